-- Events that two actors share
-- What both take part in, themselves or by a delegate, newest first.
-- one, other: ids or names, japan and Washington
with first_one(id) as (
  select id from actors where id = lower(trim(:one)) or name = trim(:one)
  union
  select actor_id from actor_names where name = trim(:one) and kind <> 'demonym'
), second_one(id) as (
  select id from actors where id = lower(trim(:other)) or name = trim(:other)
  union
  select actor_id from actor_names where name = trim(:other) and kind <> 'demonym'
), shared(event_id) as (
  select event_id from (
    select event_id from participations where actor_id in first_one
    union select event_id from participations where on_behalf_of in first_one
  )
  intersect
  select event_id from (
    select event_id from participations where actor_id in second_one
    union select event_id from participations where on_behalf_of in second_one
  )
)
select e.id as event_id, e.shown_date, e.title, e.status, e.type_id, p.name as place, e.n_stories
from shared
join events e on e.id = shared.event_id
left join places p on p.id = e.place_id
order by e.jd_start desc, e.id
limit 500
