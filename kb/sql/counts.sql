-- What the pages would otherwise count anew each time: made with the tables, filled anew when a build ends.
-- A function of the events and participations alone.

create table if not exists actor_counts(
  actor_id text primary key,
  n_events integer,
  first_day text,
  last_day text
);

create table if not exists timeline_counts(
  filter text,               -- all | type | status | country | actor
  wanted text,               -- the id of that type, status, country or actor
  class text,                -- how long its outer bounds are: day | week | month | year | long | open
  month text,                -- of the earliest day
  n integer,
  primary key(filter, wanted, class, month)
) without rowid;

-- Dated events with the month they begin in and their class: how long their outer bounds are.
create view if not exists dated_events as
select e.id, e.rowid as event_rowid, substr(e.earliest, 1, length(e.earliest) - 3) as month,
  case
    when e.latest = '9999-12-31' or e.earliest = '0000-01-01' then 'open'
    when e.jd_end = e.jd_start then 'day'
    when e.jd_end - e.jd_start < 7 then 'week'
    when e.jd_end - e.jd_start < 31 then 'month'
    when e.jd_end - e.jd_start < 366 then 'year'
    else 'long'
  end as class,
  e.type_id, e.status, e.country_id, e.place_id, e.jd_start, e.jd_end
from events e
where e.earliest is not null;

delete from actor_counts;
insert into actor_counts(actor_id, n_events, first_day, last_day)
select part.actor_id, count(*), min(e.earliest), max(e.latest)
from (
  select actor_id, event_id from participations
  union
  select on_behalf_of, event_id from participations where on_behalf_of is not null
) part
join events e on e.id = part.event_id
group by part.actor_id
order by part.actor_id;

-- Events by month and class: all, and for one filter at a time. Two filters together are counted live, and so are
-- actors of few events: there is nothing to save.
delete from timeline_counts;
with counted(filter, wanted, class, month, n) as (
  select 'all', '', class, month, count(*) from dated_events group by class, month
  union all
  select 'type', type_id, class, month, count(*) from dated_events
  where type_id is not null group by type_id, class, month
  union all
  select 'status', status, class, month, count(*) from dated_events group by status, class, month
  union all
  select 'country', country_id, class, month, count(*) from dated_events
  where country_id is not null group by country_id, class, month
  union all
  select 'actor', part.actor_id, class, month, count(*)
  from (
    select actor_id, event_id from participations
    where actor_id in (select actor_id from actor_counts where n_events >= 5000)
    union
    select on_behalf_of, event_id from participations
    where on_behalf_of in (select actor_id from actor_counts where n_events >= 5000)
  ) part
  join dated_events on dated_events.id = part.event_id
  group by part.actor_id, class, month
)
insert into timeline_counts(filter, wanted, class, month, n)
select filter, wanted, class, month, n from counted order by filter, wanted, class, month;
