-- Serving a clock changes rows of a case without touching what their indexes hold. With room left in each page the new version of a row
-- stays beside the old one, and none of the indexes, some of them on words, has to be written. Holds for pages that are filled from now on.

alter table case_file set (fillfactor = 70);
alter table work_item set (fillfactor = 80);
alter table held_interval set (fillfactor = 80);
