-- Rules that wait for their day, a second person for rules, drafts that are sent back with words.

alter table rule_set add column in_force_since timestamptz;
comment on column rule_set.in_force_since is '首次成为现行版本的时刻（真实时钟）；从未现行为空';
update rule_set r
set in_force_since = r.imported_at
where r.number <= (select c.number from rule_set c where c.name = r.name and c.in_force)
   or exists (select from rule_publication p where p.name = r.name and p.version = r.version);

alter table rule_publication add column approved_by uuid;
comment on column rule_publication.approved_by is '复核人；不要求复核为空';

alter table rule_draft add column asked_by uuid;
comment on column rule_draft.asked_by is '申请发布的人；没有申请，或之后又保存过，为空';
alter table rule_draft add column asked_at timestamptz;
comment on column rule_draft.asked_at is '申请发布的时刻（真实时钟）；没有申请为空';
alter table rule_draft add column asked_why text;
comment on column rule_draft.asked_why is '申请发布的理由；没有申请为空';
alter table rule_draft add column asked_from timestamptz;
comment on column rule_draft.asked_from is '申请的施行时刻（业务时钟）；立即施行或没有申请为空';
alter table rule_draft add column returned_by uuid;
comment on column rule_draft.returned_by is '退回申请的人；没有退回，或之后又申请过，为空';
alter table rule_draft add column returned_at timestamptz;
comment on column rule_draft.returned_at is '退回申请的时刻（真实时钟）；没有退回为空';
alter table rule_draft add column returned_why text;
comment on column rule_draft.returned_why is '退回申请的理由；没有退回为空';
alter table rule_draft add constraint rule_draft_asked_whole
  check (num_nulls(asked_by, asked_at, asked_why) in (0, 3) and (asked_from is null or asked_by is not null));
alter table rule_draft add constraint rule_draft_returned_whole
  check (num_nulls(returned_by, returned_at, returned_why) in (0, 3));

alter table workflow_draft add column returned_by uuid;
comment on column workflow_draft.returned_by is '退回申请的人；没有退回，或之后又申请过，为空';
alter table workflow_draft add column returned_at timestamptz;
comment on column workflow_draft.returned_at is '退回申请的时刻（真实时钟）；没有退回为空';
alter table workflow_draft add column returned_why text;
comment on column workflow_draft.returned_why is '退回申请的理由；没有退回为空';
alter table workflow_draft add constraint workflow_draft_returned_whole
  check (num_nulls(returned_by, returned_at, returned_why) in (0, 3));

create table rule_ahead (
  name text not null,
  version text not null,
  due_at timestamptz not null,
  published_at timestamptz not null,
  published_by uuid not null,
  approved_by uuid,
  reason text not null,
  refused_why text,
  constraint rule_ahead_pk primary key (name),
  constraint rule_ahead_version foreign key (name, version) references rule_set (name, version),
  constraint rule_ahead_says_why check (reason <> '')
);
create index rule_ahead_due on rule_ahead (due_at) where refused_why is null;
comment on table rule_ahead is '待施行规则：已经发布、到日子才成为现行的版本，每个规则集至多一个；施行或撤回后删去';
comment on column rule_ahead.name is '规则集名称';
comment on column rule_ahead.version is '将施行的版本（内容哈希）';
comment on column rule_ahead.due_at is '施行时刻（业务时钟）';
comment on column rule_ahead.published_at is '发布时刻（真实时钟）';
comment on column rule_ahead.published_by is '发布人';
comment on column rule_ahead.approved_by is '复核人；不要求复核为空';
comment on column rule_ahead.reason is '发布理由';
comment on column rule_ahead.refused_why is '到日子未能施行的原因；等待中为空';

create table rule_example (
  id uuid not null,
  number text not null,
  body jsonb not null,
  made_at timestamptz not null,
  made_by uuid not null,
  constraint rule_example_pk primary key (id),
  constraint rule_example_number_unique unique (number),
  constraint rule_example_number foreign key (number) references case_file (number)
);
comment on table rule_example is '规则示例：由退单改派的案件做成，原文已由管理员脱敏；与 rules/examples/ 中的一并使用';
comment on column rule_example.id is '示例标识';
comment on column rule_example.number is '来自哪件，案件编号';
comment on column rule_example.body is '脱敏原文与预期判定';
comment on column rule_example.made_at is '做成时刻（真实时钟）';
comment on column rule_example.made_by is '做成的人';

create index case_file_returned on case_file (accepted_at desc, id desc) where return_count > 0;
