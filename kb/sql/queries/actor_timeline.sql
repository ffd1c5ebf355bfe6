-- Timeline of an actor
-- Every event that an actor takes part in, or someone on its behalf, newest first.
-- actor: an id or any name it goes by, japan or Washington
with asked(id) as (
  select id from actors where id = lower(trim(:actor)) or name = trim(:actor)
  union
  select actor_id from actor_names where name = trim(:actor) and kind <> 'demonym'
), part(event_id, roles) as (
  select event_id, group_concat(distinct role)
  from (
    select event_id, role from participations where actor_id in asked
    union all
    select event_id, role || ' (by delegate)' from participations where on_behalf_of in asked
  )
  group by event_id
)
select e.id as event_id, e.shown_date, e.title, e.status, e.type_id, part.roles, p.name as place, e.n_stories
from part
join events e on e.id = part.event_id
left join places p on p.id = e.place_id
order by e.jd_start desc, e.id
limit 500
