"""Names stand for what the words beside them say; persons and bodies are told by their shape."""

from itertools import pairwise

import pytest

from loaders.names import find_names
from schemas.actor import Actor, Place
from schemas.ids import slugify
from schemas.text import NameHit, Names, Sentence
from schemas.vocabulary import shipped


def names(*texts: str, language: str = "en") -> Names:
    """The names of a text of these sentences."""
    sentences, at = [], 0
    for ordinal, text in enumerate(texts):
        sentences.append(Sentence(at, at + len(text), text, ordinal, ordinal, "body"))
        at += len(text) + 1
    return find_names(" ".join(texts), sentences, shipped(), language)


def told(hit: NameHit) -> str:
    """A hit in short: its words, what they stand for, and how."""
    return f"{hit.text} = {'*' if hit.demonym else ''}{hit.id}{'@' if hit.reading == 'place' else ''}"


# sentence -> its hits; `@` a place, `*` an adjective or something that only qualifies
READINGS = [
    ("Norway will host Peru in Oslo.", ["Norway = norway", "Peru = peru", "Oslo = oslo@"]),
    ("Talks between Tokyo and Washington went on.", ["Tokyo = japan", "Washington = united-states"]),
    ("The march on Washington began in Lima, Quito and Bogota.", ["Washington = washington@", "Lima = lima@",
                                                                  "Quito = quito@", "Bogota = bogota@"]),
    ("Moscow said it would answer Beijing’s complaint.", ["Moscow = russia", "Beijing = china"]),
    ("Crowds gathered in northern Chile and across Bolivia.", ["Chile = chile@", "Bolivia = bolivia@"]),
    ("The Chilean economy grew.", ["Chilean = *chile"]),
    ("Chilean and Peruvian officials met.", ["Chilean = chile", "Peruvian officials = peru"]),
    ("Two Norwegians were hurt.", ["Norwegians = *norway"]),
    ("The US-led force fired on anti-Kenyan rebels.", ["US = *united-states", "Kenyan = *kenya"]),
    ("The U.S. and the U.K. agreed with the European Union.", ["U.S. = united-states", "U.K. = united-kingdom",
                                                                  "European Union = european-union"]),
    ("Nice weather and a Date with Reading glasses.", []),
    ("A storm hit the coast near Nice.", ["Nice = nice@"]),
    ("The Boston Globe was founded early.", ["Boston Globe = boston-globe"]),
    ("He works at the White House.", ["White House = white-house@"]),
    ("Omanis and Nigeria were there.", ["Omanis = *oman", "Nigeria = nigeria"]),
    ("Flooding struck Shreveport, Louisiana.", ["Louisiana = louisiana@"]),
    ("Ships met in the South China Sea.", ["South China Sea = south-china-sea@"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_readings(text: str, expected: list[str]) -> None:
    found = names(text)
    assert [told(hit) for hit in found.hits] == expected
    assert all(text[hit.start : hit.end] == hit.text for hit in found.hits)


# sentences -> actors that the text introduces: id, kind, country
INTRODUCED = [
    (("Norwegian Foreign Minister Kari Solbakk flew home.",), [("kari-solbakk", "person", "NO")]),
    (("Peru’s President Ana Quispe Rojas and Prime Minister Luis Paz met.",),
     [("ana-quispe-rojas", "person", "PE"), ("luis-paz", "person", None)]),
    (("Norway had briefed Interior Secretary Ana Quispe.",), [("ana-quispe", "person", None)]),
    (("Peruvian deputy foreign minister Luis Paz met her.",), [("luis-paz", "person", "PE")]),
    (("Major Kenyan leader Tunde Balogun spoke.",), [("tunde-balogun", "person", "KE")]),
    (("The analyst Tunde Balogun wrote it.",), [("tunde-balogun", "person", None)]),
    (("Maria Holm, 54, was rescued.",), [("maria-holm", "person", None)]),
    (("Talks were led by Gen. Ove Dahl of Norway.",), [("ove-dahl", "person", None)]),
    (("The Norwegian Fisheries Ministry objected.",), [("norwegian-fisheries-ministry", "government_body", "NO")]),
    (("Halden Paper Corp. hired the University of Halden.",),
     [("halden-paper-corp", "company", None), ("university-of-halden", "organisation", None)]),
    (("Bodil Aas Nord said so.", "Nord laughed."), [("bodil-aas-nord", "person", None)]),
    (("South Korea will send its defense minister to Peru.",), [("south-korea-defense-minister", "office", "KR")]),
    (("Chile’s foreign minister spoke.",), [("chile-foreign-minister", "office", "CL")]),
    (("The Peat and Forest Agency met Harbour Director Ana Quispe.",),
     [("peat-and-forest-agency", "government_body", None), ("ana-quispe", "person", None)]),
    (("The London School of Fisheries closed.",), [("london-school-of-fisheries", "organisation", "GB")]),
    (("Had Quispe spoken, Ana Quispe said.",), [("ana-quispe", "person", None)]),
    (("On Monday the Summer Sale began.",), []),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), INTRODUCED)
def test_introduced(texts: tuple[str, ...], expected: list[tuple[str, str, str | None]]) -> None:
    introduced = names(*texts).introduces
    assert sorted((a.id, a.kind, a.country) for a in introduced.values()) == sorted(expected)
    for slug, actor in introduced.items():
        assert actor.origin == "text"
        assert Actor.model_validate(actor.model_dump()) == actor
        assert slug == actor.id


# sentences -> ids of the persons, in order: a surname, an acronym and "he" find whom they mean
TAKEN_UP = [
    (("President Ana Quispe spoke.", "Quispe left.", "She slept."), ["ana-quispe"] * 3),
    (("Quispe spoke first.", "President Ana Quispe left."), ["ana-quispe"] * 2),
    (("The Halden Paper Union (HPU) struck.", "HPU said it won."), ["halden-paper-union"] * 3),
    (("Ana Quispe met Maria Holm.", "She spoke."), ["ana-quispe", "maria-holm"]),
    (("North Korean leader Pak Il Sok spoke.", "Pak left."), ["north-korea", "pak-il-sok", "pak-il-sok"]),
    (("Mr Tully left.", "Tully won."), ["tully", "tully"]),
    (("Anna Holm met Peter Dahl.", "She spoke.", "He left."), ["anna-holm", "peter-dahl", "anna-holm"]),
    (("Peter Dahl won.", "She lost."), ["peter-dahl"]),
    (("Mrs Tully spoke to Mr Dahl, and he left.", "Tully won."), ["tully", "dahl", "dahl", "tully"]),
    (("Maria Holm lost her seat.", "Her allies left her."), ["maria-holm"] * 4),
    (("Peter Dahl spoke.", "A man fell ahead of Maria Holm.", "She won."), ["peter-dahl", "maria-holm"]),
    (("Peter Dahl spoke.", "“They saw he fell,” he said."), ["peter-dahl", "peter-dahl"]),
    (("Peter Dahl spoke.", "“John Marsh lied,” he said."), ["peter-dahl", "john-marsh", "peter-dahl"]),
    (("Peter Dahl spoke.", "`` John Marsh lied , '' he said ."), ["peter-dahl", "john-marsh", "peter-dahl"]),
    (("Peter Dahl spoke.", "“It rained. John Marsh lied,” he said."), ["peter-dahl", "john-marsh", "peter-dahl"]),
    (("Peter Dahl spoke.", "John Marsh lied,” he said."), ["peter-dahl", "john-marsh", "peter-dahl"]),
    (("Peter Dahl said: “He lied.”",), ["peter-dahl"]),
    (("Maria Holm said that Peter Dahl fell.", "Her 9-year-old aunt won."), ["maria-holm", "peter-dahl", "maria-holm"]),
    (("Peter Dahl spoke.", "“Here Otto Lund and I stay.”", "He left."), ["peter-dahl", "otto-lund"]),
    (("Jill Wellington ran.", "Wellington fell in Wellington."), ["jill-wellington", "jill-wellington", "wellington"]),
    (("Jill Wellington ran.", "The race fell to champion Wellington."), ["jill-wellington", "jill-wellington"]),
    (("The Chilean president, Ana Quispe, left.",), ["chile", "ana-quispe"]),
    (("The king of Norway left.",), ["norway-king"]),
    (("The president of Chile, Ana Quispe, left.",), ["ana-quispe"]),
    (("A Halden spokesman, Mora Tully, left.",), ["mora-tully"]),
    (("A spokesman for the Quay, Mora Tully, left.",), ["mora-tully"]),
]


@pytest.mark.parametrize(("texts", "expected"), TAKEN_UP)
def test_taken_up(texts: tuple[str, ...], expected: list[str]) -> None:
    assert [hit.id for hit in names(*texts).hits] == expected


def test_title_and_country_go_with_the_person() -> None:
    (country, person) = names("South Korean Defense Minister Han Bora spoke.").hits
    assert (country.id, country.demonym) == ("south-korea", True)
    assert (person.text, person.of) == ("Defense Minister Han Bora", "south-korea")
    assert person.name_start == person.start + len("Defense Minister ")


def test_a_pronoun_carries_the_name_to_write() -> None:
    found = names("Ana Quispe spoke.", "She left.").hits
    assert (found[1].text, found[1].name) == ("She", "Ana Quispe")


# sentences -> the names that "the two" of the last sentence stands for
THE_TWO = [
    (("Ana Quispe spoke with Peter Dahl.", "The two last met in Lima."), ["Ana Quispe", "Peter Dahl"]),
    (("Ana Quispe welcomed Peter Dahl, and the two signed a pact.",), ["Ana Quispe", "Peter Dahl"]),
    (("Ana Quispe spoke with Peter Dahl.", "On Friday the two will fly home."), ["Ana Quispe", "Peter Dahl"]),
    (("Ana Quispe spoke with Peter Dahl.", "The two armed guards fled."), []),
    (("Ana Quispe spoke with Peter Dahl.", "The two countries met in Lima."), []),
    (("Ana Quispe spoke.", "The two met in Lima."), []),
    (("Ana Quispe hosted Peter Dahl and Maria Holm.", "The two met in Lima."), []),
    (("Ana Quispe hosted Peter Dahl and Xo Zuzz.", "The two met in Lima."), []),
    (("Ana Quispe spoke with Peter Dahl.", "It rained.", "The two met in Lima."), []),
]


@pytest.mark.parametrize(("lines", "meant"), THE_TWO)
def test_the_two_are_the_two_persons_named_before(lines: tuple[str, ...], meant: list[str]) -> None:
    found = names(*lines).hits
    assert [hit.name for hit in found if hit.text.lower() in ("the", "two")] == meant


@pytest.mark.parametrize("text", ["Peru’s government fell.", "Peru 's government fell.", "Peruvian officials fell."])
def test_a_body_of_a_state_stands_for_it_in_whole_words(text: str) -> None:
    (hit,) = names(text).hits
    assert (hit.id, hit.text, hit.demonym) == ("peru", text.removesuffix(" fell."), False)


def test_his_and_her_only_own() -> None:
    found = names("Ana Quispe praised her team and Peter Dahl praised her.").hits
    assert [(hit.text, hit.demonym) for hit in found if hit.name] == [("her", True), ("her", False)]


def test_hits_are_sorted_and_do_not_overlap() -> None:
    text = "US Secretary of State Maria Holm, the Bank of Japan and U.S. troops met in New York, New Jersey and York."
    hits = names(text).hits
    assert all(a.end <= b.start for a, b in pairwise(hits))


def test_own_actors_and_places_are_found_in_text() -> None:
    own = shipped().with_own(
        actors=(Actor(id="blue-quay-club", name="Blue Quay Club", kind="organisation"),),
        places=(Place(id="lower-quay", name="Lower Quay", kind="site"),),
    )
    text = "The Blue Quay Club met at Lower Quay."
    found = find_names(text, [Sentence(0, len(text), text, 0, 0, "body")], own)
    assert [told(hit) for hit in found.hits] == ["Blue Quay Club = blue-quay-club", "Lower Quay = lower-quay@"]
    assert found.introduces == {}


def test_another_language_gives_known_names_alone() -> None:
    found = names("Norge: Kari Solbakk in Oslo.", language="nb")
    assert [hit.id for hit in found.hits] == ["norway"]
    assert found.introduces == {}


def test_time_grows_with_the_text_and_no_faster() -> None:
    """No recursion and no square: a run of capitals as long as a book is read in steps."""
    text = "Alpha of " * 3_000
    found = names(text.strip(), "A" * 50_000, "(" * 10_000)
    assert len(found.hits) < 3_000


@pytest.mark.parametrize("text", ["", " ", ".", "Ü", "al-", "A.B.C.", "’s", "\U0001f600 Oslo’s", "\ufffd\ufffd"])
def test_odd_texts_do_no_harm(text: str) -> None:
    found = names(text)
    assert all(text[hit.start : hit.end] == hit.text for hit in found.hits)
    assert all(slugify(slug) == slug for slug in found.introduces)


@pytest.mark.parametrize("opener", ["Current", "Recently", "Follow", "Related"])
def test_a_word_that_opens_a_sentence_is_no_first_name(opener):
    found = names(f"{opener} Velzen said nothing of it.", "On Monday Velzen said it again.")
    assert [hit.text for hit in found.hits] == ["Velzen", "Velzen"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # two sentences, each with half a name, hold none
        (("They left New", "Zealand is far."), []),
        # at the edge of a sentence a name is whole, whatever stands behind the border
        (("They flew to Peru", "s of paper flew."), ["Peru"]),
        # a name that is refused at its edges hides no other one
        (("Many Chileans, not Chileanism.", "Chile won."), ["Chileans", "Chile"]),
    ],
)
def test_no_name_reaches_over_the_border_of_sentences(texts: tuple[str, str], expected: list[str]) -> None:
    first, second = texts
    text = first + second  # as where lines were run together
    sentences = [
        Sentence(0, len(first), first, 0, 0, "body"),
        Sentence(len(first), len(text), second, 1, 0, "body"),
    ]
    assert [hit.text for hit in find_names(text, sentences, shipped()).hits] == expected


def test_a_run_of_capitals_means_the_same_each_time_unless_what_stands_beside_it_tells_more() -> None:
    found = names(
        "Defense Minister Mora Tully spoke.", "Peru Defense Minister Mora Tully spoke.", "Mora Tully, 44, left."
    )
    assert [hit.id for hit in found.hits if hit.kind == "person"] == ["mora-tully"] * 3
    assert found.hits[0].name_start == found.hits[0].text.index("Mora")
