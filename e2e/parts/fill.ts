import { commandBodies, type SentCommand } from 'contract/commands'
import { categoryLabel } from '../../server/src/demo/categories.ts'
import { organizers } from '../../server/src/demo/organizers.ts'
import type { Body } from '../../server/test/caller.ts'
import { valueAt } from '../../web/src/desk/forms/body.ts'
import { correctionField } from '../../web/src/desk/forms/correction.ts'
import { type BodySchema, type FormField, fieldsOf } from '../../web/src/desk/forms/fields.ts'
import { optionKeys } from '../../web/src/desk/forms/options.ts'
import type { FieldName, Form } from './desk.ts'
import { wordsAt, zh } from './words.ts'

type Filling = (form: Form, label: FieldName, value: never) => Promise<void>

const organizerLabel = (code: string): string => organizers.find(({ id }) => id === code)!.label

/** Takes a yes or no, or turns a switch that leaves it at no. */
async function decide(form: Form, label: FieldName, value: boolean): Promise<void> {
  const turned = form.item(label).getByRole('switch')
  if ((await turned.count()) === 0) return form.choose(label, value ? zh.desk.yes : zh.desk.no)
  if ((await turned.getAttribute('aria-checked')) !== String(value)) await turned.click()
}

/** The parts of a matter are offered by what is known of them: where one is taken already there is no other. */
async function takePart(form: Form, label: FieldName): Promise<void> {
  const list = form.item(label).locator('.ant-select')
  if (await list.locator('.ant-select-content-has-value').count()) return
  await list.click()
  await form.region.page().locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
}

async function type(form: Form, label: FieldName, words: readonly string[]): Promise<void> {
  for (const word of words) {
    await form.item(label).getByRole('combobox').fill(word)
    await form.region.page().keyboard.press('Enter')
  }
}

/** Lays out the stages of a plan, after one line too many was taken away again. */
async function lineUp(form: Form, label: FieldName, lines: readonly { goal: string; dueOn: string }[]): Promise<void> {
  const { addStage, removeStage, goal, dueOn } = zh.commands.field
  const item = form.item(label)
  await item.getByRole('button', { name: addStage }).click()
  await item.getByRole('button', { name: removeStage }).last().click()
  for (const [index, line] of lines.entries()) {
    if (index > 0) await item.getByRole('button', { name: addStage }).click()
    await item.getByLabel(goal, { exact: true }).nth(index).fill(line.goal)
    await item.getByLabel(dueOn, { exact: true }).nth(index).fill(line.dueOn)
  }
}

const write: Filling = (form, label, value) => form.write(label, String(value))

/** How each kind of field is filled in, but for those that are chosen from words. */
const fillings: Readonly<Record<Exclude<FormField['kind'], 'choice'>, Filling>> = {
  yesNo: decide,
  grade: (form, label, value: keyof typeof zh.states.grade) => form.choose(label, zh.states.grade[value]),
  number: write,
  line: write,
  text: write,
  day: write,
  instant: (form, label, value: string) => form.write(label, value.slice(0, 16)),
  organizer: (form, label, code: string) => form.pick(label, organizerLabel(code)),
  organizers: async (form, label, codes: string[]) => {
    for (const code of codes) await form.pick(label, organizerLabel(code))
  },
  category: (form, label, code: string) => form.pick(label, categoryLabel(code)),
  part: takePart,
  tags: type,
  stages: lineUp,
  district: write,
  street: write,
  correction: write,
}

/** Takes one of a few words, from radios or from a list that opens. */
async function choose(form: Form, label: FieldName, words: string): Promise<void> {
  const list = await form.item(label).locator('.ant-select').count()
  return list > 0 ? form.take(label, words) : form.choose(label, words)
}

/** Fills in a command's form by the labels that people read, in its order, with the values of a body. */
export async function fillIn(form: Form, command: SentCommand, body: Body): Promise<void> {
  for (const field of fieldsOf(commandBodies[command] as BodySchema)) {
    const value = valueAt(body, field.path)
    if (value === undefined) continue
    const shown = field.kind === 'correction' ? correctionField(field, body.field) : field
    const { name, label = name, optionsOf = name, kind, options = [] } = shown
    const taken = String(value)
    if (kind !== 'choice') await fillings[kind](form, label as FieldName, value as never)
    else if (!options.includes(taken)) throw new Error(`${command} ${name} has no ${taken}`)
    else await choose(form, label as FieldName, wordsAt(optionKeys(command, optionsOf, taken)))
  }
}
