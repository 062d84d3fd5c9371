-- up
-- What staff are told of by themselves: one row an event and group of readers. It holds no person and no text.
create table notices (
  id uuid primary key,
  event_id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in
    ('silence', 'disputeEscalated', 'overdue', 'supervised', 'longTermProposed', 'guidanceNamed')),
  matter_no text not null,
  -- The group: a role, of one unit where it is named.
  role text not null,
  organizer text,
  -- Organizers the matter is about: they and those below them never hear of it.
  hidden text[] not null
);
create unique index notices_once on notices (event_id, role, coalesce(organizer, ''));
create index notices_role on notices (role, id desc);
grant select, insert on notices to huixiang_app;

-- How far an account has read: every notice up to this one.
create table notice_marks (
  account text primary key references accounts (name) on delete cascade,
  up_to uuid not null
);
grant select, insert, update on notice_marks to huixiang_app;

-- down
drop table notice_marks, notices;
