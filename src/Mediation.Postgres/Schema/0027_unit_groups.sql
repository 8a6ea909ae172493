-- Units that stand together for one kind of matter, so that all of them can be called to a meeting at once.

create table unit_group (
  place_code text    not null constraint unit_group_place_fk references place (code),
  code       text    not null,
  unit_code  text    not null constraint unit_group_unit_fk references unit (code),
  name       text    not null,
  leads      boolean not null,
  ground     text    not null,
  constraint unit_group_pk primary key (place_code, code, unit_code)
);
create index unit_group_unit on unit_group (unit_code);
comment on table unit_group is '协作机制：一个机制的每个成员单位一行';
comment on column unit_group.place_code is '所在地方';
comment on column unit_group.code is '机制代码';
comment on column unit_group.unit_code is '成员单位';
comment on column unit_group.name is '机制名称；页面按牵头单位一行显示';
comment on column unit_group.leads is '是否牵头';
comment on column unit_group.ground is '依据';
