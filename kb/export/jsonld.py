"""JSON-LD with schema.org: every event is carried; a date that ISO 8601 cannot say (about, a season, some day within)
stands in words and EDTF only, and is counted as not carried as a date.
"""

import json
from typing import Any

from kb.export.record import About, Exported, Record

STATUS = {
    "planned": "EventScheduled", "tentative": "EventScheduled", "ongoing": "EventScheduled",
    "occurred": "EventScheduled", "postponed": "EventRescheduled", "cancelled": "EventCancelled",
}  # fmt: skip
_CLASS = {"person": "Person", "country": "Country", "company": "Corporation", "media": "NewsMediaOrganization",
          "government_body": "GovernmentOrganization"}  # fmt: skip
_ISO = ("minute", "hour", "day", "week", "month", "year", "span")
_TAKES_PART = ("participant", "delegate", "visitor", "speaker", "interviewer", "signatory", "mediator", "observer",
               "candidate", "winner", "supporter", "opponent", "initiator", "recipient")  # fmt: skip


def write(records: list[Record], about: About) -> Exported:
    """A graph of schema.org events."""
    graph = [_event(one, about) for one in records]
    document = {"@context": "https://schema.org", "@graph": graph}
    return Exported(json.dumps(document, ensure_ascii=False, indent=1) + "\n", len(records))


def _event(one: Record, about: About) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": one.schema_org or "Event",
        "@id": about.address(one.id) or f"urn:event-kb:{one.id}",
        "name": one.title,
        "description": _sentences(one.summary, one.shown_date),
        "eventStatus": f"https://schema.org/{_status(one)}",
        **_dates(one),
        "location": _place(one),
        "organizer": [_actor(party) for party in one.parties if party["role"] in ("host", "organizer")],
        "attendee": [_actor(party) for party in one.parties if party["role"] in _TAKES_PART],
        "about": [_actor(party) for party in one.parties if party["role"] in ("victim", "affected")],
        "subjectOf": [_source(source) for source in one.sources],
        "additionalProperty": {"@type": "PropertyValue", "name": "edtf", "value": one.edtf} if one.edtf else None,
    }
    return {name: value for name, value in found.items() if value}


def _sentences(*said: str | None) -> str:
    """What is said, each with its own end or a full stop."""
    return " ".join(one if one.rstrip("\"'”’)")[-1:] in (".", "!", "?", "…") else f"{one}." for one in said if one)


def _status(one: Record) -> str:
    """schema.org's word: `EventPostponed` is put off without a new date, `EventRescheduled` put off to one."""
    return "EventPostponed" if one.status == "postponed" and (one.given_up or not one.edtf) else STATUS[one.status]


def _dates(one: Record) -> dict[str, str]:
    if not one.edtf or one.approximate or one.date_precision not in _ISO or one.edtf.startswith("["):
        return {}
    start, _, end = one.edtf.partition("/")
    if one.given_up:
        return {"previousStartDate": start} if start not in ("", "..") else {}
    return {name: date for name, date in (("startDate", start), ("endDate", end)) if date not in ("", "..")}


def _place(one: Record) -> dict[str, Any] | None:
    if not one.where:
        return None
    place: dict[str, Any] = {"@type": "Place", "name": one.place or one.country}
    if one.country:
        place["address"] = {"@type": "PostalAddress", "addressCountry": one.country}
    if one.lat is not None and one.place_kind != "country":
        place["geo"] = {"@type": "GeoCoordinates", "latitude": one.lat, "longitude": one.lon}
    return place


def _actor(party: dict[str, Any]) -> dict[str, str]:
    return {"@type": _CLASS.get(party["kind"], "Organization"), "name": party["name"]}


def _source(source: dict[str, Any]) -> dict[str, Any]:
    found = {"@type": "NewsArticle", "headline": source["title"], "url": source["url"],
             "datePublished": source["published"]}  # fmt: skip
    if source["publisher"]:
        found["publisher"] = {"@type": "Organization", "name": source["publisher"]}
    return {name: value for name, value in found.items() if value}
