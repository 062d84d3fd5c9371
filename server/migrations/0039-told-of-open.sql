-- up
-- A list tells a matter's title, the units complained of and the last lead from its body, which is large and lies compressed on
-- pages of its own: eight pages a line. Beside the open work a page of fifty reads less than half of that, and unpacks nothing.
alter table open_matters
  add column closing text,
  add column title uuid,
  add column title_for_units uuid,
  add column about jsonb,
  add column last_lead text;

-- Each by its id, whatever a plan takes the open ones to be of all matters.
update open_matters set closing = told.closing, title = told.title, title_for_units = told.title_for_units,
  about = told.about, last_lead = told.last_lead
from (
  select one.id, held.* from open_matters as one cross join lateral (
    select closing, (body -> 'texts' ->> 'title')::uuid as title,
      (body -> 'texts' ->> 'titleForUnits')::uuid as title_for_units, coalesce(body -> 'about', '[]') as about,
      (select part ->> 'organizer' from jsonb_array_elements(body -> 'assignments') with ordinality as parts (part, place)
       where part ->> 'kind' = 'lead' order by place desc limit 1) as last_lead
    from matters where matters.id = one.id offset 0) as held) as told
where told.id = open_matters.id;

-- Not to be left out: whom a matter is about must not read of it. So a node of the version before, which does not know, writes none.
update open_matters set about = '[]' where about is null;
alter table open_matters alter column about set not null;
analyze open_matters;

-- down
alter table open_matters
  drop column closing,
  drop column title,
  drop column title_for_units,
  drop column about,
  drop column last_lead;
