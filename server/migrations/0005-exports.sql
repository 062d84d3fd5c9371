-- up
-- Work lists taken out as files. What is in a file is fixed when it is made; a long one waits for a second person.
create table exports (
  id uuid primary key,
  account text not null references accounts (name),
  -- The unit of the account when it asked: in another one the file is no longer his.
  organizer text,
  list text not null,
  format text not null check (format in ('csv', 'xlsx')),
  -- Filters, columns and language, as they were asked for.
  asked jsonb not null,
  state text not null check (state in ('waiting', 'ready', 'rejected', 'expired')),
  rows integer not null,
  parts integer not null default 0,
  asked_at timestamptz not null,
  made_at timestamptz,
  ruled_by text,
  ruled_at timestamptz,
  reason text,
  check (ruled_by <> account),
  check ((ruled_by is null) = (ruled_at is null)),
  check ((state = 'waiting') <= (ruled_by is null))
);
create index exports_account on exports (account, id);
create index exports_waiting on exports (id) where state = 'waiting';
create index exports_made on exports (made_at) where state = 'ready';
grant select, insert, update on exports to huixiang_app;

-- The file in pieces, encrypted with a key that is not in the database. Gone after a week.
create table export_parts (
  export_id uuid not null references exports (id) deferrable initially deferred,
  part integer not null,
  data bytea not null,
  key_id text not null,
  primary key (export_id, part)
);
grant select, insert, update, delete on export_parts to huixiang_app;

-- down
drop table export_parts, exports;
