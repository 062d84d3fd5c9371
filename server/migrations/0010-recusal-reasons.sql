-- up
-- Why somebody was recused: a text of the matter, cut with the others. Recusals made before have none; new ones must.
alter table recusals add column reason_text uuid;
alter table recusals add constraint recusals_reason check (reason_text is not null) not valid;

-- down
alter table recusals drop column reason_text;
