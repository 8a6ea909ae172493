-- The rules workbench: the fourth page of the schema in reading order, after schema_workflows.sql. Versions themselves are rule_set in
-- schema_cases.sql, because rulings name them.

create table rule_draft ( -- 规则草稿：每个规则集至多一份，发布后成为新版本
  name text not null, -- 规则集名称
  stamp uuid not null, -- 保存戳：每次保存换一个，保存时要带着所见的那个
  saved_at timestamptz not null, -- 保存时刻（真实时钟）
  saved_by uuid not null, -- 保存人
  document text not null, -- 规则原文（RulesEngine JSON），可以还不完整
  based_on integer not null, -- 改起时最新的版本号；之后又有新版本，草稿即落后
  constraint rule_draft_pk primary key (name),
  constraint rule_draft_based_on foreign key (name, based_on) references rule_set (name, number)
);

create table rule_publication ( -- 规则发布：由人启用的每一次，只增不改；新版与退回旧版同此
  id uuid not null, -- 发布标识
  name text not null, -- 规则集名称
  version text not null, -- 启用的版本（内容哈希）
  published_at timestamptz not null, -- 启用时刻（真实时钟）
  published_by uuid not null, -- 发布人
  reason text not null, -- 发布理由
  constraint rule_publication_pk primary key (id),
  constraint rule_publication_version foreign key (name, version) references rule_set (name, version),
  constraint rule_publication_says_why check (reason <> '')
);
create index rule_publication_of_version on rule_publication (name, version, published_at desc);

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
