-- The last rung of a ladder may come again, so many working days after it was last served: a clock knows that moment now, and those that were
-- served before get it from their journals. A clock that had nothing ahead of it is looked at once more by the next sweep.

update deadline d
set body = d.body || jsonb_build_object('servedAt', told.taken_at)
from (select distinct on (deadline) deadline, taken_at
      from (select (body::jsonb ->> 'deadline')::uuid as deadline, body::jsonb ->> 'takenAt' as taken_at, sequence
            from journal_entry
            where kind = 'rung-served') served
      order by deadline, sequence desc) told
where d.id = told.deadline;

update deadline d
set next_at = d.due_at
from case_file c
where c.id = d.case_id
  and c.stage <> 'closed'
  and d.state not in ('met', 'void')
  and d.next_at is null
  and d.rung > 0;
