"""A title that points at what its text has told stands under the headline, or under the topic that opens it."""

from typing import cast

import pytest

from loaders.extract import extract
from loaders.grammar import Lexicon, lexicon
from loaders.titles.headed import headline_topics, tells_more
from schemas.ids import digest
from schemas.source import Passage, Source
from schemas.vocabulary import shipped

LEX = cast(Lexicon, lexicon())


def titles(text: str, title: str) -> list[str]:
    """The titles of a text under a headline."""
    passages = (Passage(ordinal=0, kind="body", char_start=0, char_end=len(text), text=text),)
    source = Source(id="doc", title=title, sha256=digest(text), passages=passages)
    return [mention.title for mention in extract(source, shipped())]


@pytest.mark.parametrize(
    ("headline", "topic"),
    [
        ("Ferry sinks off the coast of Callao", "Ferry sinks off the coast of Callao"),
        ("BREAKING: Ferry sinks off Callao coast", "Ferry sinks off Callao coast"),
        ("Ferry sinks off Callao coast (VIDEO)", "Ferry sinks off Callao coast"),
        ("Callao Cup: Who sails next?", "Callao Cup"),
        ("The Callao Cup: Sails torn in the storm", "Callao Cup"),
        ("Ana Quispe: Ferry owners must pay up", ""),
        ("May 5: Ferry sinks off Callao", "Ferry sinks off Callao"),
        ("Boat wars: Ferry sinks off Callao", "Ferry sinks off Callao"),
        ("Ferry sinks off Callao coast: report", "Ferry sinks off Callao coast"),
        ("Ferry owner calls 'sea lane' unsafe", "Ferry owner calls sea lane unsafe"),
        ("Why did the ferry sink off Callao", ""),
        ("Here's the ferry that sank off Callao", "Ferry that sank off Callao"),
        ("Here are the things to know", ""),
        ("Did the ferry sink off Callao?", ""),
        ("Ferry was 'not safe', says captain of Callao", ""),
        ("Ferry sinks", ""),
        ("FERRY SINKS OFF CALLAO COAST", ""),
        ("Ferry sinks off Callao coast .", ""),
        ("Ferry sinks off Callao coast and the owners of three other boats say that nobody had asked them", ""),
    ],
)
def test_which_headline_is_a_topic(headline: str, topic: str) -> None:
    text = "Sails of the Callao Cup were torn. It rained on May 5. Ana Quispe left."
    assert headline_topics(headline, text, LEX, heard={"Ana Quispe"})[:1] == ((topic,) if topic else ())


@pytest.mark.parametrize(
    ("headline", "topics"),
    [
        (
            "Ferry sinks off Callao coast as storm nears",
            ("Ferry sinks off Callao coast", "Ferry sinks off Callao coast as storm nears"),
        ),
        (
            "Two hurt as fireworks burn on Callao beach",
            ("Two hurt as fireworks burn on Callao beach", "Fireworks burn on Callao beach"),
        ),
        ("9 hurt, many flee as boats burn", ("9 hurt, many flee as boats burn",)),
        ("Ferry sinks off Callao coast: 'We lost it all and nobody came to help'", ("Ferry sinks off Callao coast",)),
    ],
)
def test_a_headline_can_do_with_less(headline: str, topics: tuple[str, ...]) -> None:
    assert headline_topics(headline, "", LEX) == topics


@pytest.mark.parametrize(
    ("text", "topic"), [("Ferry sinks off Callao\nIt rained.", True), ("Ferry sinks off Callao it rained", False)]
)
def test_a_line_that_runs_on_is_no_headline(text: str, topic: bool) -> None:
    assert bool(headline_topics("Ferry sinks off Callao", text, LEX)) is topic


@pytest.mark.parametrize(
    ("title", "more"), [("Nine people drowned", True), ("Ferry sinks near Callao in Peru with nine aboard", False)]
)
def test_a_topic_tells_more_than_its_title(title: str, more: bool) -> None:
    assert tells_more("Ferry sinks off Callao", title, LEX) is more


def test_a_text_without_a_headline_is_led_by_what_it_tells_first() -> None:
    told = "A ferry sank off Callao on 3 May 2019. Boats from Callao helped. "
    said = "“We are all very tired,” Ana Quispe said on 4 May 2019."
    assert "Ferry sank off Callao: Ana Quispe said “We are all very tired”" in titles(
        told + said, "A ferry sank off Call"
    )


@pytest.mark.parametrize(
    ("before", "sentence", "title"),
    [
        ("Some private builders warned of floods.", "They also said on 4 May 2019 that Lima needed dykes.",
         "Some private builders said that Lima needed dykes"),
        ("The lawsuit names Halden Trust.", "On 4 May 2019, it accused Peru of fraud.",
         "Lawsuit accused Peru of fraud"),
        ("Shares of Halden Trust were dear.", "They rose by 3 percent on 4 May 2019.",
         "Shares of Halden Trust rose by 3 percent"),
    ],
)  # fmt: skip
def test_a_pronoun_that_opens_a_sentence_takes_up_its_subject(before: str, sentence: str, title: str) -> None:
    assert any(told.endswith(title) for told in titles(f"{before} {sentence}", "Lima"))


YEARS = "On 5 May 2019, Chile closed its border. On 6 May 2019, Brazil closed its border. It rained a lot. "
LED = "Gunmen stormed a hall of the lawyers' guild. Peru was in shock. "


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "On 4 May 2019, Bolivia denounced the attack.",
            "Gunmen storm guild hall near Arequipa: Bolivia denounced the attack",
        ),
        ("On 4 May 2019, Bolivia elected Ana Rojas.", "Bolivia elected Ana Rojas"),
        ("On 4 May 1999, Bolivia denounced the attack.", "Bolivia denounced the attack"),
    ],
)
def test_a_happening_told_before_takes_the_headline(sentence: str, title: str) -> None:
    assert title in titles(LED + YEARS + YEARS + sentence, "Gunmen storm guild hall near Arequipa")


ILL = "Swine flu reached Lima. Schools shut for fear of swine flu. Swine flu is feared in Callao, and swine flu kills. "


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("On 4 May 2019 Peru confirmed nine new cases.", "Swine flu: Peru confirmed nine new cases"),
        (
            "On 4 May 2019 Peru elected a head of the Centers for Disease Control.",
            "Peru elected a head of the Centers for Disease Control",
        ),
        ("On 4 May 2019 Peru confirmed nine H1N1 cases.", "Peru confirmed nine H1N1 cases"),
        ("On 4 May 2019 Peru confirmed nine deaths.", "Peru confirmed nine deaths"),
    ],
)
def test_cases_are_told_of_what(sentence: str, title: str) -> None:
    assert title in titles(ILL + sentence, "Swine flu in Peru")


def test_a_saying_that_is_too_long_for_a_topic_stays_as_it_is() -> None:
    said = "We saw the boats leave and nobody came to help them through a pandemic that took so many of us from "
    said = f"{ILL}“{said}the streets of this town before the end,” Ana Quispe said on 4 May 2019."
    assert any(title.startswith("Ana Quispe said: “We saw the boats") for title in titles(said, "Swine flu in Peru"))
