-- What the administrator's pages ask: which workflow versions carry running cases (those that a run called included), and
-- which messages were given up. Fills the new column from the stored states in one pass; workflow_instance is locked meanwhile.

alter table workflow_instance add column standing_on text[] not null default '{}';
comment on column workflow_instance.standing_on is '正在走的流程版本，所调用的子流程在内；走完为空';
update workflow_instance
set standing_on = (
  select array_agg(distinct found.version_id order by found.version_id)
  from (select definition_version_id as version_id
        union
        select activity -> 'run' ->> 'versionId'
        from jsonb_array_elements(coalesce(state -> 'activities', '[]')) as activity
        where activity -> 'run' is not null) as found)
where running;
create index workflow_instance_running on workflow_instance (case_id) include (standing_on) where running;

create index outbox_message_dead on outbox_message (dead_at, id) where dead_at is not null;
