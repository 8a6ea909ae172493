-- What is offered for the needs and projects of the town. A new table, and an index for its two lists; nothing that runs waits for it.

create table resource (
  id           uuid        not null,
  number       text        not null,
  place_code   text        not null constraint resource_place_fk references place (code),
  kind         text        not null constraint resource_kind_known check (kind in ('商铺', '企业', '队伍', '单位')),
  provider     text        not null,
  unit_code    text        not null constraint resource_unit_fk references unit (code),
  subjects     text[]      not null constraint resource_of_a_kind check (cardinality(subjects) > 0),
  compounds    text[]      not null,
  hours        text[]      not null constraint resource_at_some_hour check (cardinality(hours) > 0),
  offer        text        not null,
  phone        text,
  keep_until   date        not null,
  entered_at   timestamptz not null,
  account_id   uuid        not null,
  ended_at     timestamptz,
  ended_by     uuid,
  ended_reason text,
  constraint resource_pk primary key (id),
  constraint resource_number_unique unique (number),
  constraint resource_ended_for_a_reason check ((ended_at is null) = (ended_reason is null) and (ended_at is null) = (ended_by is null))
);
create index resource_offered on resource (number) where ended_at is null;
create index case_file_listed on case_file (category, accepted_at desc, id desc) where category in ('ZL09-01', 'ZL09-02');

comment on table resource is '资源清单：商铺、企业、队伍和单位能提供什么，只增不删，不含个人信息';
comment on column resource.id is '标识，随登记表发出：重复提交只算一次';
comment on column resource.number is '登记号，如 ZY2026-0001';
comment on column resource.place_code is '所在地方';
comment on column resource.kind is '提供方性质';
comment on column resource.provider is '提供方名称';
comment on column resource.unit_code is '联系单位';
comment on column resource.subjects is '类别';
comment on column resource.compounds is '服务的小区；全镇为空数组';
comment on column resource.hours is '时段';
comment on column resource.offer is '能提供什么';
comment on column resource.phone is '对外服务电话；没有为空';
comment on column resource.keep_until is '有效到哪一天';
comment on column resource.entered_at is '登记时刻（产品时钟）';
comment on column resource.account_id is '登记人';
comment on column resource.ended_at is '撤下时刻（产品时钟）；还在清单上为空';
comment on column resource.ended_by is '撤下人';
comment on column resource.ended_reason is '撤下理由';
