-- Work that comes again (定期工作), and the households that get visits (重点户). A schedule's rows never go; a household's go when they were kept long enough.

create table schedule ( -- 定期工作：每项一行，只停用不删除
  place_code    text        not null, -- 所在地方
  code          text        not null, -- 代码
  name          text        not null, -- 名称
  cycle         text        not null constraint schedule_cycle_known check (cycle in ('weekly', 'monthly', 'monthly-weekday', 'quarterly', 'yearly')), -- 周期：weekly 每周，monthly 每月按日，monthly-weekday 每月按星期，quarterly 每季，yearly 每年
  weekdays      smallint[]  not null, -- 星期，1 星期一至 7 星期日
  nth           smallint, -- 第几个星期几，1 至 4，-1 最后一个；别的周期为空
  day           smallint    constraint schedule_day_of_month check (day between 1 and 31), -- 几号
  month         smallint    constraint schedule_month_of_year check (month between 1 and 12), -- 几月，或季度的第几个月
  at            time        not null, -- 时刻（当地）
  rest_day      text        not null constraint schedule_rest_day_known check (rest_day in ('skip', 'next', 'keep')), -- 遇休息日：skip 跳过，next 顺延到下一个工作日，keep 照常
  from_on       date        not null, -- 从哪一天起
  until_on      date, -- 到哪一天止；不限为空
  place         text, -- 地点；全镇为空
  target        text        not null constraint schedule_target_known check (target in ('one', 'red', 'yellow', 'green', 'courtyard')), -- 对象：one 一件，red、yellow、green 每户一件，courtyard 每个将换届的院落一件
  unit_code     text        not null constraint schedule_unit_fk references unit (code), -- 由谁办
  category_code text        not null, -- 社区自治类别
  text          text        not null, -- 案件开头的话，不含个人信息
  suspended     boolean     not null, -- 是否停用
  since         timestamptz not null default '2000-01-01 00:00:00+00', -- 现在这样自何时起（产品时钟），之前的不补开
  constraint schedule_pk primary key (place_code, code),
  constraint schedule_category_fk foreign key (place_code, category_code) references category (place_code, code),
  constraint schedule_runs_forward check (until_on >= from_on)
);
create index schedule_unit on schedule (unit_code);
create index schedule_category on schedule (place_code, category_code);

create table schedule_opened ( -- 已开的各次：每次（每户）一行，与案件同时写入，主键保证只开一次
  place_code     text        not null, -- 所在地方
  schedule_code  text        not null, -- 定期工作
  day            date        not null, -- 按周期应在之日，休息日顺延的不变
  subject_code   text        not null, -- 为哪一户、哪个院落开的：登记号或院落代码；一件一次的为空文字
  case_id        uuid        not null constraint schedule_opened_case_fk references case_file (id), -- 所开案件
  opened_at      timestamptz not null, -- 开案时刻（产品时钟）
  constraint schedule_opened_pk primary key (place_code, schedule_code, day, subject_code),
  constraint schedule_opened_schedule_fk foreign key (place_code, schedule_code) references schedule (place_code, code)
);
create index schedule_opened_case on schedule_opened (case_id);
create index schedule_opened_subject on schedule_opened (place_code, subject_code) where subject_code <> '';

create table household ( -- 重点户登记：每户一行，到保存期限即删除；只有联系单位和社区可看
  id            uuid        not null, -- 标识
  place_code    text        not null constraint household_place_fk references place (code), -- 所在地方
  code          text        not null, -- 登记号，不含个人信息
  compound_code text        not null constraint household_compound_fk references compound (code), -- 小区
  building      text        not null, -- 楼栋
  room          text        not null, -- 房号
  name          text        not null, -- 户主或联系人姓名（个人信息）
  colour        text        not null constraint household_colour_known check (colour in ('red', 'yellow', 'green')), -- 颜色：red 重点户，yellow 特殊户，green 一般户
  unit_code     text        not null constraint household_unit_fk references unit (code), -- 联系单位
  review_on     date        not null, -- 复核日期
  keep_until    date        not null, -- 保存到哪一天，之后删除
  coloured_at   timestamptz not null, -- 定为现在颜色的时刻（产品时钟）
  version       bigint      not null, -- 版次，每改一次加一
  constraint household_pk primary key (id),
  constraint household_code_unique unique (place_code, code),
  constraint household_reviewed_while_kept check (keep_until >= review_on)
);
create index household_compound on household (compound_code, building);
create index household_unit on household (unit_code);
create index household_colour on household (place_code, colour, code);
create index household_keep on household (keep_until);

create table care_flag ( -- 关怀标识：每户每种一行，必须有事由
  household_id uuid not null constraint care_flag_household_fk references household (id) on delete cascade, -- 重点户
  flag         text not null, -- 标识代码，如 alone 独居
  ground       text not null, -- 事由（个人信息）
  constraint care_flag_pk primary key (household_id, flag)
);

create table household_log ( -- 重点户记录：每次登记、查看、改动、改色、提示、删除一行，只增不改，不含姓名住址
  id             uuid        not null, -- 标识，按时间排列
  place_code     text        not null constraint household_log_place_fk references place (code), -- 所在地方
  household_code text        not null, -- 登记号
  at             timestamptz not null, -- 时刻（产品时钟）
  account_id     uuid        not null, -- 谁；到期删除为全零
  kind           text        not null constraint household_log_kind_known check (kind in ('entered', 'read', 'changed', 'coloured', 'hinted', 'erased')), -- 种类：entered 登记，read 查看，changed 改动，coloured 改色，hinted 窗口提示，erased 到期删除
  before_text    text, -- 之前的颜色或日期
  after_text     text, -- 之后的颜色或日期
  reason         text, -- 理由或用途，不写人名
  constraint household_log_pk primary key (id)
);
create index household_log_of on household_log (place_code, household_code, at);
