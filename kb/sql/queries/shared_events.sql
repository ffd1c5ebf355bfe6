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
  -- The events of the less busy one are looked through for the other, where neither is very busy.
  select id from first_one where (select one <= other from much)
  union select id from second_one where (select one > other from much)
), busier(id) as materialized (
  select id from second_one where (select one <= other from much)
  union select id from first_one where (select one > other from much)
), long(walk) as materialized (
  -- Of two that meet all the time the newest events are found along the index of days: of so many shared ones the
  -- first 500 come soon.
  select 1.0 * min(one, other) * one * other > 1300.0 * n * n from much, totals where what = 'events'
), mine(event_id) as materialized (
  select event_id from long cross join participations where not walk and actor_id in rarer
  union
  select event_id from long cross join participations where not walk and on_behalf_of in rarer
  union
  select * from (
    select e.id from long cross join events e indexed by events_by_day_number
    where walk and exists (
      select 1 from participations part
      where part.event_id = e.id and (part.actor_id in rarer or part.on_behalf_of in rarer))
      and exists (
      select 1 from participations part
      where part.event_id = e.id and (part.actor_id in busier or part.on_behalf_of in busier))
    order by e.jd_start desc limit 500)
)
select e.id as event_id, e.shown_date, e.title, e.status, e.type_id, p.name as place, e.n_stories
from mine
join events e on e.id = mine.event_id
left join places p on p.id = e.place_id
where exists (
  select 1 from participations part
  where part.event_id = mine.event_id and (part.actor_id in busier or part.on_behalf_of in busier))
order by e.jd_start desc, e.id
limit 500
