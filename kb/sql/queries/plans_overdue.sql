-- Plans gone overdue
-- Planned for a time that is past, and no later text says what became of it; the latest first.
with plans as not materialized (
  select id, status, latest, given_up from events
  where status in ('planned', 'tentative', 'postponed') and latest < (select max(published_day) from sources)
), late(id) as (
  -- One status after the other, so that each is read from its end along the index, which is of these three alone.
  select * from (select e.id from plans e where e.status = 'planned' order by e.latest desc limit 200)
  union all
  select * from (select e.id from plans e where e.status = 'tentative' order by e.latest desc limit 200)
  union all
  select * from (select e.id from plans e where e.status = 'postponed' and not e.given_up
    order by e.latest desc limit 200)
)
select e.id as event_id, e.shown_date, e.title, e.status, e.type_id, (select max(published_day) from sources) as as_of
from late
join events e on e.id = late.id
order by e.latest desc, e.id
limit 200
