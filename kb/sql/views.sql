-- Joins that several pages and queries share. A view has no links of its own and sorts as it is asked.

-- Each sentence that speaks of an event, with the paragraph around it and the reckoning of its date.
create view evidence as
select m.event_id, m.quote, m.time_text, m.edtf, m.date_rule, m.anchor_date, m.status, m.source_id,
  s.title as source_title, s.publisher, s.url, s.published_day, s.story_id, p.body as paragraph,
  m.id as mention_id, m.origin, m.realis, m.attributed_to, m.confidence, m.prominence, m.date_basis, m.date_doubt,
  m.trigger_text, m.char_start, m.char_end, m.trigger_start, m.trigger_end, m.time_start, m.time_end,
  p.char_start as paragraph_start
from mentions m
join sources s on s.id = m.source_id
left join passages p on p.source_id = m.source_id and p.char_start <= m.char_start and m.char_start < p.char_end
where m.event_id is not null;

-- What was said of an event's status and time, day by day; copies of a text speak once.
create view status_history as
select m.event_id, s.published_day as said_on, m.status, m.edtf, m.given_up, min(m.source_id) as source_id
from mentions m
join sources s on s.id = m.source_id
where m.event_id is not null and m.status is not null
group by m.event_id, s.published_day, s.story_id, m.status, m.edtf, m.given_up;

-- Plans whose time is past with no later word. The "now" is the newest day of publication: there is no clock.
create view overdue_plans as
select e.id as event_id, e.title, e.shown_date, e.status, e.type_id, e.country_id, e.earliest, e.latest,
  (select max(published_day) from sources) as as_of
from events e
where e.status in ('planned', 'tentative', 'postponed') and not e.given_up
  and e.latest < (select max(published_day) from sources);

-- Two parties of one event, in either order; a delegate counts as whom they stand for.
create view together as
select distinct event_id, one, other
from (
  select one.event_id, one.actor_id as one, coalesce(other.on_behalf_of, other.actor_id) as other
  from participations one
  join participations other on other.event_id = one.event_id
  where one.on_behalf_of is null
  union all
  select one.event_id, one.on_behalf_of, coalesce(other.on_behalf_of, other.actor_id)
  from participations one
  join participations other on other.event_id = one.event_id
  where one.on_behalf_of is not null
)
where one <> other;

-- Events whose independent texts give bounds that exclude each other.
create view disagreements as
select m.event_id, e.title, e.shown_date, max(m.earliest) as not_before, min(m.latest) as not_after,
  count(distinct s.story_id) as n_stories, group_concat(distinct m.edtf) as dates_given
from events e
join mentions m on m.event_id = e.id
join sources s on s.id = m.source_id
where e.n_stories > 1 and m.edtf is not null
group by e.id
having max(m.earliest) > min(m.latest) and count(distinct s.story_id) > 1;

-- Machine events that no person has judged, the most spoken of first, each with its likeliest double.
create view review_queue as
select e.id as event_id, e.title, e.shown_date, e.status, e.type_id, e.salience, e.confidence, e.n_mentions, e.n_stories,
  (select g.other_id from suggestions g where g.event_id = e.id order by g.score desc, g.other_id limit 1) as perhaps_same_as,
  (select g.reasons from suggestions g where g.event_id = e.id order by g.score desc, g.other_id limit 1) as because
from events e
where e.review = 'unreviewed' and e.origin = 'extracted'
order by e.salience desc, e.id;
