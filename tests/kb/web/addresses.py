"""One address of each kind of page of the harbour's knowledge base, and what a page is looked at with."""

from tests.kb.web.harbour import TALKS

PAGES = (
    "/", f"/kb/events/{TALKS}", "/kb/events/lost-regatta", "/kb/sources/harbour-times", "/kb/actors/japan",
    "/kb/places/tokyo", "/kb/-/timeline", "/kb/-/timeline?from=2024&to=2025", "/kb/-/timeline?from=2024-07&to=2024-07",
    "/kb/-/timeline?from=1990&to=1991", "/kb/-/timeline?actor=nobody", "/kb/-/search", "/kb/-/search?q=drills",
    "/kb/-/search?q=zeppelin", "/kb/-/actors", "/kb/-/actors?q=zz", "/kb/events", "/kb/events?status=planned",
    "/kb/events?_columns=all", "/kb/events?year=1700", "/kb", "/kb/actor_timeline?actor=japan",
    "/kb/actor_timeline?actor=nobody", "/kb/mentions", "/kb/participations", "/kb/event_types/meeting",
    "/kb?sql=select+title+from+events", "/kb/problems", "/kb/contested_dates", "/kb/actor_events",
    "/kb/actor_events?actor=japan&kind=meeting&since=2024&until=2024",
)  # fmt: skip
"""Each of these answers 200."""
FAULTS = (
    "/kb/events/no-such",
    "/kb/no_such_table",
    "/kb?sql=select+nothing",
    "/kb?sql=drop+table+events",
    "/kb/-/export.exe",
)
"""Each of these says what is wrong."""
