import { sentCommandNames } from 'contract/commands'
import { workListNames, workLists } from 'contract/matter-items'
import { type Role, roles } from 'core/access'
import { type CommandName, rowOf } from 'core/matter'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, type Made } from '../test/a-matter.ts'
import { type Api, type Body, type Caller, openApi, type Sending } from '../test/api.ts'
import { type Schema, sample } from '../test/sample.ts'

/** Who may use an operation. `anyone` needs no sign-in; with `sight` the caller must also see the matter at all. */
interface Expected {
  by: 'anyone' | 'signedIn' | readonly Role[]
  sight?: true
}

const anyone: Expected = { by: 'anyone' }
const signedIn: Expected = { by: 'signedIn' }
const of = (...by: Role[]): Expected => ({ by })
const onSight = (...by: Role[]): Expected => ({ by: by.length > 0 ? by : 'signedIn', sight: true })

const centre: Role[] = ['operator', 'shift_leader', 'dispatcher', 'auditor', 'callback_clerk']
const masked: Role[] = ['inspector', 'supervisor', 'centre_manager', 'office', 'leader']

/** Whoever reads any list at all. */
const listReaders = [...new Set(workListNames.flatMap((list): readonly Role[] => workLists[list]))]

/** Every operation of the API beside commands, by hand: what is missing here fails. */
const table: Readonly<Record<string, Expected>> = {
  getHealth: anyone,
  getReady: anyone,
  registerMatter: anyone,
  trackMatter: anyone,
  signIn: anyone,
  signOut: anyone,
  listDemoAccounts: anyone,
  organizersPublicList: anyone,
  categoriesPublicList: anyone,
  placesPublicList: anyone,
  setTestClock: anyone,
  runDue: anyone,
  getSession: signedIn,
  listSessions: signedIn,
  endSessions: signedIn,
  endSession: signedIn,
  changePassword: signedIn,
  beginSecondFactor: signedIn,
  confirmSecondFactor: signedIn,
  endSecondFactor: signedIn,
  organizersList: signedIn,
  categoriesList: signedIn,
  placesList: signedIn,
  explainClocks: signedIn,
  readCatalogue: of('operator', 'dispatcher', 'supervisor', 'centre_manager', 'office'),
  catalogueVersions: of('operator', 'dispatcher', 'supervisor', 'centre_manager', 'office'),
  guidance: signedIn,
  workListCounts: signedIn,
  ownNotices: signedIn,
  markNoticesSeen: signedIn,
  streamEvents: signedIn,
  takeMatter: of('operator'),
  recordContact: of('operator'),
  ownContacts: of('operator'),
  findCaller: of('operator', 'shift_leader', 'dispatcher', 'callback_clerk'),
  openCallbacks: of('operator', 'callback_clerk', 'shift_leader', 'supervisor', 'centre_manager'),
  tryCallback: of('operator', 'callback_clerk'),
  rateService: anyone,
  ratingsSummary: of(
    'shift_leader',
    'auditor',
    'callback_clerk',
    'inspector',
    'supervisor',
    'centre_manager',
    'office',
    'leader',
  ),
  readDashboard: of('shift_leader', 'supervisor', 'centre_manager', 'office', 'leader', 'organizer_leader'),
  readSystemHealth: of('system_admin'),
  readRules: of(...centre, ...masked, 'kb_editor', 'system_admin'),
  simulateRules: of('centre_manager', 'system_admin', 'office'),
  workList: { by: listReaders },
  askForExport: { by: listReaders },
  listExports: { by: [...listReaders, 'security_admin'] },
  readExportFile: { by: listReaders },
  ruleOnExport: of('security_admin'),
  readMatter: onSight(),
  readHistory: onSight(),
  readClockDays: onSight(),
  alikeMatters: onSight('dispatcher'),
  matterContacts: onSight(...centre, ...masked),
  revealPerson: onSight('supervisor', 'centre_manager'),
  recuse: onSight('centre_manager'),
  endRecusal: onSight('centre_manager'),
  listRecusals: onSight('centre_manager'),
  askForCut: onSight('centre_manager'),
  listCutRequests: of('security_admin', 'centre_manager'),
  ruleOnCut: of('security_admin'),
  accessLog: of('audit_admin'),
  accessAlerts: of('audit_admin'),
  accessChain: of('audit_admin'),
  listAccounts: of('system_admin', 'security_admin'),
  createAccount: of('system_admin'),
  editAccount: of('system_admin'),
  resetPassword: of('system_admin'),
  listOrganizers: of('system_admin'),
  createOrganizer: of('system_admin'),
  editOrganizer: of('system_admin'),
  setRoles: of('security_admin'),
  listRightsRequests: of('security_admin', 'system_admin'),
  ruleOnRights: of('security_admin', 'system_admin'),
  resetSecondFactor: of('security_admin'),
  listSessionsOf: of('security_admin'),
  endSessionsOf: of('security_admin'),
}

/** A command's roles are those of its row, which the core's own tests hold by hand; an operator may act for demanders. */
const commandOf = (operation: string): CommandName | undefined =>
  sentCommandNames.find((name) => `${name}Matter` === operation)
function expectedOf(operation: string): Expected | undefined {
  const command = commandOf(operation)
  if (!command || operation in table) return table[operation]
  const { by } = rowOf(command)
  const own = roles.filter((role) => (by as readonly string[]).includes(role))
  return { by: by.includes('demander') ? [...own, 'operator'] : own, sight: true }
}

/** The units whose people see each matter; the centre sees all of them, the administrators none. */
const matters = {
  own: ['chengguan'],
  below: ['shiqiao', 'panyu'],
  confidential: ['chengguan'],
  report: ['chengguan'],
  aboutOwn: ['water'],
} as const
type MatterKind = keyof typeof matters
const kinds = Object.keys(matters) as MatterKind[]

interface Person {
  account: string
  role: Role | null
  organizer: string | null
}
const person = (account: string, role: Role | null, organizer: string | null = null): Person => ({
  account,
  role,
  organizer,
})
const unitRoles: readonly (Role | null)[] = ['organizer_clerk', 'organizer_leader', 'guidance']
const people: Person[] = [
  person('', null),
  ...roles.map((role) =>
    person(role, role, role === 'guidance' ? 'zhujian' : unitRoles.includes(role) ? 'chengguan' : null),
  ),
  ...['panyu', 'shiqiao', 'water'].flatMap((unit) => [
    person(`clerk_${unit}`, 'organizer_clerk', unit),
    person(`leader_${unit}`, 'organizer_leader', unit),
  ]),
]

const sees = ({ role, organizer }: Person, kind: MatterKind): boolean => {
  if (role === null) return false
  if (organizer) return (matters[kind] as readonly string[]).includes(organizer) && role !== 'guidance'
  return [...centre, ...masked].includes(role)
}
function isExpected(one: Person, { by, sight }: Expected, kind: MatterKind): boolean {
  if (by === 'anyone') return true
  if (one.role === null || (by !== 'signedIn' && !by.includes(one.role))) return false
  return !sight || sees(one, kind)
}

interface Operation {
  id: string
  method: Sending['method']
  path: string
  body?: Schema
  query: { name: string; required?: boolean; schema: Schema }[]
}

let api: Api
let operations: Operation[]
const made = {} as Record<MatterKind, Made & { participant: string; clock: string }>
const callerOf = (one: Person): Promise<Caller> | Caller => (one.account === '' ? api.public : api.as(one.account))

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  const report = { type: 'report' }
  const wishes = {
    own: {},
    below: { lead: 'shiqiao' },
    confidential: { request: { confidential: true } },
    report,
    aboutOwn: { ...report, lead: 'water', request: { about: ['chengguan'] } },
  }
  for (const kind of kinds) {
    const one = await aMatter(api, { state: 'handling', ...wishes[kind] })
    const { participants, clocks } = await (await api.as('dispatcher')).view(one.no)
    made[kind] = { ...one, participant: participants[0]!.id, clock: clocks[0]!.id }
  }
  const { body } = await api.public.send({ url: '/openapi.json' })
  operations = operationsIn(body)
})
afterAll(() => api.close())

function operationsIn({ paths }: Body): Operation[] {
  type Described = {
    operationId: string
    parameters?: (Operation['query'][number] & { in: string })[]
    requestBody?: { content: { 'application/json': { schema: Schema } } }
  }
  return Object.entries(paths as Record<string, Record<string, Described>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId: id, parameters = [], requestBody }]) => ({
      id,
      path,
      method: method.toUpperCase() as Sending['method'],
      query: parameters.filter((one) => one.in === 'query' && one.required),
      ...(requestBody && { body: requestBody.content['application/json'].schema }),
    })),
  )
}

/** What a simulation changes: names that only its own part of the contract knows. */
const changes = { 'handle.general': { value: 1, unit: 'workingDay' } }

/** A call that its schema takes, on a matter of a kind. Accounts and ids beside it are nobody's. */
function callOf({ method, path, body, query }: Operation, kind: MatterKind): Sending {
  const { no, lead, participant, clock } = made[kind]
  const known: Record<string, unknown> = { assignment: lead, participant, account: 'nobody', list: 'all', changes }
  const values: Record<string, string> = { no, name: 'nobody', account: 'nobody', id: participant, clock }
  const url = path.replace(/\{(\w+)\}/g, (_, name) => values[name]!)
  const asked = query.map(({ name, schema }) => `${name}=${known[name] ?? sample(schema, known)}`).join('&')
  return { method, url: asked ? `${url}?${asked}` : url, ...(body && { payload: sample(body, known) }) }
}

/** The address of a file that the caller himself has asked for. */
async function exportBy(caller: Caller, list: string | undefined): Promise<string> {
  const { body } = await caller.send({ method: 'POST', url: '/api/exports', payload: { list, format: 'csv' } })
  return `/api/exports/${body.id}/file`
}

const isOfMatter = ({ path }: Operation): boolean => path.startsWith('/api/matters/{no}')

it('has a row for every operation, and none for what is no more', () => {
  const ids = operations.map(({ id }) => id)
  expect(ids.filter((id) => !expectedOf(id))).toEqual([])
  expect(Object.keys(table).filter((id) => !ids.includes(id))).toEqual([])
  expect(ids.length).toBeGreaterThan(80)
})

describe.each(people)('$account', (one) => {
  it('is let in nowhere but where the table says', async () => {
    const caller = await callerOf(one)
    const wrong: string[] = []
    for (const operation of operations) {
      const expected = expectedOf(operation.id)
      for (const kind of isOfMatter(operation) ? kinds : (['own'] as const)) {
        if (!expected || isExpected(one, expected, kind)) continue
        const { status } = await caller.send(callOf(operation, kind))
        if (status < 400 || status >= 500 || status === 400) wrong.push(`${operation.id} on ${kind}: ${status}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('reads what the table says', async () => {
    const caller = await callerOf(one)
    const wrong: string[] = []
    for (const operation of operations.filter(({ method, id }) => method === 'GET' && id !== 'streamEvents'))
      for (const kind of isOfMatter(operation) ? kinds : (['own'] as const)) {
        const expected = expectedOf(operation.id)
        if (!expected || !isExpected(one, expected, kind)) continue
        const list = workListNames.find((name) => (workLists[name] as readonly (Role | null)[]).includes(one.role))
        const call = callOf(operation, kind)
        const own: Record<string, () => Promise<string> | string> = {
          workList: () => `/api/matters?list=${list}`,
          readExportFile: () => exportBy(caller, list),
        }
        const { status } = await caller.send({ ...call, url: (await own[operation.id]?.()) ?? call.url })
        if (status !== 200) wrong.push(`${operation.id} on ${kind}: ${status}`)
      }
    expect(wrong).toEqual([])
  })
})
