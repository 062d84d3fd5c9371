import { Form } from 'antd'
import { useEffect } from 'react'
import { type NameOf, notBeside, showBeside } from './field-errors.ts'
import { ProblemNotice } from './ProblemNotice.tsx'

interface FormProblemProps {
  error: unknown
  /** How the form names what the server calls by its path; always the same function. */
  nameOf?: NameOf
}

/** What was refused of the form around it: beside the fields it is about, and here what no field shows. */
export function FormProblem({ error, nameOf }: FormProblemProps) {
  const form = Form.useFormInstance()
  useEffect(() => showBeside({ form, nameOf }, error), [form, nameOf, error])
  return <ProblemNotice error={error} errorsToTell={(errors) => notBeside({ form, nameOf }, errors)} />
}
