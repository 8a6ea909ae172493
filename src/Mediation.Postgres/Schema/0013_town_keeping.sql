-- A town that is kept on the pages: its calendar in versions, each one document; what administrators did; and a count of changes by
-- which every node sees that it works by an older town. The calendar's four tables become the first version. The column on deadline
-- has a constant default and doesn't rewrite the table; its index is made while the table is locked, about a second per million clocks.

alter table place add column edition bigint not null default 1;
comment on column place.edition is '底数版次：底数或日历每变一次加一，各节点据此换用新的';

create table work_calendar (
  place_code   text    not null constraint work_calendar_place_fk references place (code),
  number       integer not null constraint work_calendar_counted check (number >= 1),
  document     text    not null,
  reason       text    not null,
  published_at timestamptz,
  published_by uuid,
  constraint work_calendar_pk primary key (place_code, number),
  constraint work_calendar_published_by_somebody check ((published_at is null) = (published_by is null))
);
comment on table work_calendar is '工作日历：每个版本一行，发布后不变，号数最大的是现行的';
comment on column work_calendar.place_code is '所在地方';
comment on column work_calendar.number is '第几版，从 1 起';
comment on column work_calendar.document is '日历内容（JSON）：服务时间与各年度放假安排';
comment on column work_calendar.reason is '发布理由';
comment on column work_calendar.published_at is '发布时刻（真实时钟）；来自底数文件为空';
comment on column work_calendar.published_by is '发布人；来自底数文件为空';

insert into work_calendar (place_code, number, document, reason)
select p.code, 1,
       json_build_object(
         'hours', (select json_object_agg(
                            (array['makeUpWorkday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])[h.weekday + 1],
                            json_build_object('open', to_char(h.opens, 'HH24:MI'), 'close', to_char(h.closes, 'HH24:MI')))
                   from station_hours h
                   where h.place_code = p.code),
         'years', coalesce(
           (select json_agg(json_build_object(
                     'year', y.year,
                     'source', y.source,
                     'holidays', coalesce(
                       (select json_agg(json_build_object('name', o.name, 'firstOn', o.first_on, 'lastOn', o.last_on) order by o.first_on)
                        from calendar_holiday o
                        where o.place_code = y.place_code
                          and o.year = y.year), '[]'),
                     'makeUpWorkdays', coalesce(
                       (select json_agg(w.worked_on order by w.worked_on)
                        from make_up_workday w
                        where w.place_code = y.place_code
                          and w.year = y.year), '[]')) order by y.year)
            from calendar_year y
            where y.place_code = p.code), '[]'))::text,
       '底数文件'
from place p;

drop table make_up_workday;
drop table calendar_holiday;
drop table calendar_year;
drop table station_hours;

create table work_calendar_draft (
  place_code text        not null constraint work_calendar_draft_place_fk references place (code),
  stamp      uuid        not null,
  document   text        not null,
  saved_at   timestamptz not null,
  saved_by   uuid        not null,
  constraint work_calendar_draft_pk primary key (place_code)
);
comment on table work_calendar_draft is '工作日历草稿：每个地方至多一份，发布后成为新版本';
comment on column work_calendar_draft.place_code is '所在地方';
comment on column work_calendar_draft.stamp is '保存戳：每次保存换一个，保存和发布时要带着所见的那个';
comment on column work_calendar_draft.document is '日历内容（JSON）';
comment on column work_calendar_draft.saved_at is '保存时刻（真实时钟）';
comment on column work_calendar_draft.saved_by is '保存人';

alter table deadline add column calendar integer not null default 1;
comment on column deadline.calendar is '流水已按第几版日历推算；小于现行版的，由换用日历的任务补记';
create index deadline_by_calendar on deadline (calendar, case_id) where state in ('running', 'stopped', 'breached');

create table absence (
  id         uuid not null,
  account_id uuid not null constraint absence_account_fk references account (id) on delete cascade,
  deputy_id  uuid not null constraint absence_deputy_fk references account (id) on delete cascade,
  first_on   date not null,
  last_on    date not null,
  constraint absence_pk primary key (id),
  constraint absence_by_another check (deputy_id <> account_id),
  constraint absence_runs_forward check (last_on >= first_on)
);
create index absence_account on absence (account_id, last_on);
create index absence_deputy on absence (deputy_id, last_on);
comment on table absence is '外出代理：外出期间由代理人代行其全部任职';
comment on column absence.id is '标识';
comment on column absence.account_id is '外出的人';
comment on column absence.deputy_id is '代理人';
comment on column absence.first_on is '第一天（业务日期）';
comment on column absence.last_on is '最后一天（业务日期）';

create table administration_act (
  id          uuid        not null,
  at          timestamptz not null,
  account_id  uuid        not null,
  kind        text        not null constraint administration_act_kind_said check (kind ~ '^[a-z][a-z0-9-]{0,63}$'),
  subject     text        not null,
  reason      text,
  before_text text,
  after_text  text,
  constraint administration_act_pk primary key (id)
);
create index administration_act_at on administration_act (at, id);
create index administration_act_kind on administration_act (kind, at, id);
comment on table administration_act is '管理记录：每个管理动作一行，只增不改，不含个人信息';
comment on column administration_act.id is '标识，按时间排列';
comment on column administration_act.at is '时刻（真实时钟）';
comment on column administration_act.account_id is '谁做的';
comment on column administration_act.kind is '做了什么，如 calendar-published';
comment on column administration_act.subject is '对什么做的：代码或名称，不写人名';
comment on column administration_act.reason is '理由';
comment on column administration_act.before_text is '之前';
comment on column administration_act.after_text is '之后';
