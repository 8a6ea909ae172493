-- A list of cases of one category walks the newest cases until its page is full; for a rare category that was most of the
-- table. Writing waits while the index is made: seconds at a million cases.

create index case_file_category on case_file (category text_pattern_ops, accepted_at desc, id desc);
