-- Events on a day
-- Everything whose time touches the day, the most exactly dated first. Without a day: the newest day of publication.
-- day: an ISO date, 2024-07-28
with asked(d) as (select coalesce(nullif(trim(:day), ''), (select max(published_day) from sources)))
select e.id as event_id, e.shown_date, e.title, e.status, e.type_id, p.name as place, e.n_stories
from asked
join events e on e.earliest <= d and e.latest >= d
left join places p on p.id = e.place_id
order by e.jd_end - e.jd_start, e.salience desc, e.id
limit 500
