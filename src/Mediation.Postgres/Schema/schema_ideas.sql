-- Ideas that residents give before something is rebuilt; each idea is a case of its own.

create table idea_collection ( -- 征集金点子：人人可看，没有个人信息；只增不改
  id         uuid        not null, -- 标识，随表单发出：重复提交只算一次
  number     text        not null, -- 编号，如 ZJ2026-0001
  place_code text        not null constraint idea_collection_place_fk references place (code), -- 所在地方
  unit_code  text        not null constraint idea_collection_unit_fk references unit (code), -- 征集单位：答复每一条
  compound   text        constraint idea_collection_compound_fk references compound (code), -- 小区；全镇为空
  subject    text        not null, -- 征集什么
  detail     text        not null, -- 说明
  from_on    date        not null, -- 第一天
  until_on   date        not null, -- 最后一天
  begun_at   timestamptz not null, -- 开始时刻（产品时钟）
  account_id uuid        not null, -- 开始的人
  constraint idea_collection_pk primary key (id),
  constraint idea_collection_number_unique unique (number),
  constraint idea_collection_runs_forward check (until_on >= from_on)
);
create index idea_collection_unit on idea_collection (unit_code);
create index idea_collection_compound on idea_collection (compound) where compound is not null;
create index idea_collection_latest on idea_collection (until_on desc);
create index case_file_ideas on case_file (category, accepted_at desc, id desc) where category = 'ZL11-01';
