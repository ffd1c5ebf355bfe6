-- Events that two actors share
-- What both take part in, themselves or by a delegate, newest first.
-- one, other: ids or names, japan and Washington
with first_one(id) as materialized (
  select id from actors where id = lower(trim(:one)) or name = trim(:one)
  union
  select actor_id from actor_names where name = trim(:one) and kind <> 'demonym'
), second_one(id) as materialized (
  select id from actors where id = lower(trim(:other)) or name = trim(:other)
  union
  select actor_id from actor_names where name = trim(:other) and kind <> 'demonym'
), much(one, other) as materialized (
  select (select coalesce(sum(n_events), 0) from actor_counts where actor_id in first_one),
    (select coalesce(sum(n_events), 0) from actor_counts where actor_id in second_one)
), rarer(id) as materialized (
  -- The events of the less busy one are looked through for the other.
  select id from first_one where (select one <= other from much)
  union select id from second_one where (select one > other from much)
), busier(id) as materialized (
  select id from second_one where (select one <= other from much)
  union select id from first_one where (select one > other from much)
), always(walk) as materialized (
  -- Of two that meet all the time the newest events are found soon along the index of days.
  select 1.0 * one * other > 15000.0 * n from much, totals where what = 'events'
), mine(event_id) as materialized (
  select event_id from always cross join participations where not walk and actor_id in rarer
  union
  select event_id from always cross join participations where not walk and on_behalf_of in rarer
), shared(event_id) as materialized (
  -- All that is asked stands in an index: an event is fetched only where both take part.
  select event_id from mine
  where exists (
    select 1 from participations part where part.actor_id in busier and part.event_id = mine.event_id)
    or exists (
    select 1 from participations part where part.on_behalf_of in busier and part.event_id = mine.event_id)
  union
  select * from (
    select e.id from always cross join events e indexed by events_by_day_number
    where walk and (
      exists (select 1 from participations part where part.actor_id in rarer and part.event_id = e.id)
      or exists (select 1 from participations part where part.on_behalf_of in rarer and part.event_id = e.id))
    and (
      exists (select 1 from participations part where part.actor_id in busier and part.event_id = e.id)
      or exists (select 1 from participations part where part.on_behalf_of in busier and part.event_id = e.id))
    order by e.jd_start desc limit 200)
)
select e.id as event_id, e.shown_date, e.title, e.status, e.type_id, p.name as place, e.n_stories
from shared
join events e on e.id = shared.event_id
left join places p on p.id = e.place_id
order by e.jd_start desc, e.id
limit 200
