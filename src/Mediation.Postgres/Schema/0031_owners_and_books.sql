-- Votes of the owners of a compound with its roll, and a compound's books. A vote has a roll of its own, without names. Ballots and lines of the
-- books are only ever added. Eight new, empty tables: nothing is locked for longer than a moment.

create table owner_room (
  compound_code text   not null constraint owner_room_compound_fk references compound (code),
  building      text   not null,
  room          text   not null,
  area          bigint not null constraint owner_room_area_above_nothing check (area > 0),
  owner_name    text   not null,
  constraint owner_room_pk primary key (compound_code, building, room)
);
comment on table owner_room is '业主名册：每个专有部分一行，整册导入替换；只有业主组织和社区可看';
comment on column owner_room.compound_code is '小区';
comment on column owner_room.building is '楼栋';
comment on column owner_room.room is '房号';
comment on column owner_room.area is '专有部分面积，平方米的百分之一';
comment on column owner_room.owner_name is '业主姓名（个人信息）';

create table owner_room_log (
  id            uuid        not null,
  compound_code text        not null constraint owner_room_log_compound_fk references compound (code),
  at            timestamptz not null,
  account_id    uuid        not null,
  kind          text        not null constraint owner_room_log_kind_known check (kind in ('imported', 'read')),
  rooms         integer     not null,
  reason        text        not null,
  constraint owner_room_log_pk primary key (id)
);
create index owner_room_log_of on owner_room_log (compound_code, at);
comment on table owner_room_log is '业主名册记录：每次导入、查看姓名一行，只增不改，不含姓名房号';
comment on column owner_room_log.id is '标识，按时间排列';
comment on column owner_room_log.compound_code is '小区';
comment on column owner_room_log.at is '时刻（产品时钟）';
comment on column owner_room_log.account_id is '谁';
comment on column owner_room_log.kind is '种类：imported 导入，read 查看姓名';
comment on column owner_room_log.rooms is '涉及几户';
comment on column owner_room_log.reason is '理由或用途，不写人名';

create table owners_vote (
  id            uuid        not null,
  number        text        not null,
  compound_code text        not null constraint owners_vote_compound_fk references compound (code),
  matter        text        not null constraint owners_vote_matter_known check (matter in ('procedure', 'convention', 'committee', 'manager', 'use-fund', 'raise-fund', 'rebuild', 'common-parts', 'other')),
  headline      text        not null,
  text          text        not null,
  unit_code     text        not null constraint owners_vote_unit_fk references unit (code),
  account_id    uuid        not null,
  case_id       uuid        constraint owners_vote_case_fk references case_file (id),
  called_at     timestamptz not null,
  opens_at      timestamptz not null,
  closes_at     timestamptz not null,
  withdrawn_at  timestamptz,
  withdrawn_for text,
  constraint owners_vote_pk primary key (id),
  constraint owners_vote_number_unique unique (number),
  constraint owners_vote_runs_forward check (called_at < opens_at and opens_at < closes_at),
  constraint owners_vote_withdrawn_for_something check ((withdrawn_at is null) = (withdrawn_for is null))
);
create index owners_vote_of on owners_vote (compound_code, called_at);
create index owners_vote_called on owners_vote (called_at);
create index owners_vote_case on owners_vote (case_id) where case_id is not null;
create index owners_vote_unit on owners_vote (unit_code);
comment on table owners_vote is '业主表决：每次一行，只作废不删除；进行到哪一步由时刻决定';
comment on column owners_vote.id is '标识，由表单带来，重复提交只记一次';
comment on column owners_vote.number is '表决编号';
comment on column owners_vote.compound_code is '小区';
comment on column owners_vote.matter is '表决事项，民法典第二百七十八条第一款第一至九项';
comment on column owners_vote.headline is '标题，公开';
comment on column owners_vote.text is '表决内容，公开';
comment on column owners_vote.unit_code is '召集单位';
comment on column owners_vote.account_id is '召集人账号';
comment on column owners_vote.case_id is '为哪件案件召集；没有为空';
comment on column owners_vote.called_at is '公告时刻（产品时钟）';
comment on column owners_vote.opens_at is '开始投票';
comment on column owners_vote.closes_at is '截止投票，从此刻起不收选票';
comment on column owners_vote.withdrawn_at is '作废时刻';
comment on column owners_vote.withdrawn_for is '作废理由，公开';

create table owners_vote_room (
  vote_id  uuid    not null constraint owners_vote_room_vote_fk references owners_vote (id),
  place    integer not null,
  building text    not null,
  room     text    not null,
  area     bigint  not null constraint owners_vote_room_area_above_nothing check (area > 0),
  constraint owners_vote_room_pk primary key (vote_id, place)
);
comment on table owners_vote_room is '表决名册：召集时照抄业主名册，不含姓名，以后不变';
comment on column owners_vote_room.vote_id is '表决';
comment on column owners_vote_room.place is '册内序号';
comment on column owners_vote_room.building is '楼栋';
comment on column owners_vote_room.room is '房号';
comment on column owners_vote_room.area is '专有部分面积，平方米的百分之一';

create table owners_ballot (
  vote_id    uuid        not null,
  place      integer     not null,
  number     integer     not null,
  choice     text        not null constraint owners_ballot_choice_known check (choice in ('in-favour', 'against', 'abstain')),
  mandate    text,
  entered_at timestamptz not null,
  account_id uuid        not null,
  reason     text,
  constraint owners_ballot_pk primary key (vote_id, place, number),
  constraint owners_ballot_room_fk foreign key (vote_id, place) references owners_vote_room (vote_id, place),
  constraint owners_ballot_corrected_for_something check ((number = 1) = (reason is null))
);
comment on table owners_ballot is '选票：每户一张，更正另起一行，最后一行算数，只增不改';
comment on column owners_ballot.vote_id is '表决';
comment on column owners_ballot.place is '册内序号';
comment on column owners_ballot.number is '第几次录入，更正加一';
comment on column owners_ballot.choice is '意见：in-favour 同意，against 不同意，abstain 弃权';
comment on column owners_ballot.mandate is '委托书编号；本人投票为空';
comment on column owners_ballot.entered_at is '录入时刻（产品时钟）';
comment on column owners_ballot.account_id is '录入人账号';
comment on column owners_ballot.reason is '更正理由；第一次录入为空';

create table book_entry (
  id            uuid        not null,
  compound_code text        not null constraint book_entry_compound_fk references compound (code),
  number        integer     not null,
  day           date        not null,
  kind          text        not null constraint book_entry_kind_known check (kind in ('carried-over', 'fee', 'parking', 'advertising', 'rent', 'other-income', 'staff', 'upkeep', 'repair', 'utilities', 'remuneration', 'other-spending')),
  fen           bigint      not null constraint book_entry_of_something check (fen <> 0),
  what          text        not null,
  reverses      integer,
  entered_at    timestamptz not null,
  account_id    uuid        not null,
  constraint book_entry_pk primary key (id),
  constraint book_entry_number_unique unique (compound_code, number),
  constraint book_entry_reversed_once unique (compound_code, reverses),
  constraint book_entry_reverses_fk foreign key (compound_code, reverses) references book_entry (compound_code, number),
  constraint book_entry_negative_to_reverse check ((fen < 0) = (reverses is not null))
);
comment on table book_entry is '小区账目：每笔一行，只增不改，写错的冲正后重记';
comment on column book_entry.id is '标识，由表单带来，重复提交只记一次';
comment on column book_entry.compound_code is '小区';
comment on column book_entry.number is '序号，小区内从 1 起';
comment on column book_entry.day is '收支日期';
comment on column book_entry.kind is '收支类别';
comment on column book_entry.fen is '金额，分；冲正为负';
comment on column book_entry.what is '用途；冲正为理由。公开，不含个人信息';
comment on column book_entry.reverses is '冲正哪一笔；不是冲正为空';
comment on column book_entry.entered_at is '记账时刻（产品时钟）';
comment on column book_entry.account_id is '记账人账号';

create table book_voucher (
  entry_id uuid   not null constraint book_voucher_entry_fk references book_entry (id),
  name     text   not null,
  type     text   not null,
  bytes    bigint not null,
  sha256   text   not null,
  content  bytea  not null,
  constraint book_voucher_pk primary key (entry_id)
);
comment on table book_voucher is '凭证：每笔至多一份，不公开（可能含个人信息）';
comment on column book_voucher.entry_id is '哪一笔';
comment on column book_voucher.name is '文件名';
comment on column book_voucher.type is '按内容识别的类型';
comment on column book_voucher.bytes is '字节数';
comment on column book_voucher.sha256 is '内容哈希';
comment on column book_voucher.content is '内容';

create table book_disclosure (
  compound_code text        not null constraint book_disclosure_compound_fk references compound (code),
  number        integer     not null,
  from_on       date        not null,
  until_on      date        not null,
  disclosed_at  timestamptz not null,
  unit_code     text        not null constraint book_disclosure_unit_fk references unit (code),
  account_id    uuid        not null,
  constraint book_disclosure_pk primary key (compound_code, number),
  constraint book_disclosure_runs_forward check (until_on >= from_on)
);
create index book_disclosure_unit on book_disclosure (unit_code);
comment on table book_disclosure is '账目公示：每期一行，公示过的日子不能再记账';
comment on column book_disclosure.compound_code is '小区';
comment on column book_disclosure.number is '第几期，小区内从 1 起';
comment on column book_disclosure.from_on is '起始日';
comment on column book_disclosure.until_on is '截止日';
comment on column book_disclosure.disclosed_at is '公示时刻（产品时钟）';
comment on column book_disclosure.unit_code is '公示单位';
comment on column book_disclosure.account_id is '公示人账号';

-- Lines of the books and ballots are facts that others rely on: the database itself refuses to change one.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are only ever added', tg_table_name;
end $$;
create trigger book_entry_added_only before update or delete on book_entry for each row execute function refuse_change();
create trigger owners_ballot_added_only before update or delete on owners_ballot for each row execute function refuse_change();
