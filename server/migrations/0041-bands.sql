-- up
-- By which a matter is found that is worded like another, on its place or anywhere: numbers made of its words, a few of which two
-- texts share the sooner the more words they do. What an index of words finds with two of them it finds by going through all
-- that hold either; of these it looks up as many as there are to find.
alter table matter_words add column bands_here integer[] not null default '{}', add column bands_anywhere integer[] not null default '{}';
alter table archive.matter_words
  add column bands_here integer[] not null default '{}', add column bands_anywhere integer[] not null default '{}';
create index matter_words_bands on matter_words using gin (bands_here, bands_anywhere) with (gin_pending_list_limit = 512);
create index matter_words_bands on archive.matter_words using gin (bands_here, bands_anywhere) with (gin_pending_list_limit = 512);

-- Of what was there before, the next start makes them, and says here when that is done.
insert into settings (key, value) select 'owed-words', 'true' where exists (select from matters)
on conflict (key) do update set value = excluded.value;

-- down
drop index archive.matter_words_bands, matter_words_bands;
alter table archive.matter_words drop column bands_here, drop column bands_anywhere;
alter table matter_words drop column bands_here, drop column bands_anywhere;
