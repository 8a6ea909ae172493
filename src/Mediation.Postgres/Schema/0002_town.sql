-- What the town is made of: communities, compounds, grids and the people who look after them, its calendar, and who
-- regulates what. Loaded once from the seed files, afterwards kept by the administrator. New tables, and one column on
-- unit, which is short: no lock that anybody notices.

alter table unit add column position smallint not null default 0;
comment on column unit.position is '排列次序，选择单位时按此排列';

create table station_hours (
  place_code text     not null constraint station_hours_place_fk references place (code),
  weekday    smallint not null constraint station_hours_weekday_known check (weekday between 0 and 7),
  opens      time     not null,
  closes     time     not null,
  constraint station_hours_pk primary key (place_code, weekday),
  constraint station_hours_close_after_opening check (closes > opens)
);
comment on table station_hours is '服务时间：党群服务站点的开放时段，未列出的星期不开放';
comment on column station_hours.place_code is '所在地方';
comment on column station_hours.weekday is '星期：1 星期一至 7 星期日，0 调休上班日';
comment on column station_hours.opens is '开门时间';
comment on column station_hours.closes is '业务截止时间';

create table community (
  code       text constraint community_pk primary key,
  place_code text not null constraint community_place_fk references place (code),
  name       text not null,
  office     text not null,
  constraint community_name_unique unique (place_code, name)
);
comment on table community is '社区';
comment on column community.code is '社区代码，如 XY';
comment on column community.place_code is '所在地方';
comment on column community.name is '名称';
comment on column community.office is '党群服务站点';

create table party_organisation (
  code           text constraint party_organisation_pk primary key,
  community_code text not null constraint party_organisation_community_fk references community (code),
  name           text not null
);
create index party_organisation_community on party_organisation (community_code);
comment on table party_organisation is '小区党组织：在一个或几个小区牵头协调';
comment on column party_organisation.code is '代码';
comment on column party_organisation.community_code is '所属社区';
comment on column party_organisation.name is '名称';

create table official (
  code           text   constraint official_pk primary key,
  place_code     text   not null constraint official_place_fk references place (code),
  unit_code      text   constraint official_unit_fk references unit (code),
  community_code text   constraint official_community_fk references community (code),
  name           text   not null,
  title          text   not null,
  roles          text[] not null
                 constraint official_roles_known check (
                   roles <@ array['clerk', 'handler', 'head', 'supervisor', 'administrator', 'auditor'])
);
create index official_unit on official (unit_code) where unit_code is not null;
comment on table official is '工作人员：在单位任职的人';
comment on column official.code is '代码';
comment on column official.place_code is '所在地方';
comment on column official.unit_code is '单位；空表示全镇范围';
comment on column official.community_code is '所在社区；空表示不分社区';
comment on column official.name is '姓名';
comment on column official.title is '职务';
comment on column official.roles is '角色，取值同任职表';

create table grid (
  code           text constraint grid_pk primary key,
  community_code text not null constraint grid_community_fk references community (code),
  name           text not null,
  worker_code    text not null constraint grid_worker_fk references official (code)
);
create index grid_community on grid (community_code);
create index grid_worker on grid (worker_code);
comment on table grid is '网格';
comment on column grid.code is '代码';
comment on column grid.community_code is '所属社区';
comment on column grid.name is '名称';
comment on column grid.worker_code is '网格员';

-- A firm serves it, or the residents govern themselves under a convention.
create table compound (
  code                    text     constraint compound_pk primary key,
  community_code          text     not null constraint compound_community_fk references community (code),
  party_organisation_code text     constraint compound_party_organisation_fk references party_organisation (code),
  grid_code               text     constraint compound_grid_fk references grid (code),
  name                    text     not null constraint compound_name_unique unique,
  street                  text     not null,
  kind                    text     not null,
  service                 text     not null
                          constraint compound_service_known check (service in ('professional-firm', 'self-governed')),
  property_firm           text,
  convention              text,
  owners_body             text     not null
                          constraint compound_owners_body_known check (owners_body in ('业委会', '物管会')),
  buildings               smallint not null constraint compound_has_buildings check (buildings between 1 and 200),
  households              integer  not null constraint compound_households_counted check (households >= 0),
  aliases                 text[]   not null default '{}',
  constraint compound_firm_serves check ((service = 'professional-firm') = (property_firm is not null))
);
create index compound_community on compound (community_code);
create index compound_party_organisation on compound (party_organisation_code);
create index compound_grid on compound (grid_code);
comment on table compound is '小区';
comment on column compound.code is '小区代码，如 XY-01';
comment on column compound.community_code is '所属社区';
comment on column compound.party_organisation_code is '牵头的小区党组织';
comment on column compound.grid_code is '所属网格';
comment on column compound.name is '名称';
comment on column compound.street is '所在街路';
comment on column compound.kind is '小区类型，如 老旧小区、单位宿舍';
comment on column compound.service is '物业服务模式：professional-firm 专业物业，self-governed 居民自治';
comment on column compound.property_firm is '物业服务企业；居民自治的为空';
comment on column compound.convention is '自治公约；专业物业的为空';
comment on column compound.owners_body is '业主组织：业委会或物管会';
comment on column compound.buildings is '楼栋数，自 1 编号';
comment on column compound.households is '户数';
comment on column compound.aliases is '别名，识别地点用';

create table building_head (
  compound_code text     not null constraint building_head_compound_fk references compound (code),
  building      smallint not null constraint building_head_building_numbered check (building >= 1),
  name          text     not null,
  party_member  boolean  not null,
  background    text     not null,
  constraint building_head_pk primary key (compound_code, building)
);
comment on table building_head is '楼栋长：每栋一人';
comment on column building_head.compound_code is '小区';
comment on column building_head.building is '楼栋号';
comment on column building_head.name is '姓名';
comment on column building_head.party_member is '是否党员';
comment on column building_head.background is '身份，如 退休教师';

create table duty_roster (
  unit_code     text     not null constraint duty_roster_unit_fk references unit (code),
  weekday       smallint not null constraint duty_roster_weekday_known check (weekday between 1 and 7),
  name          text     not null,
  begins        time     not null,
  ends          time     not null,
  official_code text     not null constraint duty_roster_official_fk references official (code),
  constraint duty_roster_pk primary key (unit_code, weekday, begins, official_code)
);
create index duty_roster_official on duty_roster (official_code);
comment on table duty_roster is '值班表：每周循环';
comment on column duty_roster.unit_code is '单位';
comment on column duty_roster.weekday is '星期：1 星期一至 7 星期日';
comment on column duty_roster.name is '班次';
comment on column duty_roster.begins is '开始时间';
comment on column duty_roster.ends is '结束时间；不晚于开始时间的，到次日';
comment on column duty_roster.official_code is '值班人员';

create table calendar_year (
  place_code text     not null constraint calendar_year_place_fk references place (code),
  year       smallint not null,
  source     text     not null,
  constraint calendar_year_pk primary key (place_code, year)
);
comment on table calendar_year is '年度节假日安排：没有安排的年份只按周末休息，时限标为暂定';
comment on column calendar_year.place_code is '所在地方';
comment on column calendar_year.year is '年份';
comment on column calendar_year.source is '依据的通知';

create table calendar_holiday (
  place_code text     not null,
  year       smallint not null,
  name       text     not null,
  first_on   date     not null,
  last_on    date     not null,
  constraint calendar_holiday_pk primary key (place_code, first_on),
  constraint calendar_holiday_year_fk foreign key (place_code, year) references calendar_year (place_code, year),
  constraint calendar_holiday_runs_forward check (last_on >= first_on)
);
create index calendar_holiday_year on calendar_holiday (place_code, year);
comment on table calendar_holiday is '节假日：放假的起止日期';
comment on column calendar_holiday.place_code is '所在地方';
comment on column calendar_holiday.year is '所属年度安排';
comment on column calendar_holiday.name is '名称';
comment on column calendar_holiday.first_on is '第一天';
comment on column calendar_holiday.last_on is '最后一天';

create table make_up_workday (
  place_code text     not null,
  year       smallint not null,
  worked_on  date     not null,
  constraint make_up_workday_pk primary key (place_code, worked_on),
  constraint make_up_workday_year_fk foreign key (place_code, year) references calendar_year (place_code, year),
  constraint make_up_workday_on_weekend check (extract(isodow from worked_on) >= 6)
);
create index make_up_workday_year on make_up_workday (place_code, year);
comment on table make_up_workday is '调休上班日';
comment on column make_up_workday.place_code is '所在地方';
comment on column make_up_workday.year is '所属年度安排';
comment on column make_up_workday.worked_on is '上班的周末日期';

create table responsibility (
  place_code text not null constraint responsibility_place_fk references place (code),
  matter     text not null,
  name       text not null,
  unit_code  text not null constraint responsibility_unit_fk references unit (code),
  ground     text not null,
  constraint responsibility_pk primary key (place_code, matter)
);
create index responsibility_unit on responsibility (unit_code);
comment on table responsibility is '属地职责分工：法律交由地方指定部门的事项由谁主管';
comment on column responsibility.place_code is '所在地方';
comment on column responsibility.matter is '事项代码，如 construction-noise';
comment on column responsibility.name is '事项名称';
comment on column responsibility.unit_code is '主管单位';
comment on column responsibility.ground is '依据';
