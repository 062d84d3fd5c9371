-- up
-- What was changed of accounts and units, by whom and when, for whoever edits the same thing and comes second.
alter table accounts add column version integer not null default 1 check (version > 0);
alter table organizers add column version integer not null default 1 check (version > 0);
create table edits (
  kind text not null check (kind in ('account', 'organizer')),
  subject text not null,
  -- The version that this change made.
  version integer not null check (version > 1),
  -- Null where a list was loaded.
  account text,
  at timestamptz not null,
  fields text[] not null,
  primary key (kind, subject, version)
);
grant select, insert on edits to huixiang_app;

-- down
drop table edits;
alter table organizers drop column version;
alter table accounts drop column version;
