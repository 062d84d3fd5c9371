import { addDays } from 'core/calendar'
import { demoPassword } from '../../server/src/demo/index.ts'
import { personContext } from '../../server/src/features/matters/index.ts'
import { readPast } from '../../server/src/generate/store.ts'
import { openServices } from '../../server/src/open-services.ts'
import { readConfig } from '../../server/src/platform/config.ts'
import { asOwner, migrate } from '../../server/src/platform/database/migrate.ts'
import { startPostgres } from '../../server/src/platform/postgres/index.ts'
import type { Services } from '../../server/src/platform/services.ts'
import { openRecorder, type Recorder } from './record.ts'

/** A generated past with the product's own HTTP server on it, in this process. */
export interface GrownPlace {
  services: Services
  recorder: Recorder
  subject: Subject
  size: { contacts: number; matters: number; open: number }
  token(account: string): Promise<string>
  close(): Promise<void>
}

/** What the screens are asked about: the same kind of thing in every past. */
export interface Subject {
  /** A matter that a unit is at work on, the middle one by its age, and who asked. */
  open: string
  phone: string
  /** Ten such matters, evenly from the oldest to the newest. */
  some: string[]
  /** A matter closed about the middle of the past. */
  closed: string
  /** The last year of the past, or all of it where it is shorter. */
  from: string
  to: string
}

/** Opens the data folder of a past that `npm run generate` has written. Nothing else may use it meanwhile. */
export async function openGrown(dataDir: string): Promise<GrownPlace> {
  const postgres = await startPostgres({ dataDir, log: () => undefined, role: 'command' })
  const url = await postgres.createDatabase('huixiang')
  await migrate(url)
  const services = await openServices(readConfig({ DATA_DIR: dataDir, DEMO: '1', LOG_LEVEL: 'silent' }), url)
  const recorder = await openRecorder(services)
  return {
    services,
    recorder,
    subject: await findSubject(services),
    size: await sizeOf(url),
    async token(account) {
      const body = { account, password: demoPassword }
      const { answer } = await recorder.ask({ method: 'POST', path: '/api/sessions', body })
      return (JSON.parse(answer.text) as { token: string }).token
    },
    async close() {
      await recorder.close()
      await services.db.close()
      await postgres.stop()
    },
  }
}

const rowsOf = <Row extends object>(url: string, text: string): Promise<Row[]> =>
  asOwner(url, async (client) => (await client.query<Row>(text)).rows)

async function sizeOf(url: string): Promise<GrownPlace['size']> {
  const [size] = await rowsOf<GrownPlace['size']>(
    url,
    `select (select count(*) from contacts)::integer as contacts, (select count(*) from matters)::integer as matters,
       (select count(*) from open_matters)::integer as open`,
  )
  return size!
}

/** An open matter that a unit is at work on, and whose screens differ by nothing but the past. */
const atWork = `o.state = 'handling' and not o.confidential and o.type <> 'report'`

async function findSubject({ db, keys }: Services): Promise<Subject> {
  const record = await readPast(db)
  if (!record) throw new Error('the folder holds no generated past')
  const { from, to } = record.past
  const [open] = await rowsOf<{ no: string; id: string; data: Buffer }>(
    db.url,
    `select o.no, p.id, p.data from open_matters o join persons p on p.matter_id = o.id
     where ${atWork} and p.phone_hash is not null
     order by o.id offset (select count(*) / 4 from open_matters where state = 'handling') limit 1`,
  )
  const some = await rowsOf<{ no: string }>(
    db.url,
    `select max(no) as no from (
       select no, ntile(10) over (order by id) as part from open_matters o where ${atWork}) as parts
     group by part order by part`,
  )
  const [closed] = await rowsOf<{ no: string }>(
    db.url,
    `select no from matters where state = 'closed' and not confidential and type <> 'report'
     order by id offset (select count(*) / 2 from matters) limit 1`,
  )
  const { phone } = JSON.parse(keys.decrypt(open!.data, personContext(open!.id))) as { phone: string }
  const [, begin] = [from, addDays(to, -364)].sort()
  return { open: open!.no, phone, some: some.map(({ no }) => no), closed: closed!.no, from: begin!, to }
}
