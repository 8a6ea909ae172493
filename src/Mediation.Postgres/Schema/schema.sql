-- The whole schema in reading order, for people. Migrations make it; a test holds this page equal to them, so it may be
-- trusted. What stands behind a table's opening bracket or a column is its Chinese comment in the catalogue.
-- Conventions: singular names; ids are UUID version 7; every moment is a timestamptz; closed sets are text with a named
-- check, because adding a word is then one line; product time is never the server's now() but handed in.

-- 1 What is applied

create table schema_migration ( -- 迁移记录：本库已执行的结构变更
  number     integer     constraint schema_migration_pk primary key, -- 序号
  name       text        not null, -- 名称
  checksum   text        not null, -- 脚本的 SHA-256，执行后不得改动
  applied_at timestamptz not null -- 执行时刻（真实时间）
);

-- 2 The town

create table place ( -- 地方：办理投诉的镇、街道或社区，各有案号前缀与时区
  code        text constraint place_pk primary key, -- 代码
  name        text not null constraint place_name_unique unique, -- 名称
  case_prefix text not null constraint place_case_prefix_unique unique
              constraint place_case_prefix_form check (case_prefix ~ '^[A-Z]{2,4}$'), -- 案号前缀，如 LZ
  time_zone   text not null default 'Asia/Shanghai' -- 时区，日期与工作时间按此计算
);

-- The code is the key: acts, rules and seeds name units by it, and it never changes.
create table unit ( -- 单位：可主办、协办事项的机构与组织
  code        text constraint unit_pk primary key
              constraint unit_code_form check (code ~ '^[A-Z][A-Z0-9_-]{0,31}$'), -- 单位代码，如 DESK、PMC
  name        text not null, -- 名称
  kind        text not null constraint unit_kind_said check (kind <> ''), -- 类别
  parent_code text constraint unit_parent_fk references unit (code)
              constraint unit_not_its_own_parent check (parent_code <> code), -- 上级单位
  place_code  text not null constraint unit_place_fk references place (code), -- 所在地方
  position    smallint not null default 0 -- 排列次序，选择单位时按此排列
);
create index unit_parent on unit (parent_code) where parent_code is not null;
create index unit_place on unit (place_code, code);

-- 3 What the town is made of

create table station_hours ( -- 服务时间：党群服务站点的开放时段，未列出的星期不开放
  place_code text     not null constraint station_hours_place_fk references place (code), -- 所在地方
  weekday    smallint not null
             constraint station_hours_weekday_known check (weekday between 0 and 7), -- 星期：1 星期一至 7 星期日，0 调休上班日
  opens      time     not null, -- 开门时间
  closes     time     not null, -- 业务截止时间
  constraint station_hours_pk primary key (place_code, weekday),
  constraint station_hours_close_after_opening check (closes > opens)
);

create table community ( -- 社区
  code       text constraint community_pk primary key, -- 社区代码，如 XY
  place_code text not null constraint community_place_fk references place (code), -- 所在地方
  name       text not null, -- 名称
  office     text not null, -- 党群服务站点
  constraint community_name_unique unique (place_code, name)
);

create table party_organisation ( -- 小区党组织：在一个或几个小区牵头协调
  code           text constraint party_organisation_pk primary key, -- 代码
  community_code text not null constraint party_organisation_community_fk references community (code), -- 所属社区
  name           text not null -- 名称
);
create index party_organisation_community on party_organisation (community_code);

create table official ( -- 工作人员：在单位任职的人
  code           text   constraint official_pk primary key, -- 代码
  place_code     text   not null constraint official_place_fk references place (code), -- 所在地方
  unit_code      text   constraint official_unit_fk references unit (code), -- 单位；空表示全镇范围
  community_code text   constraint official_community_fk references community (code), -- 所在社区；空表示不分社区
  name           text   not null, -- 姓名
  title          text   not null, -- 职务
  roles          text[] not null
                 constraint official_roles_known check (
                   roles <@ array['clerk', 'handler', 'head', 'supervisor', 'administrator', 'auditor']) -- 角色，取值同任职表
);
create index official_unit on official (unit_code) where unit_code is not null;

create table grid ( -- 网格
  code           text constraint grid_pk primary key, -- 代码
  community_code text not null constraint grid_community_fk references community (code), -- 所属社区
  name           text not null, -- 名称
  worker_code    text not null constraint grid_worker_fk references official (code) -- 网格员
);
create index grid_community on grid (community_code);
create index grid_worker on grid (worker_code);

-- A firm serves it, or the residents govern themselves under a convention.
create table compound ( -- 小区
  code                    text     constraint compound_pk primary key, -- 小区代码，如 XY-01
  community_code          text     not null constraint compound_community_fk references community (code), -- 所属社区
  party_organisation_code text
                          constraint compound_party_organisation_fk references party_organisation (code), -- 牵头的小区党组织
  grid_code               text     constraint compound_grid_fk references grid (code), -- 所属网格
  name                    text     not null constraint compound_name_unique unique, -- 名称
  street                  text     not null, -- 所在街路
  kind                    text     not null, -- 小区类型，如 老旧小区、单位宿舍
  service                 text     not null
                          constraint compound_service_known check (service in ('professional-firm', 'self-governed')),
                          -- 物业服务模式：professional-firm 专业物业，self-governed 居民自治
  property_firm           text, -- 物业服务企业；居民自治的为空
  convention              text, -- 自治公约；专业物业的为空
  owners_body             text     not null
                          constraint compound_owners_body_known check (owners_body in ('业委会', '物管会')), -- 业主组织：业委会或物管会
  buildings               smallint not null
                          constraint compound_has_buildings check (buildings between 1 and 200), -- 楼栋数，自 1 编号
  households              integer  not null constraint compound_households_counted check (households >= 0), -- 户数
  aliases                 text[]   not null default '{}', -- 别名，识别地点用
  constraint compound_firm_serves check ((service = 'professional-firm') = (property_firm is not null))
);
create index compound_community on compound (community_code);
create index compound_party_organisation on compound (party_organisation_code);
create index compound_grid on compound (grid_code);

create table building_head ( -- 楼栋长：每栋一人
  compound_code text     not null constraint building_head_compound_fk references compound (code), -- 小区
  building      smallint not null constraint building_head_building_numbered check (building >= 1), -- 楼栋号
  name          text     not null, -- 姓名
  party_member  boolean  not null, -- 是否党员
  background    text     not null, -- 身份，如 退休教师
  constraint building_head_pk primary key (compound_code, building)
);

create table duty_roster ( -- 值班表：每周循环
  unit_code     text     not null constraint duty_roster_unit_fk references unit (code), -- 单位
  weekday       smallint not null
                constraint duty_roster_weekday_known check (weekday between 1 and 7), -- 星期：1 星期一至 7 星期日
  name          text     not null, -- 班次
  begins        time     not null, -- 开始时间
  ends          time     not null, -- 结束时间；不晚于开始时间的，到次日
  official_code text     not null constraint duty_roster_official_fk references official (code), -- 值班人员
  constraint duty_roster_pk primary key (unit_code, weekday, begins, official_code)
);
create index duty_roster_official on duty_roster (official_code);

create table calendar_year ( -- 年度节假日安排：没有安排的年份只按周末休息，时限标为暂定
  place_code text     not null constraint calendar_year_place_fk references place (code), -- 所在地方
  year       smallint not null, -- 年份
  source     text     not null, -- 依据的通知
  constraint calendar_year_pk primary key (place_code, year)
);

create table calendar_holiday ( -- 节假日：放假的起止日期
  place_code text     not null, -- 所在地方
  year       smallint not null, -- 所属年度安排
  name       text     not null, -- 名称
  first_on   date     not null, -- 第一天
  last_on    date     not null, -- 最后一天
  constraint calendar_holiday_pk primary key (place_code, first_on),
  constraint calendar_holiday_year_fk foreign key (place_code, year) references calendar_year (place_code, year),
  constraint calendar_holiday_runs_forward check (last_on >= first_on)
);
create index calendar_holiday_year on calendar_holiday (place_code, year);

create table make_up_workday ( -- 调休上班日
  place_code text     not null, -- 所在地方
  year       smallint not null, -- 所属年度安排
  worked_on  date     not null, -- 上班的周末日期
  constraint make_up_workday_pk primary key (place_code, worked_on),
  constraint make_up_workday_year_fk foreign key (place_code, year) references calendar_year (place_code, year),
  constraint make_up_workday_on_weekend check (extract(isodow from worked_on) >= 6)
);
create index make_up_workday_year on make_up_workday (place_code, year);

create table responsibility ( -- 属地职责分工：法律交由地方指定部门的事项由谁主管
  place_code text not null constraint responsibility_place_fk references place (code), -- 所在地方
  matter     text not null, -- 事项代码，如 construction-noise
  name       text not null, -- 事项名称
  unit_code  text not null constraint responsibility_unit_fk references unit (code), -- 主管单位
  ground     text not null, -- 依据
  constraint responsibility_pk primary key (place_code, matter)
);
create index responsibility_unit on responsibility (unit_code);

-- 4 Who works here. The columns are those of ASP.NET Core Identity that passwords and lock-out need.

create table account ( -- 账号：工作人员登录用
  id                   uuid        constraint account_pk primary key, -- 主键
  user_name            text        not null, -- 登录名
  normalized_user_name text        not null constraint account_user_name_unique unique, -- 登录名的规范写法，查找与查重用
  display_name         text        not null, -- 显示名称
  password_hash        text, -- 口令摘要；空则不能用口令登录
  security_stamp       text        not null, -- 安全戳：改动后旧的登录与令牌失效
  concurrency_stamp    text        not null, -- 并发戳：防止两人同时改同一账号
  lockout_enabled      boolean     not null default true, -- 是否启用连续失败锁定
  access_failed_count  integer     not null default 0
                       constraint account_failures_counted check (access_failed_count >= 0), -- 连续失败次数
  lockout_end          timestamptz, -- 锁定到何时（真实时间）
  demo                 boolean     not null default false, -- 是否演示账号
  created_at           timestamptz not null -- 建立时刻（真实时间）
);

-- Work is always done in a unit; looking over it may span the town.
create table account_unit ( -- 任职：账号在单位担任的角色，一人可任多职
  account_id uuid not null constraint account_unit_account_fk references account (id) on delete cascade, -- 账号
  unit_code  text constraint account_unit_unit_fk references unit (code), -- 单位；空表示全镇范围
  role       text not null constraint account_unit_role_known check (
               role in ('clerk', 'handler', 'head', 'supervisor', 'administrator', 'auditor')), -- 角色：clerk 登记受理员，handler 承办人，head 单位负责人，supervisor 督办员，administrator 管理员，auditor 审计员
  constraint account_unit_once unique nulls not distinct (account_id, unit_code, role),
  constraint account_unit_work_has_unit check (
    unit_code is not null or role in ('supervisor', 'administrator', 'auditor'))
);
create index account_unit_unit on account_unit (unit_code, role) where unit_code is not null;

-- 5 What all nodes share

create table data_protection_key ( -- 数据保护密钥：各节点共用，重启后登录仍有效
  name       text        constraint data_protection_key_pk primary key, -- 名称
  xml        text        not null, -- 密钥的 XML
  created_at timestamptz not null -- 建立时刻（真实时间）
);

-- One row at most, so that no two nodes can disagree about what time it is.
create table product_clock ( -- 业务时钟：业务时间与真实时间的差，各节点共用
  single boolean  constraint product_clock_pk primary key default true
         constraint product_clock_one_row check (single), -- 恒为真，保证只有一行
  ahead  interval not null default interval '0'
         constraint product_clock_never_behind check (ahead >= interval '0') -- 业务时间比真实时间快多少
);

-- Written in the transaction of the act it answers; refusals are not kept.
create table idempotent_answer ( -- 幂等应答：同一账号以同一键重发时原样返回，保存三十天；含个人信息
  account_id uuid        not null
             constraint idempotent_answer_account_fk references account (id) on delete cascade, -- 账号，键只在账号内有效
  key        text        not null constraint idempotent_answer_key_length check (length(key) between 1 and 200), -- 幂等键
  body_hash  bytea       not null
             constraint idempotent_answer_hash_sha256 check (octet_length(body_hash) = 32), -- 请求正文规范写法的 SHA-256
  status     smallint    not null, -- HTTP 状态码
  answer     bytea       not null, -- 应答正文的原始字节
  created_at timestamptz not null, -- 建立时刻（真实时间）
  constraint idempotent_answer_pk primary key (account_id, key)
);
create index idempotent_answer_age on idempotent_answer (created_at);

-- 6 Cases, and all that belongs to one
-- Tables hold the current truth; journal_entry holds every event and is never updated. Personal data lies in party,
-- statement, complaint_place, draft, attachment, idempotent_answer and outbox_message, and nowhere else.

create table case_number_sequence ( -- 编号序列：每个属地每年一个，允许跳号，绝不复用
  place_code text not null references place (code), -- 属地代码
  year integer not null, -- 年份
  last bigint not null default 0, -- 最近发出的序号
  constraint case_number_sequence_pk primary key (place_code, year)
);

create table case_file ( -- 案卷：每件事项一行，存当前情况
  id uuid not null, -- 案卷标识
  number text not null, -- 编号，如 LZ2026-000123
  place_code text not null references place (code), -- 属地代码
  version bigint not null, -- 版本：每个改变案卷的动作加一
  stage text not null, -- 办理阶段
  result text, -- 办理结果；未办结为空
  category text not null, -- 类别代码 XXnn-nn
  request_type text not null, -- 诉求类型
  track text not null, -- 法定途径
  priority text not null, -- 紧急程度 P0-P3
  secrecy smallint not null, -- 密级 0-3
  mediation text not null, -- 能否调解
  channel text not null, -- 来源渠道
  compound_code text, -- 小区代码；未识别为空
  community_code text, -- 社区代码；未识别为空
  lead_unit text, -- 主办单位；未派单为空
  units text[] not null, -- 看得到本案的单位：现承办与曾承办
  accepted_at timestamptz not null, -- 受理时刻
  accepted_by uuid not null, -- 受理人
  closed_at timestamptz, -- 办结时刻
  due_at timestamptz, -- 最近的未了时限到期时刻；没有为空
  amber_at timestamptz, -- 该时限转黄灯的时刻；没有为空
  return_count integer not null, -- 退单次数
  urge_count integer not null, -- 催办次数
  supervised boolean not null, -- 是否督办
  merged_into uuid references case_file (id), -- 并入的案卷
  receipt_code text not null, -- 回执查询码：群众凭此查询，不可猜测
  body jsonb not null, -- 受理登记、当事人（不含身份信息）、会办约定、回访等整体读写的部分
  facts jsonb not null, -- 受理时的事实表（不含原文）
  words tsvector not null, -- 检索词：诉求原文的双字切分
  journal_sequence integer not null, -- 流水最后序号
  journal_hash text not null, -- 流水最后一条的哈希
  fault_at timestamptz, -- 最早一处未处理的流程故障发生时刻；没有为空
  constraint case_file_pk primary key (id),
  constraint case_file_number_unique unique (number),
  constraint case_file_receipt_unique unique (receipt_code),
  constraint case_file_secrecy_range check (secrecy between 0 and 3),
  constraint case_file_closed_has_result check ((stage = 'closed') = (result is not null)),
  constraint case_file_closed_has_moment check ((stage = 'closed') = (closed_at is not null)),
  constraint case_file_priority_known check (priority in ('P0', 'P1', 'P2', 'P3')),
  constraint case_file_mediation_known check (mediation in ('allowed', 'conditional', 'forbidden'))
);
create index case_file_open_due on case_file (due_at, id) where stage <> 'closed';
create index case_file_units on case_file using gin (units);
create index case_file_recent on case_file (accepted_at desc, id desc);
create index case_file_words on case_file using gin (words);
create index case_file_similar on case_file (compound_code, category) where stage <> 'closed';
create index case_file_kind on case_file (left(category, 4), accepted_at desc) where stage <> 'closed';
create index case_file_board on case_file (lead_unit, category)
  include (id, accepted_at, accepted_by, secrecy, units, due_at, amber_at, return_count, urge_count, stage)
  where stage <> 'closed';
create index case_file_category on case_file (category text_pattern_ops, accepted_at desc, id desc);
create index case_file_units_open on case_file using gin (units) where stage <> 'closed';
create index case_file_accepted_by on case_file (accepted_by);
create index case_file_secret on case_file (lead_unit) where secrecy >= 3;
create index case_file_fault on case_file (fault_at, id) where fault_at is not null;

create table party ( -- 当事人身份信息（个人信息）：默认脱敏显示，查看须写明用途并留痕
  id uuid not null, -- 当事人标识
  case_id uuid not null references case_file (id), -- 所属案卷
  side text not null, -- 投诉人或被投诉人
  name text, -- 姓名；匿名为空
  phone text, -- 电话，仅数字
  constraint party_pk primary key (id),
  constraint party_side_known check (side in ('complainant', 'respondent'))
);
create index party_of_case on party (case_id);
create index party_phone on party (phone) where phone is not null;

create table statement ( -- 陈述原文（可能含个人信息）：诉求、答复、理由、备注，只增不改
  id uuid not null, -- 陈述标识，流水以此引用
  case_id uuid not null references case_file (id), -- 所属案卷
  kind text not null, -- 种类
  text text not null, -- 原文
  said_at timestamptz not null, -- 记录时刻
  constraint statement_pk primary key (id)
);
create index statement_of_case on statement (case_id);

create table complaint_place ( -- 诉求地点原文（可能含住址，属个人信息）
  case_id uuid not null references case_file (id), -- 所属案卷
  text text not null, -- 地点原文
  constraint complaint_place_pk primary key (case_id)
);

create table assignment ( -- 承办任务：每个单位在一件事项中的一份
  id uuid not null, -- 承办任务标识
  case_id uuid not null references case_file (id), -- 所属案卷
  unit_code text not null references unit (code), -- 单位代码
  share text not null, -- 主办或协办
  state text not null, -- 承办进度
  dispatched_at timestamptz not null, -- 派单时刻
  signed_for_at timestamptz, -- 签收时刻
  concluded_at timestamptz, -- 办理完毕时刻
  conclusion text, -- 办理结论
  constraint assignment_pk primary key (id),
  constraint assignment_share_known check (share in ('lead', 'co-handler')),
  constraint assignment_concluded_has_moment check ((state = 'concluded') = (concluded_at is not null))
);
create index assignment_of_case on assignment (case_id);
create unique index assignment_one_lead on assignment (case_id)
  where share = 'lead' and state in ('dispatched', 'signed-for', 'concluded');

create table work_item ( -- 待办：流程停在某一环节，等某个单位办理
  id uuid not null, -- 待办标识
  case_id uuid not null references case_file (id), -- 所属案卷
  unit_code text not null references unit (code), -- 该谁办的单位
  title text not null, -- 要办什么，一句话
  stage text not null, -- 所属办理阶段
  share text not null, -- 主办、协办或非承办
  run_id uuid not null, -- 流程实例
  bookmark text not null, -- 流程停留处
  step text not null, -- 流程定义中的环节标识
  acts text[] not null, -- 在此可办的推进动作
  assignment_id uuid references assignment (id), -- 所属承办任务；非承办为空
  role text, -- 可办角色；只限本单位为空
  opened_at timestamptz not null, -- 产生时刻
  closed_at timestamptz, -- 结束时刻；未结束为空
  due_at timestamptz, -- 到期时刻；没有时限为空
  amber_at timestamptz, -- 转黄灯时刻
  constraint work_item_pk primary key (id)
);
create index work_item_of_case on work_item (case_id);
create index work_item_open on work_item (unit_code, coalesce(due_at, 'infinity'), id) where closed_at is null;
create index work_item_due on work_item (coalesce(due_at, 'infinity'), id) where closed_at is null;

create table deadline ( -- 时限：每个期限一行，到期时刻由其全部经过重新推算
  id uuid not null, -- 时限标识
  case_id uuid not null references case_file (id), -- 所属案卷
  kind text not null, -- 时限种类
  side text not null, -- 法定或管理
  unit_code text references unit (code), -- 该谁负责的单位；整案时限为空
  work_item_id uuid, -- 所属待办；整案时限为空
  state text not null, -- 计时状态
  started_at timestamptz not null, -- 起算时刻
  due_at timestamptz not null, -- 到期时刻
  amber_at timestamptz not null, -- 转黄灯时刻
  met_at timestamptz, -- 完成时刻
  rung integer not null, -- 已生效的阶梯级数
  next_at timestamptz, -- 下一级阶梯的生效时刻；不再有为空
  provisional boolean not null, -- 暂定：所用年份尚无放假通知
  body jsonb not null, -- 期限、依据与全部经过
  constraint deadline_pk primary key (id),
  constraint deadline_side_known check (side in ('legal', 'management')),
  constraint deadline_state_known check (state in ('running', 'stopped', 'met', 'breached', 'void')),
  constraint deadline_met_has_moment check ((state = 'met') = (met_at is not null)),
  constraint deadline_over_wakes_nobody check (state not in ('met', 'void') or next_at is null)
);
create index deadline_of_case on deadline (case_id);
create index deadline_next on deadline (next_at, id) where next_at is not null;
create index deadline_running on deadline (due_at, id) where state in ('running', 'stopped', 'breached');
create index deadline_running_of_unit on deadline (unit_code, due_at, id) where state in ('running', 'stopped', 'breached');
create index deadline_due on deadline (due_at, id);

create table workflow_definition ( -- 流程定义：每个版本一行，发布后不变
  version_id text not null, -- 版本标识
  definition_id text not null, -- 流程标识
  version integer not null, -- 版本号
  name text not null, -- 流程名称
  content_hash text not null, -- 内容哈希
  source text not null, -- 来源：文件名或 studio
  in_force boolean not null, -- 是否现行版本
  imported_at timestamptz not null, -- 导入时刻
  document text not null, -- 定义原文（Elsa 3 JSON）
  constraint workflow_definition_pk primary key (version_id),
  constraint workflow_definition_version_unique unique (definition_id, version),
  constraint workflow_definition_content_unique unique (definition_id, content_hash)
);
create unique index workflow_definition_in_force on workflow_definition (definition_id) where in_force;

create table rule_set ( -- 规则集：每个版本一行，发布后不变
  version text not null, -- 版本（内容哈希）
  name text not null, -- 规则集名称
  number integer not null, -- 版本号
  source text not null, -- 来源：文件名或 workbench
  in_force boolean not null, -- 是否现行版本
  imported_at timestamptz not null, -- 导入时刻
  document text not null, -- 规则原文（RulesEngine JSON）
  constraint rule_set_pk primary key (name, version),
  constraint rule_set_number_unique unique (name, number)
);
create unique index rule_set_in_force on rule_set (name) where in_force;

create table workflow_instance ( -- 流程实例：主流程、督办、子流程各一行，与案卷同一事务保存
  id uuid not null, -- 实例标识
  case_id uuid not null references case_file (id), -- 所属案卷
  definition_id text not null, -- 流程标识
  definition_version_id text not null references workflow_definition (version_id), -- 所用流程版本，只随迁移而变
  running boolean not null, -- 是否仍在等待
  state jsonb not null, -- 实例状态
  standing_on text[] not null default '{}', -- 正在走的流程版本，所调用的子流程在内；走完为空
  constraint workflow_instance_pk primary key (id)
);
create index workflow_instance_of_case on workflow_instance (case_id);
create index workflow_instance_running on workflow_instance (case_id) include (standing_on) where running;
create index workflow_instance_standing on workflow_instance using gin (standing_on) where running;

create table workflow_migration ( -- 流程迁移：在办实例换到另一流程版本，一次一行，据此可以撤回
  id uuid not null, -- 迁移标识，流水以此引用
  case_id uuid not null references case_file (id), -- 所属案卷
  run_id uuid not null references workflow_instance (id), -- 流程实例
  from_version_id text not null references workflow_definition (version_id), -- 迁移前的流程版本
  to_version_id text not null references workflow_definition (version_id), -- 迁移后的流程版本
  moved_at timestamptz not null, -- 迁移时刻
  moved_by uuid not null, -- 迁移人
  before_state text not null, -- 迁移前的实例状态，逐字保存，撤回时恢复
  after_state text not null, -- 迁移后的实例状态；实例不再是这样，就不能撤回
  items jsonb not null, -- 随之改变的待办，前后各一份
  undone_at timestamptz, -- 撤回时刻；没有撤回为空
  constraint workflow_migration_pk primary key (id)
);
create index workflow_migration_of_case on workflow_migration (case_id, moved_at);
create index workflow_migration_of_version on workflow_migration (to_version_id, moved_at desc, id desc);

create table ruling ( -- 判定：每次问规则的答案、依据与理由，连同当时的事实
  id uuid not null, -- 判定标识
  case_id uuid not null references case_file (id), -- 所属案卷
  asked_at timestamptz not null, -- 判定时刻
  position smallint not null, -- 同一动作中的先后
  rule_set text not null, -- 规则集名称
  version text not null, -- 规则集版本
  rule text, -- 命中的规则；无命中为空
  outcome text not null, -- 判定结果
  label text, -- 规则中文名
  ground text, -- 依据
  verified text, -- 依据核实情况
  by_person boolean not null, -- 是否人工改判
  body jsonb not null, -- 取值、理由与事实表（不含原文）
  constraint ruling_pk primary key (id)
);
create index ruling_of_case on ruling (case_id, asked_at, position);

create table journal_entry ( -- 流水：只增不改，逐条哈希相连
  case_id uuid not null references case_file (id), -- 所属案卷
  sequence integer not null, -- 案内序号，从1起不断号
  version bigint not null, -- 该动作之后的案卷版本
  at timestamptz not null, -- 产品时刻
  actor uuid not null, -- 操作人；系统为全零
  actor_name text not null, -- 操作人当时的名称
  unit_code text, -- 以哪个单位身份操作；系统为空
  on_behalf boolean not null, -- 受理台代办
  act text not null, -- 办理动作代码
  kind text not null, -- 记录种类
  body text not null, -- 记录内容，哈希即按此原文计算
  previous_hash text not null, -- 上一条哈希
  hash text not null, -- 本条哈希
  constraint journal_entry_pk primary key (case_id, sequence)
);
create index journal_entry_recent on journal_entry (at, case_id, sequence);

create table held_interval ( -- 持有区间：案件在谁手里、处于何阶段、亮什么灯、从何时到何时，只增（仅补结束时刻）
  id uuid not null, -- 区间标识
  case_id uuid not null references case_file (id), -- 所属案卷
  unit_code text, -- 单位；无人持有为空
  stage text not null, -- 办理阶段
  is_lead boolean not null, -- 是否主办
  light text not null, -- 灯色
  from_at timestamptz not null, -- 起始时刻
  to_at timestamptz, -- 结束时刻；仍在继续为空
  constraint held_interval_pk primary key (id),
  constraint held_interval_forward check (to_at is null or to_at >= from_at)
);
create index held_interval_of_case on held_interval (case_id, from_at);
create index held_interval_open on held_interval (case_id) where to_at is null;

create table outbox_message ( -- 待发通知：提交后发送，至少一次，标识不变
  id uuid not null, -- 通知标识
  case_id uuid not null references case_file (id), -- 所属案卷
  recipient text not null, -- 收件对象：单位、角色或投诉人
  template text not null, -- 文稿模板
  arguments jsonb not null, -- 模板参数
  created_at timestamptz not null, -- 产生时刻（真实时钟）
  attempts integer not null default 0, -- 已试次数
  next_attempt_at timestamptz, -- 下次发送时刻（真实时钟）
  sent_at timestamptz, -- 发出时刻
  dead_at timestamptz, -- 放弃时刻，进入死信
  last_fault text, -- 最近一次失败原因（不含个人信息）
  constraint outbox_message_pk primary key (id),
  constraint outbox_message_one_fate check (sent_at is null or dead_at is null)
);
create index outbox_message_waiting on outbox_message (next_attempt_at, id) where sent_at is null and dead_at is null;
create index outbox_message_dead on outbox_message (dead_at, id) where dead_at is not null;

create table draft ( -- 暂存的登记（可能含个人信息）
  id uuid not null, -- 草稿标识
  account_id uuid not null references account (id), -- 所属账户
  saved_at timestamptz not null, -- 保存时刻
  body jsonb not null, -- 登记内容
  constraint draft_pk primary key (id)
);
create index draft_of_account on draft (account_id, saved_at desc);

create table attachment ( -- 附件（可能含个人信息）
  id uuid not null, -- 附件标识
  account_id uuid not null references account (id), -- 上传人
  case_id uuid references case_file (id), -- 所属案卷；受理前为空
  name text not null, -- 文件名
  type text not null, -- 按内容识别的类型
  bytes bigint not null, -- 字节数
  sha256 text not null,
  content bytea not null, -- 内容
  uploaded_at timestamptz not null, -- 上传时刻
  constraint attachment_pk primary key (id)
);
create index attachment_of_case on attachment (case_id) where case_id is not null;
comment on column attachment.sha256 is '内容哈希';

create table document ( -- 文书：受理回执、不予受理告知书等，取值固定在出具之时
  id uuid not null, -- 文书标识
  case_id uuid not null references case_file (id), -- 所属案卷
  template text not null, -- 文书模板
  made_at timestamptz not null, -- 出具时刻
  body jsonb not null, -- 文书取值
  constraint document_pk primary key (id)
);
create index document_of_case on document (case_id, made_at);
