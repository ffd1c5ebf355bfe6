"""What a build tells: what became of events, and how much of it is said."""

import pytest

from kb.report import EventChange, Report, changes, refusal
from schemas.decision import Decision
from schemas.problems import Problem


def _row(key: str, **more: object) -> dict[str, object]:
    return {"id": key, "title": f"Title {key}", "shown_date": "May 2024", "status": "planned", "now": None} | more


@pytest.mark.parametrize(
    "old, new, told",
    [
        ({}, {"a": _row("a")}, [("appeared", "a")]),
        ({"a": _row("a")}, {}, [("vanished", "a")]),
        ({"a": _row("a")}, {"a": _row("a", status="occurred")}, [("status", "a")]),
        ({"a": _row("a")}, {"a": _row("a", shown_date="June 2024")}, [("moved", "a")]),
        ({"a": _row("a")}, {"a": _row("a", title="Another")}, []),
        ({"a": _row("a", now="b")}, {"b": _row("b")}, []),
        ({"a": _row("a", now="b")}, {"b": _row("b", status="occurred")}, [("status", "b")]),
        ({"a": _row("a", now="b"), "b": _row("b")}, {"b": _row("b")}, [("joined", "a")]),
    ],
)
def test_what_became_of_events(
    old: dict[str, dict[str, object]], new: dict[str, dict[str, object]], told: list[tuple[str, str]]
) -> None:
    assert [(change.kind, change.id) for change in changes(old, new)] == told


# before, after, evidence -> the change in a line, the evidence below it
CHANGES = [
    ("6 May 2024", "9 May 2024", "", "moved     Talks: 6 May 2024 → 9 May 2024 [oslo-talks]"),
    ("", "9 May 2024", "", "moved     Talks (9 May 2024) [oslo-talks]"),
    ("6 May 2024", "", "", "moved     Talks [oslo-talks]"),
    ("", "", "post: “On Thursday.”", "moved     Talks [oslo-talks]\n    post: “On Thursday.”"),
]


@pytest.mark.parametrize(("before", "after", "because", "told"), CHANGES)
def test_a_change_is_told_in_a_line(before: str, after: str, because: str, told: str) -> None:
    assert str(EventChange("moved", "oslo-talks", "Talks", before, after, because)) == told


# what a person wrote of a rejection -> how it is told
REFUSALS = [
    ({}, "rejected"),
    ({"reason": "a repeat"}, "rejected: a repeat"),
    ({"file": "decisions/a.yml", "line": 3}, "decisions/a.yml:3: rejected"),
    (
        {"file": "decisions/a.yml", "line": 3, "by": "the desk", "on": "2024-08-02", "reason": "a repeat"},
        "decisions/a.yml:3: rejected by the desk on 2024-08-02: a repeat",
    ),
]


@pytest.mark.parametrize(("written", "told"), REFUSALS)
def test_a_rejection_is_told_with_its_place_and_reason(written: dict[str, object], told: str) -> None:
    assert refusal(Decision.model_validate({"kind": "reject", "event": "some-event", **written})) == told


def test_changes_are_told_with_their_days_and_evidence() -> None:
    old = {"a": _row("a"), "b": _row("b"), "d": _row("d", now="c")}
    new = {
        "a": _row("a", shown_date="June 2024", because="post: “In June.”"),
        "c": _row("c", because="post: “In May.”"),
    }
    assert changes(old, new) == [
        EventChange("moved", "a", "Title a", "May 2024", "June 2024", "post: “In June.”"),
        EventChange("vanished", "b", "Title b", after="May 2024"),
    ]
    by_hand = {"b": _row("b", because="decisions/a.yml:3: rejected")}
    assert changes(by_hand, {}) == [
        EventChange("vanished", "b", "Title b", "", "May 2024", "decisions/a.yml:3: rejected")
    ]
    assert changes({}, {"c": new["c"]}) == [
        EventChange("appeared", "c", "Title c", after="May 2024", because="post: “In May.”")
    ]


def test_changes_come_by_kind_and_title() -> None:
    new = {key: _row(key, title=title) for key, title in (("a", "Third"), ("b", "First"), ("c", "First"))}
    old = {"z": _row("z", title="Zeal"), "y": _row("y", title="Alarm")}
    assert [change.id for change in changes(old, new)] == ["b", "c", "a", "y", "z"]


def test_a_build_that_had_nothing_to_do_says_so() -> None:
    told = str(Report(counts={"articles": 2, "stories": 1}, seconds=0.04, unchanged=True, gone=1))
    assert told == "nothing changed: 2 articles, 1 story (0.0 s)"


@pytest.mark.parametrize(("gone", "line"), [(0, []), (1, ["1 article gone"]), (1200, ["1,200 articles gone"])])
def test_articles_that_are_gone_are_counted(gone: int, line: list[str]) -> None:
    assert str(Report(counts={"events": 1}, gone=gone)).split("\n") == ["1 event (0.0 s)", *line]


def test_exactly_as_many_changes_as_are_shown_leave_no_rest() -> None:
    many = [EventChange("appeared", f"e-{n}", f"Title {n}") for n in range(12)]
    assert str(Report(changes=many)).count("\n") == 12 and "more" not in str(Report(changes=many))


def test_a_report_as_plain_values() -> None:
    problem = Problem(code="R02", message="holds no text", file="articles/a.txt")
    report = Report(
        {"events": 1},
        [EventChange("moved", "a", "A")],
        [problem],
        1.23456,
        False,
        3,
        2,
        {"ru": 1},
        {"articles/a.txt": 2},
    )
    assert report.as_dict() == {
        "unchanged": False,
        "counts": {"events": 1},
        "read": 3,
        "gone": 2,
        "without_rules": {"ru": 1},
        "without_day": {"articles/a.txt": 2},
        "changes": [{"kind": "moved", "id": "a", "title": "A", "before": "", "after": "", "because": ""}],
        "problems": [problem.model_dump()],
        "seconds": 1.235,
    }


def test_a_report_names_the_first_changes_and_counts_the_rest() -> None:
    many = [EventChange("appeared", f"e-{n}", f"Title {n}", after="May 2024") for n in range(20)]
    text = str(Report(counts={"articles": 1, "stories": 1, "events": 1200}, changes=many, seconds=1.25))
    assert text.startswith("1 article, 1 story, 1,200 events (1.2 s)\nappeared  Title 0 (May 2024) [e-0]\n")
    assert text.endswith("… and 8 more: `kb diff OLD.db NEW.db` lists all")


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, []),
        ({"articles/a.txt": 1}, ["1 text states no day of publication: a.txt; write `published:` above it"]),
        (
            {"articles/2024/a.txt": 1, "articles/b.md": 1},
            ["2 texts state no day of publication: 2024/a.txt, b.md; write `published:` above them"],
        ),
        (
            {f"articles/{n}.txt": 300 for n in range(5)},
            ["1,500 texts state no day of publication: 0.txt, 1.txt, 2.txt, 3.txt, 4.txt; "
             "write `published:` above them"],
        ),
        (
            {f"articles/{n}.txt": 1 for n in range(6)},
            ["6 texts state no day of publication: 0.txt, 1.txt, 2.txt, 3.txt and 2 more files; "
             "write `published:` above them"],
        ),
    ],
)  # fmt: skip
def test_texts_without_a_day_are_named(files: dict[str, int], said: list[str]) -> None:
    assert str(Report(counts={"events": 1}, without_day=files)).split("\n") == ["1 event (0.0 s)", *said]


def test_a_language_without_rules_is_named_once() -> None:
    told = str(Report(counts={"articles": 4}, without_rules={"ru": 3, "el": 1}))
    assert "3 texts are in 'ru', which has no time rules yet" in told
    assert "1 text is in 'el'" in told
