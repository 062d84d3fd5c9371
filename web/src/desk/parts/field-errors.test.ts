import type { FormInstance } from 'antd'
import { expect, it } from 'vitest'
import { ProblemError } from '../../api/client.ts'
import { notBeside, showBeside } from './field-errors.ts'

/** A form with these fields; what is put beside them is kept. */
function formOf(...fields: string[][]) {
  const shown: unknown[] = []
  const form = {
    getFieldsError: () => fields.map((name) => ({ name, errors: [], warnings: [] })),
    setFields: (data: unknown[]) => shown.push(...data),
  } as unknown as FormInstance
  return { form, shown }
}

const errors = [
  { path: '/findings/solved', what: '请填写' },
  { path: 'body.title', what: '太长' },
  { path: '/lines/3', what: '没有这一项' },
]
const refused = new ProblemError({
  type: '',
  title: '',
  status: 400,
  code: 'malformed',
  request: '',
  errors,
})

it('puts what is wrong with a field beside it, by the names of the form', () => {
  const { form, shown } = formOf()
  showBeside({ form, nameOf: (path) => (path[0] === 'title' ? ['request', 'title'] : path) }, refused)
  expect(shown).toMatchObject([
    { name: ['findings', 'solved'], errors: ['请填写'] },
    { name: ['request', 'title'], errors: ['太长'] },
    { name: ['lines', '3'] },
  ])
})

it('leaves to the notice what no field shows', () => {
  const { form } = formOf(['findings', 'solved'], ['title'])
  expect(notBeside({ form }, errors)).toEqual([errors[2]])
  expect(notBeside({ form: formOf().form }, errors)).toEqual(errors)
})
