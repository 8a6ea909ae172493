-- Indexes for what screens ask all day, found wanting at a million cases. Writing waits while they are made: seconds each.

-- Counting open cases reads this instead of the cases.
create index case_file_board on case_file (lead_unit, category)
  include (id, accepted_at, accepted_by, secrecy, units, due_at, amber_at, return_count, urge_count, stage)
  where stage <> 'closed';

-- A category or a unit that few cases have, without walking all cases for them.
create index case_file_category on case_file (category text_pattern_ops, accepted_at desc, id desc);
create index case_file_units_open on case_file using gin (units) where stage <> 'closed';
create index deadline_running_of_unit on deadline (unit_code, due_at, id) where state in ('running', 'stopped', 'breached');
