-- up
-- Units that handle matters, each below at most one other.
create table organizers (
  id text primary key,
  label text not null,
  label_en text not null,
  parent text references organizers (id) deferrable initially deferred,
  kind text not null check (kind in ('bureau', 'district', 'street', 'utility', 'other')),
  check (parent <> id)
);
create index organizers_parent on organizers (parent) where parent is not null;

-- The three administrators watch over each other: nobody is two of them (三员分立).
create table accounts (
  name text primary key check (name ~ '^[a-z0-9_.-]{1,60}$'),
  display text not null,
  display_en text not null,
  password_hash text not null,
  roles text[] not null check (
    (case when 'system_admin' = any(roles) then 1 else 0 end)
    + (case when 'security_admin' = any(roles) then 1 else 0 end)
    + (case when 'audit_admin' = any(roles) then 1 else 0 end) <= 1),
  organizer text references organizers (id),
  disabled boolean not null default false,
  demo boolean not null default false,
  must_change boolean not null default false
);
create index accounts_organizer on accounts (organizer) where organizer is not null;

-- Sign-ins that last. The token itself is with the reader alone.
create table sessions (
  token_hash bytea primary key,
  id uuid not null unique,
  account text not null references accounts (name) on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_account on sessions (account);
create index sessions_expires on sessions (expires_at);

-- Counters of requests, shared by all nodes. Losing them in a crash costs nothing, so they are not logged.
create unlogged table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

grant select, insert, update on organizers, accounts to huixiang_app;
grant select, insert, update, delete on sessions, rate_limits to huixiang_app;

-- down
drop table rate_limits, sessions, accounts, organizers;
