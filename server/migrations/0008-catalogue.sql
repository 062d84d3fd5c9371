-- up
-- Every form an entry of the dispatch catalogue has had, with whoever gave it: an entry itself is its last form.
alter table catalogue add column version integer not null default 1 check (version > 0);
create table catalogue_versions (
  id text not null references catalogue (id),
  version integer not null check (version > 0),
  category text not null,
  district text,
  lead text not null,
  co text[] not null,
  basis text not null,
  since date not null,
  at timestamptz not null,
  -- Null where a list was loaded; else who decided it, and on which matter.
  account text,
  matter_no text,
  primary key (id, version)
);
grant select, insert on catalogue_versions to huixiang_app;
insert into catalogue_versions (id, version, category, district, lead, co, basis, since, at)
  select id, version, category, district, lead, co, basis, since, now() from catalogue;
create index catalogue_category on catalogue (category, district);

-- down
drop index catalogue_category;
drop table catalogue_versions;
alter table catalogue drop column version;
