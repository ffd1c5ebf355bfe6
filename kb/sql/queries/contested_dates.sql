-- Dates that are contested
-- Events of which the texts give different days, or whose day may be another one, with the day that is held and why;
-- newest first.
select e.id as event_id, e.shown_date, e.title, e.status,
  (select group_concat(substr(said.value, 7), '; ') from json_each(e.choices) said where said.value like 'when: %') as held,
  e.date_doubt as doubt, e.n_stories
from events e
where (e.choices is not null or e.date_doubt is not null)
  and (e.date_doubt is not null or e.choices like '%"when: %')
order by e.jd_start desc, e.id
limit 200
