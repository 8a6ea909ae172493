-- Cases and all that belongs to one. Tables hold the current truth; journal_entry holds every event and is never
-- updated. Empty tables: no lock matters.

create table case_number_sequence (
  place_code text not null references place (code),
  year integer not null,
  last bigint not null default 0,
  constraint case_number_sequence_pk primary key (place_code, year)
);
comment on table case_number_sequence is '编号序列：每个属地每年一个，允许跳号，绝不复用';
comment on column case_number_sequence.place_code is '属地代码';
comment on column case_number_sequence.year is '年份';
comment on column case_number_sequence.last is '最近发出的序号';

create table case_file (
  id uuid not null,
  number text not null,
  place_code text not null references place (code),
  version bigint not null,
  stage text not null,
  result text,
  category text not null,
  request_type text not null,
  track text not null,
  priority text not null,
  secrecy smallint not null,
  mediation text not null,
  channel text not null,
  compound_code text,
  community_code text,
  lead_unit text,
  units text[] not null,
  accepted_at timestamptz not null,
  accepted_by uuid not null,
  closed_at timestamptz,
  due_at timestamptz,
  amber_at timestamptz,
  return_count integer not null,
  urge_count integer not null,
  supervised boolean not null,
  merged_into uuid references case_file (id),
  receipt_code text not null,
  body jsonb not null,
  facts jsonb not null,
  words tsvector not null,
  journal_sequence integer not null,
  journal_hash text not null,
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
create index case_file_accepted_by on case_file (accepted_by);
create index case_file_secret on case_file (lead_unit) where secrecy >= 3;
comment on table case_file is '案卷：每件事项一行，存当前情况';
comment on column case_file.id is '案卷标识';
comment on column case_file.number is '编号，如 LZ2026-000123';
comment on column case_file.place_code is '属地代码';
comment on column case_file.version is '版本：每个改变案卷的动作加一';
comment on column case_file.stage is '办理阶段';
comment on column case_file.result is '办理结果；未办结为空';
comment on column case_file.category is '类别代码 XXnn-nn';
comment on column case_file.request_type is '诉求类型';
comment on column case_file.track is '法定途径';
comment on column case_file.priority is '紧急程度 P0-P3';
comment on column case_file.secrecy is '密级 0-3';
comment on column case_file.mediation is '能否调解';
comment on column case_file.channel is '来源渠道';
comment on column case_file.compound_code is '小区代码；未识别为空';
comment on column case_file.community_code is '社区代码；未识别为空';
comment on column case_file.lead_unit is '主办单位；未派单为空';
comment on column case_file.units is '看得到本案的单位：现承办与曾承办';
comment on column case_file.accepted_at is '受理时刻';
comment on column case_file.accepted_by is '受理人';
comment on column case_file.closed_at is '办结时刻';
comment on column case_file.due_at is '最近的未了时限到期时刻；没有为空';
comment on column case_file.amber_at is '该时限转黄灯的时刻；没有为空';
comment on column case_file.return_count is '退单次数';
comment on column case_file.urge_count is '催办次数';
comment on column case_file.supervised is '是否督办';
comment on column case_file.merged_into is '并入的案卷';
comment on column case_file.receipt_code is '回执查询码：群众凭此查询，不可猜测';
comment on column case_file.body is '受理登记、当事人（不含身份信息）、会办约定、回访等整体读写的部分';
comment on column case_file.facts is '受理时的事实表（不含原文）';
comment on column case_file.words is '检索词：诉求原文的双字切分';
comment on column case_file.journal_sequence is '流水最后序号';
comment on column case_file.journal_hash is '流水最后一条的哈希';

create table party (
  id uuid not null,
  case_id uuid not null references case_file (id),
  side text not null,
  name text,
  phone text,
  constraint party_pk primary key (id),
  constraint party_side_known check (side in ('complainant', 'respondent'))
);
create index party_of_case on party (case_id);
create index party_phone on party (phone) where phone is not null;
comment on table party is '当事人身份信息（个人信息）：默认脱敏显示，查看须写明用途并留痕';
comment on column party.id is '当事人标识';
comment on column party.case_id is '所属案卷';
comment on column party.side is '投诉人或被投诉人';
comment on column party.name is '姓名；匿名为空';
comment on column party.phone is '电话，仅数字';

create table statement (
  id uuid not null,
  case_id uuid not null references case_file (id),
  kind text not null,
  text text not null,
  said_at timestamptz not null,
  constraint statement_pk primary key (id)
);
create index statement_of_case on statement (case_id);
comment on table statement is '陈述原文（可能含个人信息）：诉求、答复、理由、备注，只增不改';
comment on column statement.id is '陈述标识，流水以此引用';
comment on column statement.case_id is '所属案卷';
comment on column statement.kind is '种类';
comment on column statement.text is '原文';
comment on column statement.said_at is '记录时刻';

create table complaint_place (
  case_id uuid not null references case_file (id),
  text text not null,
  constraint complaint_place_pk primary key (case_id)
);
comment on table complaint_place is '诉求地点原文（可能含住址，属个人信息）';
comment on column complaint_place.case_id is '所属案卷';
comment on column complaint_place.text is '地点原文';

create table assignment (
  id uuid not null,
  case_id uuid not null references case_file (id),
  unit_code text not null references unit (code),
  share text not null,
  state text not null,
  dispatched_at timestamptz not null,
  signed_for_at timestamptz,
  concluded_at timestamptz,
  conclusion text,
  constraint assignment_pk primary key (id),
  constraint assignment_share_known check (share in ('lead', 'co-handler')),
  constraint assignment_concluded_has_moment check ((state = 'concluded') = (concluded_at is not null))
);
create index assignment_of_case on assignment (case_id);
create unique index assignment_one_lead on assignment (case_id)
  where share = 'lead' and state in ('dispatched', 'signed-for', 'concluded');
comment on table assignment is '承办任务：每个单位在一件事项中的一份';
comment on column assignment.id is '承办任务标识';
comment on column assignment.case_id is '所属案卷';
comment on column assignment.unit_code is '单位代码';
comment on column assignment.share is '主办或协办';
comment on column assignment.state is '承办进度';
comment on column assignment.dispatched_at is '派单时刻';
comment on column assignment.signed_for_at is '签收时刻';
comment on column assignment.concluded_at is '办理完毕时刻';
comment on column assignment.conclusion is '办理结论';

create table work_item (
  id uuid not null,
  case_id uuid not null references case_file (id),
  unit_code text not null references unit (code),
  title text not null,
  stage text not null,
  share text not null,
  run_id uuid not null,
  bookmark text not null,
  step text not null,
  acts text[] not null,
  assignment_id uuid references assignment (id),
  role text,
  opened_at timestamptz not null,
  closed_at timestamptz,
  due_at timestamptz,
  amber_at timestamptz,
  constraint work_item_pk primary key (id)
);
create index work_item_of_case on work_item (case_id);
create index work_item_open on work_item (unit_code, coalesce(due_at, 'infinity'), id) where closed_at is null;
create index work_item_due on work_item (coalesce(due_at, 'infinity'), id) where closed_at is null;
comment on table work_item is '待办：流程停在某一环节，等某个单位办理';
comment on column work_item.id is '待办标识';
comment on column work_item.case_id is '所属案卷';
comment on column work_item.unit_code is '该谁办的单位';
comment on column work_item.title is '要办什么，一句话';
comment on column work_item.stage is '所属办理阶段';
comment on column work_item.share is '主办、协办或非承办';
comment on column work_item.run_id is '流程实例';
comment on column work_item.bookmark is '流程停留处';
comment on column work_item.step is '流程定义中的环节标识';
comment on column work_item.acts is '在此可办的推进动作';
comment on column work_item.assignment_id is '所属承办任务；非承办为空';
comment on column work_item.role is '可办角色；只限本单位为空';
comment on column work_item.opened_at is '产生时刻';
comment on column work_item.closed_at is '结束时刻；未结束为空';
comment on column work_item.due_at is '到期时刻；没有时限为空';
comment on column work_item.amber_at is '转黄灯时刻';

create table deadline (
  id uuid not null,
  case_id uuid not null references case_file (id),
  kind text not null,
  side text not null,
  unit_code text references unit (code),
  work_item_id uuid,
  state text not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  amber_at timestamptz not null,
  met_at timestamptz,
  rung integer not null,
  next_at timestamptz,
  provisional boolean not null,
  body jsonb not null,
  constraint deadline_pk primary key (id),
  constraint deadline_side_known check (side in ('legal', 'management')),
  constraint deadline_state_known check (state in ('running', 'stopped', 'met', 'breached', 'void')),
  constraint deadline_met_has_moment check ((state = 'met') = (met_at is not null)),
  constraint deadline_over_wakes_nobody check (state not in ('met', 'void') or next_at is null)
);
create index deadline_of_case on deadline (case_id);
create index deadline_next on deadline (next_at, id) where next_at is not null;
create index deadline_running on deadline (due_at, id) where state in ('running', 'stopped', 'breached');
create index deadline_due on deadline (due_at, id);
comment on table deadline is '时限：每个期限一行，到期时刻由其全部经过重新推算';
comment on column deadline.id is '时限标识';
comment on column deadline.case_id is '所属案卷';
comment on column deadline.kind is '时限种类';
comment on column deadline.side is '法定或管理';
comment on column deadline.unit_code is '该谁负责的单位；整案时限为空';
comment on column deadline.work_item_id is '所属待办；整案时限为空';
comment on column deadline.state is '计时状态';
comment on column deadline.started_at is '起算时刻';
comment on column deadline.due_at is '到期时刻';
comment on column deadline.amber_at is '转黄灯时刻';
comment on column deadline.met_at is '完成时刻';
comment on column deadline.rung is '已生效的阶梯级数';
comment on column deadline.next_at is '下一级阶梯的生效时刻；不再有为空';
comment on column deadline.provisional is '暂定：所用年份尚无放假通知';
comment on column deadline.body is '期限、依据与全部经过';

create table workflow_definition (
  version_id text not null,
  definition_id text not null,
  version integer not null,
  name text not null,
  content_hash text not null,
  source text not null,
  in_force boolean not null,
  imported_at timestamptz not null,
  document text not null,
  constraint workflow_definition_pk primary key (version_id),
  constraint workflow_definition_version_unique unique (definition_id, version),
  constraint workflow_definition_content_unique unique (definition_id, content_hash)
);
create unique index workflow_definition_in_force on workflow_definition (definition_id) where in_force;
comment on table workflow_definition is '流程定义：每个版本一行，发布后不变';
comment on column workflow_definition.version_id is '版本标识';
comment on column workflow_definition.definition_id is '流程标识';
comment on column workflow_definition.version is '版本号';
comment on column workflow_definition.name is '流程名称';
comment on column workflow_definition.content_hash is '内容哈希';
comment on column workflow_definition.source is '来源：文件名或 studio';
comment on column workflow_definition.in_force is '是否现行版本';
comment on column workflow_definition.imported_at is '导入时刻';
comment on column workflow_definition.document is '定义原文（Elsa 3 JSON）';

create table rule_set (
  version text not null,
  name text not null,
  number integer not null,
  source text not null,
  in_force boolean not null,
  imported_at timestamptz not null,
  document text not null,
  constraint rule_set_pk primary key (name, version),
  constraint rule_set_number_unique unique (name, number)
);
create unique index rule_set_in_force on rule_set (name) where in_force;
comment on table rule_set is '规则集：每个版本一行，发布后不变';
comment on column rule_set.version is '版本（内容哈希）';
comment on column rule_set.name is '规则集名称';
comment on column rule_set.number is '版本号';
comment on column rule_set.source is '来源：文件名或 workbench';
comment on column rule_set.in_force is '是否现行版本';
comment on column rule_set.imported_at is '导入时刻';
comment on column rule_set.document is '规则原文（RulesEngine JSON）';

create table workflow_instance (
  id uuid not null,
  case_id uuid not null references case_file (id),
  definition_id text not null,
  definition_version_id text not null references workflow_definition (version_id),
  running boolean not null,
  state jsonb not null,
  constraint workflow_instance_pk primary key (id)
);
create index workflow_instance_of_case on workflow_instance (case_id);
comment on table workflow_instance is '流程实例：主流程、督办、子流程各一行，与案卷同一事务保存';
comment on column workflow_instance.id is '实例标识';
comment on column workflow_instance.case_id is '所属案卷';
comment on column workflow_instance.definition_id is '流程标识';
comment on column workflow_instance.definition_version_id is '所用流程版本，办理中不变';
comment on column workflow_instance.running is '是否仍在等待';
comment on column workflow_instance.state is '实例状态';

create table ruling (
  id uuid not null,
  case_id uuid not null references case_file (id),
  asked_at timestamptz not null,
  position smallint not null,
  rule_set text not null,
  version text not null,
  rule text,
  outcome text not null,
  label text,
  ground text,
  verified text,
  by_person boolean not null,
  body jsonb not null,
  constraint ruling_pk primary key (id)
);
create index ruling_of_case on ruling (case_id, asked_at, position);
comment on table ruling is '判定：每次问规则的答案、依据与理由，连同当时的事实';
comment on column ruling.id is '判定标识';
comment on column ruling.case_id is '所属案卷';
comment on column ruling.asked_at is '判定时刻';
comment on column ruling.position is '同一动作中的先后';
comment on column ruling.rule_set is '规则集名称';
comment on column ruling.version is '规则集版本';
comment on column ruling.rule is '命中的规则；无命中为空';
comment on column ruling.outcome is '判定结果';
comment on column ruling.label is '规则中文名';
comment on column ruling.ground is '依据';
comment on column ruling.verified is '依据核实情况';
comment on column ruling.by_person is '是否人工改判';
comment on column ruling.body is '取值、理由与事实表（不含原文）';

create table journal_entry (
  case_id uuid not null references case_file (id),
  sequence integer not null,
  version bigint not null,
  at timestamptz not null,
  actor uuid not null,
  actor_name text not null,
  unit_code text,
  on_behalf boolean not null,
  act text not null,
  kind text not null,
  body text not null,
  previous_hash text not null,
  hash text not null,
  constraint journal_entry_pk primary key (case_id, sequence)
);
create index journal_entry_recent on journal_entry (at, case_id, sequence);
comment on table journal_entry is '流水：只增不改，逐条哈希相连';
comment on column journal_entry.case_id is '所属案卷';
comment on column journal_entry.sequence is '案内序号，从1起不断号';
comment on column journal_entry.version is '该动作之后的案卷版本';
comment on column journal_entry.at is '产品时刻';
comment on column journal_entry.actor is '操作人；系统为全零';
comment on column journal_entry.actor_name is '操作人当时的名称';
comment on column journal_entry.unit_code is '以哪个单位身份操作；系统为空';
comment on column journal_entry.on_behalf is '受理台代办';
comment on column journal_entry.act is '办理动作代码';
comment on column journal_entry.kind is '记录种类';
comment on column journal_entry.body is '记录内容，哈希即按此原文计算';
comment on column journal_entry.previous_hash is '上一条哈希';
comment on column journal_entry.hash is '本条哈希';

create table held_interval (
  id uuid not null,
  case_id uuid not null references case_file (id),
  unit_code text,
  stage text not null,
  is_lead boolean not null,
  light text not null,
  from_at timestamptz not null,
  to_at timestamptz,
  constraint held_interval_pk primary key (id),
  constraint held_interval_forward check (to_at is null or to_at >= from_at)
);
create index held_interval_of_case on held_interval (case_id, from_at);
create index held_interval_open on held_interval (case_id) where to_at is null;
comment on table held_interval is '持有区间：案件在谁手里、处于何阶段、亮什么灯、从何时到何时，只增（仅补结束时刻）';
comment on column held_interval.id is '区间标识';
comment on column held_interval.case_id is '所属案卷';
comment on column held_interval.unit_code is '单位；无人持有为空';
comment on column held_interval.stage is '办理阶段';
comment on column held_interval.is_lead is '是否主办';
comment on column held_interval.light is '灯色';
comment on column held_interval.from_at is '起始时刻';
comment on column held_interval.to_at is '结束时刻；仍在继续为空';

create table outbox_message (
  id uuid not null,
  case_id uuid not null references case_file (id),
  recipient text not null,
  template text not null,
  arguments jsonb not null,
  created_at timestamptz not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  sent_at timestamptz,
  dead_at timestamptz,
  last_fault text,
  constraint outbox_message_pk primary key (id),
  constraint outbox_message_one_fate check (sent_at is null or dead_at is null)
);
create index outbox_message_waiting on outbox_message (next_attempt_at, id) where sent_at is null and dead_at is null;
comment on table outbox_message is '待发通知：提交后发送，至少一次，标识不变';
comment on column outbox_message.id is '通知标识';
comment on column outbox_message.case_id is '所属案卷';
comment on column outbox_message.recipient is '收件对象：单位、角色或投诉人';
comment on column outbox_message.template is '文稿模板';
comment on column outbox_message.arguments is '模板参数';
comment on column outbox_message.created_at is '产生时刻（真实时钟）';
comment on column outbox_message.attempts is '已试次数';
comment on column outbox_message.next_attempt_at is '下次发送时刻（真实时钟）';
comment on column outbox_message.sent_at is '发出时刻';
comment on column outbox_message.dead_at is '放弃时刻，进入死信';
comment on column outbox_message.last_fault is '最近一次失败原因（不含个人信息）';

create table draft (
  id uuid not null,
  account_id uuid not null references account (id),
  saved_at timestamptz not null,
  body jsonb not null,
  constraint draft_pk primary key (id)
);
create index draft_of_account on draft (account_id, saved_at desc);
comment on table draft is '暂存的登记（可能含个人信息）';
comment on column draft.id is '草稿标识';
comment on column draft.account_id is '所属账户';
comment on column draft.saved_at is '保存时刻';
comment on column draft.body is '登记内容';

create table attachment (
  id uuid not null,
  account_id uuid not null references account (id),
  case_id uuid references case_file (id),
  name text not null,
  type text not null,
  bytes bigint not null,
  sha256 text not null,
  content bytea not null,
  uploaded_at timestamptz not null,
  constraint attachment_pk primary key (id)
);
create index attachment_of_case on attachment (case_id) where case_id is not null;
comment on table attachment is '附件（可能含个人信息）';
comment on column attachment.id is '附件标识';
comment on column attachment.account_id is '上传人';
comment on column attachment.case_id is '所属案卷；受理前为空';
comment on column attachment.name is '文件名';
comment on column attachment.type is '按内容识别的类型';
comment on column attachment.bytes is '字节数';
comment on column attachment.sha256 is '内容哈希';
comment on column attachment.content is '内容';
comment on column attachment.uploaded_at is '上传时刻';

create table document (
  id uuid not null,
  case_id uuid not null references case_file (id),
  template text not null,
  made_at timestamptz not null,
  body jsonb not null,
  constraint document_pk primary key (id)
);
create index document_of_case on document (case_id, made_at);
comment on table document is '文书：受理回执、不予受理告知书等，取值固定在出具之时';
comment on column document.id is '文书标识';
comment on column document.case_id is '所属案卷';
comment on column document.template is '文书模板';
comment on column document.made_at is '出具时刻';
comment on column document.body is '文书取值';
