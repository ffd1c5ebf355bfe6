"""Rows: what is written is read back as it was, for any record."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import readback, rows, rows_known
from kb.store import Writer
from kb.store.reading import sql_file
from schemas.actor import Actor, Name, Place
from schemas.decision import Decision
from schemas.event import Citation, Event, Participation, Realis, Relation, Status
from schemas.mention import Mention
from schemas.problems import Problem
from schemas.source import Passage, Source
from schemas.times import EventTime
from schemas.vocabulary import shipped

SLUGS = st.from_regex(r"\A[a-z]{3,8}(-[a-z0-9]{1,4})?\Z")
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\n"), min_size=1, max_size=30)
TIMES = st.sampled_from(["2024-07-28", "2024-07", "198X", "-0043-03-15", "2024-07-28/..", "[2024-07-01..2024-07-09]"])
MOMENTS = st.one_of(
    st.none(),
    st.dates(date(1, 1, 1)),
    st.datetimes(datetime(1900, 1, 1), timezones=st.sampled_from([UTC, timezone(timedelta(hours=9))])),
)
WHEN = st.builds(
    EventTime,
    edtf=st.none() | TIMES,
    zone=st.none() | st.just("Asia/Tokyo"),
    basis=st.sampled_from(["stated", "relative", "inherited", "inferred", "none"]),
    text=st.none() | WORDS,
    char_start=st.none() | st.integers(0, 99),
    char_end=st.none() | st.integers(0, 99),
    anchor=st.none() | st.just("2024-07-28"),
    rule=st.none() | WORDS,
    end_stated=st.booleans(),
    given_up=st.booleans(),
    doubt=st.none() | WORDS,
    confidence=st.none() | st.floats(0, 1),
)
PARTS = st.lists(
    st.builds(Participation, actor=SLUGS, role=st.sampled_from(["host", "delegate", "participant"]),
              on_behalf_of=st.none() | SLUGS, as_text=st.none() | WORDS),
    max_size=4,
).map(tuple)  # fmt: skip
PERMILLE = st.integers(0, 1000).map(lambda number: number / 1000)


@st.composite
def mentions(draw: st.DrawFn) -> Mention:
    who = draw(PARTS)
    met = dict.fromkeys(part.actor for part in who)
    new = tuple(Actor(id=key, name=draw(WORDS), kind="person", origin="text") for key in met if draw(st.booleans()))
    before, trigger, behind = draw(WORDS), draw(WORDS), draw(WORDS)
    quote, at = before + trigger + behind, 3 + len(before)
    return Mention(
        id="m-00000000ff", source=draw(SLUGS), quote=quote, char_start=3, char_end=3 + len(quote), trigger=trigger,
        trigger_start=at, trigger_end=at + len(trigger), lemma=draw(WORDS), when=draw(WHEN), title=draw(WORDS),
        type=draw(st.sampled_from(["meeting", "meeting/bilateral", "other"])),
        status=draw(st.sampled_from(get_args(Status))), realis=draw(st.sampled_from(get_args(Realis))),
        who=who, introduces=new, place=draw(st.none() | SLUGS), attributed_to=draw(st.none() | WORDS),
        part_of=draw(st.none() | st.just("m-00000000aa")), prominence=draw(PERMILLE),
        confidence=draw(PERMILLE), extractor="rules@1",
    )  # fmt: skip


Through = Callable[[str, rows.Row], sqlite3.Row]


@pytest.fixture(scope="module")
def through() -> Iterator[Through]:
    """Writes a row into its table; the row as it is read from there, with what the table makes of it."""
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.executescript(sql_file("tables"))
        conn.row_factory = sqlite3.Row

        def there(table: str, row: rows.Row) -> sqlite3.Row:
            conn.execute(f"insert into {table}({','.join(row)}) values ({','.join('?' * len(row))})", [*row.values()])
            found: sqlite3.Row = conn.execute(f"select * from {table}").fetchone()
            conn.execute(f"delete from {table}")
            return found

        yield there


@given(mentions())
def test_a_mention_is_read_back_as_it_was(through: Through, mention: Mention) -> None:
    row = through("mentions", rows.mention_row(mention))
    assert readback.mention(row) == mention
    assert readback.mention(rows.mention_row(mention)) == mention, "before it is written, too"
    assert (row["earliest"], row["latest"]) == (mention.when.earliest, mention.when.latest)
    assert (row["confidence"], row["prominence"]) == (mention.confidence, mention.prominence)


@given(WHEN)
def test_an_event_has_the_bounds_of_its_time(through: Through, when: EventTime) -> None:
    row = through("events", rows.event_row(Event(id="some-event", title="Some event", when=when), None, None))
    for bound in ("earliest", "latest", "start_latest", "end_earliest"):
        assert row[bound] == getattr(when, bound), bound


def test_an_event_of_one_day_keeps_its_bounds_once() -> None:
    row = rows.event_row(Event(id="some-event", title="Some event", when=EventTime(edtf="2024-07-28")), None, None)
    assert [name for name, value in row.items() if value == "2024-07-28"] == ["edtf", "earliest", "latest"]


def test_a_party_of_which_nothing_else_is_to_be_said_is_its_id_alone() -> None:
    plain, host = Participation(actor="old-pier", as_text="Old Pier"), Participation(actor="oslo-port", role="host")
    mention = Mention(
        id="m-00000000ff", source="one", quote="They met.", char_start=0, char_end=9, trigger="met", trigger_start=5,
        trigger_end=8, title="t", extractor="rules@1", who=(plain, host),
    )  # fmt: skip
    row = rows.mention_row(mention)
    assert row["who"] == '["old-pier",{"actor":"oslo-port","role":"host","as_text":null}]'
    assert readback.mention(row).who == (plain, host)


@pytest.mark.parametrize(
    "start, end, words, kept",
    [
        (17, 26, "on Friday", None),
        (117, 126, "on Friday", "on Friday"),
        (3, 12, "on Friday", "on Friday"),
        (17, 23, "on Friday", "on Friday"),
        (None, None, "on Friday", "on Friday"),
        (17, 26, None, ""),
        (None, None, None, None),
    ],
)
def test_words_of_a_time_are_kept_where_the_quote_does_not_hold_them(
    through: Through, start: int | None, end: int | None, words: str | None, kept: str | None
) -> None:
    mention = Mention(
        id="m-00000000ff", source="one", quote="They met on Friday.", char_start=8, char_end=27, trigger="met",
        trigger_start=13, trigger_end=16, title="t", extractor="rules@1",
        when=EventTime(edtf="2024-05-03", text=words, char_start=start, char_end=end),
    )  # fmt: skip
    row = through("mentions", rows.mention_row(mention))
    assert (row["time_elsewhere"], row["time_text"] or None) == (kept, words)


@given(
    st.builds(
        Source, id=SLUGS, title=WORDS, publisher=st.none() | WORDS, agency=st.none() | WORDS, author=st.none() | WORDS,
        url=st.none() | WORDS, language=st.none() | st.just("en"), published=MOMENTS, published_text=st.none() | WORDS,
        published_basis=st.sampled_from(["metadata", "stated", "unknown"]), published_doubt=st.none() | WORDS,
        file=st.none() | WORDS, sha256=WORDS, story=SLUGS, rights=st.none() | WORDS, notes=st.lists(WORDS).map(tuple),
    ),
    st.lists(WORDS, max_size=4),
)  # fmt: skip
def test_a_source_is_read_back_as_it_was(source: Source, lines: list[str]) -> None:
    passages, at = [], 0
    for ordinal, line in enumerate(lines):
        passages.append(Passage(ordinal=ordinal, kind="body", char_start=at, char_end=at + len(line), text=line))
        at += len(line) + 1
    source = source.model_copy(update={"passages": tuple(passages)})
    written = [rows.passage_row(source.id, passage) for passage in passages]
    assert readback.source(rows.source_row(source), written) == source


def test_an_actor_met_only_as_the_one_whom_another_stands_for_is_kept(through: Through) -> None:
    who = (Participation(actor="envoy-one", role="delegate", on_behalf_of="green-league"),)
    league = Actor(id="green-league", name="Green League", kind="organisation", origin="text")
    mention = Mention(
        id="m-00000000ff", source="one", quote="q", char_start=0, char_end=1, trigger="q", trigger_start=0,
        trigger_end=1, title="t", who=who, introduces=(league,), extractor="rules@1",
    )  # fmt: skip
    assert readback.mention(through("mentions", rows.mention_row(mention))).introduces == (league,)


@given(
    st.builds(
        Problem, code=st.just("E01"), message=WORDS, file=WORDS, line=st.none() | st.integers(1, 99),
        column=st.none() | st.integers(1, 99), field=WORDS, hint=WORDS, level=st.sampled_from(["error", "warning"]),
    )
)  # fmt: skip
def test_a_problem_is_read_back_as_it_was(problem: Problem) -> None:
    assert readback.problem(rows_known.problem_row(problem)) == problem


@pytest.mark.parametrize(
    "edtf, year, month",
    [
        ("2024-07-28", "2024", "2024-07"),
        ("2024-07", "2024", "2024-07"),
        ("2024", "2024", None),
        ("198X", None, None),
        ("2024-07-28/2024-08-02", "2024", "2024-07"),
        ("[2024-07-28..2024-08-02]", "2024", None),
        ("[2023-12-28..2024-01-02]", None, None),
        ("2024-07-28/..", "2024", "2024-07"),
        ("../2024-07-28", None, None),
        ("-0043-03-15", "-0043", "-0043-03"),
        (None, None, None),
    ],
)
def test_year_and_month_are_those_of_the_beginning_where_it_is_settled(
    through: Through, edtf: str | None, year: str | None, month: str | None
) -> None:
    event = Event(id="some-event", title="Some event", when=EventTime(edtf=edtf))
    row = through("events", rows.event_row(event, None, None))
    assert (row["year"], row["month"]) == (year, month)


def test_a_start_alone_says_so_and_has_no_first_end(through: Through) -> None:
    when = EventTime(edtf="2024-07-28", end_stated=False)
    row = through("events", rows.event_row(Event(id="some-event", title="Some event", when=when), None, None))
    assert (row["end_stated"], row["end_earliest"], row["shown_date"]) == (0, None, "from 28 July 2024")


def test_every_row_fits_its_table(tmp_path: Path) -> None:
    """All columns that rows give exist, and all that tables have are given (but what the build itself fills)."""
    event = Event(
        id="some-event", title="Some event", when=EventTime(edtf="2024"), participants=(Participation(actor="quad"),),
        relations=(Relation(kind="causes", event="other-event"),),
    )  # fmt: skip
    actor = Actor(id="quad", name="Quad", country="JP", names=(Name(text="Quad group"),))
    decision = Decision.model_validate({"kind": "amend", "event": "some-event", "set": {"title": "Another"}})
    source = Source(id="one", title="One", sha256="x")
    found = {
        "sources": [rows.source_row(source)],
        "passages": [rows.passage_row("one", Passage(ordinal=0, kind="body", char_start=0, char_end=1, text="x"))],
        "event_types": list(rows_known.type_rows(shipped().event_types.values())),
        "places": [rows_known.place_row(Place(id="japan", name="Japan", country="JP"), {"JP": "japan"})],
        "actors": [rows_known.actor_row(actor, {"JP": "japan"})],
        "actor_names": list(rows_known.name_rows(actor)),
        "events": [rows.event_row(event, None, None), rows.event_row(event, None, None) | {"id": "other-event"}],
        "participations": list(rows.participation_rows(event)),
        "relations": list(rows.relation_rows(event)),
        "decisions": [rows_known.decision_row(decision)],
        "problems": [rows_known.problem_row(Problem(code="E01", message="m"))],
    }
    with Writer.open(tmp_path / "kb.db") as store, store.atomic():
        for table, some in found.items():
            store.insert(table, some)
            columns = {row["name"] for row in store.query(f"pragma table_info({table})")}
            assert set(some[0]) == columns, table
    assert json.loads(found["decisions"][0]["amended"]) == {"title": "Another"}


EVENT = Event(id="some-event", title="Some event")


def test_a_cited_sentence_has_one_row_however_it_is_spelled() -> None:
    cited = Citation(source="one-text", quote="The U.S. fair", trigger="fair")
    row = rows.citation_row(EVENT, cited, "one-text", (7, 20))
    assert {name: value for name, value in row.items() if value is not None} == {
        "id": row["id"], "event_id": "some-event", "source_id": "one-text", "quote": "The U.S. fair",
        "char_start": 7, "cited_trigger": "fair", "title": "Some event",
        "date_precision": "unknown", "date_basis": "none",
    }  # fmt: skip
    assert row["id"].startswith("c-"), "by which its table knows it as curated"
    assert row.keys() == rows.mention_row(rows._BLANK).keys()
    others = [
        (cited.model_copy(update={"quote": "the US fair"}), "one-text"),
        (cited.model_copy(update={"trigger": "US"}), "one-text"),
        (cited, "two-texts"),
        (Citation(), "one-text"),
    ]
    found = [rows.citation_row(EVENT, one, source, None) for one, source in others]
    assert [one["id"] == row["id"] for one in found] == [True, False, False, False]
    assert {one["char_start"] for one in found} == {None}


# what a citation tells of a text that is not loaded -> its title, on what its day rests
CITED = [
    ({"url": "https://a.example/x", "title": "A fair", "publisher": "Post"}, "A fair", "unknown"),
    ({"url": "https://a.example/x", "publisher": "Post"}, "https://a.example/x", "unknown"),
    ({"publisher": "Post", "published": "2024-07-28"}, "Post", "curated"),
    ({}, "untitled", "unknown"),
]


@pytest.mark.parametrize(("given", "title", "basis"), CITED)
def test_a_text_that_is_only_cited_is_a_source_of_its_own(given: dict[str, str], title: str, basis: str) -> None:
    source = rows.cited_source(Citation.model_validate(given))
    assert (source.title, source.published_basis, source.kind, source.text) == (title, basis, "page", "")
    assert (source.url, source.publisher) == (given.get("url"), given.get("publisher"))
    assert (str(source.published_day) if source.published else None) == given.get("published")
    others = {rows.cited_source(Citation.model_validate(one)).id for one, *_ in CITED}
    assert source.id in others and len(others) == len(CITED)


def test_a_time_of_day_is_counted_where_the_event_is() -> None:
    tokyo = Place(id="tokyo", name="Tokyo", zone="Asia/Tokyo")
    timed, day = EventTime(edtf="2024-07-28T15:30"), EventTime(edtf="2024-07-28")
    written = EventTime(edtf="2024-07-28T15:30", zone="UTC")
    zones = [
        rows.event_row(EVENT.model_copy(update={"when": when}), tokyo, None)["zone"]
        for when in (timed, day, written, EventTime())
    ]
    assert zones == ["Asia/Tokyo", None, "UTC", None]
