-- What is offered for the needs and projects of the town, which are cases; and calls to newly opened firms.

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

create table call_campaign ( -- 企业回访：一轮给新开办企业打电话
  id         uuid        not null, -- 标识，随表单发出：重复提交只算一次
  number     text        not null, -- 编号，如 HF2026-0001
  place_code text        not null constraint call_campaign_place_fk references place (code), -- 所在地方
  name       text        not null, -- 名称
  unit_code  text        not null constraint call_campaign_unit_fk references unit (code), -- 由哪个单位打
  questions  text[]      not null constraint call_campaign_asks check (cardinality(questions) > 0), -- 提纲：一行一问
  every_days integer     not null constraint call_campaign_cadence check (every_days between 1 and 60), -- 隔几天再打
  most_tries integer     not null constraint call_campaign_tries check (most_tries between 1 and 10), -- 连续几次没接通就不再打
  begun_on   date        not null, -- 开始日期
  begun_at   timestamptz not null, -- 开始时刻（产品时钟）
  account_id uuid        not null, -- 开始的人
  constraint call_campaign_pk primary key (id),
  constraint call_campaign_number_unique unique (number)
);
create index call_campaign_unit on call_campaign (unit_code);

create table campaign_firm ( -- 回访的企业：联系人和电话是个人信息，一年后删除
  campaign_id uuid    not null constraint campaign_firm_campaign_fk references call_campaign (id), -- 哪一轮
  line        integer not null, -- 名单第几行
  name        text    not null, -- 企业名称
  opened_on   date    not null, -- 开办日期
  address     text    not null, -- 地址
  contact     text, -- 联系人（个人信息）；删除后为空
  phone       text, -- 电话（个人信息）；删除后为空
  state       text    not null constraint campaign_firm_state_known check (state in ('waiting', 'troubled', 'settled', 'unreached', 'declined')), -- 进展：waiting 等回访，troubled 有困难办理中，settled 没有困难或已解决，unreached 多次无人接听，declined 不愿接受
  tries       integer not null, -- 连续几次没接通
  next_on     date    not null, -- 从哪一天起再打
  case_id     uuid constraint campaign_firm_case_fk references case_file (id), -- 最近由它成的案
  held_by     uuid, -- 正在打的人；没有为空
  held_until  timestamptz, -- 占用到何时；没有为空
  constraint campaign_firm_pk primary key (campaign_id, line),
  constraint campaign_firm_held_whole check ((held_by is null) = (held_until is null)),
  constraint campaign_firm_reached_by_both check ((contact is null) = (phone is null))
);
create index campaign_firm_case on campaign_firm (case_id) where case_id is not null;

create table campaign_call ( -- 通话记录：每次看到电话、每次通话一行，只增不改
  id          uuid        not null, -- 标识，随通话页发出
  campaign_id uuid        not null, -- 哪一轮
  line        integer     not null, -- 名单第几行
  at          timestamptz not null, -- 时刻（产品时钟）
  account_id  uuid        not null, -- 谁
  outcome     text        not null constraint campaign_call_outcome_known check (outcome in ('shown', 'fine', 'trouble', 'no-answer', 'declines')), -- 结果：shown 看到电话，fine 没有困难或已解决，trouble 有困难，no-answer 没接通，declines 不愿接受
  answers     text[]      not null, -- 答复：与提纲一一对应
  case_number text, -- 由它成的案的编号
  constraint campaign_call_pk primary key (id),
  constraint campaign_call_firm_fk foreign key (campaign_id, line) references campaign_firm (campaign_id, line)
);
create index campaign_call_firm on campaign_call (campaign_id, line);
