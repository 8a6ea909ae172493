-- Rates and signs of poor data are counted by when something was closed, given out, met, said or stopped: an index for each of these. On a
-- large journal the last three take a minute or so, while nobody writes. From which number on something is a sign is data.

create index case_file_closed on case_file (closed_at) where stage = 'closed';

create index assignment_dispatched on assignment (dispatched_at);

create index deadline_handled on deadline (met_at) where kind = 'handling' and state = 'met';

create index journal_entry_voice on journal_entry (kind, at)
  where kind in ('followed-up', 'share-returned', 'replied', 'extension-decided');

create index journal_entry_mediated on journal_entry (act, at)
  where kind = 'workflow-moved' and act in ('all-consent', 'one-refuses', 'agreed', 'not-agreed');

create index journal_entry_stopped on journal_entry (at) where kind = 'deadline-changed' and act = 'stop-clock';

create table quality_threshold (
  code      text    not null,
  threshold integer not null,
  constraint quality_threshold_pk primary key (code),
  constraint quality_threshold_positive check (threshold > 0)
);
comment on table quality_threshold is '数据质量提示的界限：达到多少才提示，可以修改';
comment on column quality_threshold.code is '提示代码';
comment on column quality_threshold.threshold is '界限：末刻办结为分钟，临期中止、临期退单为小时，其余为次数';

insert into quality_threshold (code, threshold)
values ('claim-denied', 1), ('no-contact', 1), ('last-minute', 5), ('stopped-at-the-end', 24), ('returned-at-the-end', 2),
       ('ping-pong', 2), ('same-words', 5), ('many-extensions', 10);
