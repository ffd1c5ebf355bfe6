"""What a build tells: what became of events, and how much of it is said."""

import pytest

from kb.report import EventChange, Report, changes


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


def test_a_report_names_the_first_changes_and_counts_the_rest() -> None:
    many = [EventChange("appeared", f"e-{n}", f"Title {n}", after="May 2024") for n in range(20)]
    text = str(Report(counts={"articles": 1, "stories": 1, "events": 1200}, changes=many, seconds=1.25))
    assert text.startswith("1 article, 1 story, 1,200 events (1.2 s)\nappeared  Title 0 (May 2024) [e-0]\n")
    assert text.endswith("… and 8 more: `kb diff OLD.db NEW.db` lists all")


def test_a_language_without_rules_is_named_once() -> None:
    told = str(Report(counts={"articles": 4}, without_rules={"ru": 3, "el": 1}))
    assert "3 texts are in 'ru', which has no time rules yet" in told
    assert "1 text is in 'el'" in told
