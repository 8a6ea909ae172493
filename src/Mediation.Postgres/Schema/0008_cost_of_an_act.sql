-- What accepting and acting cost, lowered.

-- What the rules answered in an act is one row: it is written and read as a whole.
create temporary table answered on commit drop as
select r.case_id,
       (select min(j.version) from journal_entry j where j.case_id = r.case_id and j.at = r.asked_at) as version,
       r.asked_at,
       '[' || string_agg(r.body::text, ',' order by r.position, r.id) || ']' as body
from ruling r
group by r.case_id, r.asked_at;

drop table ruling;
create table ruling (
  case_id uuid not null references case_file (id),
  version bigint not null,
  asked_at timestamptz not null,
  body text not null,
  constraint ruling_pk primary key (case_id, version)
);
comment on table ruling is '判定：一个动作中每次问规则的答案、依据与理由，一个动作一行';
comment on column ruling.case_id is '所属案卷';
comment on column ruling.version is '该动作之后的案卷版本';
comment on column ruling.asked_at is '判定时刻';
comment on column ruling.body is '全部判定，按先后（JSON 数组）：命中的规则、取值、依据、理由，不含原文';
insert into ruling (case_id, version, asked_at, body)
select case_id, version, asked_at, body
from answered;

-- Where a workflow stands is never searched; as text it is neither taken apart when written nor put together when read.
alter table workflow_instance alter column state type text;

-- The newest cases of a place, without reading all of them.
drop index case_file_similar;
create index case_file_place on case_file (compound_code, accepted_at desc) where stage <> 'closed';

-- Large texts are packed in a tenth of the time, where this PostgreSQL was built with lz4.
do $$
begin
  if exists (select from pg_settings where name = 'default_toast_compression' and 'lz4' = any (enumvals)) then
    alter table case_file
      alter column body set compression lz4,
      alter column facts set compression lz4,
      alter column words set compression lz4;
    alter table deadline alter column body set compression lz4;
    alter table idempotent_answer alter column answer set compression lz4;
    alter table journal_entry alter column body set compression lz4;
    alter table ruling alter column body set compression lz4;
    alter table workflow_instance alter column state set compression lz4;
  end if;
end
$$;
