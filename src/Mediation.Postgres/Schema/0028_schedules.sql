-- Work that comes again, and the register of households that get visits. A schedule opens a case at each occurrence, once: the row that says so
-- is written with the case. Who reads or changes a household leaves a line that outlives the household's row. Five new, empty tables: nothing
-- is locked for longer than a moment.

create table schedule (
  place_code    text        not null,
  code          text        not null,
  name          text        not null,
  cycle         text        not null constraint schedule_cycle_known check (cycle in ('weekly', 'monthly', 'monthly-weekday', 'quarterly', 'yearly')),
  weekdays      smallint[]  not null,
  nth           smallint,
  day           smallint    constraint schedule_day_of_month check (day between 1 and 31),
  month         smallint    constraint schedule_month_of_year check (month between 1 and 12),
  at            time        not null,
  rest_day      text        not null constraint schedule_rest_day_known check (rest_day in ('skip', 'next', 'keep')),
  from_on       date        not null,
  until_on      date,
  place         text,
  target        text        not null constraint schedule_target_known check (target in ('one', 'red', 'yellow', 'green')),
  unit_code     text        not null constraint schedule_unit_fk references unit (code),
  category_code text        not null,
  text          text        not null,
  suspended     boolean     not null,
  since         timestamptz not null default '2000-01-01 00:00:00+00',
  constraint schedule_pk primary key (place_code, code),
  constraint schedule_category_fk foreign key (place_code, category_code) references category (place_code, code),
  constraint schedule_runs_forward check (until_on >= from_on)
);
create index schedule_unit on schedule (unit_code);
create index schedule_category on schedule (place_code, category_code);
comment on table schedule is '定期工作：每项一行，只停用不删除';
comment on column schedule.place_code is '所在地方';
comment on column schedule.code is '代码';
comment on column schedule.name is '名称';
comment on column schedule.cycle is '周期：weekly 每周，monthly 每月按日，monthly-weekday 每月按星期，quarterly 每季，yearly 每年';
comment on column schedule.weekdays is '星期，1 星期一至 7 星期日';
comment on column schedule.nth is '第几个星期几，1 至 4，-1 最后一个；别的周期为空';
comment on column schedule.day is '几号';
comment on column schedule.month is '几月，或季度的第几个月';
comment on column schedule.at is '时刻（当地）';
comment on column schedule.rest_day is '遇休息日：skip 跳过，next 顺延到下一个工作日，keep 照常';
comment on column schedule.from_on is '从哪一天起';
comment on column schedule.until_on is '到哪一天止；不限为空';
comment on column schedule.place is '地点；全镇为空';
comment on column schedule.target is '对象：one 一件，red、yellow、green 每户一件';
comment on column schedule.unit_code is '由谁办';
comment on column schedule.category_code is '社区自治类别';
comment on column schedule.text is '案件开头的话，不含个人信息';
comment on column schedule.suspended is '是否停用';
comment on column schedule.since is '现在这样自何时起（产品时钟），之前的不补开';

create table schedule_opened (
  place_code     text        not null,
  schedule_code  text        not null,
  day            date        not null,
  household_code text        not null,
  case_id        uuid        not null constraint schedule_opened_case_fk references case_file (id),
  opened_at      timestamptz not null,
  constraint schedule_opened_pk primary key (place_code, schedule_code, day, household_code),
  constraint schedule_opened_schedule_fk foreign key (place_code, schedule_code) references schedule (place_code, code)
);
create index schedule_opened_case on schedule_opened (case_id);
create index schedule_opened_household on schedule_opened (place_code, household_code) where household_code <> '';
comment on table schedule_opened is '已开的各次：每次（每户）一行，与案件同时写入，主键保证只开一次';
comment on column schedule_opened.place_code is '所在地方';
comment on column schedule_opened.schedule_code is '定期工作';
comment on column schedule_opened.day is '按周期应在之日，休息日顺延的不变';
comment on column schedule_opened.household_code is '重点户登记号；一件一次的为空文字';
comment on column schedule_opened.case_id is '所开案件';
comment on column schedule_opened.opened_at is '开案时刻（产品时钟）';

create table household (
  id            uuid        not null,
  place_code    text        not null constraint household_place_fk references place (code),
  code          text        not null,
  compound_code text        not null constraint household_compound_fk references compound (code),
  building      text        not null,
  room          text        not null,
  name          text        not null,
  colour        text        not null constraint household_colour_known check (colour in ('red', 'yellow', 'green')),
  unit_code     text        not null constraint household_unit_fk references unit (code),
  review_on     date        not null,
  keep_until    date        not null,
  coloured_at   timestamptz not null,
  version       bigint      not null,
  constraint household_pk primary key (id),
  constraint household_code_unique unique (place_code, code),
  constraint household_reviewed_while_kept check (keep_until >= review_on)
);
create index household_compound on household (compound_code, building);
create index household_unit on household (unit_code);
create index household_colour on household (place_code, colour, code);
create index household_keep on household (keep_until);
comment on table household is '重点户登记：每户一行，到保存期限即删除；只有联系单位和社区可看';
comment on column household.id is '标识';
comment on column household.place_code is '所在地方';
comment on column household.code is '登记号，不含个人信息';
comment on column household.compound_code is '小区';
comment on column household.building is '楼栋';
comment on column household.room is '房号';
comment on column household.name is '户主或联系人姓名（个人信息）';
comment on column household.colour is '颜色：red 重点户，yellow 特殊户，green 一般户';
comment on column household.unit_code is '联系单位';
comment on column household.review_on is '复核日期';
comment on column household.keep_until is '保存到哪一天，之后删除';
comment on column household.coloured_at is '定为现在颜色的时刻（产品时钟）';
comment on column household.version is '版次，每改一次加一';

create table care_flag (
  household_id uuid not null constraint care_flag_household_fk references household (id) on delete cascade,
  flag         text not null,
  ground       text not null,
  constraint care_flag_pk primary key (household_id, flag)
);
comment on table care_flag is '关怀标识：每户每种一行，必须有事由';
comment on column care_flag.household_id is '重点户';
comment on column care_flag.flag is '标识代码，如 alone 独居';
comment on column care_flag.ground is '事由（个人信息）';

create table household_log (
  id             uuid        not null,
  place_code     text        not null constraint household_log_place_fk references place (code),
  household_code text        not null,
  at             timestamptz not null,
  account_id     uuid        not null,
  kind           text        not null constraint household_log_kind_known check (kind in ('entered', 'read', 'changed', 'coloured', 'hinted', 'erased')),
  before_text    text,
  after_text     text,
  reason         text,
  constraint household_log_pk primary key (id)
);
create index household_log_of on household_log (place_code, household_code, at);
comment on table household_log is '重点户记录：每次登记、查看、改动、改色、提示、删除一行，只增不改，不含姓名住址';
comment on column household_log.id is '标识，按时间排列';
comment on column household_log.place_code is '所在地方';
comment on column household_log.household_code is '登记号';
comment on column household_log.at is '时刻（产品时钟）';
comment on column household_log.account_id is '谁；到期删除为全零';
comment on column household_log.kind is '种类：entered 登记，read 查看，changed 改动，coloured 改色，hinted 窗口提示，erased 到期删除';
comment on column household_log.before_text is '之前的颜色或日期';
comment on column household_log.after_text is '之后的颜色或日期';
comment on column household_log.reason is '理由或用途，不写人名';
