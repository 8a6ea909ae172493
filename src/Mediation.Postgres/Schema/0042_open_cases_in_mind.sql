-- Which cases were written since a reader last looked: by the transaction that wrote them, which a snapshot knows to be over or not. A server keeps the open
-- cases in mind for the board and reads again only those. Whoever writes, by hand too, leaves the mark. What was there before has none and is read at first.
alter table case_file add column written_in xid8;
comment on column case_file.written_in is '最后写入本行的事务；看板据此只读变过的案件，改造前的行为空';
create index case_file_written on case_file (written_in) where written_in is not null;
create function mark_written() returns trigger language plpgsql as $$
begin
  new.written_in := pg_current_xact_id();
  return new;
end $$;
create trigger case_file_marked before insert or update on case_file for each row execute function mark_written();

-- A branch of categories, the newest first.
create index case_file_branch on case_file (left(category, 4), accepted_at desc, id desc);
