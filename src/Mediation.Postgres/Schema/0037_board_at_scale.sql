-- The board and its lists with very many open cases: what a list holds is told by one index, in the order of its unit's due moments, and the planner knows
-- how few different cells there are. The index is built anew while nobody writes; with a hundred thousand open cases that takes a second.

drop index case_file_board;
create index case_file_board on case_file ((coalesce(lead_unit, 'DESK')), due_at, id)
  include (lead_unit, category, accepted_at, accepted_by, secrecy, units, amber_at, return_count, urge_count, stage, community_code, compound_code)
  where stage <> 'closed';
create statistics case_file_cells (ndistinct) on lead_unit, category, community_code, compound_code from case_file;
analyze case_file;
