-- Votes of owners with their rolls (业主表决), what households pay by them (众筹), and the books of compounds (小区账目). Ballots, payments and lines of the books are only ever added.

create table owner_room ( -- 业主名册：每个专有部分一行，整册导入替换；只有业主组织和社区可看
  compound_code text   not null constraint owner_room_compound_fk references compound (code), -- 小区
  building      text   not null, -- 楼栋
  room          text   not null, -- 房号
  area          bigint not null constraint owner_room_area_above_nothing check (area > 0), -- 专有部分面积，平方米的百分之一
  owner_name    text   not null, -- 业主姓名（个人信息）
  constraint owner_room_pk primary key (compound_code, building, room)
);

create table owner_room_log ( -- 业主名册记录：每次导入、查看姓名一行，只增不改，不含姓名房号
  id            uuid        not null, -- 标识，按时间排列
  compound_code text        not null constraint owner_room_log_compound_fk references compound (code), -- 小区
  at            timestamptz not null, -- 时刻（产品时钟）
  account_id    uuid        not null, -- 谁
  kind          text        not null constraint owner_room_log_kind_known check (kind in ('imported', 'read')), -- 种类：imported 导入，read 查看姓名
  rooms         integer     not null, -- 涉及几户
  reason        text        not null, -- 理由或用途，不写人名
  constraint owner_room_log_pk primary key (id)
);
create index owner_room_log_of on owner_room_log (compound_code, at);

create table owners_vote ( -- 业主表决：每次一行，只作废不删除；进行到哪一步由时刻决定
  id            uuid        not null, -- 标识，由表单带来，重复提交只记一次
  number        text        not null, -- 表决编号
  compound_code text        not null constraint owners_vote_compound_fk references compound (code), -- 小区
  matter        text        not null constraint owners_vote_matter_known check (matter in ('procedure', 'convention', 'committee', 'manager', 'use-fund', 'raise-fund', 'rebuild', 'common-parts', 'other')), -- 表决事项，民法典第二百七十八条第一款第一至九项
  headline      text        not null, -- 标题，公开
  text          text        not null, -- 表决内容，公开
  unit_code     text        not null constraint owners_vote_unit_fk references unit (code), -- 召集单位
  account_id    uuid        not null, -- 召集人账号
  case_id       uuid        constraint owners_vote_case_fk references case_file (id), -- 为哪件案件召集；没有为空
  called_at     timestamptz not null, -- 公告时刻（产品时钟）
  opens_at      timestamptz not null, -- 开始投票
  closes_at     timestamptz not null, -- 截止投票，从此刻起不收选票
  withdrawn_at  timestamptz, -- 作废时刻
  withdrawn_for text, -- 作废理由，公开
  constraint owners_vote_pk primary key (id),
  constraint owners_vote_number_unique unique (number),
  constraint owners_vote_runs_forward check (called_at < opens_at and opens_at < closes_at),
  constraint owners_vote_withdrawn_for_something check ((withdrawn_at is null) = (withdrawn_for is null))
);
create index owners_vote_of on owners_vote (compound_code, called_at);
create index owners_vote_called on owners_vote (called_at);
create index owners_vote_case on owners_vote (case_id) where case_id is not null;
create index owners_vote_unit on owners_vote (unit_code);

create table owners_vote_room ( -- 表决名册：召集时照抄业主名册，不含姓名，以后不变
  vote_id  uuid    not null constraint owners_vote_room_vote_fk references owners_vote (id), -- 表决
  place    integer not null, -- 册内序号
  building text    not null, -- 楼栋
  room     text    not null, -- 房号
  area     bigint  not null constraint owners_vote_room_area_above_nothing check (area > 0), -- 专有部分面积，平方米的百分之一
  constraint owners_vote_room_pk primary key (vote_id, place)
);

create table owners_ballot ( -- 选票：每户一张，更正另起一行，最后一行算数，只增不改
  vote_id    uuid        not null, -- 表决
  place      integer     not null, -- 册内序号
  number     integer     not null, -- 第几次录入，更正加一
  choice     text        not null constraint owners_ballot_choice_known check (choice in ('in-favour', 'against', 'abstain')), -- 意见：in-favour 同意，against 不同意，abstain 弃权
  mandate    text, -- 委托书编号；本人投票为空
  entered_at timestamptz not null, -- 录入时刻（产品时钟）
  account_id uuid        not null, -- 录入人账号
  reason     text, -- 更正理由；第一次录入为空
  constraint owners_ballot_pk primary key (vote_id, place, number),
  constraint owners_ballot_room_fk foreign key (vote_id, place) references owners_vote_room (vote_id, place),
  constraint owners_ballot_corrected_for_something check ((number = 1) = (reason is null))
);

create table owners_due ( -- 众筹：按业主决议每户缴多少，每次一行；一次表决同时只有一项在收
  id            uuid        not null, -- 标识，由表单带来，重复提交只设一次
  number        text        not null, -- 众筹编号，如 ZC2026-0001
  compound_code text        not null constraint owners_due_compound_fk references compound (code), -- 小区
  vote_id       uuid        not null constraint owners_due_vote_fk references owners_vote (id), -- 所依据的表决；应缴的户就是它的名册
  headline      text        not null, -- 用途，公开，不含个人信息
  fen           bigint      not null constraint owners_due_of_something check (fen > 0), -- 每户金额，分
  from_on       date        not null, -- 决议生效日，从这天起收
  due_on        date        not null, -- 缴费截止日
  opened_at     timestamptz not null, -- 设立时刻（产品时钟）
  account_id    uuid        not null, -- 设立人账号
  ended_for     text, -- 停收理由，公开；在收为空
  constraint owners_due_pk primary key (id),
  constraint owners_due_number_unique unique (number),
  constraint owners_due_runs_forward check (due_on >= from_on)
);
create unique index owners_due_one_of_a_vote on owners_due (vote_id) where ended_for is null;
create index owners_due_of on owners_due (compound_code, opened_at);

create table owners_due_line ( -- 众筹缴费：每笔一行，只增不改，写错的冲正后重记；逐户情况只有业主组织和社区可看
  id         uuid        not null, -- 标识，由表单带来，重复提交只记一次
  due_id     uuid        not null constraint owners_due_line_due_fk references owners_due (id), -- 哪一项众筹
  number     integer     not null, -- 序号，一项众筹内从 1 起
  place      integer     not null, -- 表决名册内的序号
  waives     boolean     not null, -- 是否免缴
  fen        bigint      not null, -- 金额，分；免缴为零，冲正为负
  day        date        not null, -- 缴费日期
  why        text, -- 免缴或冲正的理由，不写人名；缴费为空
  reverses   integer, -- 冲正哪一笔；不是冲正为空
  entered_at timestamptz not null, -- 记录时刻（产品时钟）
  account_id uuid        not null, -- 记录人账号
  constraint owners_due_line_pk primary key (id),
  constraint owners_due_line_number_unique unique (due_id, number),
  constraint owners_due_line_reversed_once unique (due_id, reverses),
  constraint owners_due_line_reverses_fk foreign key (due_id, reverses) references owners_due_line (due_id, number),
  constraint owners_due_line_money check (case when waives then fen = 0 else (fen < 0) = (reverses is not null) and fen <> 0 end),
  constraint owners_due_line_explained check ((waives or reverses is not null) = (why is not null))
);
create index owners_due_line_of on owners_due_line (due_id, place);

create table book_entry ( -- 小区账目：每笔一行，只增不改，写错的冲正后重记
  id            uuid        not null, -- 标识，由表单带来，重复提交只记一次
  compound_code text        not null constraint book_entry_compound_fk references compound (code), -- 小区
  number        integer     not null, -- 序号，小区内从 1 起
  day           date        not null, -- 收支日期
  kind          text        not null constraint book_entry_kind_known check (kind in ('carried-over', 'fee', 'parking', 'advertising', 'rent', 'other-income', 'staff', 'upkeep', 'repair', 'utilities', 'remuneration', 'other-spending')), -- 收支类别
  fen           bigint      not null constraint book_entry_of_something check (fen <> 0), -- 金额，分；冲正为负
  what          text        not null, -- 用途；冲正为理由。公开，不含个人信息
  reverses      integer, -- 冲正哪一笔；不是冲正为空
  entered_at    timestamptz not null, -- 记账时刻（产品时钟）
  account_id    uuid        not null, -- 记账人账号
  due_id        uuid        constraint book_entry_due_fk references owners_due (id), -- 从哪一项众筹入账；其余为空
  constraint book_entry_pk primary key (id),
  constraint book_entry_number_unique unique (compound_code, number),
  constraint book_entry_reversed_once unique (compound_code, reverses),
  constraint book_entry_reverses_fk foreign key (compound_code, reverses) references book_entry (compound_code, number),
  constraint book_entry_negative_to_reverse check ((fen < 0) = (reverses is not null))
);
create index book_entry_due on book_entry (due_id) where due_id is not null;

create table book_voucher ( -- 凭证：每笔至多一份，不公开（可能含个人信息）
  entry_id uuid   not null constraint book_voucher_entry_fk references book_entry (id), -- 哪一笔
  name     text   not null, -- 文件名
  type     text   not null, -- 按内容识别的类型
  bytes    bigint not null, -- 字节数
  sha256   text   not null, -- 内容哈希
  content  bytea  not null, -- 内容
  constraint book_voucher_pk primary key (entry_id)
);

create table book_disclosure ( -- 账目公示：每期一行，公示过的日子不能再记账
  compound_code text        not null constraint book_disclosure_compound_fk references compound (code), -- 小区
  number        integer     not null, -- 第几期，小区内从 1 起
  from_on       date        not null, -- 起始日
  until_on      date        not null, -- 截止日
  disclosed_at  timestamptz not null, -- 公示时刻（产品时钟）
  unit_code     text        not null constraint book_disclosure_unit_fk references unit (code), -- 公示单位
  account_id    uuid        not null, -- 公示人账号
  constraint book_disclosure_pk primary key (compound_code, number),
  constraint book_disclosure_runs_forward check (until_on >= from_on)
);
create index book_disclosure_unit on book_disclosure (unit_code);

-- Lines of the books and ballots are facts that others rely on: the database itself refuses to change one.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are only ever added', tg_table_name;
end $$;
create trigger book_entry_added_only before update or delete on book_entry for each row execute function refuse_change();
create trigger owners_due_line_added_only before update or delete on owners_due_line for each row execute function refuse_change();
create trigger owners_ballot_added_only before update or delete on owners_ballot for each row execute function refuse_change();
