-- One-touch calls: which gateways may call, where the buttons stand, and which case each call opened. The row of a call is written with its case,
-- so that the same call never opens a second one. New, empty tables: nothing is locked for longer than a moment.

create table call_gateway (
  place_code text        not null constraint call_gateway_place_fk references place (code),
  code       text        not null,
  name       text        not null,
  digest     bytea       not null constraint call_gateway_digest_sha256 check (octet_length(digest) = 32),
  issued_at  timestamptz not null,
  revoked_at timestamptz,
  constraint call_gateway_pk primary key (place_code, code)
);
create unique index call_gateway_digest on call_gateway (digest) where revoked_at is null;
comment on table call_gateway is '呼叫网关：可以转来一键呼叫的系统，密钥只存摘要';
comment on column call_gateway.place_code is '所在地方';
comment on column call_gateway.code is '网关代码';
comment on column call_gateway.name is '名称';
comment on column call_gateway.digest is '密钥的 SHA-256 摘要';
comment on column call_gateway.issued_at is '发放密钥的时刻（产品时钟）';
comment on column call_gateway.revoked_at is '停用时刻；在用为空';

create table call_device (
  place_code    text        not null constraint call_device_place_fk references place (code),
  code          text        not null,
  compound_code text        not null constraint call_device_compound_fk references compound (code),
  building      text        not null,
  room          text        not null,
  unit_code     text        not null constraint call_device_unit_fk references unit (code),
  entered_at    timestamptz not null,
  constraint call_device_pk primary key (place_code, code)
);
create index call_device_compound on call_device (compound_code);
create index call_device_unit on call_device (unit_code);
comment on table call_device is '呼叫终端：每台一行，撤除即删除；住址属个人信息';
comment on column call_device.place_code is '所在地方';
comment on column call_device.code is '终端编号，不含个人信息';
comment on column call_device.compound_code is '小区';
comment on column call_device.building is '楼栋（个人信息）';
comment on column call_device.room is '房号（个人信息）';
comment on column call_device.unit_code is '联系单位：先接听的单位';
comment on column call_device.entered_at is '登记时刻（产品时钟）';

create table call_device_log (
  id          uuid        not null,
  place_code  text        not null constraint call_device_log_place_fk references place (code),
  device_code text        not null,
  at          timestamptz not null,
  account_id  uuid        not null,
  kind        text        not null constraint call_device_log_kind_known check (kind in ('entered', 'removed')),
  reason      text,
  constraint call_device_log_pk primary key (id)
);
create index call_device_log_of on call_device_log (place_code, at);
comment on table call_device_log is '呼叫终端记录：登记、撤除各一行，只增不改，不含住址';
comment on column call_device_log.id is '标识，按时间排列';
comment on column call_device_log.place_code is '所在地方';
comment on column call_device_log.device_code is '终端编号';
comment on column call_device_log.at is '时刻（产品时钟）';
comment on column call_device_log.account_id is '谁';
comment on column call_device_log.kind is '种类：entered 登记，removed 撤除';
comment on column call_device_log.reason is '撤除理由';

create table one_touch_call (
  place_code   text        not null,
  gateway_code text        not null,
  call_id      text        not null,
  body_hash    bytea       not null constraint one_touch_call_hash_sha256 check (octet_length(body_hash) = 32),
  device_code  text        not null,
  case_id      uuid        not null constraint one_touch_call_case_fk references case_file (id),
  received_at  timestamptz not null,
  constraint one_touch_call_pk primary key (place_code, gateway_code, call_id),
  constraint one_touch_call_gateway_fk foreign key (place_code, gateway_code) references call_gateway (place_code, code)
);
create unique index one_touch_call_case on one_touch_call (case_id);
comment on table one_touch_call is '一键呼叫：每次一行，与案件同时写入，主键保证同一次呼叫只开一件';
comment on column one_touch_call.place_code is '所在地方';
comment on column one_touch_call.gateway_code is '转来的网关';
comment on column one_touch_call.call_id is '网关给的呼叫标识';
comment on column one_touch_call.body_hash is '来文的 SHA-256 摘要';
comment on column one_touch_call.device_code is '来文所说的终端编号，可能未登记';
comment on column one_touch_call.case_id is '所开案件';
comment on column one_touch_call.received_at is '收到时刻（产品时钟）';
