-- Scores of property firms that hang out for everybody. A new table; nothing that runs waits for it.

create table scorecard (
  case_id       uuid        not null constraint scorecard_case_fk references case_file (id),
  compound_code text        not null constraint scorecard_compound_fk references compound (code),
  unit_code     text        not null constraint scorecard_unit_fk references unit (code),
  firm          text        not null,
  from_on       date        not null,
  until_on      date        not null,
  total         smallint    not null constraint scorecard_total_range check (total between 0 and 100),
  failed        boolean     not null,
  body          jsonb       not null,
  answer        text,
  published_at  timestamptz not null,
  constraint scorecard_pk primary key (case_id),
  constraint scorecard_runs_forward check (until_on >= from_on)
);
create index scorecard_of on scorecard (compound_code, until_on desc);
create index scorecard_ranking on scorecard (until_on desc, total desc);
create index scorecard_unit on scorecard (unit_code);

comment on table scorecard is '物业考核：每次公示一行，只增不改；没有个人姓名';
comment on column scorecard.case_id is '在哪件考核里打的分';
comment on column scorecard.compound_code is '小区';
comment on column scorecard.unit_code is '被考核单位';
comment on column scorecard.firm is '物业服务企业名称';
comment on column scorecard.from_on is '考核期起始日';
comment on column scorecard.until_on is '考核期截止日';
comment on column scorecard.total is '总分，0 到 100';
comment on column scorecard.failed is '是否不达标';
comment on column scorecard.body is '逐项算法和服务情况';
comment on column scorecard.answer is '企业说明，随得分公示；没有说明为空';
comment on column scorecard.published_at is '公示时刻（产品时钟）';
