-- Cases of the same kind at the same place, treated together at their root. The index finds such cases of a period without reading the cases.

create table root_cause (
  id            uuid        not null,
  number        text        not null,
  name          text        not null,
  aim           text        not null,
  lead_unit     text        not null constraint root_cause_lead_fk references unit (code),
  compound_code text        not null,
  kind          text        not null,
  anchor        text        not null,
  words         text[]      not null,
  opened_at     timestamptz not null,
  due_on        date        not null,
  closed_at     timestamptz,
  result        text,
  edition       integer     not null default 1,
  constraint root_cause_pk primary key (id),
  constraint root_cause_number_unique unique (number),
  constraint root_cause_result_known check (result in ('cured', 'eased', 'uncured')),
  constraint root_cause_closed_has_result check ((closed_at is null) = (result is null))
);
create index root_cause_recent on root_cause (opened_at desc, id desc);
comment on table root_cause is '源头治理专项：同一小区、同一类事项合在一起从根上解决';
comment on column root_cause.id is '标识';
comment on column root_cause.number is '专项编号，如 YT2026-0001，绝不复用';
comment on column root_cause.name is '名称，不写个人信息';
comment on column root_cause.aim is '目标，不写个人信息';
comment on column root_cause.lead_unit is '牵头单位';
comment on column root_cause.compound_code is '小区代码';
comment on column root_cause.kind is '类别：类别代码前四位';
comment on column root_cause.anchor is '归类用词：各件都提到的两个字';
comment on column root_cause.words is '相关用词：半数以上还提到的，两个字一条';
comment on column root_cause.opened_at is '立项时刻';
comment on column root_cause.due_on is '期限：最后一天';
comment on column root_cause.closed_at is '结束时刻；未结束为空';
comment on column root_cause.result is '结果：cured 已根治，eased 已缓解，uncured 未能解决；未结束为空';
comment on column root_cause.edition is '版次：每次改动加一，提交时要带着所见的那个';

create table root_cause_case (
  case_id       uuid        not null constraint root_cause_case_case_fk references case_file (id),
  root_cause_id uuid        not null constraint root_cause_case_root_cause_fk references root_cause (id),
  added_at      timestamptz not null,
  constraint root_cause_case_pk primary key (case_id)
);
create index root_cause_case_of on root_cause_case (root_cause_id);
comment on table root_cause_case is '专项所含事项：一件事项至多在一个专项';
comment on column root_cause_case.case_id is '案卷';
comment on column root_cause_case.root_cause_id is '专项';
comment on column root_cause_case.added_at is '列入时刻';

create table root_cause_entry (
  root_cause_id uuid        not null constraint root_cause_entry_root_cause_fk references root_cause (id),
  edition       integer     not null,
  at            timestamptz not null,
  account_id    uuid        not null,
  account_name  text        not null,
  kind          text        not null,
  text          text        not null,
  constraint root_cause_entry_pk primary key (root_cause_id, edition),
  constraint root_cause_entry_kind_known check (kind in ('opened', 'progressed', 'joined', 'closed'))
);
comment on table root_cause_entry is '专项记录：只增不改';
comment on column root_cause_entry.root_cause_id is '专项';
comment on column root_cause_entry.edition is '改动之后的版次';
comment on column root_cause_entry.at is '时刻';
comment on column root_cause_entry.account_id is '经办人';
comment on column root_cause_entry.account_name is '经办人当时的名称';
comment on column root_cause_entry.kind is '种类：opened 立项，progressed 进展，joined 列入，closed 结束';
comment on column root_cause_entry.text is '内容，不写个人信息；列入的为件数';

create index case_file_matter on case_file (accepted_at desc)
  include (id, compound_code, category)
  where secrecy < 2 and compound_code is not null;

-- Closed cases drawn at random, and what their residents say when they are asked once more.

create table recheck_draw (
  id          uuid        not null,
  number      text        not null,
  from_on     date        not null,
  to_on       date        not null,
  unit_code   text        constraint recheck_draw_unit_fk references unit (code),
  size        integer     not null,
  seed        text        not null,
  population  integer     not null,
  digest      text        not null,
  drawn_at    timestamptz not null,
  drawn_by    uuid        not null,
  drawer_name text        not null,
  constraint recheck_draw_pk primary key (id),
  constraint recheck_draw_number_unique unique (number),
  constraint recheck_draw_size_range check (size between 1 and 50),
  constraint recheck_draw_runs_forward check (to_on >= from_on)
);
create index recheck_draw_recent on recheck_draw (drawn_at desc, id desc);
comment on table recheck_draw is '抽查：从一段时间办结的事项中随机抽取';
comment on column recheck_draw.id is '标识';
comment on column recheck_draw.number is '抽查编号，如 CC2026-0001，绝不复用';
comment on column recheck_draw.from_on is '办结的第一天';
comment on column recheck_draw.to_on is '办结的最后一天';
comment on column recheck_draw.unit_code is '只抽这个单位主办的；空表示全部单位';
comment on column recheck_draw.size is '每个单位抽几件';
comment on column recheck_draw.seed is '种子：系统随机产生，凭它可以重抽一遍';
comment on column recheck_draw.population is '可抽的有多少件';
comment on column recheck_draw.digest is '可抽事项编号依次排列的 SHA-256';
comment on column recheck_draw.drawn_at is '抽取时刻';
comment on column recheck_draw.drawn_by is '抽取人';
comment on column recheck_draw.drawer_name is '抽取人当时的名称';

create table recheck_case (
  case_id   uuid    not null constraint recheck_case_case_fk references case_file (id),
  draw_id   uuid    not null constraint recheck_case_draw_fk references recheck_draw (id),
  unit_code text    not null constraint recheck_case_unit_fk references unit (code),
  position  integer not null,
  constraint recheck_case_pk primary key (case_id),
  constraint recheck_case_place_once unique (draw_id, unit_code, position)
);
comment on table recheck_case is '抽中的事项：一件事项至多抽中一次';
comment on column recheck_case.case_id is '案卷';
comment on column recheck_case.draw_id is '抽查';
comment on column recheck_case.unit_code is '办结时的主办单位';
comment on column recheck_case.position is '在该单位中抽中的次序';

create table recheck_call (
  case_id      uuid        not null constraint recheck_call_case_fk references recheck_case (case_id),
  attempt      integer     not null,
  at           timestamptz not null,
  account_id   uuid        not null,
  account_name text        not null,
  reached      boolean     not null,
  solved       boolean,
  satisfaction text,
  reason_code  text,
  constraint recheck_call_pk primary key (case_id, attempt),
  constraint recheck_call_three_at_most check (attempt between 1 and 3),
  constraint recheck_call_answered_when_reached check (reached = (solved is not null) and reached = (satisfaction is not null))
);
create index recheck_call_reached on recheck_call (at, case_id) where reached;
comment on table recheck_call is '抽查回访：每次一行，只增不改';
comment on column recheck_call.case_id is '案卷';
comment on column recheck_call.attempt is '第几次，至多三次';
comment on column recheck_call.at is '时刻';
comment on column recheck_call.account_id is '回访人';
comment on column recheck_call.account_name is '回访人当时的名称';
comment on column recheck_call.reached is '是否联系上';
comment on column recheck_call.solved is '是否解决；没有联系上为空';
comment on column recheck_call.satisfaction is '满意度；没有联系上为空';
comment on column recheck_call.reason_code is '不满意原因；没有为空';
