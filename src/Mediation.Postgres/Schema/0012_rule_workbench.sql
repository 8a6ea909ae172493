-- The rules workbench: a draft for each rule set, with a stamp that every save replaces; who brought which version into force, when and
-- why; and back-tests of drafts, whose progress any node can show and stop.

create table rule_draft (
  name text not null,
  stamp uuid not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  document text not null,
  based_on integer not null,
  constraint rule_draft_pk primary key (name),
  constraint rule_draft_based_on foreign key (name, based_on) references rule_set (name, number)
);
comment on table rule_draft is '规则草稿：每个规则集至多一份，发布后成为新版本';
comment on column rule_draft.name is '规则集名称';
comment on column rule_draft.stamp is '保存戳：每次保存换一个，保存时要带着所见的那个';
comment on column rule_draft.saved_at is '保存时刻（真实时钟）';
comment on column rule_draft.saved_by is '保存人';
comment on column rule_draft.document is '规则原文（RulesEngine JSON），可以还不完整';
comment on column rule_draft.based_on is '改起时最新的版本号；之后又有新版本，草稿即落后';

create table rule_publication (
  id uuid not null,
  name text not null,
  version text not null,
  published_at timestamptz not null,
  published_by uuid not null,
  reason text not null,
  constraint rule_publication_pk primary key (id),
  constraint rule_publication_version foreign key (name, version) references rule_set (name, version),
  constraint rule_publication_says_why check (reason <> '')
);
create index rule_publication_of_version on rule_publication (name, version, published_at desc);
comment on table rule_publication is '规则发布：由人启用的每一次，只增不改；新版与退回旧版同此';
comment on column rule_publication.id is '发布标识';
comment on column rule_publication.name is '规则集名称';
comment on column rule_publication.version is '启用的版本（内容哈希）';
comment on column rule_publication.published_at is '启用时刻（真实时钟）';
comment on column rule_publication.published_by is '发布人';
comment on column rule_publication.reason is '发布理由';

create table rule_back_test (
  id uuid not null,
  name text not null,
  stamp uuid not null,
  months integer not null,
  started_at timestamptz not null,
  started_by uuid not null,
  seen_at timestamptz not null,
  state text not null,
  total integer not null,
  done integer not null,
  result jsonb,
  constraint rule_back_test_pk primary key (id),
  constraint rule_back_test_state_known check (state in ('running', 'done', 'cancelled', 'broken'))
);
create index rule_back_test_of_set on rule_back_test (name, started_at desc);
comment on table rule_back_test is '规则回测：用过去的事实表比较草稿与现行规则，一次一行；只记编号，不记人';
comment on column rule_back_test.id is '回测标识';
comment on column rule_back_test.name is '规则集名称';
comment on column rule_back_test.stamp is '所用草稿的保存戳';
comment on column rule_back_test.months is '回看的月数';
comment on column rule_back_test.started_at is '开始时刻（真实时钟）';
comment on column rule_back_test.started_by is '发起人';
comment on column rule_back_test.seen_at is '最近一次报告进度的时刻（真实时钟）；久不报告即中断';
comment on column rule_back_test.state is '状态：进行中、完成、已取消、出错';
comment on column rule_back_test.total is '事实表总数';
comment on column rule_back_test.done is '已比较的数目';
comment on column rule_back_test.result is '结果；未完成为空';
