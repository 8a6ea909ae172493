-- What people speak, in a new table, and who of those that work here speaks it, in a new column that is empty.
alter table official add column languages text[] not null default '{}';
comment on column official.languages is '会说的语言：按语言表里的名称；汉语不写';
create table spoken_language (
  place_code text not null constraint spoken_language_place_fk references place (code),
  code       text not null,
  name       text not null,
  constraint spoken_language_pk primary key (place_code, code)
);
comment on table spoken_language is '语言：本地人说的汉语以外的语言';
comment on column spoken_language.place_code is '所在地方';
comment on column spoken_language.code is '代码';
comment on column spoken_language.name is '名称，如 傣语；案件里记这个词';
