-- up
-- Whether a number waits to be called is asked by the number. Where statistics take hardly any task to be open, the index of numbers
-- looks no better to a plan than that of due times, by which it goes through all that are. So it says otherwise which tasks it
-- holds, and a statement that says the same can go by no other.
create unique index callback_tasks_number on callback_tasks (phone_hash) where state not in ('reached', 'unreached');
drop index callback_tasks_phone;

-- down
create unique index callback_tasks_phone on callback_tasks (phone_hash) where state = 'open';
drop index callback_tasks_number;
