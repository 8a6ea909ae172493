-- Workflows: their definitions, and where those of cases stand and what they wait for; the third page of the schema in reading order,
-- after schema_cases.sql.

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
  published_by uuid, -- 在编辑器里发布的人；来自文件为空
  published_why text, -- 发布理由；来自文件为空
  approved_by uuid, -- 复核人；不要求复核或来自文件为空
  in_force_since timestamptz, -- 首次成为现行版本的时刻（真实时钟）；从未现行为空
  constraint workflow_definition_pk primary key (version_id),
  constraint workflow_definition_version_unique unique (definition_id, version),
  constraint workflow_definition_content_unique unique (definition_id, content_hash)
);
create unique index workflow_definition_in_force on workflow_definition (definition_id) where in_force;

create table workflow_draft ( -- 流程草稿：每个流程至多一份，发布后成为新版本
  definition_id text not null, -- 流程标识
  stamp uuid not null, -- 保存戳：每次保存换一个，保存时要带着所见的那个
  name text not null, -- 流程名称
  saved_at timestamptz not null, -- 保存时刻（真实时钟）
  saved_by uuid not null, -- 保存人
  document text not null, -- 定义原文（Elsa 3 JSON），可以还不完整
  based_on text references workflow_definition (version_id), -- 从哪个版本改起；全新的流程为空
  asked_by uuid, -- 申请发布的人；没有申请，或之后又保存过，为空
  asked_at timestamptz, -- 申请发布的时刻（真实时钟）；没有申请为空
  asked_why text, -- 申请发布的理由；没有申请为空
  returned_by uuid, -- 退回申请的人；没有退回，或之后又申请过，为空
  returned_at timestamptz, -- 退回申请的时刻（真实时钟）；没有退回为空
  returned_why text, -- 退回申请的理由；没有退回为空
  constraint workflow_draft_pk primary key (definition_id),
  constraint workflow_draft_asked_whole check (num_nulls(asked_by, asked_at, asked_why) in (0, 3)),
  constraint workflow_draft_returned_whole check (num_nulls(returned_by, returned_at, returned_why) in (0, 3))
);

create table workflow_instance ( -- 流程实例：主流程、督办、子流程各一行，与案卷同一事务保存
  id uuid not null, -- 实例标识
  case_id uuid not null references case_file (id), -- 所属案卷
  definition_id text not null, -- 流程标识
  definition_version_id text not null references workflow_definition (version_id), -- 所用流程版本，只随迁移而变
  running boolean not null, -- 是否仍在等待
  state text not null, -- 实例状态
  standing_on text[] not null default '{}', -- 正在走的流程版本，所调用的子流程在内；走完为空
  correlation text, -- 关联号，流程自己设定；没有设定为空
  caller jsonb, -- 派发本实例的流程实例及其停留处；不是派发而来为空
  constraint workflow_instance_pk primary key (id)
);
create index workflow_instance_of_case on workflow_instance (case_id);
create index workflow_instance_running on workflow_instance (case_id) include (standing_on) where running;
create index workflow_instance_correlation on workflow_instance (correlation) where running and correlation is not null;
create index workflow_instance_standing on workflow_instance using gin (standing_on) where running;

create table workflow_wait ( -- 流程等待：在办流程等到某一时刻，一处一行，随流程实例改写；到时由扫描唤醒
  run_id uuid not null references workflow_instance (id), -- 流程实例
  bookmark text not null, -- 流程停留处
  case_id uuid not null references case_file (id), -- 所属案卷
  due_at timestamptz not null, -- 到时的产品时刻
  constraint workflow_wait_pk primary key (run_id, bookmark)
);
create index workflow_wait_due on workflow_wait (due_at, run_id);
create index workflow_wait_of_case on workflow_wait (case_id);

create table workflow_event ( -- 在途事件：流程向其他案件发出的事件（内容可能含个人信息），送到即删
  id uuid not null, -- 事件标识
  case_id uuid not null references case_file (id), -- 发出事件的案卷
  correlation text not null, -- 送给谁：案件编号，或流程的关联号
  name text not null, -- 事件名
  content text, -- 事件内容（JSON）；没有为空
  next_at timestamptz not null, -- 下次送达时刻（真实时钟）
  dead_at timestamptz, -- 放弃时刻：没有在办案件可送；未放弃为空
  constraint workflow_event_pk primary key (id)
);
create index workflow_event_waiting on workflow_event (next_at, id) where dead_at is null;
create index workflow_event_of_case on workflow_event (case_id);

create table workflow_request ( -- 待发请求：流程要问其他系统的请求（可能含个人信息），提交后发送，有了结果即删
  id uuid not null, -- 请求标识，对方据此识别重复
  case_id uuid not null references case_file (id), -- 所属案卷
  run_id uuid not null, -- 等结果的流程实例
  bookmark text not null, -- 流程停留处
  method text not null, -- 方法
  url text not null, -- 网址
  content text, -- 内容（JSON）；没有为空
  content_type text, -- 内容类型；没有指定为空
  authorization_header text, -- 授权头；没有为空
  headers text, -- 其他请求头（JSON）；没有为空
  next_at timestamptz not null, -- 下次发送时刻（真实时钟）
  constraint workflow_request_pk primary key (id)
);
create index workflow_request_waiting on workflow_request (next_at, id);
create index workflow_request_of_case on workflow_request (case_id);

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
