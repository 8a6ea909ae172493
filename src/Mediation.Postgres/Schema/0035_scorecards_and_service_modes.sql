-- Scores of property firms that hang out for everybody, in a new table; and four ways of serving a compound, with an owners' body of three kinds or
-- none. The table of compounds has a few dozen rows: it is locked for a moment.

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

alter table compound
  alter column owners_body drop not null,
  drop constraint compound_service_known,
  drop constraint compound_owners_body_known,
  drop constraint compound_firm_serves,
  add constraint compound_service_known check (service in ('professional-firm', 'self-governed', 'entrusted', 'integrated')),
  add constraint compound_owners_body_known check (owners_body in ('业委会', '物管会', '自管小组')),
  add constraint compound_firm_serves check (case service when 'professional-firm' then property_firm is not null when 'self-governed' then property_firm is null else true end);
comment on column compound.service is '服务模式：professional-firm 市场运作，self-governed 业主自治，entrusted 代管托管，integrated 一体融入';
comment on column compound.property_firm is '物业服务企业；业主自治的为空';
comment on column compound.owners_body is '业主组织：业委会、物管会或自管小组；没有为空';
