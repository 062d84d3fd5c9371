-- up
-- What is asked of the log by its kind, or by an account and a kind, is found without walking all that was read. A read, which
-- nearly every entry is, gets as many index entries as before: by account and kind serves those who revealed much as well.
-- First what has to wait for whoever reads, so that it does not wait in vain once the rest is done.
drop index access_log_account, access_log_reveals;
create index access_log_account on access_log (account, kind, id);
create index access_log_kind on access_log (kind, id) where kind <> 'read';

-- down
drop index access_log_kind, access_log_account;
create index access_log_account on access_log (account, id);
create index access_log_reveals on access_log (account, id) where kind = 'reveal';
