-- up
-- The id of the key that a value was encrypted with: every encrypted value begins with its length and itself.
create function key_of(sealed bytea) returns text language sql immutable strict parallel safe
  return case when length(sealed) = 0 then '' else encode(substr(sealed, 2, get_byte(sealed, 0)), 'escape') end;

-- A demander's code is known to him alone, so its hash moves to a new key only when he uses it.
alter table persons add column code_version integer;
update persons set code_version = hash_version;
alter table persons alter column code_hash drop not null;

-- How far the rows of each table have come on their way to the keys in use.
create table key_rotations (
  target text primary key,
  personal_key text not null,
  lookup_version integer not null,
  reached text,
  done bigint not null default 0,
  total bigint not null,
  begun_at timestamptz not null default now(),
  ended_at timestamptz
);
grant select, insert, update, delete on key_rotations to huixiang_app;
grant update (phone, phone_hash, key_id, hash_version) on contacts to huixiang_app;

-- What was cut leaves its row, without salt: a digest in an event then tells nothing.
alter table persons add column cut_at timestamptz;
alter table texts add column cut_at timestamptz;
alter table texts alter column salt drop not null;
alter table contacts add column cut_at timestamptz;
alter table callback_tasks alter column phone_hash drop not null;
grant update (cut_at) on contacts to huixiang_app;
create index contacts_waiting_cut on contacts (started_at, id) where matter_id is null and cut_at is null;
create index callback_tasks_hash on callback_tasks (contact_id) where phone_hash is not null;

-- A request to cut before the time. Whoever asks does not rule. Its reason is a text of the matter, cut with the others.
create table cut_requests (
  id uuid primary key,
  matter_id uuid not null,
  matter_no text not null,
  reason_text uuid not null,
  asked_by text not null,
  asked_at timestamptz not null,
  ruled_by text,
  ruled_at timestamptz,
  ruling text check (ruling in ('approve', 'reject')),
  check (ruled_by <> asked_by),
  check ((ruling is null) = (ruled_by is null) and (ruling is null) = (ruled_at is null))
);
create unique index cut_requests_open on cut_requests (matter_id) where ruling is null;
grant select, insert, update on cut_requests to huixiang_app;

-- Which matters were cut, when and why: nothing else may have taken a person or a text away.
create table cuts (
  matter_id uuid primary key,
  at timestamptz not null,
  request uuid references cut_requests (id)
);
grant select, insert, update on cuts to huixiang_app;

alter table access_log drop constraint access_log_kind_check;
alter table access_log add constraint access_log_kind_check check (kind in
  ('read', 'search', 'reveal', 'export', 'sign-in', 'sign-in-refused', 'session', 'second-factor', 'account',
   'organizer', 'rights', 'recusal', 'cut'));

-- down
alter table access_log drop constraint access_log_kind_check;
alter table access_log add constraint access_log_kind_check check (kind in
  ('read', 'search', 'reveal', 'export', 'sign-in', 'sign-in-refused', 'session', 'second-factor', 'account',
   'organizer', 'rights', 'recusal'));
drop table cuts, cut_requests;
revoke update (cut_at) on contacts from huixiang_app;
revoke update (phone, phone_hash, key_id, hash_version) on contacts from huixiang_app;
drop index callback_tasks_hash, contacts_waiting_cut;
alter table callback_tasks alter column phone_hash set not null;
alter table contacts drop column cut_at;
alter table texts alter column salt set not null;
alter table texts drop column cut_at;
alter table persons drop column cut_at;
drop table key_rotations;
alter table persons alter column code_hash set not null;
alter table persons drop column code_version;
drop function key_of(bytea);
