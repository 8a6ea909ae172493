-- What audits found, how far they came, and the hourly certificates; the fifth page of the schema in reading order, after schema_rules.sql.

create table audit_finding ( -- 审计发现：巡查时每处不符一行，不再有时补上结束时刻
  id         uuid        not null, -- 标识
  number     text        not null, -- 案件编号；案卷丢失的，取自流水第一条
  fault      text        not null, -- 问题，代码
  place      text        not null, -- 何处：流水序号、时限种类、列名或环节
  found_at   timestamptz not null, -- 首次发现（真实时钟）
  seen_at    timestamptz not null, -- 最近一次仍在（真实时钟）
  gone_at    timestamptz, -- 不再有的时刻（真实时钟）；仍在为空
  noted_by   uuid, -- 登记说明的人；没有为空
  noted_why  text, -- 登记的说明；没有为空
  constraint audit_finding_pk primary key (id),
  constraint audit_finding_noted_whole check ((noted_by is null) = (noted_why is null))
);
create unique index audit_finding_open on audit_finding (number, fault, place) where gone_at is null;
create index audit_finding_found on audit_finding (found_at, id);

create table audit_round ( -- 巡查进度：在办与已办结各一行
  part        text        not null constraint audit_round_part_known check (part in ('open', 'closed')), -- open 在办，closed 已办结
  after_id    uuid, -- 本轮查到哪一案；从头开始为空
  began_at    timestamptz not null, -- 本轮开始（真实时钟）
  cases       integer     not null, -- 本轮已查件数
  whole_from  timestamptz, -- 上一整轮开始（真实时钟）；还没有整轮为空
  whole_until timestamptz, -- 上一整轮结束（真实时钟）
  whole_cases integer, -- 上一整轮查了几件
  constraint audit_round_pk primary key (part),
  constraint audit_round_whole_together check (num_nulls(whole_from, whole_until, whole_cases) in (0, 3))
);

create table audit_certificate ( -- 无漏件报告：每小时一份，签名并与上一份相连，只增不改
  number     integer     not null constraint audit_certificate_counted check (number >= 1), -- 第几份，从1起不断号
  issued_at  timestamptz not null, -- 出具时刻（真实时钟）
  clean      boolean     not null, -- 是否无一不符
  document   text        not null, -- 报告原文，签名按此计算
  signature  text        not null, -- 签名（ECDSA P-256，SHA-256，Base64）
  public_key text        not null, -- 验签公钥（PEM）
  constraint audit_certificate_pk primary key (number)
);

create table signing_key ( -- 签名密钥：至多一行，私钥加密保存
  single     boolean     constraint signing_key_pk primary key default true constraint signing_key_one_row check (single), -- 恒为真，保证只有一行
  sealed     text        not null, -- 私钥，由数据保护密钥加密
  public_key text        not null, -- 公钥（PEM）
  made_at    timestamptz not null -- 建立时刻（真实时钟）
);
