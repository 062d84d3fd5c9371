/** What goes along to the page that signs out: without it somebody else's link leads there, and ends nobody's session. */
export const leaving = { signsOut: true } as const
