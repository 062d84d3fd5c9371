-- up
-- An operator's own contacts of a week, the newest first: without it those of the whole city are walked until a page of hers
-- is full.
create index contacts_account on contacts (account, id) where account is not null;
create index contacts_account on archive.contacts (account, id) where account is not null;

-- down
drop index archive.contacts_account, contacts_account;
