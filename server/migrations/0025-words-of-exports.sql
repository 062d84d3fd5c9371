-- up
-- The words that a list was narrowed by may name somebody: they go with the file, and so do those of files that are gone.
update exports set asked = asked #- '{filters,words}' where state in ('rejected', 'expired');

-- down
-- What was forgotten stays so.
