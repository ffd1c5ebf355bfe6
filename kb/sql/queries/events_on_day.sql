-- Events on a day
-- Everything whose time touches the day, the most exactly dated first. Without a day: the newest day of publication.
-- day: an ISO date, 2024-07-28
with asked(d) as (select coalesce(nullif(trim(:day), ''), (select max(published_day) from sources))),
touching(id) as (
  -- What lasts no longer than a year begins within the year before; what lasts longer has an index of its own.
  select e.id from asked join events e on e.earliest between date(d, '-366 days') and d and e.latest >= d
  union
  select e.id from asked join events e on e.jd_end - e.jd_start >= 366
    and e.jd_start <= cast(julianday(d) + 0.5 as integer) and e.jd_end >= cast(julianday(d) + 0.5 as integer)
)
select e.id as event_id, e.shown_date, e.title, e.status, e.type_id, p.name as place, e.n_stories
from touching
join events e on e.id = touching.id
left join places p on p.id = e.place_id
order by e.jd_end - e.jd_start, e.salience desc, e.id
limit 500
