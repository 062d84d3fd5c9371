/** The colours of tags for what must go faster than usual. */
export const urgencyColours: Readonly<Record<string, string>> = { urgent: 'orange', critical: 'red' }
