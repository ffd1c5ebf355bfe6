"""What a title points at: a thing by the name that the text gives it, else the article's topic before a colon."""

from typing import cast

import pytest

from kb.merge import merge
from kb.merge.shapes import SourceInfo
from loaders.extract import extract
from loaders.grammar import Lexicon, lexicon
from loaders.names import find_names
from loaders.titles.aimed import Scene
from loaders.titles.dangling import BARE, PRONOUN, points_nowhere, says_little
from loaders.titles.named import named
from loaders.titles.topics import Topics
from schemas.ids import digest
from schemas.mention import Mention
from schemas.source import Passage, Source
from schemas.text import Sentence
from schemas.vocabulary import shipped

LEX = cast(Lexicon, lexicon())

FERRY = (
    "The Aurora Star left Callao on 3 May 2019 with 300 people aboard. Crews say the Aurora Star lost power at noon. "
    "Relatives of those aboard the Aurora Star waited in the rain. "
)


def mentions_of(text: str, title: str = "Aurora Star in trouble", publisher: str | None = None) -> list[Mention]:
    """The mentions of a text with a headline apart."""
    passages = (Passage(ordinal=0, kind="body", char_start=0, char_end=len(text), text=text),)
    source = Source(id="doc", title=title, sha256=digest(text), passages=passages, publisher=publisher)
    return extract(source, shipped())


def titles(text: str, title: str = "Aurora Star in trouble", publisher: str | None = None) -> list[str]:
    """The titles of a text's mentions."""
    return [mention.title for mention in mentions_of(text, title, publisher)]


@pytest.mark.parametrize(
    ("title", "said", "names", "lost"),
    [
        ("Nine people were injured", "Nine people were injured.", (), [BARE]),
        ("Nine people were injured in Callao", "Nine people were injured in Callao.", ("Callao",), []),
        ("Peru opened a probe into the law firm", "Peru opened a probe into the law firm.", ("Peru",), ["law firm"]),
        ("Peru opened a probe into the law firm of her uncle", "", ("Peru",), []),
        ("Peru opened a probe into the Rojas law firm", "", ("Peru", "Rojas"), []),
        ("Peru called the attack in retaliation for raids unjust", "", ("Peru",), ["attack"]),
        ("Peru called the attack in Paita unjust", "", ("Peru", "Paita"), []),
        ("Peru showed the wreck in a slide show", "", ("Peru",), ["wreck"]),
        ("Peru denied the media reports", "", ("Peru",), ["media reports"]),
        ("Peru sued the child's parents", "", ("Peru",), ["child"]),
        ("Peru said the boats sank the buoy", "", ("Peru",), ["boats", "buoy"]),
        ("Peru mapped the area closed to boats", "", ("Peru",), []),
        ("Flight left Lima", "The flight left Lima.", ("Lima",), ["flight"]),
        ("Flight left Lima", "A flight left Lima.", ("Lima",), []),
        ("Attack upset Lima", "Thursday's attack upset Lima.", ("Lima",), ["attack"]),
        ("Incident to be studied by Peru", "The incident will be studied by Peru.", ("Peru",), ["incident"]),
        ("They met in Lima", "They met in Lima.", ("Lima",), [PRONOUN]),
        ("Ana Quispe said she left", "Ana Quispe said she left.", ("Ana Quispe",), []),
        ("Ana Quispe warned that it could spread", "", ("Ana Quispe",), [PRONOUN]),
        ("Ana Quispe said it was clear that they lost", "", ("Ana Quispe",), []),
        ("Peru warned that it could lose", "", ("Peru",), []),
        ("It was clear that Peru would lose", "It was clear that Peru would lose.", ("Peru",), []),
        ("Ana Quispe addressed the world", "Ana Quispe addressed the world.", ("Ana Quispe",), []),
        ("Ana Rojas stopped the race with a red flag", "", ("Ana Rojas",), ["race"]),
        ("Ana Rojas won the race in Lima", "", ("Ana Rojas", "Lima"), []),
        ("Ana Rojas condemned the attack on the port", "", ("Ana Rojas",), ["port"]),
        ("Attack that upset all was denied by Peru", "It was an attack that upset all.", ("Peru",), []),
        ("Provocation was condemned by Peru", "It was a provocation condemned by Peru.", ("Peru",), ["provocation"]),
        ("Peru made a similar offer", "", ("Peru",), [PRONOUN]),
        ("I talked", "I talked.", (), []),
    ],
)
def test_what_points_at_nothing(title: str, said: str, names: tuple[str, ...], lost: list[str]) -> None:
    persons = [name for name in names if name.startswith("Ana")]
    assert list(points_nowhere(title, said, names, LEX, persons=persons)) == lost


@pytest.mark.parametrize(
    ("title", "noun", "little"),
    [
        ("Statement by Ana Rojas", "statement", True),
        ("Formal hearing", "hearing", True),
        ("Meeting with Ana Rojas in Lima", "meeting", True),
        ("Meeting with Ana Rojas on the port", "meeting", False),
        ("Hearing in Lima", "hearing", True),
        ("Warning in a report by a firm", "warning", True),
        ("Peru's warning", "warning", False),
        ("Lima reading", "reading", False),
        ("Lima hearing", "hearing", True),
        ("Ana Paz's interview with the Lima Post", "interview", False),
        ("Ana Rojas' interview", "interview", True),
        ("Lima hearing on the port", "hearing", False),
        ("Rojas Cup final", "final", False),
        ("Statement on the port", "statement", False),
        ("Ana Rojas made a statement", "statement", False),
        ("Peru's statement", "statement", True),
    ],
)
def test_a_noun_that_tells_nothing_but_by_whom(title: str, noun: str, little: bool) -> None:
    said = "A lawyer in Lima spoke."
    assert says_little(title, noun, said, LEX) is little


@pytest.mark.parametrize(
    ("land", "title", "topic"),
    [
        ("Peru", "Soldiers were hurt", "Peru"),
        ("Peru", "Peruvian soldiers were hurt", ""),
        ("South Korea", "Southern farms were hurt", "South Korea"),
        ("South Korea", "Korean farms were hurt", ""),
    ],
)
def test_a_land_is_no_topic_beside_its_people(land: str, title: str, topic: str) -> None:
    text = f"Crowds filled the squares of {land}. Soldiers came. Many in {land} stayed at home, and {land} waited. "
    at = text.index("Soldiers")
    sentence = Sentence(at, at + 14, text[at : at + 14], 1, 0, "body")
    hits = find_names(text, [Sentence(0, len(text), text, 0, 0, "body")], shipped()).hits
    assert Topics(text, hits, {}, LEX, headline=f"{land} in uproar").of(title, sentence, bare=True) == topic


@pytest.mark.parametrize(
    ("text", "noun", "told"),
    [
        ("Lawyers of the law firm Rojas Prado were heard. ", "law firm", "law firm Rojas Prado"),
        ("The Andean Air flight was late. ", "flight", "Andean Air flight"),
        ("The Andean Air flight and a Kestrel flight were late. ", "flight", ""),
        ("The Chilean consulate was hit. ", "consulate", "Chilean consulate"),
        ("The Monday flight was late. ", "flight", ""),
        ("A Post investigation found more. ", "investigation", ""),
        ("A Post investigation found more. The Post investigation is new. ", "investigation", "Post investigation"),
        ("The flights of Andean Air were late. ", "flight", ""),
        ("SAN PEDRO PORT CALLAO, 3 May. Boats left. ", "port", ""),
    ],
)
def test_a_noun_by_the_one_name_that_the_text_gives_it(text: str, noun: str, told: str) -> None:
    assert named(text, noun, len(text), LEX) == told


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("On 4 May 2019 nine people were injured.", "Aurora Star: Nine people were injured"),
        ("On 4 May 2019 Peru denied the reports.", "Aurora Star in trouble: Peru denied the reports"),
        (
            "On 4 May 2019 Peru opened an inquiry into the vessel.",
            "Aurora Star in trouble: Peru opened an inquiry into the vessel",
        ),
        ("On 4 May 2019 Peru opened an inquiry into the wreath.", "Peru opened an inquiry into the wreath"),
        ("On 4 May 2019 Peru opened an inquiry.", "Peru opened an inquiry"),
        ("On 4 May 2019 nine people were injured in Paita.", "Nine people were injured in Paita"),
        ("On 4 May 2019 Peru opened an inquiry before the vote.", "Peru opened an inquiry before the vote"),
    ],
)
def test_a_title_that_points_at_nothing_takes_the_topic(sentence: str, title: str) -> None:
    assert title in titles(FERRY + sentence)


def test_a_noun_takes_the_name_that_stands_beside_it_before() -> None:
    text = "Guards of the Chilean consulate ran. On 4 May 2019 a lorry from Peru hit the consulate."
    assert any(title.endswith("hit the Chilean consulate") for title in titles(text))


def test_no_topic_of_those_who_made_the_text() -> None:
    text = FERRY + "On 4 May 2019 nine people were injured."
    assert "Nine people were injured" in titles(text, publisher="Aurora Star")


@pytest.mark.parametrize(
    "text", ["It rained in may. Nine people were injured on 4 May 2019.", "Nine people died on 4 May 2019."]
)
def test_no_topic_where_none_is_clear(text: str) -> None:
    found = titles(text, "In brief")
    assert found
    assert all(":" not in title for title in found)


def test_a_word_written_small_as_well_is_no_topic() -> None:
    text = "Read the Papers now. He read the Papers again and the papers fell. "
    sentence = Sentence(len(text), len(text) + 20, "Nine people were hurt.", 2, 0, "body")
    assert (
        Topics(text + sentence.text, (), {}, LEX, headline="Papers").of("Nine people were hurt", sentence, bare=True)
        == ""
    )


def test_a_topic_that_the_title_has_is_told_once() -> None:
    sentence = Sentence(0, 30, "Peru closed the bay.", 0, 0, "body")
    scene = Scene(sentence, (), Topics(sentence.text, (), {}, LEX), LEX)
    assert scene.under("Peru", "Peru closed the bay") == "Peru closed the bay"
    assert scene.under("Aurora Star", "Peru closed the bay") == "Aurora Star: Peru closed the bay"


def test_a_headline_stays_as_it_is() -> None:
    text = FERRY + "On 4 May 2019 nine people were injured."
    head = Passage(ordinal=0, kind="headline", char_start=0, char_end=24, text="Nine people were injured")
    body = Passage(ordinal=1, kind="body", char_start=25, char_end=25 + len(text), text=text)
    source = Source(id="doc", title=head.text, sha256=digest(text), passages=(head, body))
    assert "Nine people were injured" in [mention.title for mention in extract(source, shipped())]


def test_two_words_for_one_happening_stay_one_event() -> None:
    text = FERRY + "On 4 May 2019 a blast rocked the hold, killing nine people."
    mentions = [m for m in mentions_of(text) if "blast" in m.quote]
    merged = merge(mentions, {"doc": SourceInfo("doc", "doc", None)}, (), (), shipped())
    assert len(mentions) > 1
    assert len(merged.events) == 1


@pytest.mark.parametrize(
    ("before", "topic"),
    [
        ("Guards saw the Orion. Crews told the Orion, and the king told the Orion. ", ""),
        ("Guards saw the Orion. Crews left the Orion, and the king left the Orion. ", "Orion"),
    ],
)
def test_one_by_whom_words_come_is_no_topic(before: str, topic: str) -> None:
    sentence = Sentence(len(before), len(before) + 23, "Nine people were hurt.", 2, 0, "body")
    assert Topics(before + sentence.text, (), {}, LEX).of("Nine people were hurt", sentence, bare=True) == topic


def test_a_place_is_no_topic_but_a_storm_there_is() -> None:
    far = "It rained in Callao. Many left Callao. Few stayed in Callao. Nobody was asked. "
    assert "Nine people were injured" in titles(far + "On 4 May 2019 nine people were injured.", "A storm")
    assert "Callao storm: Nine people were injured" in titles(
        far + "On 4 May 2019 nine people were injured.", "Callao storm"
    )


def test_no_topic_tells_who_she_is() -> None:
    assert all(":" not in title for title in titles(FERRY + "She resigned on 4 May 2019."))


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("On 5 May 2019 Ana Rojas won the race.", "Ana Rojas won the Callao Grand Prix"),
        ("On 5 May 2019 nine people were injured.", "Callao Grand Prix: Nine people were injured"),
        ("On 5 May 2019 Ana Rojas denied the reports.", "Callao Grand Prix: Ana Rojas denied the reports"),
        ("On 5 May 2019 Ana Rojas won the lottery.", "Ana Rojas won the lottery"),
    ],
)
def test_an_occasion_by_its_name(sentence: str, title: str) -> None:
    told = "They met at the Callao Grand Prix. Rain fell on the boats. "
    assert any(one.startswith(title) for one in titles(told + sentence, "Rojas shines in the rain"))


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("On 5 May 2019 Chile denied the reports.", "Chile denied the reports"),
        ("On 5 May 2019 Ana Rojas denied the reports.", "Peru: Ana Rojas denied the reports"),
    ],
)
def test_a_land_is_no_topic_beside_another(sentence: str, title: str) -> None:
    told = "Peru slept. Peru woke. Few in Peru knew. Peru waited, and all of Peru wept. "
    assert title in titles(told + sentence, "How Peru lost?")


def test_what_a_text_speaks_of_as_known_is_a_topic_at_last() -> None:
    told = "Crews fought the oil spill. All fear the oil spill and what it does. "
    found = titles(told + "On 5 May 2019 Ana Rojas denied the reports.", "At sea?")
    assert found == ["Oil spill: Ana Rojas denied the reports"]


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Mr Rojas resigned on 5 May 2019.", "Paita fire: Rojas resigned"),
        ("Mr Ana Rojas resigned on 5 May 2019.", "Ana Rojas resigned"),
    ],
)
def test_one_of_whom_the_text_has_one_name_stands_under_the_topic(told: str, title: str) -> None:
    assert title in titles(f"Crews fought the Paita fire. The fire was out at dawn. {told}", "?")


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("At sea?", "Paita fire: Ana Rojas denied the reports"),
        ("Mayor of Paita shuts the port", "Mayor of Paita shuts the port: Ana Rojas denied the reports"),
    ],
)
def test_a_headline_goes_before_what_it_does_not_tell(headline: str, title: str) -> None:
    told = "Crews fought the Paita fire. The fire was out at dawn. "
    assert title in titles(told + "On 5 May 2019 Ana Rojas denied the reports.", headline)
