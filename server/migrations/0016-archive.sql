-- up
-- Where months go in which nothing can happen any more: tables of the same form, so that whatever reads a month can read it
-- here. What is changed of `matters`, `events`, `texts` or `contacts` is changed of these as well; a test compares them.
create schema archive;
grant usage on schema archive to huixiang_app;

create table archive.matters (like public.matters including all) partition by range (id);
create table archive.events (like public.events including all) partition by range (matter_id);
create table archive.texts (like public.texts including all) partition by range (owner_id);
create table archive.contacts (like public.contacts including all) partition by range (id);

-- Rows are made again from events, cut by retention and moved to other keys; events stay as they are.
grant select on archive.events to huixiang_app;
grant select, insert, update on archive.matters to huixiang_app;
grant select on archive.texts, archive.contacts to huixiang_app;
grant update (plain, data, salt, cut_at) on archive.texts to huixiang_app;
grant update (phone, phone_hash, key_id, hash_version, cut_at) on archive.contacts to huixiang_app;

-- Nobody but the centre, for the work above.
alter table archive.texts enable row level security;
create policy texts_centre on archive.texts using (reader() = 'centre');

-- down
drop schema archive cascade;
