-- What a mediation's papers want of a party besides its name (人民调解法第二十九条). The table is read through once for the checks, and not
-- rewritten: a second or so on a million parties.

alter table party
  add column sex        text constraint party_sex_known check (sex in ('男', '女')),
  add column ethnicity  text,
  add column birth_year text constraint party_birth_year_whole check (birth_year ~ '^[0-9]{4}$'),
  add column occupation text,
  add column address    text,
  add column agent      text;

comment on table party is '当事人身份信息和基本情况（个人信息）：默认脱敏显示，查看须写明用途并留痕';
comment on column party.sex is '性别；调解文书需要时才问，未问为空';
comment on column party.ethnicity is '民族；同上';
comment on column party.birth_year is '出生年份，四位；同上';
comment on column party.occupation is '职业或职务；同上';
comment on column party.address is '工作单位或住址；同上';
comment on column party.agent is '委托代理人；权限记在案卷里，没有委托为空';
