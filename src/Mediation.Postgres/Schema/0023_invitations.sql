-- Units that are let in to a case for a while find those cases on their worklist: by their running invitation clocks.

create index deadline_invited on deadline (unit_code, due_at) where kind = 'invitation' and state = 'running';
