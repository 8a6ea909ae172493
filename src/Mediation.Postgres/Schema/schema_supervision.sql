-- Limits of signs, matters treated together, and cases asked about again; the sixth page of the schema in reading order, after schema_audit.sql.

create table quality_threshold ( -- 督办界限：达到多少才提示，样本多少才评，可以修改
  code text not null, -- 提示代码；fewest-for-unit 为最少样本
  threshold integer not null, -- 界限：末刻办结为分钟，临期中止、临期退单为小时，其余为次数或件数
  constraint quality_threshold_pk primary key (code),
  constraint quality_threshold_positive check (threshold > 0)
);

create table root_cause ( -- 源头治理专项：同一小区、同一类事项合在一起从根上解决
  id            uuid        not null, -- 标识
  number        text        not null, -- 专项编号，如 YT2026-0001，绝不复用
  name          text        not null, -- 名称，不写个人信息
  aim           text        not null, -- 目标，不写个人信息
  lead_unit     text        not null constraint root_cause_lead_fk references unit (code), -- 牵头单位
  compound_code text        not null, -- 小区代码
  kind          text        not null, -- 类别：类别代码前四位
  anchor        text        not null, -- 归类用词：各件都提到的两个字
  words         text[]      not null, -- 相关用词：半数以上还提到的，两个字一条
  opened_at     timestamptz not null, -- 立项时刻
  due_on        date        not null, -- 期限：最后一天
  closed_at     timestamptz, -- 结束时刻；未结束为空
  result        text, -- 结果：cured 已根治，eased 已缓解，uncured 未能解决；未结束为空
  edition       integer     not null default 1, -- 版次：每次改动加一，提交时要带着所见的那个
  constraint root_cause_pk primary key (id),
  constraint root_cause_number_unique unique (number),
  constraint root_cause_result_known check (result in ('cured', 'eased', 'uncured')),
  constraint root_cause_closed_has_result check ((closed_at is null) = (result is null))
);
create index root_cause_recent on root_cause (opened_at desc, id desc);

create table root_cause_case ( -- 专项所含事项：一件事项至多在一个专项
  case_id       uuid        not null constraint root_cause_case_case_fk references case_file (id), -- 案卷
  root_cause_id uuid        not null constraint root_cause_case_root_cause_fk references root_cause (id), -- 专项
  added_at      timestamptz not null, -- 列入时刻
  constraint root_cause_case_pk primary key (case_id)
);
create index root_cause_case_of on root_cause_case (root_cause_id);

create table root_cause_passed ( -- 专项看过不列入的事项：以后不再提示列入这个专项
  root_cause_id uuid        not null constraint root_cause_passed_root_cause_fk references root_cause (id), -- 专项
  case_id       uuid        not null constraint root_cause_passed_case_fk references case_file (id), -- 案卷
  at            timestamptz not null, -- 时刻
  constraint root_cause_passed_pk primary key (root_cause_id, case_id)
);
create index root_cause_passed_case on root_cause_passed (case_id);

create table root_cause_entry ( -- 专项记录：只增不改
  root_cause_id uuid        not null constraint root_cause_entry_root_cause_fk references root_cause (id), -- 专项
  edition       integer     not null, -- 改动之后的版次
  at            timestamptz not null, -- 时刻
  account_id    uuid        not null, -- 经办人
  account_name  text        not null, -- 经办人当时的名称
  kind          text        not null, -- 种类：opened 立项，progressed 进展，joined 列入，passed-over 看过不列入，closed 结束
  text          text        not null, -- 内容，不写个人信息；列入和不列入的为件数
  constraint root_cause_entry_pk primary key (root_cause_id, edition),
  constraint root_cause_entry_kind_known check (kind in ('opened', 'progressed', 'joined', 'passed-over', 'closed'))
);

create table recheck_draw ( -- 抽查：从一段时间办结的事项中随机抽取
  id          uuid        not null, -- 标识
  number      text        not null, -- 抽查编号，如 CC2026-0001，绝不复用
  from_on     date        not null, -- 办结的第一天
  to_on       date        not null, -- 办结的最后一天
  unit_code   text        constraint recheck_draw_unit_fk references unit (code), -- 只抽这个单位主办的；空表示全部单位
  size        integer     not null, -- 每个单位抽几件
  seed        text        not null, -- 种子：系统随机产生，凭它可以重抽一遍
  population  integer     not null, -- 可抽的有多少件
  digest      text        not null, -- 可抽事项编号依次排列的 SHA-256
  drawn_at    timestamptz not null, -- 抽取时刻
  drawn_by    uuid        not null, -- 抽取人
  drawer_name text        not null, -- 抽取人当时的名称
  constraint recheck_draw_pk primary key (id),
  constraint recheck_draw_number_unique unique (number),
  constraint recheck_draw_size_range check (size between 1 and 50),
  constraint recheck_draw_runs_forward check (to_on >= from_on)
);
create index recheck_draw_recent on recheck_draw (drawn_at desc, id desc);

create table recheck_case ( -- 抽中的事项：一件事项至多抽中一次
  case_id   uuid    not null constraint recheck_case_case_fk references case_file (id), -- 案卷
  draw_id   uuid    not null constraint recheck_case_draw_fk references recheck_draw (id), -- 抽查
  unit_code text    not null constraint recheck_case_unit_fk references unit (code), -- 办结时的主办单位
  position  integer not null, -- 在该单位中抽中的次序
  constraint recheck_case_pk primary key (case_id),
  constraint recheck_case_place_once unique (draw_id, unit_code, position)
);

create table recheck_call ( -- 抽查回访：每次一行，只增不改
  case_id      uuid        not null constraint recheck_call_case_fk references recheck_case (case_id), -- 案卷
  attempt      integer     not null, -- 第几次，至多三次
  at           timestamptz not null, -- 时刻
  account_id   uuid        not null, -- 回访人
  account_name text        not null, -- 回访人当时的名称
  reached      boolean     not null, -- 是否联系上
  solved       boolean, -- 是否解决；没有联系上为空
  satisfaction text, -- 满意度；没有联系上为空
  reason_code  text, -- 不满意原因；没有为空
  constraint recheck_call_pk primary key (case_id, attempt),
  constraint recheck_call_three_at_most check (attempt between 1 and 3),
  constraint recheck_call_answered_when_reached check (reached = (solved is not null) and reached = (satisfaction is not null))
);
create index recheck_call_reached on recheck_call (at, case_id) where reached;
