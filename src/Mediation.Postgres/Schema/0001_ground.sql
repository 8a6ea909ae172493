-- What everything else stands on: places, units, accounts, and the product's clock.
-- Runs on an empty database; locks nothing that anybody uses.

create table place (
  code        text constraint place_pk primary key,
  name        text not null constraint place_name_unique unique,
  case_prefix text not null constraint place_case_prefix_unique unique
              constraint place_case_prefix_form check (case_prefix ~ '^[A-Z]{2,4}$'),
  time_zone   text not null default 'Asia/Shanghai'
);
comment on table place is '地方：办理投诉的镇、街道或社区，各有案号前缀与时区';
comment on column place.code is '代码';
comment on column place.name is '名称';
comment on column place.case_prefix is '案号前缀，如 LZ';
comment on column place.time_zone is '时区，日期与工作时间按此计算';

create table unit (
  code        text constraint unit_pk primary key
              constraint unit_code_form check (code ~ '^[A-Z][A-Z0-9_-]{0,31}$'),
  name        text not null,
  kind        text not null constraint unit_kind_said check (kind <> ''),
  parent_code text constraint unit_parent_fk references unit (code)
              constraint unit_not_its_own_parent check (parent_code <> code),
  place_code  text not null constraint unit_place_fk references place (code)
);
create index unit_parent on unit (parent_code) where parent_code is not null;
create index unit_place on unit (place_code, code);
comment on table unit is '单位：可主办、协办事项的机构与组织';
comment on column unit.code is '单位代码，如 DESK、PMC';
comment on column unit.name is '名称';
comment on column unit.kind is '类别';
comment on column unit.parent_code is '上级单位';
comment on column unit.place_code is '所在地方';

create table account (
  id                   uuid        constraint account_pk primary key,
  user_name            text        not null,
  normalized_user_name text        not null constraint account_user_name_unique unique,
  display_name         text        not null,
  password_hash        text,
  security_stamp       text        not null,
  concurrency_stamp    text        not null,
  lockout_enabled      boolean     not null default true,
  access_failed_count  integer     not null default 0
                       constraint account_failures_counted check (access_failed_count >= 0),
  lockout_end          timestamptz,
  demo                 boolean     not null default false,
  created_at           timestamptz not null
);
comment on table account is '账号：工作人员登录用';
comment on column account.id is '主键';
comment on column account.user_name is '登录名';
comment on column account.normalized_user_name is '登录名的规范写法，查找与查重用';
comment on column account.display_name is '显示名称';
comment on column account.password_hash is '口令摘要；空则不能用口令登录';
comment on column account.security_stamp is '安全戳：改动后旧的登录与令牌失效';
comment on column account.concurrency_stamp is '并发戳：防止两人同时改同一账号';
comment on column account.lockout_enabled is '是否启用连续失败锁定';
comment on column account.access_failed_count is '连续失败次数';
comment on column account.lockout_end is '锁定到何时（真实时间）';
comment on column account.demo is '是否演示账号';
comment on column account.created_at is '建立时刻（真实时间）';

create table account_unit (
  account_id uuid not null constraint account_unit_account_fk references account (id) on delete cascade,
  unit_code  text constraint account_unit_unit_fk references unit (code),
  role       text not null constraint account_unit_role_known check (
               role in ('clerk', 'handler', 'head', 'supervisor', 'administrator', 'auditor')),
  constraint account_unit_once unique nulls not distinct (account_id, unit_code, role),
  constraint account_unit_work_has_unit check (
    unit_code is not null or role in ('supervisor', 'administrator', 'auditor'))
);
create index account_unit_unit on account_unit (unit_code, role) where unit_code is not null;
comment on table account_unit is '任职：账号在单位担任的角色，一人可任多职';
comment on column account_unit.account_id is '账号';
comment on column account_unit.unit_code is '单位；空表示全镇范围';
comment on column account_unit.role is '角色：clerk 登记受理员，handler 承办人，head 单位负责人，supervisor 督办员，administrator 管理员，auditor 审计员';

create table data_protection_key (
  name       text        constraint data_protection_key_pk primary key,
  xml        text        not null,
  created_at timestamptz not null
);
comment on table data_protection_key is '数据保护密钥：各节点共用，重启后登录仍有效';
comment on column data_protection_key.name is '名称';
comment on column data_protection_key.xml is '密钥的 XML';
comment on column data_protection_key.created_at is '建立时刻（真实时间）';

-- One row at most, so that no two nodes can disagree about what time it is.
create table product_clock (
  single boolean  constraint product_clock_pk primary key default true
         constraint product_clock_one_row check (single),
  ahead  interval not null default interval '0'
         constraint product_clock_never_behind check (ahead >= interval '0')
);
comment on table product_clock is '业务时钟：业务时间与真实时间的差，各节点共用';
comment on column product_clock.single is '恒为真，保证只有一行';
comment on column product_clock.ahead is '业务时间比真实时间快多少';
insert into product_clock (single) values (true);

create table idempotent_answer (
  account_id uuid        not null constraint idempotent_answer_account_fk references account (id) on delete cascade,
  key        text        not null constraint idempotent_answer_key_length check (length(key) between 1 and 200),
  body_hash  bytea       not null constraint idempotent_answer_hash_sha256 check (octet_length(body_hash) = 32),
  status     smallint    not null,
  answer     bytea       not null,
  created_at timestamptz not null,
  constraint idempotent_answer_pk primary key (account_id, key)
);
create index idempotent_answer_age on idempotent_answer (created_at);
comment on table idempotent_answer is '幂等应答：同一账号以同一键重发时原样返回，保存三十天；含个人信息';
comment on column idempotent_answer.account_id is '账号，键只在账号内有效';
comment on column idempotent_answer.key is '幂等键';
comment on column idempotent_answer.body_hash is '请求正文规范写法的 SHA-256';
comment on column idempotent_answer.status is 'HTTP 状态码';
comment on column idempotent_answer.answer is '应答正文的原始字节';
comment on column idempotent_answer.created_at is '建立时刻（真实时间）';
