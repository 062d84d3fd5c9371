-- up
-- Matters of a rare kind, wherever they are in the past: without these a page of them looks at as many others as it may, and
-- asks the reader to go on. A list is narrowed by any of these, so the first index is entered at each value of what was not
-- asked for; the second tells the others without its matter.
create index matters_kind on matters (urgency, type, district, id);
create index matters_category on matters (category, id) include (urgency, type, district);
create index matters_kind on archive.matters (urgency, type, district, id);
create index matters_category on archive.matters (category, id) include (urgency, type, district);

-- down
drop index archive.matters_kind, archive.matters_category, matters_kind, matters_category;
