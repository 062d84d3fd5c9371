-- up
-- Whom a running limit waits for, where no list of a state or of assignments tells him (see `waitingFor` in the core).
alter table running_clocks add column warn_at timestamptz, add column owner text, add column organizer text;

update running_clocks c
set warn_at = to_timestamp((k ->> 'warnAt')::bigint / 1000.0),
  owner = case c.kind
    when 'relay' then 'callback_clerk'
    when 'dispute' then case c.rule when 'dispute.office' then 'office' else 'centre_manager' end
    when 'ruling' then (select r ->> 'owner' from jsonb_array_elements(m.body -> 'rulings') as r where r ->> 'id' = k ->> 'of')
    when 'plan' then (
      select case when g ->> 'guidance' is null then 'centre_manager' else 'guidance' end
      from jsonb_array_elements(m.body -> 'regimes') as g
      where g ->> 'id' = k ->> 'of' and jsonb_typeof(g -> 'plan') = 'object')
  end,
  organizer = case c.kind
    when 'ruling' then (
      select p ->> 'organizer'
      from jsonb_array_elements(m.body -> 'rulings') as r
        join jsonb_array_elements(m.body -> 'assignments') as a on a ->> 'id' = r ->> 'assignment'
        join jsonb_array_elements(m.body -> 'assignments') as p on p ->> 'id' = a ->> 'parent'
      where r ->> 'id' = k ->> 'of' and r ->> 'owner' = 'organizer_leader')
    when 'plan' then (
      select g ->> 'guidance' from jsonb_array_elements(m.body -> 'regimes') as g
      where g ->> 'id' = k ->> 'of' and jsonb_typeof(g -> 'plan') = 'object')
  end
from matters m cross join lateral jsonb_array_elements(m.body -> 'clocks') as k
where m.id = c.matter_id and k ->> 'id' = c.id::text;

alter table running_clocks alter column warn_at set not null;
create index running_clocks_owner on running_clocks (owner, due_at) where owner is not null;

-- down
drop index running_clocks_owner;
alter table running_clocks drop column warn_at, drop column owner, drop column organizer;
