-- A group may resolve something: its members that have a voice.

alter table unit_group add column votes boolean not null default false;
alter table unit_group alter column votes drop default;
comment on column unit_group.votes is '是否有表决权';

-- What hangs out for everybody is read from the journal.
create index journal_entry_disclosed on journal_entry (at) where kind = 'disclosed';
