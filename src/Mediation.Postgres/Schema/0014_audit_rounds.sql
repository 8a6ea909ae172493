create table audit_finding (
  id         uuid        not null,
  number     text        not null,
  fault      text        not null,
  place      text        not null,
  found_at   timestamptz not null,
  seen_at    timestamptz not null,
  gone_at    timestamptz,
  noted_by   uuid,
  noted_why  text,
  constraint audit_finding_pk primary key (id),
  constraint audit_finding_noted_whole check ((noted_by is null) = (noted_why is null))
);
create unique index audit_finding_open on audit_finding (number, fault, place) where gone_at is null;
create index audit_finding_found on audit_finding (found_at, id);
comment on table audit_finding is '审计发现：巡查时每处不符一行，不再有时补上结束时刻';
comment on column audit_finding.id is '标识';
comment on column audit_finding.number is '案件编号；案卷丢失的，取自流水第一条';
comment on column audit_finding.fault is '问题，代码';
comment on column audit_finding.place is '何处：流水序号、时限种类、列名或环节';
comment on column audit_finding.found_at is '首次发现（真实时钟）';
comment on column audit_finding.seen_at is '最近一次仍在（真实时钟）';
comment on column audit_finding.gone_at is '不再有的时刻（真实时钟）；仍在为空';
comment on column audit_finding.noted_by is '登记说明的人；没有为空';
comment on column audit_finding.noted_why is '登记的说明；没有为空';

create table audit_round (
  part        text        not null constraint audit_round_part_known check (part in ('open', 'closed')),
  after_id    uuid,
  began_at    timestamptz not null,
  cases       integer     not null,
  whole_from  timestamptz,
  whole_until timestamptz,
  whole_cases integer,
  constraint audit_round_pk primary key (part),
  constraint audit_round_whole_together check (num_nulls(whole_from, whole_until, whole_cases) in (0, 3))
);
comment on table audit_round is '巡查进度：在办与已办结各一行';
comment on column audit_round.part is 'open 在办，closed 已办结';
comment on column audit_round.after_id is '本轮查到哪一案；从头开始为空';
comment on column audit_round.began_at is '本轮开始（真实时钟）';
comment on column audit_round.cases is '本轮已查件数';
comment on column audit_round.whole_from is '上一整轮开始（真实时钟）；还没有整轮为空';
comment on column audit_round.whole_until is '上一整轮结束（真实时钟）';
comment on column audit_round.whole_cases is '上一整轮查了几件';

create table audit_certificate (
  number     integer     not null constraint audit_certificate_counted check (number >= 1),
  issued_at  timestamptz not null,
  clean      boolean     not null,
  document   text        not null,
  signature  text        not null,
  public_key text        not null,
  constraint audit_certificate_pk primary key (number)
);
comment on table audit_certificate is '无漏件报告：每小时一份，签名并与上一份相连，只增不改';
comment on column audit_certificate.number is '第几份，从1起不断号';
comment on column audit_certificate.issued_at is '出具时刻（真实时钟）';
comment on column audit_certificate.clean is '是否无一不符';
comment on column audit_certificate.document is '报告原文，签名按此计算';
comment on column audit_certificate.signature is '签名（ECDSA P-256，SHA-256，Base64）';
comment on column audit_certificate.public_key is '验签公钥（PEM）';

create table signing_key (
  single     boolean     constraint signing_key_pk primary key default true constraint signing_key_one_row check (single),
  sealed     text        not null,
  public_key text        not null,
  made_at    timestamptz not null
);
comment on table signing_key is '签名密钥：至多一行，私钥加密保存';
comment on column signing_key.single is '恒为真，保证只有一行';
comment on column signing_key.sealed is '私钥，由数据保护密钥加密';
comment on column signing_key.public_key is '公钥（PEM）';
comment on column signing_key.made_at is '建立时刻（真实时钟）';
