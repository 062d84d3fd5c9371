/** Why the process cannot start or go on, told to the operator as one paragraph that says what to do; never a stack. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal'
}
