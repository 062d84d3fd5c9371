import type { Api } from './api.ts'

type Rows = Api['rows']
type Counted = { measure: string }

const cell = 'day, measure, outcome, organizer, category, street, district, type, channel'

/** The counts that are kept, whole. */
export const keptCounts = async (rows: Rows) => ({
  cells: await rows<Counted>(`select ${cell}, count from rollups where count <> 0 order by ${cell}`),
  days: await rows('select * from rollup_days where count <> 0 order by organizer, day, measure, outcome'),
  margins: await rows(
    `select * from rollup_margins m where to_jsonb(m)::text ~ ': -?[1-9]' order by organizer, span, day, by, key`,
  ),
})

/** The counts as the tables of matters and contacts say them, without the events and without the core. */
export const fromScratch = (rows: Rows) =>
  rows<Counted>(`with m as (
      select m.*, coalesce(l.organizer, '') as lead from matters m left join lateral (
        select a.value ->> 'organizer' as organizer from jsonb_array_elements(m.body -> 'assignments') with ordinality a (value, n)
        where a.value ->> 'kind' = 'lead' order by n desc limit 1) l on true),
    clocks as (
      select m.*, a.value ->> 'organizer' as owner, c.value as clock from m,
        jsonb_array_elements(m.body -> 'clocks') c, jsonb_array_elements(m.body -> 'assignments') a
      where c.value ->> 'of' = a.value ->> 'id' and c.value ->> 'kind' in ('handle', 'rehandle', 'finalReply', 'legalReport')),
    said as (
      select registered_at as at, 'registered' as measure, '' as outcome, lead as organizer, category, street, district, type, channel from m
      union all select to_timestamp((body ->> 'acceptedAt')::bigint / 1000.0), 'accepted', '', lead, category, street, district, type, channel
        from m where body ->> 'acceptedAt' is not null
      union all select closed_at, 'closed', closing, lead, category, street, district, type, channel from m where state = 'closed'
      union all select to_timestamp((clock ->> 'dueAt')::bigint / 1000.0), 'duty', 'late', owner, category, street, district, type, channel
        from clocks where clock ->> 'overdueAt' is not null
      union all select to_timestamp((clock ->> 'metAt')::bigint / 1000.0), 'duty', 'onTime', owner, category, street, district, type, channel
        from clocks where clock ->> 'metAt' is not null and clock ->> 'overdueAt' is null
      union all select e.at, 'returned', '', a.value ->> 'organizer', category, street, district, type, channel
        from m join events e on e.matter_id = m.id, jsonb_array_elements(e.body -> 'changes') c,
          jsonb_array_elements(m.body -> 'assignments') a
        where c.value ->> 'of' = 'assignments' and c.value -> 'set' ->> 'state' = 'returned' and a.value ->> 'id' = c.value ->> 'id'
      union all select started_at, 'contact', outcome, '', category, street, district, type, channel from contacts
      union all select started_at, 'service', r.grade::text, '', category, street, district, type, channel
        from contacts join service_ratings r on contact_id = id where outcome <> 'abandoned')
    select (at at time zone 'Asia/Shanghai')::date as day, measure, outcome, organizer, coalesce(category, '') as category,
      coalesce(street, '') as street, coalesce(district, '') as district, coalesce(type, '') as type, channel, count(*) as count
    from said group by 1, 2, 3, 4, 5, 6, 7, 8, 9 order by ${cell}`)
const compared = ['registered', 'accepted', 'closed', 'duty', 'returned', 'contact', 'service']
/** Those of the kept counts that plain SQL can tell. */
export const comparable = async (rows: Rows) =>
  (await keptCounts(rows)).cells.filter(({ measure }) => compared.includes(measure))
