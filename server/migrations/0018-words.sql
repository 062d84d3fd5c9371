-- up
-- The words of what was written in each matter, kept by the relay. Without row security, under which `@@` could not use the
-- index: the server asks for `words` as the centre, and as a unit for `for_units` of what is sealed to units (null of all
-- else, where units may read what the centre reads).
create table matter_words (
  matter_id uuid primary key,
  words tsvector not null,
  for_units tsvector
) partition by range (matter_id);
-- What waits in the list of a GIN index is looked through by every search: it is kept short.
create index matter_words_words on matter_words using gin (words) with (gin_pending_list_limit = 512);
grant select, insert, update, delete on matter_words to huixiang_app;

create table archive.matter_words (like public.matter_words including all) partition by range (matter_id);
grant select, insert, update, delete on archive.matter_words to huixiang_app;

-- Every month that is there gets its place, on the shelf where it lies.
do $$
declare part record;
begin
  for part in
    select n.nspname as shelf, 'matter_words' || substr(c.relname, length('matters') + 1) as name,
      pg_get_expr(c.relpartbound, c.oid) as bounds
    from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
      join pg_namespace n on n.oid = p.relnamespace
    where p.relname = 'matters' and p.relkind = 'p' and c.relkind = 'r' and n.nspname in ('public', 'archive')
  loop
    execute format('create table %I.%I partition of %I.matter_words %s', part.shelf, part.name, part.shelf, part.bounds);
  end loop;
end $$;

-- Of what was there before, the next start makes them, and says here when that is done.
insert into settings (key, value) select 'owed-words', 'true'
where exists (select from matters) or exists (select from contacts);

-- down
delete from settings where key = 'owed-words';
drop table matter_words, archive.matter_words;
