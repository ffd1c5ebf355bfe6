-- What an actor took part in
-- Events of one kind in one time that an actor takes part in, or someone on its behalf, newest first. A field left
-- empty narrows nothing.
-- actor: an id or any name it goes by
-- kind: a type, meeting, or type/mode, meeting/summit
-- since, until: days, months or years, 2024 or 2024-07
with asked(id) as materialized (
  select id from actors where id = lower(trim(:actor)) or name = trim(:actor)
  union
  select actor_id from actor_names where name = trim(:actor) and kind <> 'demonym'
), mine(id) as materialized (
  select event_id from participations where actor_id in asked
  union
  select event_id from participations where on_behalf_of in asked
)
select e.id as event_id, e.shown_date, e.title, e.status, e.type_id, p.name as place, e.n_stories
from mine
join events e on e.id = mine.id
left join places p on p.id = e.place_id
where (trim(:kind) = '' or e.type_id = trim(:kind) or e.type_id like trim(:kind) || '/%')
  and (trim(:since) = '' or e.latest >= trim(:since))
  and (trim(:until) = '' or e.earliest <= trim(:until) || '~')
order by e.jd_start desc, e.id
limit 200
