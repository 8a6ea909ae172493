-- What residents think of units, told by a public code.

create table evaluation ( -- 码上评：每次评价一行，只增不改；没有姓名，电话只在成案时作为当事人信息另存
  id          uuid        not null, -- 标识，即评价页发出的一次性标识：重复提交只算一次
  place_code  text        not null constraint evaluation_place_fk references place (code), -- 所在地方
  unit_code   text        not null constraint evaluation_unit_fk references unit (code), -- 被评单位
  mark        smallint    not null constraint evaluation_mark_known check (mark between 1 and 5), -- 评分：1 很不满意，2 不满意，3 一般，4 满意，5 很满意
  aspect      text, -- 方面；没有选则为空
  words       text, -- 留言；成了案的留在案里，这里为空；一年后删除
  at          timestamptz not null, -- 评价时刻（产品时钟）
  case_id     uuid constraint evaluation_case_fk references case_file (id), -- 由它成的案，或并入的整改件；没有成案为空
  joined      boolean     not null default false, -- 是否并入了已有的整改件
  constraint evaluation_pk primary key (id),
  constraint evaluation_words_once check (words is null or case_id is null),
  constraint evaluation_joined_one check (case_id is not null or not joined)
);
create index evaluation_unit on evaluation (place_code, unit_code, at);
create index evaluation_case on evaluation (case_id) where case_id is not null;
create index evaluation_words_kept on evaluation (at) where words is not null;
