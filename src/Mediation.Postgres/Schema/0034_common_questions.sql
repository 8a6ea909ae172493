-- What people ask again and again, with the answer, what it rests on and the day it was checked.

create table common_question (
  place_code text not null constraint common_question_place_fk references place (code),
  code       text not null,
  question   text not null,
  answer     text not null,
  ground     text not null,
  checked_on date not null,
  constraint common_question_pk primary key (place_code, code)
);
comment on table common_question is '常见问题：窗口当场答复时从这里取';
comment on column common_question.place_code is '所在地方';
comment on column common_question.code is '代码';
comment on column common_question.question is '群众怎么问';
comment on column common_question.answer is '怎么答';
comment on column common_question.ground is '依据，政策文件或出处';
comment on column common_question.checked_on is '哪天核对过';
