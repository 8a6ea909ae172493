-- Calls for help (一键呼叫): which gateways may call, where the buttons stand, and which case each call opened. A call's row is written with its case.

create table call_gateway ( -- 呼叫网关：可以转来一键呼叫的系统，密钥只存摘要
  place_code text        not null constraint call_gateway_place_fk references place (code), -- 所在地方
  code       text        not null, -- 网关代码
  name       text        not null, -- 名称
  digest     bytea       not null constraint call_gateway_digest_sha256 check (octet_length(digest) = 32), -- 密钥的 SHA-256 摘要
  issued_at  timestamptz not null, -- 发放密钥的时刻（产品时钟）
  revoked_at timestamptz, -- 停用时刻；在用为空
  constraint call_gateway_pk primary key (place_code, code)
);
create unique index call_gateway_digest on call_gateway (digest) where revoked_at is null;

create table call_device ( -- 呼叫终端：每台一行，撤除即删除；住址属个人信息
  place_code    text        not null constraint call_device_place_fk references place (code), -- 所在地方
  code          text        not null, -- 终端编号，不含个人信息
  compound_code text        not null constraint call_device_compound_fk references compound (code), -- 小区
  building      text        not null, -- 楼栋（个人信息）
  room          text        not null, -- 房号（个人信息）
  unit_code     text        not null constraint call_device_unit_fk references unit (code), -- 联系单位：先接听的单位
  entered_at    timestamptz not null, -- 登记时刻（产品时钟）
  constraint call_device_pk primary key (place_code, code)
);
create index call_device_compound on call_device (compound_code);
create index call_device_unit on call_device (unit_code);

create table call_device_log ( -- 呼叫终端记录：登记、撤除各一行，只增不改，不含住址
  id          uuid        not null, -- 标识，按时间排列
  place_code  text        not null constraint call_device_log_place_fk references place (code), -- 所在地方
  device_code text        not null, -- 终端编号
  at          timestamptz not null, -- 时刻（产品时钟）
  account_id  uuid        not null, -- 谁
  kind        text        not null constraint call_device_log_kind_known check (kind in ('entered', 'removed')), -- 种类：entered 登记，removed 撤除
  reason      text, -- 撤除理由
  constraint call_device_log_pk primary key (id)
);
create index call_device_log_of on call_device_log (place_code, at);

create table one_touch_call ( -- 一键呼叫：每次一行，与案件同时写入，主键保证同一次呼叫只开一件
  place_code   text        not null, -- 所在地方
  gateway_code text        not null, -- 转来的网关
  call_id      text        not null, -- 网关给的呼叫标识
  body_hash    bytea       not null constraint one_touch_call_hash_sha256 check (octet_length(body_hash) = 32), -- 来文的 SHA-256 摘要
  device_code  text        not null, -- 来文所说的终端编号，可能未登记
  case_id      uuid        not null constraint one_touch_call_case_fk references case_file (id), -- 所开案件
  received_at  timestamptz not null, -- 收到时刻（产品时钟）
  constraint one_touch_call_pk primary key (place_code, gateway_code, call_id),
  constraint one_touch_call_gateway_fk foreign key (place_code, gateway_code) references call_gateway (place_code, code)
);
create unique index one_touch_call_case on one_touch_call (case_id);
