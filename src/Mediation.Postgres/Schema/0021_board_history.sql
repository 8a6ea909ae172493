-- The board as of a moment: how each open case stood on it, from when to when. The rows that exist begin with the last thing that happened to their
-- case; the board can be shown from the last thing that happened in the town on, and before that it isn't known. The index of the board now
-- knows places too.

create table board_interval (
  id           uuid        not null,
  case_id      uuid        not null references case_file (id),
  lead_unit    text,
  category     text        not null,
  due_at       timestamptz,
  amber_at     timestamptz,
  promise      text,
  return_count integer     not null,
  urge_count   integer     not null,
  supervised   boolean     not null,
  from_at      timestamptz not null,
  to_at        timestamptz,
  constraint board_interval_pk primary key (id),
  constraint board_interval_forward check (to_at is null or to_at >= from_at)
) with (fillfactor = 90);
comment on table board_interval is '看板区间：每件未办结事项在督办看板上的样子，从何时到何时，只增（仅补结束时刻）';
comment on column board_interval.id is '区间标识';
comment on column board_interval.case_id is '所属案卷';
comment on column board_interval.lead_unit is '主办单位；未派单为空';
comment on column board_interval.category is '类别代码';
comment on column board_interval.due_at is '最近的未了时限到期时刻；没有为空';
comment on column board_interval.amber_at is '该时限转黄灯的时刻；没有为空';
comment on column board_interval.promise is '该时限的名称；没有为空';
comment on column board_interval.return_count is '退单次数';
comment on column board_interval.urge_count is '催办次数';
comment on column board_interval.supervised is '是否督办';
comment on column board_interval.from_at is '起始时刻';
comment on column board_interval.to_at is '结束时刻；仍在继续为空';

create table board_known (
  single boolean not null default true,
  since  timestamptz not null,
  constraint board_known_pk primary key (single),
  constraint board_known_one_row check (single)
);
comment on table board_known is '看板可查起点：早于此刻的看板没有留存，至多一行，没有行则全部可查';
comment on column board_known.single is '恒为真，保证只有一行';
comment on column board_known.since is '从何时起可查';

insert into board_known (since)
select max(at) from journal_entry having max(at) is not null;

insert into board_interval (id, case_id, lead_unit, category, due_at, amber_at, promise, return_count, urge_count, supervised, from_at)
select gen_random_uuid(), c.id, c.lead_unit, c.category, c.due_at, c.amber_at,
       (select d.body ->> 'label'
        from deadline d
        where d.case_id = c.id and d.state in ('running', 'stopped', 'breached')
        order by d.due_at, d.id
        limit 1),
       c.return_count, c.urge_count, c.supervised,
       (select max(j.at) from journal_entry j where j.case_id = c.id)
from case_file c
where c.stage <> 'closed';

create unique index board_interval_open on board_interval (case_id) where to_at is null;
create index board_interval_ended on board_interval (to_at, from_at) where to_at is not null;

drop index case_file_board;
create index case_file_board on case_file (lead_unit, category)
  include (id, accepted_at, accepted_by, secrecy, units, due_at, amber_at, return_count, urge_count, stage, community_code, compound_code)
  where stage <> 'closed';

-- How many cases a unit needs to be rated is data as well, beside the limits of the signs.
insert into quality_threshold (code, threshold)
values ('fewest-for-unit', 10);
comment on table quality_threshold is '督办界限：达到多少才提示，样本多少才评，可以修改';
comment on column quality_threshold.code is '提示代码；fewest-for-unit 为最少样本';
comment on column quality_threshold.threshold is '界限：末刻办结为分钟，临期中止、临期退单为小时，其余为次数或件数';
