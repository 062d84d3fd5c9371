/**
 * When a contact began: with the first of it that is written down. The form itself may have stood empty since the contact
 * before, and over midnight.
 */
export class Beginning {
  #at: string | undefined

  /** The moment as an instant in ISO form: `now` where nothing was written down before. */
  note(now: number): string {
    this.#at ??= new Date(now).toISOString()
    return this.#at
  }

  /** The form is empty again. */
  forget(): void {
    this.#at = undefined
  }
}
