"""Lists of events with what a line shows: one select that several pages share, and its shape."""

EVENT_LINE = """e.id, e.title, e.shown_date, e.status, e.type_id, e.earliest, e.latest, e.n_stories, e.date_precision,
  p.name as place_name,
  e.status in ('planned', 'tentative', 'postponed') and not e.given_up
    and e.latest < (select max(published_day) from sources) as overdue,
  e.type_id = 'statement' and e.origin = 'extracted' as saying"""
"""Columns of a line in a list; wants `events e left join places p on p.id = e.place_id`."""

LINES = f"select {EVENT_LINE} from events e left join places p on p.id = e.place_id"
