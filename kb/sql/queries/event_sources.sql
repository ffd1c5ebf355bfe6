-- Sources of an event
-- Each sentence that speaks of the event: what it says, how its time words were reckoned, where it was printed.
-- event: the event's id, also one it had earlier, or the id of any of its mentions
with asked(id) as (
  select id from events where id = trim(:event)
  union
  select event_id from mentions where id in (trim(:event), replace(trim(:event), 'e-', 'm-')) and event_id is not null
)
select published_day, publisher, source_id, quote, time_text, edtf, date_rule, anchor_date, status, url
from evidence
where event_id in asked
order by published_day, source_id, char_start
limit 500
