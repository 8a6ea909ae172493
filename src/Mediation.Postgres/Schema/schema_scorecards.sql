-- Scores of property firms, as they hang out; how each came about stands in its case.

create table scorecard ( -- 物业考核：每次公示一行，只增不改；没有个人姓名
  case_id       uuid        not null constraint scorecard_case_fk references case_file (id), -- 在哪件考核里打的分
  compound_code text        not null constraint scorecard_compound_fk references compound (code), -- 小区
  unit_code     text        not null constraint scorecard_unit_fk references unit (code), -- 被考核单位
  firm          text        not null, -- 物业服务企业名称
  from_on       date        not null, -- 考核期起始日
  until_on      date        not null, -- 考核期截止日
  total         smallint    not null constraint scorecard_total_range check (total between 0 and 100), -- 总分，0 到 100
  failed        boolean     not null, -- 是否不达标
  body          jsonb       not null, -- 逐项算法和服务情况
  answer        text, -- 企业说明，随得分公示；没有说明为空
  published_at  timestamptz not null, -- 公示时刻（产品时钟）
  constraint scorecard_pk primary key (case_id),
  constraint scorecard_runs_forward check (until_on >= from_on)
);
create index scorecard_of on scorecard (compound_code, until_on desc);
create index scorecard_ranking on scorecard (until_on desc, total desc);
create index scorecard_unit on scorecard (unit_code);
