import type { RevealBody, RevealedView } from 'contract/reveal'
import { mayReveal, type Staff } from 'core/access'
import { accessRow } from '../../platform/audit.ts'
import { idsAt } from '../../platform/ids.ts'
import { appendOutbox } from '../../platform/outbox.ts'
import { Problem } from '../../platform/problem.ts'
import type { Services } from '../../platform/services.ts'
import { keepReason, openMatter, readAs, setAside } from '../matters/index.ts'

interface Asked extends RevealBody {
  no: string
  actor: Staff
}

/**
 * Name and phone of one demander, for staff who see him masked; the answer goes out only after it was entered in the
 * access log. The reason is a text beside the matter's own, cut with them: the log keeps its digest. Nothing happens to
 * the matter. Throws `not-permitted`, `not-found`, or `unknown-participant` also for an anonymous one.
 */
export async function reveal(services: Services, { no, actor, participant, reason }: Asked): Promise<RevealedView> {
  if (!mayReveal(actor)) throw new Problem('not-permitted')
  const { matter } = await openMatter(services, no, { actor })
  return services.db.transaction(async (tx) => {
    const { persons } = await readAs(services, tx, { actor, matter, texts: [] })
    const person = persons.get(participant)
    if (!person) throw new Problem('unknown-participant', { errors: [{ path: '/participant', what: 'unlisted' }] })
    const at = Date.now()
    const owner = matter.id
    const aside = setAside({ id: idsAt(at)(), kind: 'reveal.reason', plain: reason, identifying: false })
    await keepReason(tx, { owner, text: aside.text, at })
    const facts = { owner, reason: aside.ref }
    const entry = { account: actor.account, kind: 'reveal' as const, matter: no, subject: participant, facts, at }
    await appendOutbox(tx, [accessRow(entry)])
    return { participant, name: person.name, ...(person.phone && { phone: person.phone }) }
  })
}
