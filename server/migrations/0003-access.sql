-- up
-- The second factor of an account (RFC 6238). Its secret is encrypted with a key that is not in the database.
create table second_factors (
  account text primary key references accounts (name) on delete cascade,
  secret bytea not null,
  key_id text not null,
  confirmed_at timestamptz,
  -- The step of 30 seconds whose code was used last: that code and earlier ones are of no more use.
  last_step bigint not null default 0
);
grant select, insert, update, delete on second_factors to huixiang_app;
-- Whether a session was begun with a code, or the factor was set up in it.
alter table sessions add column passed_factor boolean not null default false;

-- Who looked at personal data, took them out, or changed rights. Append-only by grant, chained by a keyed hash.
create table access_log (
  id uuid primary key,
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  account text not null,
  kind text not null check (kind in
    ('read', 'search', 'reveal', 'export', 'sign-in', 'sign-in-refused', 'session', 'second-factor', 'account',
     'organizer', 'rights', 'recusal')),
  matter_no text,
  subject text,
  facts jsonb not null,
  hash bytea not null,
  hash_version integer not null
) partition by range (id);
create index access_log_account on access_log (account, id);
create index access_log_matter on access_log (matter_no, id) where matter_no is not null;
create index access_log_reveals on access_log (account, id) where kind = 'reveal';
create index access_log_seq on access_log (seq);
grant select, insert on access_log to huixiang_app;

-- Where the chain of the access log ends. The relay alone moves it on.
create table access_head (
  sole boolean primary key default true check (sole),
  seq bigint not null,
  hash bytea not null,
  written_at timestamptz
);
grant select, insert, update on access_head to huixiang_app;

-- Somebody revealed more persons than is usual. For whoever keeps the access log.
create table access_alerts (
  id uuid primary key,
  at timestamptz not null,
  account text not null,
  reveals integer not null
);
create index access_alerts_account on access_alerts (account, at);
grant select, insert on access_alerts to huixiang_app;

-- Accounts that must not see a matter: they are too close to it.
create table recusals (
  account text not null references accounts (name),
  matter_no text not null,
  decided_by text not null,
  at timestamptz not null,
  primary key (account, matter_no)
);
create index recusals_matter on recusals (matter_no);
grant select, insert, delete on recusals to huixiang_app;

-- Changes of administrators' rights wait here for a second person.
create table rights_requests (
  id uuid primary key,
  account text not null references accounts (name),
  roles text[] not null,
  asked_by text not null,
  asked_at timestamptz not null,
  ruled_by text,
  ruled_at timestamptz,
  ruling text check (ruling in ('approve', 'reject')),
  check (ruled_by <> asked_by and ruled_by <> account and asked_by <> account),
  check ((ruling is null) = (ruled_by is null) and (ruling is null) = (ruled_at is null))
);
create unique index rights_requests_open on rights_requests (account) where ruling is null;
grant select, insert, update on rights_requests to huixiang_app;

alter table organizers add column disabled boolean not null default false;

-- down
alter table organizers drop column disabled;
alter table sessions drop column passed_factor;
drop table rights_requests, recusals, access_alerts, access_head, access_log, second_factors;
