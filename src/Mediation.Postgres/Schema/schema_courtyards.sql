-- Courtyards of compounds (院落), who sits on their committees, and how they used their seals. Rows of courtyards and seals never go; members go a year after their term.

create table courtyard ( -- 院落：小区里的几栋楼，居民自己商量日常小事
  code          text       not null, -- 代码
  place_code    text       not null constraint courtyard_place_fk references place (code), -- 所在地方
  name          text       not null, -- 名称
  compound_code text       not null constraint courtyard_compound_fk references compound (code), -- 所在小区
  buildings     smallint[] not null constraint courtyard_has_buildings check (cardinality(buildings) > 0), -- 楼栋号数
  unit_code     text       not null constraint courtyard_unit_fk references unit (code), -- 院落自治委员会，作为单位
  constraint courtyard_pk primary key (code),
  constraint courtyard_unit_unique unique (unit_code)
);
create index courtyard_place on courtyard (place_code);
create index courtyard_compound on courtyard (compound_code);

create table committee_member ( -- 院落自治委员会委员：姓名是个人信息，届满一年后删除
  id             uuid        not null, -- 标识，随登记表发出：重复提交只算一次
  code           text        not null, -- 登记号，如 W2026-0001
  courtyard_code text        not null constraint committee_member_courtyard_fk references courtyard (code), -- 院落
  name           text        not null, -- 姓名（个人信息）
  manner         text        not null constraint committee_member_manner_known check (manner in ('elected', 'volunteered', 'appointed')), -- 产生方式：elected 推选，volunteered 自荐，appointed 社区党总支选派
  from_on        date        not null, -- 任期第一天
  until_on       date        not null, -- 任期最后一天；提前结束的，是结束的前一天
  ended_reason   text, -- 提前结束的理由；没有提前结束为空
  entered_at     timestamptz not null, -- 登记时刻（产品时钟）
  account_id     uuid        not null, -- 登记人
  constraint committee_member_pk primary key (id),
  constraint committee_member_code_unique unique (code),
  constraint committee_member_runs_forward check (until_on >= from_on - 1)
);
create index committee_member_courtyard on committee_member (courtyard_code, until_on);

create table committee_log ( -- 院落自治委员会记录：每次登记、查看、结束和删除一行，只增不改，没有姓名
  id             uuid        not null, -- 标识
  courtyard_code text        not null constraint committee_log_courtyard_fk references courtyard (code), -- 院落
  member_code    text        not null, -- 登记号；查看姓名的为空文字
  at             timestamptz not null, -- 时刻（产品时钟）
  account_id     uuid        not null, -- 谁；系统为全零
  kind           text        not null constraint committee_log_kind_known check (kind in ('entered', 'read', 'ended', 'erased')), -- 做了什么：entered 登记，read 查看姓名，ended 提前结束，erased 删除
  reason         text, -- 理由或用途；没有为空
  constraint committee_log_pk primary key (id)
);
create index committee_log_of on committee_log (courtyard_code, at);

create table courtyard_seal_use ( -- 院落公章用印登记：只增不改，错了的作废
  id             uuid        not null, -- 标识，随用印登记表发出：重复提交只算一次
  number         text        not null, -- 登记号，如 YZ2026-0001，印在纸上盖章处
  courtyard_code text        not null constraint courtyard_seal_use_courtyard_fk references courtyard (code), -- 哪个院落的公章
  document       text        not null constraint courtyard_seal_use_document_known check (document in ('minutes', 'notice', 'certificate')), -- 文件种类：minutes 会议纪要，notice 告示，certificate 决定证明
  title          text        not null, -- 标题
  text           text        not null, -- 正文，不写姓名
  purpose        text        not null, -- 用印事由
  decided_on     date        not null, -- 决定日期
  meeting        text        not null, -- 哪次会议决定
  case_number    text, -- 所属案件编号；没有为空
  at             timestamptz not null, -- 用印时刻（产品时钟）
  account_id     uuid        not null, -- 用印人
  constraint courtyard_seal_use_pk primary key (id),
  constraint courtyard_seal_use_number_unique unique (number)
);
create index courtyard_seal_use_of on courtyard_seal_use (courtyard_code, at);
create trigger courtyard_seal_use_added_only before update or delete on courtyard_seal_use for each row execute function refuse_change();

create table courtyard_seal_void ( -- 作废的用印：只增不改
  use_id     uuid        not null constraint courtyard_seal_void_use_fk references courtyard_seal_use (id), -- 作废的是哪一次
  at         timestamptz not null, -- 作废时刻（产品时钟）
  account_id uuid        not null, -- 作废人
  reason     text        not null, -- 作废理由
  constraint courtyard_seal_void_pk primary key (use_id)
);
create trigger courtyard_seal_void_added_only before update or delete on courtyard_seal_void for each row execute function refuse_change();
