-- What an account has uploaded and not yet sent with a case: dropped after a month, and bounded.

create index attachment_waiting on attachment (account_id, uploaded_at) where case_id is null;
