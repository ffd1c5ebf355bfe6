"""What an event's page makes of the sentences that speak of it."""

from typing import Any

import pytest

from kb.web.event import more_than, stories, turns

TEXT = "MALMO — Crews will meet on Friday for their first meeting."


def said(**changed: Any) -> dict[str, Any]:
    """A row of evidence: a sentence in its paragraph."""
    start = TEXT.index("Crews")
    row: dict[str, Any] = {
        "source_id": "a", "story_id": "a", "published_day": "2024-05-02", "quote": TEXT, "paragraph": TEXT,
        "paragraph_start": 0, "char_start": 0, "char_end": len(TEXT), "trigger_text": "meet",
        "trigger_start": start + 11, "trigger_end": start + 15, "time_start": start + 16, "time_end": start + 25,
        "time_text": "on Friday", "edtf": "2024-05-03", "anchor_date": "2024-05-02", "date_rule": "weekday",
        "status": "planned", "realis": "asserted", "attributed_to": None, "origin": "extracted", "date_doubt": None,
    }  # fmt: skip
    return row | changed


def test_a_sentence_with_two_words_for_the_event_is_shown_once() -> None:
    at = TEXT.index("meeting")
    (story,) = stories([said(), said(trigger_text="meeting", trigger_start=at, trigger_end=at + 7)])
    (quote,) = story["quotes"]
    assert quote["shown"].count("kb-trigger") == 2 and quote["shown"].count("kb-time") == 1
    assert [reading["said"] for reading in quote["readings"]] == ["3 May 2024"]


def test_a_copy_without_the_dateline_is_no_second_sentence() -> None:
    bare = TEXT.removeprefix("MALMO — ")
    (story,) = stories([said(), said(source_id="b", quote=bare, paragraph=bare, char_end=len(bare))])
    assert [copy["source_id"] for copy in story["copies"]] == ["a", "b"]
    assert len(story["quotes"]) == 1


def test_two_reckonings_of_one_sentence_are_both_told() -> None:
    (story,) = stories([said(), said(edtf="2024-05-10", date_rule="next-weekday")])
    assert [reading["said"] for reading in story["quotes"][0]["readings"]] == ["3 May 2024", "10 May 2024"]


MOVES = [
    ("nothing new", [("05-01", "planned", "2024-05-03"), ("05-02", "planned", "2024-05-03")], 0),
    ("it took place", [("05-01", "planned", "2024-05-03"), ("05-04", "occurred", "2024-05-03")], 2),
    ("put off", [("05-01", "planned", "2024-05-03"), ("05-02", "planned", "2024-05-10")], 2),
    ("a vaguer word", [("05-01", "planned", "2024-05-03"), ("05-02", "planned", "2024-05")], 0),
    ("a finer word", [("05-01", "planned", "2024-05"), ("05-02", "planned", "2024-05-03")], 2),
    ("a headline's present", [("05-01", "occurred", "2024-05-03"), ("05-01", "planned", "2024-05-03")], 0),
    ("no date at all", [("05-01", "planned", None), ("05-02", "planned", "2024-05-03")], 0),
]


@pytest.mark.parametrize(("moves", "told"), [one[1:] for one in MOVES], ids=[one[0] for one in MOVES])
def test_only_what_was_new_is_told(moves: list[tuple[str, str, str | None]], told: int) -> None:
    rows = [{"said_on": f"2024-{day}", "status": status, "edtf": edtf} for day, status, edtf in moves]
    assert len(turns(rows)) == told


@pytest.mark.parametrize(
    ("summary", "shown"),
    [("Malmo signs a pact.", ""), ("Malmo and Oslo sign a pact.", "Malmo and Oslo sign a pact."), ("", "")],
)
def test_a_summary_that_says_the_title_again_is_left_out(summary: str, shown: str) -> None:
    assert more_than("Malmo signs a pact", summary) == shown
