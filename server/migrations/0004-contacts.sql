-- up
-- Calls that were missed or broken off: each number that waits is called back, within the rule's time and its tries.
create table callback_tasks (
  contact_id uuid primary key,
  state text not null check (state in ('open', 'reached', 'unreached')),
  phone_hash bytea not null,
  due_at timestamptz not null,
  warn_at timestamptz not null,
  rule_set integer not null,
  most_tries smallint not null check (most_tries > 0),
  tries smallint not null default 0,
  last_try_at timestamptz,
  check (tries <= most_tries)
);
create index callback_tasks_open on callback_tasks (due_at, contact_id) where state = 'open';
-- Who hangs up three times is called back once.
create unique index callback_tasks_phone on callback_tasks (phone_hash) where state = 'open';
grant select, insert, update on callback_tasks to huixiang_app;

create table callback_tries (
  contact_id uuid not null references callback_tasks (contact_id),
  seq smallint not null check (seq > 0),
  at timestamptz not null,
  account text not null,
  reached boolean not null,
  note_text uuid,
  primary key (contact_id, seq)
);
grant select, insert on callback_tries to huixiang_app;

-- What callers think of the service itself (一次一评), apart from the rating of a matter. One a contact: the first is kept.
create table service_ratings (
  contact_id uuid primary key,
  grade smallint not null check (grade between 1 and 5),
  by text not null check (by in ('operator', 'demander')),
  at timestamptz not null
);
grant select, insert on service_ratings to huixiang_app;

insert into service_ratings (contact_id, grade, by, at)
  select id, service_rating, 'operator', started_at from contacts where service_rating is not null;

create index contacts_matter on contacts (matter_id) where matter_id is not null;
create index matters_closed on matters (closed_at, id) where closed_at is not null;

-- down
drop index matters_closed, contacts_matter;
drop table service_ratings, callback_tries, callback_tasks;
