-- The schema in reading order, for people; schema_cases.sql goes on. Migrations make it; a test holds both pages equal to them,
-- so they may be trusted. What stands behind a table's opening bracket or a column is its Chinese comment in the catalogue.
-- Conventions: singular names; ids are UUID version 7; every moment is a timestamptz; closed sets are text with a named
-- check, because adding a word is then one line; product time is never the server's now() but handed in.

-- 1 What is applied

create table schema_migration ( -- 迁移记录：本库已执行的结构变更
  number     integer     constraint schema_migration_pk primary key, -- 序号
  name       text        not null, -- 名称
  checksum   text        not null, -- 脚本的 SHA-256，执行后不得改动
  applied_at timestamptz not null -- 执行时刻（真实时间）
);

-- 2 The town

create table place ( -- 地方：办理投诉的镇、街道或社区，各有案号前缀与时区
  code        text constraint place_pk primary key, -- 代码
  name        text not null constraint place_name_unique unique, -- 名称
  case_prefix text not null constraint place_case_prefix_unique unique
              constraint place_case_prefix_form check (case_prefix ~ '^[A-Z]{2,4}$'), -- 案号前缀，如 LZ
  time_zone   text not null default 'Asia/Shanghai', -- 时区，日期与工作时间按此计算
  edition     bigint not null default 1 -- 底数版次：底数或日历每变一次加一，各节点据此换用新的
);

-- The code is the key: acts, rules and seeds name units by it, and it never changes.
create table unit ( -- 单位：可主办、协办事项的机构与组织
  code        text constraint unit_pk primary key
              constraint unit_code_form check (code ~ '^[A-Z][A-Z0-9_-]{0,31}$'), -- 单位代码，如 DESK、PMC
  name        text not null, -- 名称
  kind        text not null constraint unit_kind_said check (kind <> ''), -- 类别
  parent_code text constraint unit_parent_fk references unit (code)
              constraint unit_not_its_own_parent check (parent_code <> code), -- 上级单位
  place_code  text not null constraint unit_place_fk references place (code), -- 所在地方
  position    smallint not null default 0, -- 排列次序，选择单位时按此排列
  duty        text -- 职责：这一级负责什么；没有写为空
);
create index unit_parent on unit (parent_code) where parent_code is not null;
create index unit_place on unit (place_code, code);

-- 3 What the town is made of

create table community ( -- 社区
  code       text constraint community_pk primary key, -- 社区代码，如 XY
  place_code text not null constraint community_place_fk references place (code), -- 所在地方
  name       text not null, -- 名称
  office     text not null, -- 党群服务站点
  constraint community_name_unique unique (place_code, name)
);

create table party_organisation ( -- 小区党组织：在一个或几个小区牵头协调
  code           text constraint party_organisation_pk primary key, -- 代码
  community_code text not null constraint party_organisation_community_fk references community (code), -- 所属社区
  name           text not null -- 名称
);
create index party_organisation_community on party_organisation (community_code);

create table official ( -- 工作人员：在单位任职的人
  code           text   constraint official_pk primary key, -- 代码
  place_code     text   not null constraint official_place_fk references place (code), -- 所在地方
  unit_code      text   constraint official_unit_fk references unit (code), -- 单位；空表示全镇范围
  community_code text   constraint official_community_fk references community (code), -- 所在社区；空表示不分社区
  name           text   not null, -- 姓名
  title          text   not null, -- 职务
  roles          text[] not null
                 constraint official_roles_known check (
                   roles <@ array['clerk', 'handler', 'head', 'supervisor', 'administrator', 'auditor']), -- 角色，取值同任职表
  languages      text[] not null default '{}' -- 会说的语言：按语言表里的名称；汉语不写
);
create index official_unit on official (unit_code) where unit_code is not null;

create table grid ( -- 网格
  code           text constraint grid_pk primary key, -- 代码
  community_code text not null constraint grid_community_fk references community (code), -- 所属社区
  name           text not null, -- 名称
  worker_code    text not null constraint grid_worker_fk references official (code) -- 网格员
);
create index grid_community on grid (community_code);
create index grid_worker on grid (worker_code);

-- A firm serves it, or the residents govern themselves under a convention.
create table compound ( -- 小区
  code                    text     constraint compound_pk primary key, -- 小区代码，如 XY-01
  community_code          text     not null constraint compound_community_fk references community (code), -- 所属社区
  party_organisation_code text
                          constraint compound_party_organisation_fk references party_organisation (code), -- 牵头的小区党组织
  grid_code               text     constraint compound_grid_fk references grid (code), -- 所属网格
  name                    text     not null constraint compound_name_unique unique, -- 名称
  street                  text     not null, -- 所在街路
  kind                    text     not null, -- 小区类型，如 老旧小区、单位宿舍
  service                 text     not null
                          constraint compound_service_known check (service in ('professional-firm', 'self-governed', 'entrusted', 'integrated')),
                          -- 服务模式：professional-firm 市场运作，self-governed 业主自治，entrusted 代管托管，integrated 一体融入
  property_firm           text, -- 物业服务企业；业主自治的为空
  convention              text, -- 自治公约；专业物业的为空
  owners_body             text
                          constraint compound_owners_body_known check (owners_body in ('业委会', '物管会', '自管小组')), -- 业主组织：业委会、物管会或自管小组；没有为空
  buildings               smallint not null
                          constraint compound_has_buildings check (buildings between 1 and 200), -- 楼栋数，自 1 编号
  households              integer  not null constraint compound_households_counted check (households >= 0), -- 户数
  aliases                 text[]   not null default '{}', -- 别名，识别地点用
  constraint compound_firm_serves check (case service when 'professional-firm' then property_firm is not null when 'self-governed' then property_firm is null else true end)
);
create index compound_community on compound (community_code);
create index compound_party_organisation on compound (party_organisation_code);
create index compound_grid on compound (grid_code);

create table building_head ( -- 楼栋长：每栋一人
  compound_code text     not null constraint building_head_compound_fk references compound (code), -- 小区
  building      smallint not null constraint building_head_building_numbered check (building >= 1), -- 楼栋号
  name          text     not null, -- 姓名
  party_member  boolean  not null, -- 是否党员
  background    text     not null, -- 身份，如 退休教师
  constraint building_head_pk primary key (compound_code, building)
);

create table duty_roster ( -- 值班表：每周循环
  unit_code     text     not null constraint duty_roster_unit_fk references unit (code), -- 单位
  weekday       smallint not null
                constraint duty_roster_weekday_known check (weekday between 1 and 7), -- 星期：1 星期一至 7 星期日
  name          text     not null, -- 班次
  begins        time     not null, -- 开始时间
  ends          time     not null, -- 结束时间；不晚于开始时间的，到次日
  official_code text     not null constraint duty_roster_official_fk references official (code), -- 值班人员
  constraint duty_roster_pk primary key (unit_code, weekday, begins, official_code)
);
create index duty_roster_official on duty_roster (official_code);

create table work_calendar ( -- 工作日历：每个版本一行，发布后不变，号数最大的是现行的
  place_code   text    not null constraint work_calendar_place_fk references place (code), -- 所在地方
  number       integer not null constraint work_calendar_counted check (number >= 1), -- 第几版，从 1 起
  document     text    not null, -- 日历内容（JSON）：服务时间与各年度放假安排
  reason       text    not null, -- 发布理由
  published_at timestamptz, -- 发布时刻（真实时钟）；来自底数文件为空
  published_by uuid, -- 发布人；来自底数文件为空
  constraint work_calendar_pk primary key (place_code, number),
  constraint work_calendar_published_by_somebody check ((published_at is null) = (published_by is null))
);

create table work_calendar_draft ( -- 工作日历草稿：每个地方至多一份，发布后成为新版本
  place_code text        not null constraint work_calendar_draft_place_fk references place (code), -- 所在地方
  stamp      uuid        not null, -- 保存戳：每次保存换一个，保存和发布时要带着所见的那个
  document   text        not null, -- 日历内容（JSON）
  saved_at   timestamptz not null, -- 保存时刻（真实时钟）
  saved_by   uuid        not null, -- 保存人
  constraint work_calendar_draft_pk primary key (place_code)
);

create table responsibility ( -- 属地职责分工：法律交由地方指定部门的事项由谁主管
  place_code text not null constraint responsibility_place_fk references place (code), -- 所在地方
  matter     text not null, -- 事项代码，如 construction-noise
  name       text not null, -- 事项名称
  unit_code  text not null constraint responsibility_unit_fk references unit (code), -- 主管单位
  ground     text not null, -- 依据
  constraint responsibility_pk primary key (place_code, matter)
);
create index responsibility_unit on responsibility (unit_code);

create table unit_group ( -- 协作机制：一个机制的每个成员单位一行
  place_code text    not null constraint unit_group_place_fk references place (code), -- 所在地方
  code       text    not null, -- 机制代码
  unit_code  text    not null constraint unit_group_unit_fk references unit (code), -- 成员单位
  name       text    not null, -- 机制名称；页面按牵头单位一行显示
  leads      boolean not null, -- 是否牵头
  ground     text    not null, -- 依据
  votes      boolean not null, -- 是否有表决权
  constraint unit_group_pk primary key (place_code, code, unit_code)
);
create index unit_group_unit on unit_group (unit_code);

create table spoken_language ( -- 语言：本地人说的汉语以外的语言
  place_code text not null constraint spoken_language_place_fk references place (code), -- 所在地方
  code       text not null, -- 代码
  name       text not null, -- 名称，如 傣语；案件里记这个词
  constraint spoken_language_pk primary key (place_code, code)
);

create table common_question ( -- 常见问题：窗口当场答复时从这里取
  place_code text not null constraint common_question_place_fk references place (code), -- 所在地方
  code       text not null, -- 代码
  question   text not null, -- 群众怎么问
  answer     text not null, -- 怎么答
  ground     text not null, -- 依据，政策文件或出处
  checked_on date not null, -- 哪天核对过
  constraint common_question_pk primary key (place_code, code)
);

-- Categories are never deleted: cases and rules speak of them. What residents say beside the sayings of the files is the town's.
create table category ( -- 类别表：每个末级类别一行，只停用不删除，因为案件和规则要用
  place_code         text     not null constraint category_place_fk references place (code), -- 所在地方
  code               text     not null constraint category_coded check (code ~ '^[A-Z]{2}[0-9]{2}-[0-9]{2}$'), -- 类别代码 XXnn-nn
  name               text     not null, -- 名称，如 邻里纠纷/漏水渗水
  request_types      text[]   not null constraint category_has_types check (cardinality(request_types) > 0), -- 诉求类型，常见的在前
  track              text     not null, -- 法定途径
  sensitivity        smallint not null constraint category_sensitivity_graded check (sensitivity between 0 and 3), -- 敏感度：0 一般至 3 严格保密
  community_may_lead boolean  not null, -- 社区可否主办
  mediation          text     not null constraint category_mediation_known check (mediation in ('allowed', 'conditional', 'forbidden')), -- 能否调解：allowed 可以、conditional 有条件、forbidden 不得
  mediation_reason   text, -- 调解限制原因代码；可以调解的为空
  priority           text     not null constraint category_priority_known check (priority in ('P0', 'P1', 'P2', 'P3')), -- 紧急程度 P0 至 P3
  justice_code       text, -- 司法行政统计代码；未核实为空
  hotline_code       text, -- 12345 统计代码；未核实为空
  retired            boolean  not null default false, -- 是否停用：新诉求不再归入
  constraint category_pk primary key (place_code, code),
  constraint category_limited_for_a_reason check ((mediation = 'allowed') = (mediation_reason is null))
);

create table saying ( -- 本镇说法：随附说法之外自己加的，或从中划去的，不含个人信息
  place_code    text    not null, -- 所在地方
  category_code text    not null, -- 类别代码
  text          text    not null constraint saying_short check (length(text) <= 500), -- 群众的一句话
  struck        boolean not null, -- 真为划去随附的这一句，假为本镇加的
  constraint saying_pk primary key (place_code, category_code, text),
  constraint saying_category_fk foreign key (place_code, category_code) references category (place_code, code)
);

create table template_version ( -- 模板版本：本镇发布的文字，每次发布一行，号数最大的是现行的
  code         text        not null, -- 模板代码
  number       integer     not null constraint template_version_counted check (number >= 1), -- 第几版，从 1 起
  texts        jsonb, -- 各段文字；空为改回随附的文字
  reason       text        not null, -- 发布理由
  published_at timestamptz not null, -- 发布时刻（真实时钟）
  published_by uuid        not null, -- 发布人
  constraint template_version_pk primary key (code, number)
);

-- 4 Who works here. The columns are those of ASP.NET Core Identity that passwords and lock-out need.

create table account ( -- 账号：工作人员登录用
  id                   uuid        constraint account_pk primary key, -- 主键
  user_name            text        not null, -- 登录名
  normalized_user_name text        not null constraint account_user_name_unique unique, -- 登录名的规范写法，查找与查重用
  display_name         text        not null, -- 显示名称
  password_hash        text, -- 口令摘要；空则不能用口令登录
  security_stamp       text        not null, -- 安全戳：改动后旧的登录与令牌失效
  concurrency_stamp    text        not null, -- 并发戳：防止两人同时改同一账号
  lockout_enabled      boolean     not null default true, -- 是否启用连续失败锁定
  access_failed_count  integer     not null default 0
                       constraint account_failures_counted check (access_failed_count >= 0), -- 连续失败次数
  lockout_end          timestamptz, -- 锁定到何时（真实时间）
  demo                 boolean     not null default false, -- 是否演示账号
  created_at           timestamptz not null, -- 建立时刻（真实时间）
  password_once        boolean     not null default false -- 密码是否由管理员重设：登录后须先改掉
);

-- Work is always done in a unit; looking over it may span the town.
create table account_unit ( -- 任职：账号在单位担任的角色，一人可任多职
  account_id uuid not null constraint account_unit_account_fk references account (id) on delete cascade, -- 账号
  unit_code  text constraint account_unit_unit_fk references unit (code), -- 单位；空表示全镇范围
  role       text not null constraint account_unit_role_known check (
               role in ('clerk', 'handler', 'head', 'supervisor', 'administrator', 'auditor')), -- 角色：clerk 登记受理员，handler 承办人，head 单位负责人，supervisor 督办员，administrator 管理员，auditor 审计员
  constraint account_unit_once unique nulls not distinct (account_id, unit_code, role),
  constraint account_unit_work_has_unit check (
    unit_code is not null or role in ('supervisor', 'administrator', 'auditor'))
);
create index account_unit_unit on account_unit (unit_code, role) where unit_code is not null;

-- While somebody is away their deputy may do what they may.
create table absence ( -- 外出代理：外出期间由代理人代行其全部任职
  id         uuid not null, -- 标识
  account_id uuid not null constraint absence_account_fk references account (id) on delete cascade, -- 外出的人
  deputy_id  uuid not null constraint absence_deputy_fk references account (id) on delete cascade, -- 代理人
  first_on   date not null, -- 第一天（业务日期）
  last_on    date not null, -- 最后一天（业务日期）
  constraint absence_pk primary key (id),
  constraint absence_by_another check (deputy_id <> account_id),
  constraint absence_runs_forward check (last_on >= first_on)
);
create index absence_account on absence (account_id, last_on);
create index absence_deputy on absence (deputy_id, last_on);

create table deadline_feed ( -- 时限日历订阅：每个账号至多一个地址，另取新址后旧址失效
  account_id   uuid        not null constraint deadline_feed_account_fk references account (id) on delete cascade, -- 谁的时限
  token_digest bytea       not null constraint deadline_feed_token_unique unique, -- 地址中密钥的摘要（SHA-256）；密钥本身不保存
  made_at      timestamptz not null, -- 取得时刻（真实时间）
  constraint deadline_feed_pk primary key (account_id)
);

-- 5 What all nodes share

create table data_protection_key ( -- 数据保护密钥：各节点共用，重启后登录仍有效
  name       text        constraint data_protection_key_pk primary key, -- 名称
  xml        text        not null, -- 密钥的 XML
  created_at timestamptz not null -- 建立时刻（真实时间）
);

-- One row at most, so that no two nodes can disagree about what time it is.
create table product_clock ( -- 业务时钟：业务时间与真实时间的差，各节点共用
  single boolean  constraint product_clock_pk primary key default true
         constraint product_clock_one_row check (single), -- 恒为真，保证只有一行
  ahead  interval not null default interval '0'
         constraint product_clock_never_behind check (ahead >= interval '0') -- 业务时间比真实时间快多少
);

-- Written in the transaction of the act it answers; refusals are not kept.
create table idempotent_answer ( -- 幂等应答：同一账号以同一键重发时原样返回，保存三十天；含个人信息
  account_id uuid        not null
             constraint idempotent_answer_account_fk references account (id) on delete cascade, -- 账号，键只在账号内有效
  key        text        not null constraint idempotent_answer_key_length check (length(key) between 1 and 200), -- 幂等键
  body_hash  bytea       not null
             constraint idempotent_answer_hash_sha256 check (octet_length(body_hash) = 32), -- 请求正文规范写法的 SHA-256
  status     smallint    not null, -- HTTP 状态码
  answer     bytea       not null, -- 应答正文的原始字节
  created_at timestamptz not null, -- 建立时刻（真实时间）
  constraint idempotent_answer_pk primary key (account_id, key)
);
create index idempotent_answer_age on idempotent_answer (created_at);

-- Who changed what the town works by; nothing is ever taken out of it.
create table administration_act ( -- 管理记录：每个管理动作一行，只增不改，不含个人信息
  id          uuid        not null, -- 标识，按时间排列
  at          timestamptz not null, -- 时刻（真实时钟）
  account_id  uuid        not null, -- 谁做的
  kind        text        not null
              constraint administration_act_kind_said check (kind ~ '^[a-z][a-z0-9-]{0,63}$'), -- 做了什么，如 calendar-published
  subject     text        not null, -- 对什么做的：代码或名称，不写人名
  reason      text, -- 理由
  before_text text, -- 之前
  after_text  text, -- 之后
  constraint administration_act_pk primary key (id)
);
create index administration_act_at on administration_act (at, id);
create index administration_act_kind on administration_act (kind, at, id);
