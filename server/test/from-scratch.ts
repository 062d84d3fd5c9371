/** Each part of what is counted, in plain SQL over the tables and by the rules as they are written down: none of it is the product's. */

/** Where a matter belongs; what is unknown is empty. */
const place = 'category, street, district, type, channel'
/** The moment that a field of a matter's body, or of a part of it, says. */
const moment = (field: string) => `to_timestamp((${field})::bigint / 1000.0)`
/** The lowest grade that satisfies, in every rule set of the tests. */
const satisfiedFrom = 3

/** Matters as they stand, with their last lead. */
const matters = `select m.*, coalesce(l.organizer, '') as lead
  from matters m left join lateral (
    select a.value ->> 'organizer' as organizer
    from jsonb_array_elements(m.body -> 'assignments') with ordinality a (value, n)
    where a.value ->> 'kind' = 'lead' order by n desc limit 1) l on true`

/** The changes of all events, in the order in which they were made. */
const changes = `select e.matter_id, e.seq, n, e.at, c.value ->> 'of' as part, c.value ->> 'id' as id, c.value -> 'set' as set
  from events e, jsonb_array_elements(e.body -> 'changes') with ordinality c (value, n)`

/** The limits of replies, with whose they are. */
const replies = `select m.*, a.value ->> 'organizer' as owner, ${moment(`c.value ->> 'dueAt'`)} as due_at,
    ${moment(`c.value ->> 'metAt'`)} as met_at, c.value ->> 'overdueAt' is not null as overdue
  from m, jsonb_array_elements(m.body -> 'clocks') c, jsonb_array_elements(m.body -> 'assignments') a
  where c.value ->> 'of' = a.value ->> 'id' and c.value ->> 'kind' in ('handle', 'rehandle', 'finalReply', 'legalReport')`

/** Demanders who are still there, with how the last call-back ended for them. */
const present = `select m.id as matter_id, p.value ->> 'id' as participant, p.value ->> 'settled' as settled
  from m, jsonb_array_elements(m.body -> 'participants') p where p.value ->> 'leftAt' is null`

/** What they said: a grade goes before whether it was solved. */
const ratings = `select matter_id, participant, n, (r.value ->> 'round')::integer = (m.body ->> 'round')::integer as of_last,
    coalesce((r.value ->> 'grade')::integer < ${satisfiedFrom}, r.value ->> 'solved' = 'no') as bad
  from m, jsonb_array_elements(m.body -> 'ratings') with ordinality r (value, n) join present on r.value ->> 'participant' = participant
  where matter_id = m.id`
/** One dissatisfied demander is enough; of each his first word counts, or his last of the last result. */
const verdict = (
  order: 'asc' | 'desc',
  where: string,
) => `select matter_id, case when bool_or(bad) then 'dissatisfied' else 'satisfied' end as said
  from (select distinct on (matter_id, participant) * from ratings where ${where} order by matter_id, participant, n ${order}) one
  group by matter_id`

/** Closed matters, with where each counts in the satisfaction. */
const places = `select m.*, first.said as first,
    case
      when closing not in ('resolved', 'explained') then 'notAsked'
      when exists (select from jsonb_array_elements(m.body -> 'overlays') o
        where o.value ->> 'kind' = 'unreasonable' and o.value ->> 'state' = 'open') then 'unreasonable'
      when last.said is not null then last.said
      when exists (select from present p where p.matter_id = m.id and settled = 'unrated') then 'unrated'
      when exists (select from present p where p.matter_id = m.id and settled = 'unreached') then 'unreached'
      else 'exempt'
    end as rated
  from m left join first on first.matter_id = m.id left join last on last.matter_id = m.id where state = 'closed'`

/** Events that began another round, with the lead that got the matter then. */
const rounds = `select r.matter_id, r.at, (
    select l.set ->> 'organizer' from changes l
    where l.matter_id = r.matter_id and l.seq <= r.seq and l.part = 'assignments' and l.set ->> 'kind' = 'lead'
    order by l.seq desc, l.n desc limit 1) as lead
  from changes r where r.part = 'matter' and (r.set ->> 'round')::integer > 0`

/** Approved returns, with whose they are. */
const returns = `select c.matter_id, c.at, a.value ->> 'organizer' as owner
  from changes c join m on m.id = c.matter_id, jsonb_array_elements(m.body -> 'assignments') a
  where c.part = 'assignments' and c.set ->> 'state' = 'returned' and a.value ->> 'id' = c.id`

/** Each thing that counts: when, as what, and whose. */
const said = [
  `select registered_at as at, 'registered' as measure, '' as outcome, lead as organizer, ${place} from m`,
  `select ${moment(`body ->> 'acceptedAt'`)}, 'accepted', '', lead, ${place} from m where body ->> 'acceptedAt' is not null`,
  `select closed_at, 'closed', closing, lead, ${place} from places`,
  `select closed_at, 'rated', rated, lead, ${place} from places`,
  `select closed_at, 'first', first, lead, ${place} from places where first is not null and rated not in ('notAsked', 'unreasonable')`,
  `select due_at, 'duty', 'late', owner, ${place} from replies where overdue or met_at >= due_at`,
  `select met_at, 'duty', 'onTime', owner, ${place} from replies where not overdue and met_at < due_at`,
  `select at, 'returned', '', owner, ${place} from returns join m on m.id = matter_id`,
  `select at, 'rehandled', '', rounds.lead, ${place} from rounds join m on m.id = matter_id`,
  `select started_at, 'contact', outcome, '', ${place} from contacts`,
  `select started_at, 'service', r.grade::text, '', ${place} from contacts join service_ratings r on contact_id = id
   where outcome <> 'abandoned'`,
]

const cells = `select (at at time zone 'Asia/Shanghai')::date as day, measure, outcome, coalesce(organizer, '') as organizer,
    coalesce(category, '') as category, coalesce(street, '') as street, coalesce(district, '') as district,
    coalesce(type, '') as type, channel, count(*) as count
  from said group by 1, 2, 3, 4, 5, 6, 7, 8, 9`

/** Every cell of the city, and once more those of each unit. */
const owned = `select '' as whose, * from cells union all select organizer, * from cells where organizer <> ''`

const parts = {
  m: matters,
  changes,
  replies,
  present,
  ratings,
  first: verdict('asc', 'true'),
  last: verdict('desc', 'of_last'),
  places,
  rounds,
  returns,
  said: said.join('\n union all '),
  cells,
  owned,
}
const counting = `with ${Object.entries(parts)
  .map(([name, sql]) => `${name} as (${sql})`)
  .join(',\n')}`

const sum = (where: string) => `coalesce(sum(count) filter (where ${where}), 0)::bigint`
const outcome = (measure: string, name: string) => sum(`measure = '${measure}' and outcome = '${name}'`)

/** The three tables of counts, as they have to be. */
export const scratch = {
  cells: `${counting} select * from cells`,
  days: `${counting}
    select whose as organizer, span, date_trunc(span, day)::date as day, measure, outcome, sum(count)::bigint as count
    from owned cross join (values ('day'), ('month')) spans (span) group by 1, 2, 3, 4, 5`,
  margins: `${counting}
    select whose as organizer, span, date_trunc(span, day)::date as day, by, key, ${sum(`measure = 'contact'`)} as contacts,
      ${['registered', 'accepted', 'closed', 'returned', 'rehandled'].map((one) => `${sum(`measure = '${one}'`)} as ${one}`).join(', ')},
      ${outcome('duty', 'onTime')} as on_time, ${outcome('duty', 'late')} as late,
      ${outcome('rated', 'satisfied')} as satisfied, ${outcome('rated', 'dissatisfied')} as dissatisfied
    from owned cross join (values ('day'), ('month')) spans (span)
      cross join lateral (values ('total', ''), ('district', district), ('category', category), ('organizer', organizer)) keys (by, key)
    where whose = '' or by <> 'organizer' group by 1, 2, 3, 4, 5`,
}
