-- How open cases stood on the board from when to when (看板). The board as it is now is told by the cases themselves.

create table board_interval ( -- 看板区间：每件未办结事项在督办看板上的样子，从何时到何时，只增（仅补结束时刻）
  id uuid not null, -- 区间标识
  case_id uuid not null references case_file (id), -- 所属案卷
  lead_unit text, -- 主办单位；未派单为空
  category text not null, -- 类别代码
  due_at timestamptz, -- 最近的未了时限到期时刻；没有为空
  amber_at timestamptz, -- 该时限转黄灯的时刻；没有为空
  promise text, -- 该时限的名称；没有为空
  return_count integer not null, -- 退单次数
  urge_count integer not null, -- 催办次数
  supervised boolean not null, -- 是否督办
  from_at timestamptz not null, -- 起始时刻
  to_at timestamptz, -- 结束时刻；仍在继续为空
  constraint board_interval_pk primary key (id),
  constraint board_interval_forward check (to_at is null or to_at >= from_at)
) with (fillfactor = 90);
create unique index board_interval_open on board_interval (case_id) where to_at is null;
create index board_interval_ended on board_interval (to_at, from_at) where to_at is not null;

create table board_known ( -- 看板可查起点：早于此刻的看板没有留存，至多一行，没有行则全部可查
  single boolean not null default true, -- 恒为真，保证只有一行
  since timestamptz not null, -- 从何时起可查
  constraint board_known_pk primary key (single),
  constraint board_known_one_row check (single)
);
