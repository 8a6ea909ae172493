-- Cases, and what belongs to them: the second page of the schema in reading order, between schema.sql and schema_workflows.sql.
-- Tables hold the current truth; journal_entry holds every event and is never updated. Personal data lies in party,
-- statement, complaint_place, draft, attachment, idempotent_answer, outbox_message, workflow_event and workflow_request, and
-- nowhere else.

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
  written_in xid8, -- 最后写入本行的事务；看板据此只读变过的案件，改造前的行为空
  constraint case_file_pk primary key (id),
  constraint case_file_number_unique unique (number),
  constraint case_file_receipt_unique unique (receipt_code),
  constraint case_file_secrecy_range check (secrecy between 0 and 3),
  constraint case_file_closed_has_result check ((stage = 'closed') = (result is not null)),
  constraint case_file_closed_has_moment check ((stage = 'closed') = (closed_at is not null)),
  constraint case_file_priority_known check (priority in ('P0', 'P1', 'P2', 'P3')),
  constraint case_file_mediation_known check (mediation in ('allowed', 'conditional', 'forbidden'))
) with (fillfactor = 70);
create index case_file_open_due on case_file (due_at, id) where stage <> 'closed';
create index case_file_units on case_file using gin (units);
create index case_file_recent on case_file (accepted_at desc, id desc);
create index case_file_words on case_file using gin (words);
create index case_file_place on case_file (compound_code, accepted_at desc) where stage <> 'closed';
create index case_file_kind on case_file (left(category, 4), accepted_at desc) where stage <> 'closed';
create index case_file_board on case_file ((coalesce(lead_unit, 'DESK')), due_at, id)
  include (lead_unit, category, accepted_at, accepted_by, secrecy, units, amber_at, return_count, urge_count, stage, community_code, compound_code)
  where stage <> 'closed';
create statistics case_file_cells (ndistinct) on lead_unit, category, community_code, compound_code from case_file;
create index case_file_written on case_file (written_in) where written_in is not null;
create function mark_written() returns trigger language plpgsql as $$
begin
  new.written_in := pg_current_xact_id();
  return new;
end $$;
create trigger case_file_marked before insert or update on case_file for each row execute function mark_written();
create index case_file_branch on case_file (left(category, 4), accepted_at desc, id desc);
create index case_file_category on case_file (category text_pattern_ops, accepted_at desc, id desc);
create index case_file_units_open on case_file using gin (units) where stage <> 'closed';
create index case_file_accepted_by on case_file (accepted_by);
create index case_file_secret on case_file (lead_unit)
  include (id, accepted_by, secrecy, units)
  where secrecy >= 3;
create index case_file_closed on case_file (closed_at) where stage = 'closed';
create index case_file_returned on case_file (accepted_at desc, id desc) where return_count > 0;
create index case_file_fault on case_file (fault_at, id) where fault_at is not null;
create index case_file_matter on case_file (accepted_at desc)
  include (id, compound_code, category)
  where secrecy < 2 and compound_code is not null;

create table party ( -- 当事人身份信息和基本情况（个人信息）：默认脱敏显示，查看须写明用途并留痕
  id uuid not null, -- 当事人标识
  case_id uuid not null references case_file (id), -- 所属案卷
  side text not null, -- 投诉人或被投诉人
  name text, -- 姓名；匿名为空
  phone text, -- 电话，仅数字
  sex text, -- 性别；调解文书需要时才问，未问为空
  ethnicity text, -- 民族；同上
  birth_year text, -- 出生年份，四位；同上
  occupation text, -- 职业或职务；同上
  address text, -- 工作单位或住址；同上
  agent text, -- 委托代理人；权限记在案卷里，没有委托为空
  constraint party_birth_year_whole check (birth_year ~ '^[0-9]{4}$'),
  constraint party_pk primary key (id),
  constraint party_sex_known check (sex in ('男', '女')),
  constraint party_side_known check (side in ('complainant', 'respondent'))
);
create index party_of_case on party (case_id);
create index party_phone on party (phone) where phone is not null;

create table statement ( -- 陈述原文（可能含个人信息）：诉求、答复、理由、备注、调解笔录与协议、签名，只增不改；密封的让步只有在场调解员可读
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
create index assignment_dispatched on assignment (dispatched_at);
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
) with (fillfactor = 80);
create index work_item_of_case on work_item (case_id);
create index work_item_open on work_item (unit_code, coalesce(due_at, 'infinity'), id)
  include (case_id, due_at, stage)
  where closed_at is null;
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
  calendar integer not null default 1, -- 流水已按第几版日历推算；小于现行版的，由换用日历的任务补记
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
create index deadline_handled on deadline (met_at) where kind = 'handling' and state = 'met';
create index deadline_invited on deadline (unit_code, due_at) where kind = 'invitation' and state = 'running';
create index deadline_by_calendar on deadline (calendar, case_id) where state in ('running', 'stopped', 'breached');

create table rule_set ( -- 规则集：每个版本一行，发布后不变
  version text not null, -- 版本（内容哈希）
  name text not null, -- 规则集名称
  number integer not null, -- 版本号
  source text not null, -- 来源：文件名或 workbench
  in_force boolean not null, -- 是否现行版本
  imported_at timestamptz not null, -- 导入时刻
  document text not null, -- 规则原文（RulesEngine JSON）
  in_force_since timestamptz, -- 首次成为现行版本的时刻（真实时钟）；从未现行为空
  constraint rule_set_pk primary key (name, version),
  constraint rule_set_number_unique unique (name, number)
);
create unique index rule_set_in_force on rule_set (name) where in_force;

create table ruling ( -- 判定：一个动作中每次问规则的答案、依据与理由，一个动作一行
  case_id uuid not null references case_file (id), -- 所属案卷
  version bigint not null, -- 该动作之后的案卷版本
  asked_at timestamptz not null, -- 判定时刻
  body text not null, -- 全部判定，按先后（JSON 数组）：命中的规则、取值、依据、理由，不含原文
  constraint ruling_pk primary key (case_id, version)
);

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
create index journal_entry_voice on journal_entry (kind, at)
  where kind in ('followed-up', 'share-returned', 'replied', 'extension-decided');
create index journal_entry_mediated on journal_entry (act, at)
  where kind = 'workflow-moved' and act in ('all-consent', 'one-refuses', 'agreed', 'not-agreed', 'record-consent', 'sign-agreement',
    'seal-agreement', 'confirm-oral');
create index journal_entry_disclosed on journal_entry (at) where kind = 'disclosed';
create index journal_entry_stopped on journal_entry (at) where kind = 'deadline-changed' and act = 'stop-clock';

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
) with (fillfactor = 80);
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
create index attachment_waiting on attachment (account_id, uploaded_at) where case_id is null;
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

create table paper ( -- 文书文件：出具时写成，此后不变
  id uuid not null, -- 文书标识
  case_id uuid not null constraint paper_case_fk references case_file (id), -- 所属案卷
  template text not null, -- 文书模板
  template_number integer not null, -- 模板第几版文字；0 为随系统提供的文字
  number text not null, -- 文书号，如 SH2026-0001，按种类和年度编，绝不复用
  made_at timestamptz not null, -- 出具时刻
  made_by uuid not null, -- 出具人
  shown uuid[] not null, -- 文书中载明姓名的当事人；查看要记录
  pdf bytea not null, -- PDF 文件
  pdf_sha256 text not null, -- PDF 文件的 SHA-256
  docx bytea, -- Word 文件；装订成册的卷宗没有
  docx_sha256 text, -- Word 文件的 SHA-256
  constraint paper_pk primary key (id),
  constraint paper_number_unique unique (number),
  constraint paper_template_number_counted check (template_number >= 0),
  constraint paper_docx_whole check ((docx is null) = (docx_sha256 is null))
);
create index paper_of_case on paper (case_id, made_at);
