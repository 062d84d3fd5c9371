export interface OnAssignment {
  assignment: string
}
/** Where an operator acts for the demander: the contact in which he was asked to, and for whom. */
export interface InContact {
  contact?: string
  participant?: string
}
