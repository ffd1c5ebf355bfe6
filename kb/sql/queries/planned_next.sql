-- What is planned next
-- Plans whose time is not past, the nearest first. "Now" is the newest day of publication in this knowledge base.
with clock(today) as (select max(published_day) from sources)
select e.id as event_id, e.shown_date, e.title, e.status, e.type_id, p.name as place, e.n_stories, clock.today as as_of
from clock
join events e on e.status in ('planned', 'tentative', 'postponed') and not e.given_up
  and e.latest >= clock.today
left join places p on p.id = e.place_id
order by e.earliest, e.latest, e.id
limit 200
