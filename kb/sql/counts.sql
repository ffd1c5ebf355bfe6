-- What the pages would otherwise count anew each time: made with the tables, filled anew when a build ends.
-- A function of the events and participations alone.

create table if not exists actor_counts(
  actor_id text primary key,
  n_events integer
) without rowid;

create table if not exists timeline_counts(
  filter text,               -- all | type | status | country | actor
  wanted text,               -- the id of that type, status, country or actor
  class text,                -- how long its outer bounds are: day | week | month | year | long | open
  month text,                -- of the earliest day
  n integer,
  primary key(filter, wanted, class, month)
) without rowid;

create table if not exists totals(
  what text primary key,     -- events | sources | stories
  n integer
) without rowid;

create table if not exists facet_counts(
  filter text,               -- the column that the table is narrowed down by; '' where it is not
  wanted text,               -- to which value
  facet text,                -- the column that is counted
  value text,
  n integer,
  primary key(filter, wanted, facet, value)
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
insert into actor_counts(actor_id, n_events)
select actor_id, count(*) from (
  select actor_id, event_id from participations
  union
  select on_behalf_of, event_id from participations where on_behalf_of is not null
) group by actor_id order by actor_id;

-- Events by month and class: all, and for one filter at a time. Two filters together are counted live, and so are
-- actors and countries of few events: there is nothing to save. A type is counted with its modes, so all types are.
delete from timeline_counts;
with dated(month, class, type_id, status, country_id) as materialized (
  select month, class, type_id, status, country_id from dated_events
), counted(filter, wanted, class, month, n) as (
  select 'all', '', class, month, count(*) from dated group by class, month
  union all
  select 'type', type_id, class, month, count(*) from dated where type_id is not null group by type_id, class, month
  union all
  select 'status', status, class, month, count(*) from dated group by status, class, month
  union all
  select 'country', country_id, class, month, count(*) from dated
  where country_id in (select country_id from events group by country_id having count(*) >= 2000)
  group by country_id, class, month
  union all
  select 'actor', part.actor_id, class, month, count(*)
  from (
    select actor_id, event_id from participations
    where actor_id in (select actor_id from actor_counts where n_events >= 2000)
    union
    select on_behalf_of, event_id from participations
    where on_behalf_of in (select actor_id from actor_counts where n_events >= 2000)
  ) part
  join dated_events on dated_events.id = part.event_id
  group by part.actor_id, class, month
)
insert into timeline_counts(filter, wanted, class, month, n)
select filter, wanted, class, month, n from counted order by filter, wanted, class, month;

delete from totals;
insert into totals(what, n)
select 'events', count(*) from events
union all select 'sources', count(*) from sources
union all select 'stories', count(distinct story_id) from sources;

-- Facets of the table of events: of all of it, of what a value of one of them narrows it down to where that leaves
-- many events, and of the events of each busy actor.
delete from facet_counts;
with crossed(type_id, status, year, country_id, review, n) as materialized (
  select type_id, status, year, country_id, review, count(*) from events group by 1, 2, 3, 4, 5
), single(facet, value, n) as (
  select 'type_id', type_id, sum(n) from crossed where type_id is not null group by type_id
  union all select 'status', status, sum(n) from crossed where status is not null group by status
  union all select 'year', year, sum(n) from crossed where year is not null group by year
  union all select 'country_id', country_id, sum(n) from crossed where country_id is not null group by country_id
  union all select 'review', review, sum(n) from crossed where review is not null group by review
), pair(one, one_value, other, other_value, n) as (
  select 'type_id', type_id, 'status', status, sum(n)
    from crossed where type_id is not null and status is not null group by type_id, status
  union all select 'type_id', type_id, 'year', year, sum(n)
    from crossed where type_id is not null and year is not null group by type_id, year
  union all select 'type_id', type_id, 'country_id', country_id, sum(n)
    from crossed where type_id is not null and country_id is not null group by type_id, country_id
  union all select 'type_id', type_id, 'review', review, sum(n)
    from crossed where type_id is not null and review is not null group by type_id, review
  union all select 'status', status, 'year', year, sum(n)
    from crossed where status is not null and year is not null group by status, year
  union all select 'status', status, 'country_id', country_id, sum(n)
    from crossed where status is not null and country_id is not null group by status, country_id
  union all select 'status', status, 'review', review, sum(n)
    from crossed where status is not null and review is not null group by status, review
  union all select 'year', year, 'country_id', country_id, sum(n)
    from crossed where year is not null and country_id is not null group by year, country_id
  union all select 'year', year, 'review', review, sum(n)
    from crossed where year is not null and review is not null group by year, review
  union all select 'country_id', country_id, 'review', review, sum(n)
    from crossed where country_id is not null and review is not null group by country_id, review
), busy(facet, value, n) as materialized (
  select facet, value, n from single where n >= 2000
), counted(filter, wanted, facet, value, n) as (
  select '', '', facet, value, n from single
  union all select facet, value, facet, value, n from busy
  union all select one, one_value, other, other_value, pair.n
    from pair join busy on busy.facet = one and busy.value = one_value
  union all select other, other_value, one, one_value, pair.n
    from pair join busy on busy.facet = other and busy.value = other_value
)
insert into facet_counts(filter, wanted, facet, value, n)
select filter, wanted, facet, value, n from counted order by filter, wanted, facet, value;
with crossed(actor_id, type_id, status, year, country_id, review, n) as materialized (
  select part.actor_id, e.type_id, e.status, e.year, e.country_id, e.review, count(*)
  from (
    select actor_id, event_id from participations
    where actor_id in (select actor_id from actor_counts where n_events >= 2000)
    union
    select on_behalf_of, event_id from participations
    where on_behalf_of in (select actor_id from actor_counts where n_events >= 2000)
  ) part
  join events e on e.id = part.event_id
  group by 1, 2, 3, 4, 5, 6
), counted(actor_id, facet, value, n) as (
  select actor_id, 'type_id', type_id, sum(n) from crossed where type_id is not null group by 1, 3
  union all select actor_id, 'status', status, sum(n) from crossed where status is not null group by 1, 3
  union all select actor_id, 'year', year, sum(n) from crossed where year is not null group by 1, 3
  union all select actor_id, 'country_id', country_id, sum(n) from crossed where country_id is not null group by 1, 3
  union all select actor_id, 'review', review, sum(n) from crossed where review is not null group by 1, 3
)
insert into facet_counts(filter, wanted, facet, value, n)
select 'actor', actor_id, facet, value, n from counted order by actor_id, facet, value;
