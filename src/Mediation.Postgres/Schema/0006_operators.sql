-- What operators do: cases whose workflow failed at a step, and moves of running instances to another version, each with all
-- it takes to take it back. Adding the column doesn't rewrite the table; the index is made over nothing.

alter table case_file add column fault_at timestamptz;
comment on column case_file.fault_at is '最早一处未处理的流程故障发生时刻；没有为空';
create index case_file_fault on case_file (fault_at, id) where fault_at is not null;

comment on column workflow_instance.definition_version_id is '所用流程版本，只随迁移而变';
create index workflow_instance_standing on workflow_instance using gin (standing_on) where running;

create table workflow_migration (
  id uuid not null,
  case_id uuid not null references case_file (id),
  run_id uuid not null references workflow_instance (id),
  from_version_id text not null references workflow_definition (version_id),
  to_version_id text not null references workflow_definition (version_id),
  moved_at timestamptz not null,
  moved_by uuid not null,
  before_state text not null,
  after_state text not null,
  items jsonb not null,
  undone_at timestamptz,
  constraint workflow_migration_pk primary key (id)
);
comment on table workflow_migration is '流程迁移：在办实例换到另一流程版本，一次一行，据此可以撤回';
comment on column workflow_migration.id is '迁移标识，流水以此引用';
comment on column workflow_migration.case_id is '所属案卷';
comment on column workflow_migration.run_id is '流程实例';
comment on column workflow_migration.from_version_id is '迁移前的流程版本';
comment on column workflow_migration.to_version_id is '迁移后的流程版本';
comment on column workflow_migration.moved_at is '迁移时刻';
comment on column workflow_migration.moved_by is '迁移人';
comment on column workflow_migration.before_state is '迁移前的实例状态，逐字保存，撤回时恢复';
comment on column workflow_migration.after_state is '迁移后的实例状态；实例不再是这样，就不能撤回';
comment on column workflow_migration.items is '随之改变的待办，前后各一份';
comment on column workflow_migration.undone_at is '撤回时刻；没有撤回为空';
create index workflow_migration_of_case on workflow_migration (case_id, moved_at);
create index workflow_migration_of_version on workflow_migration (to_version_id, moved_at desc, id desc);
