-- Publishing a workflow is an act with a reason: why a version came into force, who checked it, since when it was in force; and of a
-- draft who asked that it be published. Versions that are older than the one in force count as having been in force.

alter table workflow_definition add column published_why text;
comment on column workflow_definition.published_why is '发布理由；来自文件为空';
alter table workflow_definition add column approved_by uuid;
comment on column workflow_definition.approved_by is '复核人；不要求复核或来自文件为空';
alter table workflow_definition add column in_force_since timestamptz;
comment on column workflow_definition.in_force_since is '首次成为现行版本的时刻（真实时钟）；从未现行为空';
update workflow_definition d
set in_force_since = d.imported_at
where d.version <= (select c.version from workflow_definition c where c.definition_id = d.definition_id and c.in_force);

alter table workflow_draft add column asked_by uuid;
comment on column workflow_draft.asked_by is '申请发布的人；没有申请，或之后又保存过，为空';
alter table workflow_draft add column asked_at timestamptz;
comment on column workflow_draft.asked_at is '申请发布的时刻（真实时钟）；没有申请为空';
alter table workflow_draft add column asked_why text;
comment on column workflow_draft.asked_why is '申请发布的理由；没有申请为空';
alter table workflow_draft add constraint workflow_draft_asked_whole
  check (num_nulls(asked_by, asked_at, asked_why) in (0, 3));
