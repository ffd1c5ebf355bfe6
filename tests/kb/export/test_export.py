"""Each export is read back by the library or the grammar of its format, and says what it left out."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import pairwise

import feedparser
import icalendar
import pytest

from kb.export import FORMATS, About, Exported, Record, export, ics, jsonld, markdown, record, records_sql, timelinejs
from kb.export import csv as table
from kb.store import Store
from schemas.problems import CallError
from schemas.times import EventTime
from tests.kb.web.harbour import SCRIPT, TALKS, harbour

ABOUT = About("Harbour & <news>", "https://example.org/kb")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.read(harbour(tmp_path_factory.mktemp("export") / "kb.db")) as store:
        yield store


def out(store: Store, form: str) -> Exported:
    return export(store.query, [row["id"] for row in store.timeline()], form, ABOUT)


def talks(store: Store, when: EventTime | None = None, **more: object) -> Record:
    """The talks, as if `when` were their time and `more` what else their row says."""
    row = dict(store.query(records_sql(), {"ids": json.dumps([TALKS])})[0])
    if when is not None:
        row |= {name: getattr(when, name) for name in ("edtf", "earliest", "latest", "start_latest", "end_earliest")}
        row |= {"date_precision": when.precision, "shown_date": when.in_words(), "zone": when.zone}
        row |= {"end_stated": int(when.end_stated), "given_up": int(when.given_up)}
    return record(row | more)


# format, events carried, the ids left out
CARRIED = [
    ("ics", 5, {"e-0000000002", "e-0000000003", "e-0000000004", "lost-regatta", "old-treaty"}),
    ("atom", 10, set()),
    ("timelinejs", 9, {"lost-regatta"}),
    ("geojson", 1, {"e-0000000001", "e-0000000002", "e-0000000003", "e-0000000004", "week-of-drills", "ferry-strike",
                    "harbour-wall", "lost-regatta", "old-treaty"}),
    ("jsonld", 10, set()),
    ("csv", 10, set()),
    ("jsonl", 10, set()),
    ("md", 10, set()),
]  # fmt: skip


@pytest.mark.parametrize(("form", "carried", "left_out"), CARRIED, ids=[one[0] for one in CARRIED])
def test_what_cannot_be_carried_is_counted_with_a_reason(
    store: Store, form: str, carried: int, left_out: set[str]
) -> None:
    done = out(store, form)
    assert done.carried == carried
    assert {one.id for one in done.left_out} == left_out
    assert all(one.reason for one in done.left_out)
    assert done.told().startswith(f"{carried} event")


def test_every_format_is_tried() -> None:
    assert [one[0] for one in CARRIED] == list(FORMATS)


def test_the_calendar_holds_days_as_days(store: Store) -> None:
    text = out(store, "ics").text
    calendar = icalendar.Calendar.from_ical(text)
    events = {str(one["uid"]): one for one in calendar.walk("VEVENT")}
    met, week = events[f"{TALKS}@event-kb"], events["week-of-drills@event-kb"]
    assert (met.decoded("dtstart"), met.decoded("dtend")) == (date(2024, 7, 28), date(2024, 7, 29))
    assert (week.decoded("dtstart"), week.decoded("dtend")) == (date(2024, 8, 5), date(2024, 8, 12))
    assert "dtend" not in events["harbour-wall@event-kb"]
    assert str(events["ferry-strike@event-kb"]["status"]) == "TENTATIVE"
    assert str(met["location"]) == "Tokyo, Japan"
    assert met.decoded("geo") is not None
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert not any(event.errors for event in events.values())


def test_a_title_goes_through_a_calendar_unchanged(store: Store) -> None:
    calendar = icalendar.Calendar.from_ical(out(store, "ics").text)
    assert f"Envoy visits {SCRIPT}" in [str(one["summary"]) for one in calendar.walk("VEVENT")]


def test_an_identity_stays_when_the_date_moves(store: Store) -> None:
    """A calendar that has the event moves it, and does not show it twice."""
    days = [talks(store), talks(store, EventTime(edtf="2024-08-01"))]
    uids = {str(one["uid"]) for one in icalendar.Calendar.from_ical(ics.write(days, ABOUT).text).walk("VEVENT")}
    assert uids == {f"{TALKS}@event-kb"}


CLOCKS = [
    ("2024-07-28T15:30", "Asia/Tokyo", datetime(2024, 7, 28, 6, 30, tzinfo=UTC)),
    ("2024-07-28T15:30Z", None, datetime(2024, 7, 28, 15, 30, tzinfo=UTC)),
    ("2024-07-28T15:30+09:00", "Asia/Tokyo", datetime(2024, 7, 28, 6, 30, tzinfo=UTC)),
    ("2024-07-28T15:30", None, datetime(2024, 7, 28, 15, 30)),
    ("2024-07-28T15", "Asia/Tokyo", datetime(2024, 7, 28, 6, 0, tzinfo=UTC)),
    ("2024-07-28T15Z", None, datetime(2024, 7, 28, 15, 0, tzinfo=UTC)),
    ("2024-07-28T15-0330", None, datetime(2024, 7, 28, 18, 30, tzinfo=UTC)),
]


@pytest.mark.parametrize(("edtf", "zone", "start"), CLOCKS)
def test_a_time_of_day_is_that_moment(store: Store, edtf: str, zone: str | None, start: datetime) -> None:
    timed = talks(store, EventTime(edtf=edtf, zone=zone))
    event = icalendar.Calendar.from_ical(ics.write([timed], ABOUT).text).walk("VEVENT")[0]
    assert event.decoded("dtstart") == start


# time, its first day in a calendar and the day it is free again, or why a calendar has no room for it
CALENDAR = [
    ("2024-07-28", "20240728", "20240729", ""),
    ("2024-07-28/2024-07-30", "20240728", "20240731", ""),
    ("2024-07-28/..", "20240728", "", ""),
    ("2024-07-28/", "20240728", "", ""),
    ("2024-07-28/2024-08", "", "", "last day not known"),
    ("2024-07/2024-08", "", "", "day not known"),
    ("[2024-07-28..2024-07-30]", "", "", "day not known"),
    ("[2024-07-28..]", "", "", "day not known"),
    ("../2024-07-28", "", "", "day not known"),
    ("2024-07", "", "", "known to the month only"),
    ("2024-22", "", "", "known to the season only"),
    ("2024-07-28~", "", "", "date only about or perhaps known"),
    ("-0043-03-15", "", "", "year out of a calendar's reach"),
    ("0000-03-15", "", "", "year out of a calendar's reach"),
    ("Y17000-03-15", "", "", "year out of a calendar's reach"),
    (None, "", "", "no date"),
]


@pytest.mark.parametrize(("edtf", "first", "free", "reason"), CALENDAR)
def test_a_calendar_takes_known_days_alone(store: Store, edtf: str | None, first: str, free: str, reason: str) -> None:
    one = talks(store, EventTime(edtf=edtf))
    text = ics.write([one], ABOUT).text
    assert ics.unfit(one) == reason
    assert (f"DTSTART;VALUE=DATE:{first}\r\n" in text) is bool(first)
    assert f"DTEND;VALUE=DATE:{free}\r\n" in text if free else "DTEND" not in text
    assert ("1 of 1 events are left out" in text) is bool(reason)


def test_a_calendar_gives_no_end_where_only_a_start_was_told(store: Store) -> None:
    text = ics.write([talks(store, EventTime(edtf="2024-07-28", end_stated=False))], ABOUT).text
    assert "DTSTART;VALUE=DATE:20240728" in text and "DTEND" not in text


def test_long_lines_are_folded_between_letters(store: Store) -> None:
    """Read without the folds, the text is there, whatever its letters' size."""
    summary = "Die Häfen von Łódź und Çanakkale, 東京と横浜 " * 9
    text = ics.write([talks(store, summary=summary)], ABOUT).text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert summary.strip().replace(",", "\\,") in text.replace("\r\n ", "")
    folded = [line for line, after in pairwise(text.split("\r\n")) if after.startswith(" ")]
    assert len(folded) > 5 and all(len(line.encode()) > 70 for line in folded)


def test_an_entry_of_a_calendar_says_what_when_where_and_who(store: Store) -> None:
    text = ics.write([talks(store)], ABOUT).text.replace("\r\n ", "")
    assert text.split("\r\n")[5:-2] == [
        "BEGIN:VEVENT",
        f"UID:{TALKS}@event-kb",
        "DTSTAMP:20240729T000000Z",
        "DTSTART;VALUE=DATE:20240728",
        "DTEND;VALUE=DATE:20240729",
        "SUMMARY:Defence chiefs settle the drills in Tokyo",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        r"DESCRIPTION:Three chiefs\, one table.\n28 July 2024\, occurred\n"
        r"Japan (host)\, The envoy (delegate for Canada)\nEvening Post: https://news.example/evening-post\n"
        r"Harbour Times: https://news.example/harbour-times\nMorning Ledger: https://news.example/morning-ledger",
        r"LOCATION:Tokyo\, Japan",
        "GEO:35.68;139.69",
        f"URL:https://example.org/kb/events/{TALKS}",
        "CATEGORIES:Multilateral meeting",
        "END:VEVENT",
    ]


def test_the_feed_is_read_by_a_feed_reader(store: Store) -> None:
    feed = feedparser.parse(out(store, "atom").text)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.feed.title == "Harbour &amp; &lt;news&gt;" or feed.feed.title == "Harbour & <news>"
    entries = {entry.id: entry for entry in feed.entries}
    assert len(entries) == 10
    met = entries[f"https://example.org/kb/events/{TALKS}"]
    assert met.title.startswith("28 July 2024: Defence chiefs")
    assert met.updated == "2024-07-29T00:00:00Z"
    assert "on Sunday" in met.content[0].value
    assert "<script" not in "".join(entry.content[0].value for entry in feed.entries)


def test_the_timeline_makes_nothing_finer(store: Store) -> None:
    slides = {one["unique_id"]: one for one in json.loads(out(store, "timelinejs").text)["events"]}
    assert slides["e-0000000002"]["start_date"] == {"year": 2023, "month": 7}
    assert slides["e-0000000002"]["display_date"] == "July 2023"
    assert slides["e-0000000003"]["start_date"] == {"year": 2025}
    assert slides["week-of-drills"]["end_date"] == {"year": 2024, "month": 8, "day": 11}
    assert "end_date" not in slides["harbour-wall"]
    assert "<script" not in json.dumps(slides)


# time, first and last day in a TimelineJS slide; no slide where the beginning is not known
SLIDES = [
    ("2024-07-28T15:30", {"year": 2024, "month": 7, "day": 28}, None),
    ("2024-07", {"year": 2024, "month": 7}, None),
    ("-0043", {"year": -43}, None),
    ("2024-22", {"year": 2024, "month": 6, "day": 1}, {"year": 2024, "month": 8, "day": 31}),
    ("2024-07-28/..", {"year": 2024, "month": 7, "day": 28}, None),
    ("[2024-07..]", {"year": 2024, "month": 7, "day": 1}, None),
    ("../2024-07-28", None, None),
    ("/2024-07-28", None, None),
    ("[..2024-07-28]", None, None),
]


@pytest.mark.parametrize(("edtf", "first", "last"), SLIDES)
def test_a_slide_has_no_day_that_nobody_gave(
    store: Store, edtf: str, first: dict[str, int] | None, last: dict[str, int] | None
) -> None:
    done = timelinejs.write([talks(store, EventTime(edtf=edtf))], ABOUT)
    slides = json.loads(done.text)["events"]
    assert [one["start_date"] for one in slides] == ([first] if first else [])
    assert [one.get("end_date") for one in slides] == ([last] if first else [])
    assert {one.reason for one in done.left_out} == (set() if first else {"beginning not known"})


def test_the_map_has_points_for_places_only(store: Store) -> None:
    collection = json.loads(out(store, "geojson").text)
    assert collection["type"] == "FeatureCollection"
    (feature,) = collection["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [139.69, 35.68]}
    assert feature["properties"]["date"] == "28 July 2024"


def test_linked_data_says_dates_as_iso_does_or_in_words(store: Store) -> None:
    graph = {one["@id"].rsplit("/", 1)[1]: one for one in json.loads(out(store, "jsonld").text)["@graph"]}
    assert graph[TALKS]["startDate"] == "2024-07-28"
    assert graph["e-0000000002"]["startDate"] == "2023-07"
    assert (graph["week-of-drills"]["startDate"], graph["week-of-drills"]["endDate"]) == ("2024-08-05", "2024-08-11")
    assert graph["harbour-wall"]["startDate"] == "2019-03-01" and "endDate" not in graph["harbour-wall"]
    assert "startDate" not in graph["old-treaty"] and "1850" in graph["old-treaty"]["description"]
    assert graph["ferry-strike"]["eventStatus"] == "https://schema.org/EventRescheduled"
    assert graph[TALKS]["organizer"] == [{"@type": "Country", "name": "Japan"}]


# a summary -> what linked data says of an event of a known day
DESCRIPTIONS = [
    ("The mill closed.", "The mill closed. 28 July 2024."),
    ("The mill closed", "The mill closed. 28 July 2024."),
    ("Is the mill closed?", "Is the mill closed? 28 July 2024."),
    ("They said: “It is closed.”", "They said: “It is closed.” 28 July 2024."),
    (None, "28 July 2024."),
]


@pytest.mark.parametrize(("summary", "said"), DESCRIPTIONS)
def test_linked_data_ends_each_sentence_once(store: Store, summary: str | None, said: str) -> None:
    one = talks(store, EventTime(edtf="2024-07-28"), summary=summary)
    (linked,) = json.loads(jsonld.write([one], ABOUT).text)["@graph"]
    assert linked["description"] == said


def test_a_day_that_was_given_up_is_no_day_of_the_event(store: Store) -> None:
    strike = talks(store, EventTime(edtf="2024-07-20", given_up=True), status="postponed")
    (linked,) = json.loads(jsonld.write([strike], ABOUT).text)["@graph"]
    assert linked["eventStatus"] == "https://schema.org/EventPostponed"
    assert linked["previousStartDate"] == "2024-07-20" and "startDate" not in linked
    (entry,) = icalendar.Calendar.from_ical(ics.write([strike], ABOUT).text).walk("VEVENT")
    assert str(entry["status"]) == "CANCELLED"


def test_a_table_is_no_formula(store: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(out(store, "csv").text)))
    assert len(rows) == 10 and {row["date"] for row in rows} >= {"July 2023", "undated"}
    risky = talks(store, title="=HYPERLINK(1)", edtf="-0430")
    (tame,) = csv.DictReader(io.StringIO(table.write([risky], ABOUT).text))
    assert (tame["title"], tame["edtf"]) == ("'=HYPERLINK(1)", "-0430")


def test_lines_of_json_hold_everything(store: Store) -> None:
    found = [json.loads(line) for line in out(store, "jsonl").text.splitlines()]
    whole = next(one for one in found if one["id"] == TALKS)
    assert [party["id"] for party in whole["parties"]] == ["japan", "envoy"]
    assert {source["id"] for source in whole["sources"]} == {"harbour-times", "evening-post", "morning-ledger"}


def test_markdown_shows_signs_as_signs(store: Store) -> None:
    text = out(store, "md").text
    assert text.startswith("# Harbour & \\<news\\>\n")
    assert "<script" not in text.replace("\\<script", "")
    assert "## 2024\n" in text and "## Undated\n" in text


# time, the heading of a document that it stands under
HEADINGS = [
    ("2024-07-28", "2024"),
    ("0043", "AD 43"),
    ("-0043-03-15", "44 BC"),
    ("Y17000", "AD 17000"),
    ("2024-07-28/..", "2024"),
    ("../2024-07-28", "Beginning not known"),
    ("[..2024]", "Beginning not known"),
    (None, "Undated"),
]


@pytest.mark.parametrize(("edtf", "heading"), HEADINGS)
def test_a_document_has_headings_as_people_write_years(store: Store, edtf: str | None, heading: str) -> None:
    assert f"\n## {heading}\n\n- **" in markdown.write([talks(store, EventTime(edtf=edtf))], ABOUT).text


def test_an_unknown_format_is_refused(store: Store) -> None:
    with pytest.raises(CallError, match="there is no format 'pdf'; there are ics, atom"):
        export(store.query, [], "pdf")


def test_the_order_asked_for_is_kept(store: Store) -> None:
    """And ids that are not there are passed over."""
    done = export(store.query, ["week-of-drills", "no-such", TALKS], "jsonl")
    assert [json.loads(line)["id"] for line in done.text.splitlines()] == ["week-of-drills", TALKS]
