-- Courtyards of compounds, the register of who sits on their committees, and the register of their seals. New tables, and one more target of schedules, which have a few dozen rows.

create table courtyard (
  code          text       not null,
  place_code    text       not null constraint courtyard_place_fk references place (code),
  name          text       not null,
  compound_code text       not null constraint courtyard_compound_fk references compound (code),
  buildings     smallint[] not null constraint courtyard_has_buildings check (cardinality(buildings) > 0),
  unit_code     text       not null constraint courtyard_unit_fk references unit (code),
  constraint courtyard_pk primary key (code),
  constraint courtyard_unit_unique unique (unit_code)
);
create index courtyard_place on courtyard (place_code);
create index courtyard_compound on courtyard (compound_code);

comment on table courtyard is '院落：小区里的几栋楼，居民自己商量日常小事';
comment on column courtyard.code is '代码';
comment on column courtyard.place_code is '所在地方';
comment on column courtyard.name is '名称';
comment on column courtyard.compound_code is '所在小区';
comment on column courtyard.buildings is '楼栋号数';
comment on column courtyard.unit_code is '院落自治委员会，作为单位';

create table committee_member (
  id             uuid        not null,
  code           text        not null,
  courtyard_code text        not null constraint committee_member_courtyard_fk references courtyard (code),
  name           text        not null,
  manner         text        not null constraint committee_member_manner_known check (manner in ('elected', 'volunteered', 'appointed')),
  from_on        date        not null,
  until_on       date        not null,
  ended_reason   text,
  entered_at     timestamptz not null,
  account_id     uuid        not null,
  constraint committee_member_pk primary key (id),
  constraint committee_member_code_unique unique (code),
  constraint committee_member_runs_forward check (until_on >= from_on - 1)
);
create index committee_member_courtyard on committee_member (courtyard_code, until_on);

comment on table committee_member is '院落自治委员会委员：姓名是个人信息，届满一年后删除';
comment on column committee_member.id is '标识，随登记表发出：重复提交只算一次';
comment on column committee_member.code is '登记号，如 W2026-0001';
comment on column committee_member.courtyard_code is '院落';
comment on column committee_member.name is '姓名（个人信息）';
comment on column committee_member.manner is '产生方式：elected 推选，volunteered 自荐，appointed 社区党总支选派';
comment on column committee_member.from_on is '任期第一天';
comment on column committee_member.until_on is '任期最后一天；提前结束的，是结束的前一天';
comment on column committee_member.ended_reason is '提前结束的理由；没有提前结束为空';
comment on column committee_member.entered_at is '登记时刻（产品时钟）';
comment on column committee_member.account_id is '登记人';

create table committee_log (
  id             uuid        not null,
  courtyard_code text        not null constraint committee_log_courtyard_fk references courtyard (code),
  member_code    text        not null,
  at             timestamptz not null,
  account_id     uuid        not null,
  kind           text        not null constraint committee_log_kind_known check (kind in ('entered', 'read', 'ended', 'erased')),
  reason         text,
  constraint committee_log_pk primary key (id)
);
create index committee_log_of on committee_log (courtyard_code, at);

comment on table committee_log is '院落自治委员会记录：每次登记、查看、结束和删除一行，只增不改，没有姓名';
comment on column committee_log.id is '标识';
comment on column committee_log.courtyard_code is '院落';
comment on column committee_log.member_code is '登记号；查看姓名的为空文字';
comment on column committee_log.at is '时刻（产品时钟）';
comment on column committee_log.account_id is '谁；系统为全零';
comment on column committee_log.kind is '做了什么：entered 登记，read 查看姓名，ended 提前结束，erased 删除';
comment on column committee_log.reason is '理由或用途；没有为空';

create table courtyard_seal_use (
  id             uuid        not null,
  number         text        not null,
  courtyard_code text        not null constraint courtyard_seal_use_courtyard_fk references courtyard (code),
  document       text        not null constraint courtyard_seal_use_document_known check (document in ('minutes', 'notice', 'certificate')),
  title          text        not null,
  text           text        not null,
  purpose        text        not null,
  decided_on     date        not null,
  meeting        text        not null,
  case_number    text,
  at             timestamptz not null,
  account_id     uuid        not null,
  constraint courtyard_seal_use_pk primary key (id),
  constraint courtyard_seal_use_number_unique unique (number)
);
create index courtyard_seal_use_of on courtyard_seal_use (courtyard_code, at);
create trigger courtyard_seal_use_added_only before update or delete on courtyard_seal_use for each row execute function refuse_change();

comment on table courtyard_seal_use is '院落公章用印登记：只增不改，错了的作废';
comment on column courtyard_seal_use.id is '标识，随用印登记表发出：重复提交只算一次';
comment on column courtyard_seal_use.number is '登记号，如 YZ2026-0001，印在纸上盖章处';
comment on column courtyard_seal_use.courtyard_code is '哪个院落的公章';
comment on column courtyard_seal_use.document is '文件种类：minutes 会议纪要，notice 告示，certificate 决定证明';
comment on column courtyard_seal_use.title is '标题';
comment on column courtyard_seal_use.text is '正文，不写姓名';
comment on column courtyard_seal_use.purpose is '用印事由';
comment on column courtyard_seal_use.decided_on is '决定日期';
comment on column courtyard_seal_use.meeting is '哪次会议决定';
comment on column courtyard_seal_use.case_number is '所属案件编号；没有为空';
comment on column courtyard_seal_use.at is '用印时刻（产品时钟）';
comment on column courtyard_seal_use.account_id is '用印人';

create table courtyard_seal_void (
  use_id     uuid        not null constraint courtyard_seal_void_use_fk references courtyard_seal_use (id),
  at         timestamptz not null,
  account_id uuid        not null,
  reason     text        not null,
  constraint courtyard_seal_void_pk primary key (use_id)
);
create trigger courtyard_seal_void_added_only before update or delete on courtyard_seal_void for each row execute function refuse_change();

comment on table courtyard_seal_void is '作废的用印：只增不改';
comment on column courtyard_seal_void.use_id is '作废的是哪一次';
comment on column courtyard_seal_void.at is '作废时刻（产品时钟）';
comment on column courtyard_seal_void.account_id is '作废人';
comment on column courtyard_seal_void.reason is '作废理由';

alter table schedule
  drop constraint schedule_target_known,
  add constraint schedule_target_known check (target in ('one', 'red', 'yellow', 'green', 'courtyard'));
comment on column schedule.target is '对象：one 一件，red、yellow、green 每户一件，courtyard 每个将换届的院落一件';
alter table schedule_opened rename column household_code to subject_code;
alter index schedule_opened_household rename to schedule_opened_subject;
comment on column schedule_opened.subject_code is '为哪一户、哪个院落开的：登记号或院落代码；一件一次的为空文字';
