"""What a text is about as a noun phrase: "Paita ferry fire", from its headline or from the names of what it tells."""

import re
from typing import cast

import pytest

from loaders.extract import extract
from loaders.grammar import Lexicon, lexicon
from loaders.titles.dangling import PRONOUN, SAYING, points_nowhere
from loaders.titles.matter import calls_another, faint_matter, matter_of
from loaders.titles.topics import Topics
from schemas.ids import digest
from schemas.source import Passage, Source
from schemas.text import NameHit, Sentence
from schemas.vocabulary import shipped

LEX = cast(Lexicon, lexicon())

FIRE = (
    "Guards say the Paita ferry fire began at noon on 3 May 2019. Crews of the port fought the fire. "
    "Many in Lima wept for those whom the fire took, and a law on ferries was put off. "
)

# headline, text -> what it is about
MATTERS = [
    ("Ferry news", FIRE, "Paita ferry fire"),
    ("Paita ferry fire: guards blamed", "The fire was put out at dawn.", "Paita ferry fire"),
    ("Four held", "They watched a fire in Paita. The fire spread. Nobody fought the fire.", "Paita fire"),
    ("Bird flu in Peru", "Bird flu came. Farms fear bird flu, as bird flu kills. Talk of bird flu ran: bird flu came.",
     "Bird flu"),
    ("Night at the Chilean consulate", "Shots hit the Chilean consulate. Walls of the Chilean consulate fell.",
     "Chilean consulate"),
    ("Rojas aides speak", "The Rojas aides left. Few of the Rojas aides spoke.", ""),
    ("Mayors meet", "The talks went on. Nobody left the talks. The talks were dull.", ""),
    ("Fires", "The Paita fire took nine. The Callao fire took four. Both the Paita fire and the Callao fire hurt.", ""),
    ("Markets", "Clerks knew of the Paita fire panel. The fire was old. The fire was far. Few saw the fire.", ""),
    ("Ferries", "The Paita fire took nine. The fire was far. The fire sank." + " Nobody slept." * 60
     + " The Callao fire took four.", "Paita fire"),
    ("Costs", "Clerks read of the Paita fire spending. The fire was old. The fire was far. Few saw the fire.", ""),
    ("Oil spill grows", "Crews fought the oil spill. The oil spill grew, the oil spill sank. An oil spill is: an oil "
     "spill is an oil spill.", "Oil spill"),
    ("Talks", "They held a press conference. The press conference, a long press conference, was a press conference, as "
     "a press conference is.", ""),
    ("Lions win the cup", "Fans saw the Lions win at last. All in town saw the Lions win.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "text", "matter"), MATTERS)
def test_the_matter_of_a_text(headline: str, text: str, matter: str) -> None:
    found = matter_of(text, headline, LEX)
    assert (found.name if found else "") == matter


def test_a_people_alone_names_no_happening() -> None:
    text = "Guards saw the Chilean fire. The fire spread. Nobody fought the fire."
    assert matter_of(text, "News", LEX) is not None
    assert matter_of(text, "News", LEX, peoples={"Chilean"}) is None


@pytest.mark.parametrize(("qualifies", "topic"), [((True, False, False), "Orion"), ((True, True, True), "")])
def test_a_name_that_also_qualifies_is_a_topic(qualifies: tuple[bool, ...], topic: str) -> None:
    text = "An Orion crew left. Guards saw Orion, and crews left Orion. "
    places = [match.start() for match in re.finditer("Orion", text)]
    hits = [
        NameHit(at, at + 5, "Orion", "orion", "actor", "company", demonym=demonym)
        for at, demonym in zip(places, qualifies, strict=True)
    ]
    sentence = Sentence(len(text), len(text) + 22, "Nine people were hurt.", 2, 0, "body")
    assert (
        Topics(text + sentence.text, hits, {}, LEX, headline="Orion").of("Nine people were hurt", sentence, bare=True)
        == topic
    )


def test_the_short_form_of_a_state_is_no_topic() -> None:
    text = "PAITA, VA. Rain fell in VA, as ever in VA, and VA slept. On 4 May 2019 nine people were injured."
    assert "Nine people were injured" in titles(text, "Storms over VA")


def test_another_of_the_kind() -> None:
    matter = matter_of(FIRE, "Ferry news", LEX)
    assert matter is not None
    assert calls_another(matter, "It recalls the Callao fire of old.", LEX)
    assert not calls_another(matter, "It recalls the Paita fire of old.", LEX)


def titles(text: str, title: str = "Ferry news") -> list[str]:
    """The titles of a text's mentions."""
    passages = (Passage(ordinal=0, kind="body", char_start=0, char_end=len(text), text=text),)
    source = Source(id="doc", title=title, sha256=digest(text), passages=passages)
    return [mention.title for mention in extract(source, shipped())]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("On 4 May 2019 nine people were injured.", "Paita ferry fire: Nine people were injured"),
        ("On 4 May 2019 Peru opened an inquiry into the fire.", "Peru opened an inquiry into the Paita ferry fire"),
        ("Mrs Ana Quispe said on 4 May 2019: “We lost all that we had.”",
         "Paita ferry fire: Ana Quispe said “We lost all that we had”"),
        ("On 4 May 1977 nine people were injured.", "Nine people were injured"),
        ("On 4 May 2019 nine people were injured as in the Callao fire.", "Nine people were injured"),
    ],
)  # fmt: skip
def test_a_title_takes_the_matter_of_its_text(sentence: str, title: str) -> None:
    found = titles(FIRE + sentence)
    assert any(one.startswith(title) for one in found), found


@pytest.mark.parametrize(
    ("title", "lost"),
    [
        ("Ana Quispe said: “We lost all that we had”", (SAYING,)),
        ("Ana Quispe said: “Paita has lost all that it had”", ()),
        ("Ana Quispe warned: the boats are old", (SAYING,)),
        ("Peru feared another such fire", (PRONOUN,)),
        ("Peru denied these reports", (PRONOUN,)),
        ("Peru will vote this year", ()),
        ("Peru lost its reports and seeks these reports", ()),
    ],
)
def test_what_a_saying_or_this_points_at(title: str, lost: tuple[str, ...]) -> None:
    said = "On 4 May Paita has lost all that it had."
    assert points_nowhere(title, said, ("Ana Quispe", "Peru", "Paita"), LEX) == lost


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("Crews fought the Paita fire. The fire was out at dawn.", "Paita fire"),
        ("Rain fell. " * 80 + "Crews recall the Paita fire.", ""),
        ("Crews fought the Paita fire. Others fought the Callao fire.", ""),
        ("Crews fought the Paita fire. " + "Rain fell. " * 80 + "Others recall the Callao fire.", "Paita fire"),
        ("Crews fought the Paita disaster. It was a disaster.", "Paita disaster"),
        ("They want to Contain fires, and to Contain fire. The fire was hot, the fire was far.", ""),
        ("Crews fought the fire.", ""),
    ],
)
def test_what_a_text_speaks_of_as_known(text: str, matter: str) -> None:
    found = faint_matter(text, "Ferries", LEX)
    assert (found.name if found else "") == matter


def test_a_phrase_within_a_longer_name_is_no_matter() -> None:
    text = "Guests of an Andean Airways flight sang. The Andean Airways flight was late. "
    found = matter_of(text, "Guests of an Andean Airways flight sing", LEX)
    assert found is not None
    assert found.name == "Andean Airways flight"
    assert not found.happens
