-- What is offered for the needs and projects of the town; those are cases.

create table resource ( -- 资源清单：商铺、企业、队伍和单位能提供什么，只增不删，不含个人信息
  id           uuid        not null, -- 标识，随登记表发出：重复提交只算一次
  number       text        not null, -- 登记号，如 ZY2026-0001
  place_code   text        not null constraint resource_place_fk references place (code), -- 所在地方
  kind         text        not null constraint resource_kind_known check (kind in ('商铺', '企业', '队伍', '单位')), -- 提供方性质
  provider     text        not null, -- 提供方名称
  unit_code    text        not null constraint resource_unit_fk references unit (code), -- 联系单位
  subjects     text[]      not null constraint resource_of_a_kind check (cardinality(subjects) > 0), -- 类别
  compounds    text[]      not null, -- 服务的小区；全镇为空数组
  hours        text[]      not null constraint resource_at_some_hour check (cardinality(hours) > 0), -- 时段
  offer        text        not null, -- 能提供什么
  phone        text, -- 对外服务电话；没有为空
  keep_until   date        not null, -- 有效到哪一天
  entered_at   timestamptz not null, -- 登记时刻（产品时钟）
  account_id   uuid        not null, -- 登记人
  ended_at     timestamptz, -- 撤下时刻（产品时钟）；还在清单上为空
  ended_by     uuid, -- 撤下人
  ended_reason text, -- 撤下理由
  constraint resource_pk primary key (id),
  constraint resource_number_unique unique (number),
  constraint resource_ended_for_a_reason check ((ended_at is null) = (ended_reason is null) and (ended_at is null) = (ended_by is null))
);
create index resource_offered on resource (number) where ended_at is null;
create index case_file_listed on case_file (category, accepted_at desc, id desc) where category in ('ZL09-01', 'ZL09-02');
