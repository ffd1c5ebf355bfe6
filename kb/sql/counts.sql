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

-- Events by month of their earliest day and by class (see below): all, and for one filter at a time. Two filters
-- together are counted live. Actors of few events too: there is nothing to save.
delete from timeline_counts;
with dated(id, month, class, type_id, status, country_id) as (
  select id, substr(earliest, 1, length(earliest) - 3),
    case
      when latest = '9999-12-31' or earliest = '0000-01-01' then 'open'
      when jd_end = jd_start then 'day'
      when jd_end - jd_start < 7 then 'week'
      when jd_end - jd_start < 31 then 'month'
      when jd_end - jd_start < 366 then 'year'
      else 'long'
    end,
    type_id, status, country_id
  from events where earliest is not null
), counted(filter, wanted, class, month, n) as (
  select 'all', '', class, month, count(*) from dated group by class, month
  union all
  select 'type', type_id, class, month, count(*) from dated where type_id is not null group by type_id, class, month
  union all
  select 'status', status, class, month, count(*) from dated group by status, class, month
  union all
  select 'country', country_id, class, month, count(*) from dated where country_id is not null
  group by country_id, class, month
  union all
  select 'actor', part.actor_id, class, month, count(*)
  from (
    select actor_id, event_id from participations
    where actor_id in (select actor_id from actor_counts where n_events >= 5000)
    union
    select on_behalf_of, event_id from participations
    where on_behalf_of in (select actor_id from actor_counts where n_events >= 5000)
  ) part
  join dated on dated.id = part.event_id
  group by part.actor_id, class, month
)
insert into timeline_counts(filter, wanted, class, month, n)
select filter, wanted, class, month, n from counted order by filter, wanted, class, month;
