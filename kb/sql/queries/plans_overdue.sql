-- Plans gone overdue
-- Planned for a time that is past, and no later text says what became of it; the latest first.
select event_id, shown_date, title, status, type_id, as_of
from overdue_plans
order by latest desc, event_id
limit 200
