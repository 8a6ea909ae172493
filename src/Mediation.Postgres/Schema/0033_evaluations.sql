-- Marks that anybody gives a unit by its public code. A new table; nothing that runs waits for it.

create table evaluation (
  id          uuid        not null,
  place_code  text        not null constraint evaluation_place_fk references place (code),
  unit_code   text        not null constraint evaluation_unit_fk references unit (code),
  mark        smallint    not null constraint evaluation_mark_known check (mark between 1 and 5),
  aspect      text,
  words       text,
  at          timestamptz not null,
  case_id     uuid constraint evaluation_case_fk references case_file (id),
  joined      boolean     not null default false,
  constraint evaluation_pk primary key (id),
  constraint evaluation_words_once check (words is null or case_id is null),
  constraint evaluation_joined_one check (case_id is not null or not joined)
);
create index evaluation_unit on evaluation (place_code, unit_code, at);
create index evaluation_case on evaluation (case_id) where case_id is not null;
create index evaluation_words_kept on evaluation (at) where words is not null;

comment on table evaluation is '码上评：每次评价一行，只增不改；没有姓名，电话只在成案时作为当事人信息另存';
comment on column evaluation.id is '标识，即评价页发出的一次性标识：重复提交只算一次';
comment on column evaluation.place_code is '所在地方';
comment on column evaluation.unit_code is '被评单位';
comment on column evaluation.mark is '评分：1 很不满意，2 不满意，3 一般，4 满意，5 很满意';
comment on column evaluation.aspect is '方面；没有选则为空';
comment on column evaluation.words is '留言；成了案的留在案里，这里为空；一年后删除';
comment on column evaluation.at is '评价时刻（产品时钟）';
comment on column evaluation.case_id is '由它成的案，或并入的整改件；没有成案为空';
comment on column evaluation.joined is '是否并入了已有的整改件';

create table talent (
  code         text   not null,
  place_code   text   not null constraint talent_place_fk references place (code),
  unit_code    text   not null constraint talent_unit_fk references unit (code),
  name         text   not null,
  phone        text   not null,
  skills       text[] not null constraint talent_skilled check (cardinality(skills) > 0),
  availability text   not null,
  consent_on   date   not null,
  keep_until   date   not null,
  version      bigint not null,
  constraint talent_pk primary key (place_code, code)
);
create index talent_unit on talent (unit_code);
create index talent_keep on talent (keep_until);

comment on table talent is '善治人才库：本人同意才登记，到保存期限即删除；只有联系单位和所属社区可看';
comment on column talent.code is '登记号，不含个人信息';
comment on column talent.place_code is '所在地方';
comment on column talent.unit_code is '联系单位';
comment on column talent.name is '姓名（个人信息）';
comment on column talent.phone is '电话（个人信息）';
comment on column talent.skills is '特长';
comment on column talent.availability is '什么时候有空';
comment on column talent.consent_on is '本人同意的日期';
comment on column talent.keep_until is '保存到哪一天，之后删除';
comment on column talent.version is '版次，每改一次加一';

create table talent_log (
  id          uuid        not null,
  place_code  text        not null constraint talent_log_place_fk references place (code),
  talent_code text        not null,
  at          timestamptz not null,
  account_id  uuid        not null,
  kind        text        not null constraint talent_log_kind_known check (kind in ('entered', 'read', 'renewed', 'invited', 'erased')),
  reason      text,
  constraint talent_log_pk primary key (id)
);
create index talent_log_of on talent_log (place_code, talent_code, at);

comment on table talent_log is '人才库记录：每次登记、查看、续存、邀请、删除一行，只增不改，不含姓名电话';
comment on column talent_log.id is '标识，按时间排列';
comment on column talent_log.place_code is '所在地方';
comment on column talent_log.talent_code is '登记号';
comment on column talent_log.at is '时刻（产品时钟）';
comment on column talent_log.account_id is '谁；到期删除为全零';
comment on column talent_log.kind is '种类：entered 登记，read 查看，renewed 续存，invited 邀请，erased 删除';
comment on column talent_log.reason is '理由、用途或案件编号';
