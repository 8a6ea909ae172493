-- Papers with their files. A paper is made once, by an act, and kept as it was then: the same bytes come back for as long as the case is kept. What
-- workflows fixed for papers stays in document; this is what was written from it. An empty table: nothing is locked.

create table paper (
  id              uuid        not null,
  case_id         uuid        not null constraint paper_case_fk references case_file (id),
  template        text        not null,
  template_number integer     not null,
  number          text        not null,
  made_at         timestamptz not null,
  made_by         uuid        not null,
  shown           uuid[]      not null,
  pdf             bytea       not null,
  pdf_sha256      text        not null,
  docx            bytea,
  docx_sha256     text,
  constraint paper_pk primary key (id),
  constraint paper_number_unique unique (number),
  constraint paper_template_number_counted check (template_number >= 0),
  constraint paper_docx_whole check ((docx is null) = (docx_sha256 is null))
);
create index paper_of_case on paper (case_id, made_at);
comment on table paper is '文书文件：出具时写成，此后不变';
comment on column paper.id is '文书标识';
comment on column paper.case_id is '所属案卷';
comment on column paper.template is '文书模板';
comment on column paper.template_number is '模板第几版文字；0 为随系统提供的文字';
comment on column paper.number is '文书号，如 SH2026-0001，按种类和年度编，绝不复用';
comment on column paper.made_at is '出具时刻';
comment on column paper.made_by is '出具人';
comment on column paper.shown is '文书中载明姓名的当事人；查看要记录';
comment on column paper.pdf is 'PDF 文件';
comment on column paper.pdf_sha256 is 'PDF 文件的 SHA-256';
comment on column paper.docx is 'Word 文件；装订成册的卷宗没有';
comment on column paper.docx_sha256 is 'Word 文件的 SHA-256';
