-- How plans moved
-- What was said of an event's status and time, in the order in which it was printed.
-- event: the event's id
select said_on, status, edtf, given_up, source_id
from status_history
where event_id = trim(:event)
order by said_on, source_id
limit 500
