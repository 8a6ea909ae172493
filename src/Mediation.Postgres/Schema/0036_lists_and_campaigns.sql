-- What is offered for the needs and projects of the town, and calls to newly opened firms. New tables, and an index for the two lists; nothing that runs waits for it.

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

create table call_campaign (
  id         uuid        not null,
  number     text        not null,
  place_code text        not null constraint call_campaign_place_fk references place (code),
  name       text        not null,
  unit_code  text        not null constraint call_campaign_unit_fk references unit (code),
  questions  text[]      not null constraint call_campaign_asks check (cardinality(questions) > 0),
  every_days integer     not null constraint call_campaign_cadence check (every_days between 1 and 60),
  most_tries integer     not null constraint call_campaign_tries check (most_tries between 1 and 10),
  begun_on   date        not null,
  begun_at   timestamptz not null,
  account_id uuid        not null,
  constraint call_campaign_pk primary key (id),
  constraint call_campaign_number_unique unique (number)
);
create index call_campaign_unit on call_campaign (unit_code);

create table campaign_firm (
  campaign_id uuid    not null constraint campaign_firm_campaign_fk references call_campaign (id),
  line        integer not null,
  name        text    not null,
  opened_on   date    not null,
  address     text    not null,
  contact     text,
  phone       text,
  state       text    not null constraint campaign_firm_state_known check (state in ('waiting', 'troubled', 'settled', 'unreached', 'declined')),
  tries       integer not null,
  next_on     date    not null,
  case_id     uuid constraint campaign_firm_case_fk references case_file (id),
  held_by     uuid,
  held_until  timestamptz,
  constraint campaign_firm_pk primary key (campaign_id, line),
  constraint campaign_firm_held_whole check ((held_by is null) = (held_until is null)),
  constraint campaign_firm_reached_by_both check ((contact is null) = (phone is null))
);
create index campaign_firm_case on campaign_firm (case_id) where case_id is not null;

create table campaign_call (
  id          uuid        not null,
  campaign_id uuid        not null,
  line        integer     not null,
  at          timestamptz not null,
  account_id  uuid        not null,
  outcome     text        not null constraint campaign_call_outcome_known check (outcome in ('shown', 'fine', 'trouble', 'no-answer', 'declines')),
  answers     text[]      not null,
  case_number text,
  constraint campaign_call_pk primary key (id),
  constraint campaign_call_firm_fk foreign key (campaign_id, line) references campaign_firm (campaign_id, line)
);
create index campaign_call_firm on campaign_call (campaign_id, line);

comment on table call_campaign is '企业回访：一轮给新开办企业打电话';
comment on column call_campaign.id is '标识，随表单发出：重复提交只算一次';
comment on column call_campaign.number is '编号，如 HF2026-0001';
comment on column call_campaign.place_code is '所在地方';
comment on column call_campaign.name is '名称';
comment on column call_campaign.unit_code is '由哪个单位打';
comment on column call_campaign.questions is '提纲：一行一问';
comment on column call_campaign.every_days is '隔几天再打';
comment on column call_campaign.most_tries is '连续几次没接通就不再打';
comment on column call_campaign.begun_on is '开始日期';
comment on column call_campaign.begun_at is '开始时刻（产品时钟）';
comment on column call_campaign.account_id is '开始的人';
comment on table campaign_firm is '回访的企业：联系人和电话是个人信息，一年后删除';
comment on column campaign_firm.campaign_id is '哪一轮';
comment on column campaign_firm.line is '名单第几行';
comment on column campaign_firm.name is '企业名称';
comment on column campaign_firm.opened_on is '开办日期';
comment on column campaign_firm.address is '地址';
comment on column campaign_firm.contact is '联系人（个人信息）；删除后为空';
comment on column campaign_firm.phone is '电话（个人信息）；删除后为空';
comment on column campaign_firm.state is '进展：waiting 等回访，troubled 有困难办理中，settled 没有困难或已解决，unreached 多次无人接听，declined 不愿接受';
comment on column campaign_firm.tries is '连续几次没接通';
comment on column campaign_firm.next_on is '从哪一天起再打';
comment on column campaign_firm.case_id is '最近由它成的案';
comment on column campaign_firm.held_by is '正在打的人；没有为空';
comment on column campaign_firm.held_until is '占用到何时；没有为空';
comment on table campaign_call is '通话记录：每次看到电话、每次通话一行，只增不改';
comment on column campaign_call.id is '标识，随通话页发出';
comment on column campaign_call.campaign_id is '哪一轮';
comment on column campaign_call.line is '名单第几行';
comment on column campaign_call.at is '时刻（产品时钟）';
comment on column campaign_call.account_id is '谁';
comment on column campaign_call.outcome is '结果：shown 看到电话，fine 没有困难或已解决，trouble 有困难，no-answer 没接通，declines 不愿接受';
comment on column campaign_call.answers is '答复：与提纲一一对应';
comment on column campaign_call.case_number is '由它成的案的编号';
