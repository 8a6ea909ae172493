-- What residents think of units, told by a public code.

create table evaluation ( -- 码上评：每次评价一行，只增不改；没有姓名，电话只在成案时作为当事人信息另存
  id          uuid        not null, -- 标识，即评价页发出的一次性标识：重复提交只算一次
  place_code  text        not null constraint evaluation_place_fk references place (code), -- 所在地方
  unit_code   text        not null constraint evaluation_unit_fk references unit (code), -- 被评单位
  mark        smallint    not null constraint evaluation_mark_known check (mark between 1 and 5), -- 评分：1 很不满意，2 不满意，3 一般，4 满意，5 很满意
  aspect      text, -- 方面；没有选则为空
  words       text, -- 留言；成了案的留在案里，这里为空；一年后删除
  at          timestamptz not null, -- 评价时刻（产品时钟）
  case_id     uuid constraint evaluation_case_fk references case_file (id), -- 由它成的案，或并入的整改件；没有成案为空
  joined      boolean     not null default false, -- 是否并入了已有的整改件
  constraint evaluation_pk primary key (id),
  constraint evaluation_words_once check (words is null or case_id is null),
  constraint evaluation_joined_one check (case_id is not null or not joined)
);
create index evaluation_unit on evaluation (place_code, unit_code, at);
create index evaluation_case on evaluation (case_id) where case_id is not null;
create index evaluation_words_kept on evaluation (at) where words is not null;

create table talent ( -- 善治人才库：本人同意才登记，到保存期限即删除；只有联系单位和所属社区可看
  code         text   not null, -- 登记号，不含个人信息
  place_code   text   not null constraint talent_place_fk references place (code), -- 所在地方
  unit_code    text   not null constraint talent_unit_fk references unit (code), -- 联系单位
  name         text   not null, -- 姓名（个人信息）
  phone        text   not null, -- 电话（个人信息）
  skills       text[] not null constraint talent_skilled check (cardinality(skills) > 0), -- 特长
  availability text   not null, -- 什么时候有空
  consent_on   date   not null, -- 本人同意的日期
  keep_until   date   not null, -- 保存到哪一天，之后删除
  version      bigint not null, -- 版次，每改一次加一
  constraint talent_pk primary key (place_code, code)
);
create index talent_unit on talent (unit_code);
create index talent_keep on talent (keep_until);

create table talent_log ( -- 人才库记录：每次登记、查看、续存、邀请、删除一行，只增不改，不含姓名电话
  id          uuid        not null, -- 标识，按时间排列
  place_code  text        not null constraint talent_log_place_fk references place (code), -- 所在地方
  talent_code text        not null, -- 登记号
  at          timestamptz not null, -- 时刻（产品时钟）
  account_id  uuid        not null, -- 谁；到期删除为全零
  kind        text        not null constraint talent_log_kind_known check (kind in ('entered', 'read', 'renewed', 'invited', 'erased')), -- 种类：entered 登记，read 查看，renewed 续存，invited 邀请，erased 删除
  reason      text, -- 理由、用途或案件编号
  constraint talent_log_pk primary key (id)
);
create index talent_log_of on talent_log (place_code, talent_code, at);

create table talent_points ( -- 服务积分：每笔一行，只增不改，记错的冲正；只有登记号，不含个人信息，登记删除后仍留着
  id          uuid        not null, -- 标识，由表单带来，重复提交只记一次
  place_code  text        not null constraint talent_points_place_fk references place (code), -- 所在地方
  talent_code text        not null, -- 登记号
  number      integer     not null, -- 序号，每人从 1 起
  points      integer     not null constraint talent_points_of_something check (points <> 0), -- 积分：记入为正，兑换为负；冲正与原来相反
  case_id     uuid        constraint talent_points_case_fk references case_file (id), -- 帮忙办的是哪件；兑换为空
  what        text, -- 兑换了什么，或冲正的理由；记入为空
  reverses    integer, -- 冲正哪一笔；不是冲正为空
  at          timestamptz not null, -- 时刻（产品时钟）
  account_id  uuid        not null, -- 记录人账号
  constraint talent_points_pk primary key (id),
  constraint talent_points_number_unique unique (place_code, talent_code, number),
  constraint talent_points_reversed_once unique (place_code, talent_code, reverses),
  constraint talent_points_reverses_fk foreign key (place_code, talent_code, reverses) references talent_points (place_code, talent_code, number),
  constraint talent_points_explained check ((case_id is not null and reverses is null) = (what is null))
);
create index talent_points_case on talent_points (case_id) where case_id is not null;
create trigger talent_points_added_only before update or delete on talent_points for each row execute function refuse_change();
