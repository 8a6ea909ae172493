-- The addresses under which calendars fetch somebody's deadlines. Of the secret in an address only its digest is kept.

create table deadline_feed (
  account_id   uuid        not null constraint deadline_feed_account_fk references account (id) on delete cascade,
  token_digest bytea       not null constraint deadline_feed_token_unique unique,
  made_at      timestamptz not null,
  constraint deadline_feed_pk primary key (account_id)
);
comment on table deadline_feed is '时限日历订阅：每个账号至多一个地址，另取新址后旧址失效';
comment on column deadline_feed.account_id is '谁的时限';
comment on column deadline_feed.token_digest is '地址中密钥的摘要（SHA-256）；密钥本身不保存';
comment on column deadline_feed.made_at is '取得时刻（真实时间）';
