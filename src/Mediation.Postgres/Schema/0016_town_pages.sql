-- The category tree is kept on the pages, and what residents say of each category is taught there; the seeds only begin it. A database that
-- has its town already is given the seeds' categories at the next start. Passwords that an administrator gave are good once. What
-- messages and papers say is published in versions over the texts of the seeds. Three new, small tables and a column with a constant default: nothing is locked for longer than a moment.

create table category (
  place_code         text     not null constraint category_place_fk references place (code),
  code               text     not null constraint category_coded check (code ~ '^[A-Z]{2}[0-9]{2}-[0-9]{2}$'),
  name               text     not null,
  request_types      text[]   not null constraint category_has_types check (cardinality(request_types) > 0),
  track              text     not null,
  sensitivity        smallint not null constraint category_sensitivity_graded check (sensitivity between 0 and 3),
  community_may_lead boolean  not null,
  mediation          text     not null constraint category_mediation_known check (mediation in ('allowed', 'conditional', 'forbidden')),
  mediation_reason   text,
  priority           text     not null constraint category_priority_known check (priority in ('P0', 'P1', 'P2', 'P3')),
  justice_code       text,
  hotline_code       text,
  retired            boolean  not null default false,
  constraint category_pk primary key (place_code, code),
  constraint category_limited_for_a_reason check ((mediation = 'allowed') = (mediation_reason is null))
);
comment on table category is '类别表：每个末级类别一行，只停用不删除，因为案件和规则要用';
comment on column category.place_code is '所在地方';
comment on column category.code is '类别代码 XXnn-nn';
comment on column category.name is '名称，如 邻里纠纷/漏水渗水';
comment on column category.request_types is '诉求类型，常见的在前';
comment on column category.track is '法定途径';
comment on column category.sensitivity is '敏感度：0 一般至 3 严格保密';
comment on column category.community_may_lead is '社区可否主办';
comment on column category.mediation is '能否调解：allowed 可以、conditional 有条件、forbidden 不得';
comment on column category.mediation_reason is '调解限制原因代码；可以调解的为空';
comment on column category.priority is '紧急程度 P0 至 P3';
comment on column category.justice_code is '司法行政统计代码；未核实为空';
comment on column category.hotline_code is '12345 统计代码；未核实为空';
comment on column category.retired is '是否停用：新诉求不再归入';

create table saying (
  place_code    text    not null,
  category_code text    not null,
  text          text    not null constraint saying_short check (length(text) <= 500),
  struck        boolean not null,
  constraint saying_pk primary key (place_code, category_code, text),
  constraint saying_category_fk foreign key (place_code, category_code) references category (place_code, code)
);
comment on table saying is '本镇说法：随附说法之外自己加的，或从中划去的，不含个人信息';
comment on column saying.place_code is '所在地方';
comment on column saying.category_code is '类别代码';
comment on column saying.text is '群众的一句话';
comment on column saying.struck is '真为划去随附的这一句，假为本镇加的';

alter table account add column password_once boolean not null default false;
comment on column account.password_once is '密码是否由管理员重设：登录后须先改掉';

create table template_version (
  code         text        not null,
  number       integer     not null constraint template_version_counted check (number >= 1),
  texts        jsonb,
  reason       text        not null,
  published_at timestamptz not null,
  published_by uuid        not null,
  constraint template_version_pk primary key (code, number)
);
comment on table template_version is '模板版本：本镇发布的文字，每次发布一行，号数最大的是现行的';
comment on column template_version.code is '模板代码';
comment on column template_version.number is '第几版，从 1 起';
comment on column template_version.texts is '各段文字；空为改回随附的文字';
comment on column template_version.reason is '发布理由';
comment on column template_version.published_at is '发布时刻（真实时钟）';
comment on column template_version.published_by is '发布人';
