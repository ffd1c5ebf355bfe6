-- Plans gone overdue
-- Planned for a time that is past, and no later text says what became of it; the latest first.
with late(id) as (
  -- One status after the other, so that each is read along the index from its end.
  select * from (select e.id from events e where e.status = 'planned' and e.latest < (select max(published_day) from sources)
    order by e.latest desc limit 200)
  union all
  select * from (select e.id from events e where e.status = 'tentative' and e.latest < (select max(published_day) from sources)
    order by e.latest desc limit 200)
  union all
  select * from (select e.id from events e where e.status = 'postponed' and not e.given_up
    and e.latest < (select max(published_day) from sources)
    order by e.latest desc limit 200)
)
select e.id as event_id, e.shown_date, e.title, e.status, e.type_id, (select max(published_day) from sources) as as_of
from late
join events e on e.id = late.id
order by e.latest desc, e.id
limit 200
