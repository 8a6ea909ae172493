-- What the editor keeps of a workflow before it is published: one draft for each, with a stamp that every save replaces; and who
-- published a version. Adding the column doesn't rewrite the table.

alter table workflow_definition add column published_by uuid;
comment on column workflow_definition.published_by is '在编辑器里发布的人；来自文件为空';

create table workflow_draft (
  definition_id text not null,
  stamp uuid not null,
  name text not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  document text not null,
  based_on text references workflow_definition (version_id),
  constraint workflow_draft_pk primary key (definition_id)
);
comment on table workflow_draft is '流程草稿：每个流程至多一份，发布后成为新版本';
comment on column workflow_draft.definition_id is '流程标识';
comment on column workflow_draft.stamp is '保存戳：每次保存换一个，保存时要带着所见的那个';
comment on column workflow_draft.name is '流程名称';
comment on column workflow_draft.saved_at is '保存时刻（真实时钟）';
comment on column workflow_draft.saved_by is '保存人';
comment on column workflow_draft.document is '定义原文（Elsa 3 JSON），可以还不完整';
comment on column workflow_draft.based_on is '从哪个版本改起；全新的流程为空';
