-- Events to review
-- What a machine found and no person has judged, the most spoken of first, with the event it may be the same as.
-- They are judged at the command line, with kb review, which goes through them in this order.
select event_id, shown_date, title, status, type_id, n_stories, confidence, perhaps_same_as, because
from review_queue
limit 200
