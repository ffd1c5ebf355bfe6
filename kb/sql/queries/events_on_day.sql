-- Events on a day
-- Everything whose time touches the day, the most exactly dated first. Without a day: the newest day of publication.
-- day: an ISO date, 2024-07-28
with asked(d, j) as (
  select d, cast(julianday(d) + 0.5 as integer)
  from (select coalesce(nullif(trim(:day), ''), (select max(published_day) from sources)) as d)
), short(hit, days) as materialized (
  -- What lasts no longer than a year begins within the year before; what lasts longer has an index of its own.
  select e.rowid, julianday(e.latest) - julianday(e.earliest)
  from asked join events e on e.earliest between date(d, '-366 days') and d and e.latest >= d
  where e.latest < '9999'
), near(hit) as (
  -- The most exactly dated first: so many as the page holds, and their equals.
  select hit from short where days <= coalesce((select days from short order by days limit 1 offset 199), 367)
), long(hit) as (
  select e.rowid from asked join events e on e.jd_end - e.jd_start >= 366 and e.jd_start <= j and e.jd_end >= j
  where (select count(*) from short) < 200
)
select e.id as event_id, e.shown_date, e.title, e.status, e.type_id, p.name as place, e.n_stories
from (select hit from near union select hit from long) found
join events e on e.rowid = found.hit
left join places p on p.id = e.place_id
order by e.jd_end - e.jd_start, e.salience desc, e.id
limit 200
