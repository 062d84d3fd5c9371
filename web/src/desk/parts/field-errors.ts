import type { FormInstance } from 'antd'
import type { ProblemView } from 'contract/problems'
import { isProblem } from '../../api/client.ts'

export type Errors = NonNullable<ProblemView['errors']>
type Name = string[]
/** How a form names what the server calls by the parts of a path. */
export type NameOf = (parts: Name) => Name

interface Beside {
  form: FormInstance
  nameOf?: NameOf | undefined
}

/** The parts of a path of the server: `/findings/solved` or `body.findings.solved`. */
const partsOf = (path: string): Name =>
  path
    .split(/[/.]/)
    .filter(Boolean)
    .filter((part, index) => !(index === 0 && part === 'body'))

const nameIn = ({ nameOf }: Beside, path: string): Name => nameOf?.(partsOf(path)) ?? partsOf(path)

/** Puts what a refusal says of single fields beside them. */
export function showBeside(beside: Beside, error: unknown): void {
  const errors = isProblem(error) ? (error.problem.errors ?? []) : []
  beside.form.setFields(errors.map(({ path, what }) => ({ name: nameIn(beside, path) as never, errors: [what] })))
}

/** The errors that no field of the form can show. */
export function notBeside(beside: Beside, errors: Errors): Errors {
  const names = new Set(beside.form.getFieldsError().map(({ name }) => name.join('/')))
  return errors.filter(({ path }) => !names.has(nameIn(beside, path).join('/')))
}
