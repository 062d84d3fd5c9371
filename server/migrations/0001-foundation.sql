-- up
-- The serving role has no DDL and sees persons only through row security. Roles belong to the whole server.
do $$
begin
  if not exists (select from pg_roles where rolname = 'huixiang_app') then
    create role huixiang_app nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  execute format('grant huixiang_app to %I', current_user);
exception when others then null; -- a superuser needs no grant, and may not be allowed to grant to himself
end $$;
grant usage on schema public to huixiang_app;

-- Who reads, set in each transaction: 'centre', 'unit:<organizer>', 'demander:<matter>', or nothing.
create function reader() returns text language sql stable
  return coalesce(current_setting('huixiang.reader', true), '');

-- The truth. Append-only by grant, chained per matter by a keyed hash, partitioned by the matter's month.
create table events (
  matter_id uuid not null,
  seq integer not null check (seq > 0),
  id uuid not null,
  at timestamptz not null,
  recorded_at timestamptz not null default now(),
  command text not null,
  outcome text not null,
  body jsonb not null,
  hash bytea not null,
  hash_version integer not null,
  primary key (matter_id, seq)
) partition by range (matter_id);
grant select, insert on events to huixiang_app;

-- The folded aggregate of each matter; the columns beside `body` serve lists and searches.
create table matters (
  id uuid primary key,
  no text not null,
  state text not null check (state in
    ('registered', 'supplementing', 'dispatching', 'handling', 'auditing', 'callback', 'closed', 'reviewing')),
  closing text check (closing in
    ('answered', 'resolved', 'explained', 'terminated', 'withdrawn', 'merged', 'insufficient', 'not_accepted')),
  type text not null,
  category text,
  urgency text not null,
  channel text not null,
  district text,
  street text,
  confidential boolean not null,
  sealed boolean not null,
  imported boolean not null default false,
  registered_at timestamptz not null,
  closed_at timestamptz,
  version integer not null,
  rule_set integer not null,
  head bytea not null,
  body jsonb not null,
  check ((state = 'closed') <= (closing is not null))
) partition by range (id);
grant select, insert, update on matters to huixiang_app;

-- Open work only: what the desk lists and what the clocks wait for. Rows leave when the work is done.
create table open_matters (
  id uuid primary key,
  no text not null,
  state text not null,
  type text not null,
  category text,
  urgency text not null,
  district text,
  street text,
  confidential boolean not null,
  registered_at timestamptz not null,
  due_at timestamptz not null,
  warn_at timestamptz not null,
  lead text,
  supervised boolean not null,
  ruling boolean not null
);
create index open_matters_list on open_matters (state, due_at, id);
create index open_matters_due on open_matters (due_at, id);
create index open_matters_supervised on open_matters (due_at, id) where supervised;
create index open_matters_ruling on open_matters (due_at, id) where ruling;
grant select, insert, update, delete on open_matters to huixiang_app;

create table open_assignments (
  id uuid primary key,
  matter_id uuid not null,
  no text not null,
  kind text not null,
  organizer text not null,
  state text not null check (state in
    ('issued', 'handling', 'approving', 'replied', 'completed', 'returning', 'returned', 'recalled')),
  type text not null,
  category text,
  urgency text not null,
  district text,
  confidential boolean not null,
  issued_at timestamptz not null,
  due_at timestamptz not null,
  warn_at timestamptz not null
);
create index open_assignments_list on open_assignments (organizer, state, due_at, id);
create index open_assignments_matter on open_assignments (matter_id);
grant select, insert, update, delete on open_assignments to huixiang_app;

create table running_clocks (
  id uuid primary key,
  matter_id uuid not null,
  kind text not null,
  rule text not null,
  due_at timestamptz not null,
  next_at timestamptz,
  provisional boolean not null
);
create index running_clocks_next on running_clocks (next_at, matter_id) where next_at is not null;
create index running_clocks_provisional on running_clocks (matter_id) where provisional;
create index running_clocks_matter on running_clocks (matter_id);
grant select, insert, update, delete on running_clocks to huixiang_app;

-- Who a demander is. Encrypted with a key that is not in the database; found by keyed hash.
create table persons (
  id uuid primary key,
  matter_id uuid not null,
  sealed_to_units boolean not null,
  data bytea,
  salt bytea,
  phone_hash bytea,
  name_hash bytea,
  code_hash bytea not null,
  key_id text,
  hash_version integer not null
);
create index persons_matter on persons (matter_id);
create index persons_phone on persons (phone_hash) where phone_hash is not null;
alter table persons enable row level security;
create policy persons_centre on persons using (reader() = 'centre');
create policy persons_add on persons for insert with check (true);
create policy persons_own on persons for select using (reader() = 'demander:' || matter_id::text);
create policy persons_unit on persons for select using (
  reader() like 'unit:%' and not sealed_to_units and exists (
    select from open_assignments a where a.matter_id = persons.matter_id and a.organizer = substr(reader(), 6)));
grant select, insert, update on persons to huixiang_app;

-- Free texts of matters and contacts, cut by retention without touching events. The centre reads all of them.
create table texts (
  owner_id uuid not null,
  id uuid not null,
  kind text not null,
  for_units boolean not null,
  for_demander boolean not null,
  plain text,
  data bytea,
  salt bytea not null,
  at timestamptz not null,
  primary key (owner_id, id)
) partition by range (owner_id);
alter table texts enable row level security;
create policy texts_centre on texts using (reader() = 'centre');
create policy texts_add on texts for insert with check (true);
create policy texts_unit on texts for select using (for_units and reader() like 'unit:%');
create policy texts_demander on texts for select using (for_demander and reader() = 'demander:' || owner_id::text);
grant select, insert, update on texts to huixiang_app;

-- Every contact, append-only, with the dimensions it is counted by.
create table contacts (
  id uuid primary key,
  channel text not null,
  outcome text not null check (outcome in
    ('answered', 'guided', 'emergency', 'registered', 'linked', 'declined', 'abandoned')),
  started_at timestamptz not null,
  ended_at timestamptz,
  account text,
  matter_id uuid,
  matter_no text,
  type text,
  category text,
  district text,
  street text,
  guided_to text,
  emergency text,
  answer_text uuid,
  reason_text uuid,
  article uuid,
  article_version integer,
  service_rating smallint check (service_rating between 1 and 5),
  phone bytea,
  phone_hash bytea,
  key_id text,
  hash_version integer,
  source text
) partition by range (id);
grant select, insert on contacts to huixiang_app;

-- What follows from a commit and is done by the relay, in order, once.
create table outbox (
  id uuid primary key,
  topic text not null,
  payload jsonb not null
);
grant select, insert, delete on outbox to huixiang_app;
alter table outbox set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

-- A key is answered the same way again for 90 days; an answer that holds a secret is kept encrypted, for a day.
create table idempotency_keys (
  scope text not null,
  key text not null,
  body_hash bytea not null,
  matter_no text,
  contact_id uuid,
  secret bytea,
  at timestamptz not null,
  primary key (scope, key)
);
create index idempotency_keys_at on idempotency_keys (at);
grant select, insert, update, delete on idempotency_keys to huixiang_app;

-- Nodes lease blocks of numbers of a day, so that no request waits for a counter.
create table number_blocks (
  day date primary key,
  next integer not null
);
grant select, insert, update on number_blocks to huixiang_app;

-- The head of each day: how many events were recorded, and the sum of their hashes, so that a cut tail shows.
create table anchors (
  day date primary key,
  events bigint not null,
  digest bytea not null,
  written_at timestamptz
);
grant select, insert, update on anchors to huixiang_app;

create table test_clock (
  sole boolean primary key default true check (sole),
  now timestamptz not null
);
grant select, insert, update on test_clock to huixiang_app;

create table imports (
  source text not null,
  row_no text not null,
  matter_no text not null,
  primary key (source, row_no)
);
grant select, insert on imports to huixiang_app;

create table settings (
  key text primary key,
  value jsonb not null
);
grant select, insert, update on settings to huixiang_app;

create table categories (
  code text primary key,
  label text not null,
  label_en text not null,
  parent text
);
create table places (
  code text primary key,
  label text not null,
  label_en text,
  parent text,
  level text not null
);
create table catalogue (
  id text primary key,
  category text not null,
  district text,
  lead text not null,
  co text[] not null default '{}',
  basis text not null,
  since date not null
);
grant select, insert, update on categories, places, catalogue to huixiang_app;

-- down
drop table catalogue, places, categories, settings, imports, test_clock, anchors, number_blocks, idempotency_keys,
  outbox, contacts, texts, persons, running_clocks, open_assignments, open_matters, matters, events;
drop function reader();
