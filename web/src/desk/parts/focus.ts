/** Whether the keys are nowhere: whoever had them went away, or nothing on the page has asked for them yet. */
export const isUnfocused = (): boolean => document.activeElement === null || document.activeElement === document.body
