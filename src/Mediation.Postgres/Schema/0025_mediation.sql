-- Mediations are counted by their outcomes, which now follow from what was recorded (a party's consent, the last signature) and no longer from a
-- click of the same name. The index on what mediations came to is built again for both. On a large journal this takes a minute or so, while nobody writes.

drop index journal_entry_mediated;

create index journal_entry_mediated on journal_entry (act, at)
  where kind = 'workflow-moved' and act in ('all-consent', 'one-refuses', 'agreed', 'not-agreed', 'record-consent', 'sign-agreement',
    'seal-agreement', 'confirm-oral');

comment on table statement is '陈述原文（可能含个人信息）：诉求、答复、理由、备注、调解笔录与协议、签名，只增不改；密封的让步只有在场调解员可读';
