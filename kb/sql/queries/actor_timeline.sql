-- Timeline of an actor
-- Every event that an actor takes part in, or someone on its behalf, newest first.
-- actor: an id or any name it goes by, japan or Washington
with asked(id) as materialized (
  select id from actors where id = lower(trim(:actor)) or name = trim(:actor)
  union
  select actor_id from actor_names where name = trim(:actor) and kind <> 'demonym'
), much(busy) as materialized (
  -- Among n of N events the walk below looks at 200 N / n: of some 15,000 in a million it is sooner done than a sort.
  select (select 1.0 * sum(n_events) * sum(n_events) from actor_counts where actor_id in asked) > 200.0 * n
  from totals where what = 'events'
), newest(id) as materialized (
  -- Of a very busy actor the newest are found along the index of days; of another one, all are sorted.
  select * from (
    select e.id from much cross join events e indexed by events_by_day_number
    where much.busy and (
      exists (select 1 from participations part where part.actor_id in asked and part.event_id = e.id)
      or exists (select 1 from participations part where part.on_behalf_of in asked and part.event_id = e.id))
    order by e.jd_start desc limit 200)
  union
  select * from (
    select e.id from events e where e.id in (
      select part.event_id from much cross join participations part where much.busy is not true and part.actor_id in asked
      union
      select part.event_id from much cross join participations part where much.busy is not true and part.on_behalf_of in asked)
    order by e.jd_start desc limit 200)
)
select e.id as event_id, e.shown_date, e.title, e.status, e.type_id, (
    select group_concat(part.role || case when part.actor_id in asked then '' else ' (by delegate)' end, ', ')
    from participations part where part.event_id = e.id and (part.actor_id in asked or part.on_behalf_of in asked)
  ) as roles, p.name as place, e.n_stories
from newest
join events e on e.id = newest.id
left join places p on p.id = e.place_id
order by e.jd_start desc, e.id
limit 200
