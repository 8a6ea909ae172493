-- What households pay by a resolution of the owners, points of those who help, and cases that a root-cause project passes over. New tables, and a column of the books that is empty for what is there; nothing that runs waits for it.

create table owners_due (
  id            uuid        not null,
  number        text        not null,
  compound_code text        not null constraint owners_due_compound_fk references compound (code),
  vote_id       uuid        not null constraint owners_due_vote_fk references owners_vote (id),
  headline      text        not null,
  fen           bigint      not null constraint owners_due_of_something check (fen > 0),
  from_on       date        not null,
  due_on        date        not null,
  opened_at     timestamptz not null,
  account_id    uuid        not null,
  ended_for     text,
  constraint owners_due_pk primary key (id),
  constraint owners_due_number_unique unique (number),
  constraint owners_due_runs_forward check (due_on >= from_on)
);
create unique index owners_due_one_of_a_vote on owners_due (vote_id) where ended_for is null;
create index owners_due_of on owners_due (compound_code, opened_at);

create table owners_due_line (
  id         uuid        not null,
  due_id     uuid        not null constraint owners_due_line_due_fk references owners_due (id),
  number     integer     not null,
  place      integer     not null,
  waives     boolean     not null,
  fen        bigint      not null,
  day        date        not null,
  why        text,
  reverses   integer,
  entered_at timestamptz not null,
  account_id uuid        not null,
  constraint owners_due_line_pk primary key (id),
  constraint owners_due_line_number_unique unique (due_id, number),
  constraint owners_due_line_reversed_once unique (due_id, reverses),
  constraint owners_due_line_reverses_fk foreign key (due_id, reverses) references owners_due_line (due_id, number),
  constraint owners_due_line_money check (case when waives then fen = 0 else (fen < 0) = (reverses is not null) and fen <> 0 end),
  constraint owners_due_line_explained check ((waives or reverses is not null) = (why is not null))
);
create index owners_due_line_of on owners_due_line (due_id, place);
create trigger owners_due_line_added_only before update or delete on owners_due_line for each row execute function refuse_change();

alter table book_entry add column due_id uuid constraint book_entry_due_fk references owners_due (id);
create index book_entry_due on book_entry (due_id) where due_id is not null;

create table talent_points (
  id          uuid        not null,
  place_code  text        not null constraint talent_points_place_fk references place (code),
  talent_code text        not null,
  number      integer     not null,
  points      integer     not null constraint talent_points_of_something check (points <> 0),
  case_id     uuid        constraint talent_points_case_fk references case_file (id),
  what        text,
  reverses    integer,
  at          timestamptz not null,
  account_id  uuid        not null,
  constraint talent_points_pk primary key (id),
  constraint talent_points_number_unique unique (place_code, talent_code, number),
  constraint talent_points_reversed_once unique (place_code, talent_code, reverses),
  constraint talent_points_reverses_fk foreign key (place_code, talent_code, reverses) references talent_points (place_code, talent_code, number),
  constraint talent_points_explained check ((case_id is not null and reverses is null) = (what is null))
);
create index talent_points_case on talent_points (case_id) where case_id is not null;
create trigger talent_points_added_only before update or delete on talent_points for each row execute function refuse_change();

create table root_cause_passed (
  root_cause_id uuid        not null constraint root_cause_passed_root_cause_fk references root_cause (id),
  case_id       uuid        not null constraint root_cause_passed_case_fk references case_file (id),
  at            timestamptz not null,
  constraint root_cause_passed_pk primary key (root_cause_id, case_id)
);
create index root_cause_passed_case on root_cause_passed (case_id);
alter table root_cause_entry drop constraint root_cause_entry_kind_known;
alter table root_cause_entry add constraint root_cause_entry_kind_known check (kind in ('opened', 'progressed', 'joined', 'passed-over', 'closed'));

comment on table root_cause_passed is '专项看过不列入的事项：以后不再提示列入这个专项';
comment on column root_cause_passed.root_cause_id is '专项';
comment on column root_cause_passed.case_id is '案卷';
comment on column root_cause_passed.at is '时刻';
comment on column root_cause_entry.kind is '种类：opened 立项，progressed 进展，joined 列入，passed-over 看过不列入，closed 结束';
comment on column root_cause_entry.text is '内容，不写个人信息；列入和不列入的为件数';
comment on table owners_due is '众筹：按业主决议每户缴多少，每次一行；一次表决同时只有一项在收';
comment on column owners_due.id is '标识，由表单带来，重复提交只设一次';
comment on column owners_due.number is '众筹编号，如 ZC2026-0001';
comment on column owners_due.compound_code is '小区';
comment on column owners_due.vote_id is '所依据的表决；应缴的户就是它的名册';
comment on column owners_due.headline is '用途，公开，不含个人信息';
comment on column owners_due.fen is '每户金额，分';
comment on column owners_due.from_on is '决议生效日，从这天起收';
comment on column owners_due.due_on is '缴费截止日';
comment on column owners_due.opened_at is '设立时刻（产品时钟）';
comment on column owners_due.account_id is '设立人账号';
comment on column owners_due.ended_for is '停收理由，公开；在收为空';
comment on table owners_due_line is '众筹缴费：每笔一行，只增不改，写错的冲正后重记；逐户情况只有业主组织和社区可看';
comment on column owners_due_line.id is '标识，由表单带来，重复提交只记一次';
comment on column owners_due_line.due_id is '哪一项众筹';
comment on column owners_due_line.number is '序号，一项众筹内从 1 起';
comment on column owners_due_line.place is '表决名册内的序号';
comment on column owners_due_line.waives is '是否免缴';
comment on column owners_due_line.fen is '金额，分；免缴为零，冲正为负';
comment on column owners_due_line.day is '缴费日期';
comment on column owners_due_line.why is '免缴或冲正的理由，不写人名；缴费为空';
comment on column owners_due_line.reverses is '冲正哪一笔；不是冲正为空';
comment on column owners_due_line.entered_at is '记录时刻（产品时钟）';
comment on column owners_due_line.account_id is '记录人账号';
comment on column book_entry.due_id is '从哪一项众筹入账；其余为空';
comment on table talent_points is '服务积分：每笔一行，只增不改，记错的冲正；只有登记号，不含个人信息，登记删除后仍留着';
comment on column talent_points.id is '标识，由表单带来，重复提交只记一次';
comment on column talent_points.place_code is '所在地方';
comment on column talent_points.talent_code is '登记号';
comment on column talent_points.number is '序号，每人从 1 起';
comment on column talent_points.points is '积分：记入为正，兑换为负；冲正与原来相反';
comment on column talent_points.case_id is '帮忙办的是哪件；兑换为空';
comment on column talent_points.what is '兑换了什么，或冲正的理由；记入为空';
comment on column talent_points.reverses is '冲正哪一笔；不是冲正为空';
comment on column talent_points.at is '时刻（产品时钟）';
comment on column talent_points.account_id is '记录人账号';
