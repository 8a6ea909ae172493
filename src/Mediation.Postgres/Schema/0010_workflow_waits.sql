-- What workflows wait for besides people: a row for each moment, so that a sweep finds those that came by an index; events for other
-- cases and requests to other systems on their way; what an instance is correlated with, by which they
-- find it; and by whom it was dispatched. Adding columns doesn't rewrite the table.

create table workflow_wait (
  run_id uuid not null references workflow_instance (id),
  bookmark text not null,
  case_id uuid not null references case_file (id),
  due_at timestamptz not null,
  constraint workflow_wait_pk primary key (run_id, bookmark)
);
comment on table workflow_wait is '流程等待：在办流程等到某一时刻，一处一行，随流程实例改写；到时由扫描唤醒';
comment on column workflow_wait.run_id is '流程实例';
comment on column workflow_wait.bookmark is '流程停留处';
comment on column workflow_wait.case_id is '所属案卷';
comment on column workflow_wait.due_at is '到时的产品时刻';
create index workflow_wait_due on workflow_wait (due_at, run_id);
create index workflow_wait_of_case on workflow_wait (case_id);

alter table workflow_instance add column correlation text;
comment on column workflow_instance.correlation is '关联号，流程自己设定；没有设定为空';
alter table workflow_instance add column caller jsonb;
comment on column workflow_instance.caller is '派发本实例的流程实例及其停留处；不是派发而来为空';
create index workflow_instance_correlation on workflow_instance (correlation) where running and correlation is not null;

create table workflow_event (
  id uuid not null,
  case_id uuid not null references case_file (id),
  correlation text not null,
  name text not null,
  content text,
  next_at timestamptz not null,
  dead_at timestamptz,
  constraint workflow_event_pk primary key (id)
);
comment on table workflow_event is '在途事件：流程向其他案件发出的事件（内容可能含个人信息），送到即删';
comment on column workflow_event.id is '事件标识';
comment on column workflow_event.case_id is '发出事件的案卷';
comment on column workflow_event.correlation is '送给谁：案件编号，或流程的关联号';
comment on column workflow_event.name is '事件名';
comment on column workflow_event.content is '事件内容（JSON）；没有为空';
comment on column workflow_event.next_at is '下次送达时刻（真实时钟）';
comment on column workflow_event.dead_at is '放弃时刻：没有在办案件可送；未放弃为空';
create index workflow_event_waiting on workflow_event (next_at, id) where dead_at is null;
create index workflow_event_of_case on workflow_event (case_id);

create table workflow_request (
  id uuid not null,
  case_id uuid not null references case_file (id),
  run_id uuid not null,
  bookmark text not null,
  method text not null,
  url text not null,
  content text,
  content_type text,
  authorization_header text,
  headers text,
  next_at timestamptz not null,
  constraint workflow_request_pk primary key (id)
);
comment on table workflow_request is '待发请求：流程要问其他系统的请求（可能含个人信息），提交后发送，有了结果即删';
comment on column workflow_request.id is '请求标识，对方据此识别重复';
comment on column workflow_request.case_id is '所属案卷';
comment on column workflow_request.run_id is '等结果的流程实例';
comment on column workflow_request.bookmark is '流程停留处';
comment on column workflow_request.method is '方法';
comment on column workflow_request.url is '网址';
comment on column workflow_request.content is '内容（JSON）；没有为空';
comment on column workflow_request.content_type is '内容类型；没有指定为空';
comment on column workflow_request.authorization_header is '授权头；没有为空';
comment on column workflow_request.headers is '其他请求头（JSON）；没有为空';
comment on column workflow_request.next_at is '下次发送时刻（真实时钟）';
create index workflow_request_waiting on workflow_request (next_at, id);
create index workflow_request_of_case on workflow_request (case_id);
