-- Counting what a unit is asked reads these two instead of the work items and their cases.

drop index work_item_open;
create index work_item_open on work_item (unit_code, coalesce(due_at, 'infinity'), id)
  include (case_id, due_at, stage)
  where closed_at is null;

drop index case_file_secret;
create index case_file_secret on case_file (lead_unit)
  include (id, accepted_by, secrecy, units)
  where secrecy >= 3;
