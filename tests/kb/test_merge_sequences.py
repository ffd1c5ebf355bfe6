"""What several articles tell over days and weeks of one happening: planned, put off, held or called off."""

from datetime import date

import pytest

from kb.merge import Merged, SourceInfo, merge, profile
from loaders.extract import extract
from schemas.source import Passage, Source
from schemas.vocabulary import shipped

HALL = {
    "2024-05-02": ("Cities plan a water summit in June", "Peru and Chile will hold a summit of mayors on 14 June."),
    "2024-06-05": (
        "Water summit of mayors put off",
        "The summit of mayors planned for 14 June has been postponed to 28 June, Peru and Chile said on Wednesday.",
    ),
    "2024-06-29": (
        "Mayors agree on water at summit",
        "Mayors of Peru and Chile shared out the water of the border rivers at a summit of mayors on Friday.",
    ),
}
ROCKET = {
    "2024-05-10": ("Orbita plans rocket launch", "Orbita plans to launch its Condor rocket from Tavo on 3 July."),
    "2024-07-02": (
        "Condor rocket launch delayed",
        "Orbita has delayed the launch of its Condor rocket from Tavo. The launch is now set for 10 July.",
    ),
    "2024-07-11": ("Condor rocket in orbit", "Orbita launched its Condor rocket from Tavo at 6:14 a.m. on Wednesday."),
}
STRIKE = {
    "2024-05-16": ("Rail unions call strike", "Rail unions called a one-day strike for 24 May over their wages."),
    "2024-05-23": ("Rail strike called off", "Rail unions have called off a strike planned for Friday."),
}


def told(articles: dict[str, tuple[str, str]]) -> Merged:
    """The events of articles by their days of publication."""
    mentions, sources = [], {}
    for day, (headline, body) in articles.items():
        text = f"{headline}\n{body}"
        passages = (
            Passage(ordinal=0, kind="headline", char_start=0, char_end=len(headline), text=headline),
            Passage(ordinal=1, kind="body", char_start=len(headline) + 1, char_end=len(text), text=body),
        )
        published = date.fromisoformat(day)
        source = Source(id=f"news-{day}", title=headline, language="en", published=published, sha256="0" * 64,
                        passages=passages)  # fmt: skip
        mentions += extract(source, shipped())
        sources[source.id] = SourceInfo(source.id, source.id, published, profile(text))
    return merge(mentions, sources, (), (), shipped())


@pytest.mark.parametrize(
    ("articles", "family", "status", "edtf"),
    [
        (HALL, "meeting", "occurred", "2024-06-28"),
        ({day: HALL[day] for day in ("2024-05-02", "2024-06-05")}, "meeting", "postponed", "2024-06-28"),
        (ROCKET, "space_launch", "occurred", "2024-07-10T06:14"),
        (STRIKE, "protest", "cancelled", "2024-05-24"),
    ],
)
def test_a_plan_and_what_becomes_of_it_are_one_event(
    articles: dict[str, tuple[str, str]], family: str, status: str, edtf: str
) -> None:
    found = [event for event in told(articles).events if event.family == family]
    assert [(event.status, event.when.edtf) for event in found] == [(status, edtf)]


def test_a_visit_called_off_is_not_the_one_made_later() -> None:
    trips = {
        "2024-05-02": ("King Olav calls off trip", "King Olav of Norway cancelled a visit to Peru planned for May."),
        "2024-05-20": ("King Olav in Peru", "King Olav of Norway paid a visit to Peru on Saturday."),
    }
    found = [event for event in told(trips).events if event.family == "visit"]
    assert sorted(event.status for event in found) == ["cancelled", "occurred"]


def test_strikes_of_two_trades_on_one_day_stay_two() -> None:
    strikes = {
        "2024-05-16": STRIKE["2024-05-16"],
        "2024-05-17": ("Nurses plan strike", "Nurses at two clinics called a strike for 24 May over night shifts."),
    }
    assert len([event for event in told(strikes).events if event.family == "protest"]) == 2
