-- What each unit of the tree answers for, in a new column without a value; and collections of ideas, in a new table. The index on cases is built on none: no
-- case has the category before this version.

alter table unit add column duty text;
comment on column unit.duty is '职责：这一级负责什么；没有写为空';

create table idea_collection (
  id         uuid        not null,
  number     text        not null,
  place_code text        not null constraint idea_collection_place_fk references place (code),
  unit_code  text        not null constraint idea_collection_unit_fk references unit (code),
  compound   text        constraint idea_collection_compound_fk references compound (code),
  subject    text        not null,
  detail     text        not null,
  from_on    date        not null,
  until_on   date        not null,
  begun_at   timestamptz not null,
  account_id uuid        not null,
  constraint idea_collection_pk primary key (id),
  constraint idea_collection_number_unique unique (number),
  constraint idea_collection_runs_forward check (until_on >= from_on)
);
create index idea_collection_unit on idea_collection (unit_code);
create index idea_collection_compound on idea_collection (compound) where compound is not null;
create index idea_collection_latest on idea_collection (until_on desc);
create index case_file_ideas on case_file (category, accepted_at desc, id desc) where category = 'ZL11-01';

comment on table idea_collection is '征集金点子：人人可看，没有个人信息；只增不改';
comment on column idea_collection.id is '标识，随表单发出：重复提交只算一次';
comment on column idea_collection.number is '编号，如 ZJ2026-0001';
comment on column idea_collection.place_code is '所在地方';
comment on column idea_collection.unit_code is '征集单位：答复每一条';
comment on column idea_collection.compound is '小区；全镇为空';
comment on column idea_collection.subject is '征集什么';
comment on column idea_collection.detail is '说明';
comment on column idea_collection.from_on is '第一天';
comment on column idea_collection.until_on is '最后一天';
comment on column idea_collection.begun_at is '开始时刻（产品时钟）';
comment on column idea_collection.account_id is '开始的人';
