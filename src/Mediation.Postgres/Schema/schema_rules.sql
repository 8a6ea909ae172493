-- The rules workbench: the fourth page of the schema in reading order, after schema_workflows.sql. Versions themselves are rule_set in
-- schema_cases.sql, because rulings name them.

create table rule_draft ( -- 规则草稿：每个规则集至多一份，发布后成为新版本
  name text not null, -- 规则集名称
  stamp uuid not null, -- 保存戳：每次保存换一个，保存时要带着所见的那个
  saved_at timestamptz not null, -- 保存时刻（真实时钟）
  saved_by uuid not null, -- 保存人
  document text not null, -- 规则原文（RulesEngine JSON），可以还不完整
  based_on integer not null, -- 改起时最新的版本号；之后又有新版本，草稿即落后
  asked_by uuid, -- 申请发布的人；没有申请，或之后又保存过，为空
  asked_at timestamptz, -- 申请发布的时刻（真实时钟）；没有申请为空
  asked_why text, -- 申请发布的理由；没有申请为空
  asked_from timestamptz, -- 申请的施行时刻（业务时钟）；立即施行或没有申请为空
  returned_by uuid, -- 退回申请的人；没有退回，或之后又申请过，为空
  returned_at timestamptz, -- 退回申请的时刻（真实时钟）；没有退回为空
  returned_why text, -- 退回申请的理由；没有退回为空
  constraint rule_draft_pk primary key (name),
  constraint rule_draft_based_on foreign key (name, based_on) references rule_set (name, number),
  constraint rule_draft_asked_whole
    check (num_nulls(asked_by, asked_at, asked_why) in (0, 3) and (asked_from is null or asked_by is not null)),
  constraint rule_draft_returned_whole check (num_nulls(returned_by, returned_at, returned_why) in (0, 3))
);

create table rule_publication ( -- 规则发布：由人启用的每一次，只增不改；新版与退回旧版同此
  id uuid not null, -- 发布标识
  name text not null, -- 规则集名称
  version text not null, -- 启用的版本（内容哈希）
  published_at timestamptz not null, -- 启用时刻（真实时钟）
  published_by uuid not null, -- 发布人
  reason text not null, -- 发布理由
  approved_by uuid, -- 复核人；不要求复核为空
  constraint rule_publication_pk primary key (id),
  constraint rule_publication_version foreign key (name, version) references rule_set (name, version),
  constraint rule_publication_says_why check (reason <> '')
);
create index rule_publication_of_version on rule_publication (name, version, published_at desc);

create table rule_ahead ( -- 待施行规则：已经发布、到日子才成为现行的版本，每个规则集至多一个；施行或撤回后删去
  name text not null, -- 规则集名称
  version text not null, -- 将施行的版本（内容哈希）
  due_at timestamptz not null, -- 施行时刻（业务时钟）
  published_at timestamptz not null, -- 发布时刻（真实时钟）
  published_by uuid not null, -- 发布人
  approved_by uuid, -- 复核人；不要求复核为空
  reason text not null, -- 发布理由
  refused_why text, -- 到日子未能施行的原因；等待中为空
  constraint rule_ahead_pk primary key (name),
  constraint rule_ahead_version foreign key (name, version) references rule_set (name, version),
  constraint rule_ahead_says_why check (reason <> '')
);
create index rule_ahead_due on rule_ahead (due_at) where refused_why is null;

create table rule_back_test ( -- 规则回测：用过去的事实表比较草稿与现行规则，一次一行；只记编号，不记人
  id uuid not null, -- 回测标识
  name text not null, -- 规则集名称
  stamp uuid not null, -- 所用草稿的保存戳
  months integer not null, -- 回看的月数
  started_at timestamptz not null, -- 开始时刻（真实时钟）
  started_by uuid not null, -- 发起人
  seen_at timestamptz not null, -- 最近一次报告进度的时刻（真实时钟）；久不报告即中断
  state text not null, -- 状态：进行中、完成、已取消、出错
  total integer not null, -- 事实表总数
  done integer not null, -- 已比较的数目
  result jsonb, -- 结果；未完成为空
  constraint rule_back_test_pk primary key (id),
  constraint rule_back_test_state_known check (state in ('running', 'done', 'cancelled', 'broken'))
);
create index rule_back_test_of_set on rule_back_test (name, started_at desc);

create table rule_example ( -- 规则示例：由退单改派的案件做成，原文已由管理员脱敏；与 rules/examples/ 中的一并使用
  id uuid not null, -- 示例标识
  number text not null, -- 来自哪件，案件编号
  body jsonb not null, -- 脱敏原文与预期判定
  made_at timestamptz not null, -- 做成时刻（真实时钟）
  made_by uuid not null, -- 做成的人
  constraint rule_example_pk primary key (id),
  constraint rule_example_number_unique unique (number),
  constraint rule_example_number foreign key (number) references case_file (number)
);
