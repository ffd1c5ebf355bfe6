-- Events with all that an export carries, one row each; `:ids` is a JSON list of event ids.
select e.id, e.title, e.summary, e.status, e.type_id, t.name as type_name, t.schema_org, e.shown_date, e.edtf,
  e.earliest, e.latest, e.start_latest, e.end_earliest, e.date_precision, e.zone, e.end_stated, e.given_up, e.tags,
  e.n_stories, e.n_sources, e.salience, e.confidence, e.origin,
  p.name as place, p.kind as place_kind, p.lat, p.lon, c.name as country, c.id as country_id,
  (
    select json_group_array(json_object(
      'id', part.actor_id, 'name', a.name, 'kind', a.kind, 'role', part.role, 'for', b.name, 'as_text', part.as_text))
    from participations part
    join actors a on a.id = part.actor_id
    left join actors b on b.id = part.on_behalf_of
    where part.event_id = e.id
  ) as parties,
  (
    select json_group_array(json_object(
      'id', s.id, 'title', s.title, 'publisher', s.publisher, 'url', s.url, 'published', s.published_day, 'quote', m.quote))
    from mentions m
    join sources s on s.id = m.source_id
    where m.event_id = e.id
  ) as sources
from json_each(:ids) asked
join events e on e.id = asked.value
left join event_types t on t.id = e.type_id
left join places p on p.id = e.place_id
left join places c on c.id = e.country_id
order by e.jd_start is null, e.jd_start, e.jd_end, e.id
