/** What goes along to the page that signs out: without it somebody else's link leads there, and ends nobody's session. */
export interface Leaving {
  signsOut: true
  /** All sign-ins of the account end, not this one alone. */
  everywhere: boolean
}

export const leaving: Leaving = { signsOut: true, everywhere: false }
export const leavingEverywhere: Leaving = { signsOut: true, everywhere: true }
