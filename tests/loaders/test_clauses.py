"""The clause around a word: its verb, that verb's subject, and where the clause ends."""

import pytest

from loaders.clauses import around, clause_of
from loaders.grammar import lexicon
from schemas.text import Sentence, Trigger


def told(text: str, trigger: str, pos: str = "verb") -> tuple[str, str, str]:
    """Subject, verb and what follows it up to the end of the clause, as words with single blanks."""
    start = text.index(trigger)
    word = Trigger(start, start + len(trigger), trigger, trigger, "other", pos, "", "asserted")  # type: ignore[arg-type]
    lex = lexicon("en")
    assert lex is not None
    clause = clause_of(word, Sentence(0, len(text), text, 0, 0, "body"), lex)
    verb, subject, raw = clause.verb, clause.subject(), clause.words.raw
    after = max(verb.main if verb else -1, clause.last) + 1
    return (
        " ".join(raw[subject[0] : subject[1]]) if subject else "",
        " ".join(raw[verb.first : verb.main + 1]) if verb else "",
        " ".join(raw[after : clause.end]),
    )


# sentence, verb -> subject, verb group, rest of the clause
VERBS = [
    ("Norway will host a meeting.", "host", ("Norway", "will host", "a meeting")),
    ("On Monday, Norway will host a meeting, and Peru left.", "host", ("Norway", "will host", "a meeting")),
    ("Peru, Chile and Bolivia met in Lima.", "met", ("Peru , Chile and Bolivia", "met", "in Lima")),
    ("Ana, who is the mayor, resigned.", "resigned", ("Ana", "resigned", "")),
    ("The mayor (pictured) resigned.", "resigned", ("The mayor ( pictured )", "resigned", "")),
    ("A bomb exploded, killing five.", "killing", ("A bomb", "killing", "five")),
    ("Peru agreed to sign the pact.", "sign", ("Peru", "to sign", "the pact")),
    ("The storm that hit Peru was weak.", "hit", ("The storm", "hit", "Peru")),
    ("A search for the ship which sank began.", "sank", ("the ship", "sank", "")),
    ("Police sprang into action and the mayor denounced them.", "denounced", ("the mayor", "denounced", "them")),
    (
        "Only a fifth of the oil - some barrels - was captured.",
        "captured",
        ("Only a fifth of the oil", "was captured", ""),
    ),
    ("He said the group had fled.", "fled", ("the group", "had fled", "")),
    ("Before the vote the party expelled him.", "expelled", ("the party", "expelled", "him")),
    (
        "“We won,” said Ana Quispe of the union on Monday.",
        "said",
        ("Ana Quispe of the union", "said", "Ana Quispe of the union on Monday"),
    ),
    (
        "The price rose, added the head of the bank, who resigned.",
        "added",
        ("the head of the bank", "added", "the head of the bank"),
    ),
    ("Peru, said to be calm, voted.", "voted", ("Peru", "voted", "")),
    ("The council unanimously approved it.", "approved", ("The council", "approved", "it")),
    ("The United Nations Council met.", "met", ("The United Nations Council", "met", "")),
    ("The measures, including cutting pay, failed.", "cutting", ("", "cutting", "pay")),
    ("The men killed in the blast were miners.", "killed", ("The men", "killed", "in the blast")),
    ("A sailor visiting Texas died.", "died", ("A sailor visiting Texas", "died", "")),
    ("The rules are due to take effect.", "take", ("The rules", "to take", "effect")),
    ("The taverns we passed were empty.", "passed", ("we", "passed", "")),
    ("The mayor spoke as the wind rose.", "spoke", ("The mayor", "spoke", "")),
    ("The WHO warned of a wave.", "warned", ("The WHO", "warned", "of a wave")),
]

# sentence, noun -> subject of its verb, that verb, what follows the noun
NOUNS = [
    ("Norway will host talks in Oslo.", "talks", ("Norway", "will host", "in Oslo")),
    ("The talks were held in Oslo.", "talks", ("The talks", "were held", "in Oslo")),
    ("Norway said that the talks failed.", "talks", ("the talks", "failed", "")),
    ("The talks of Peru and Chile failed in Lima.", "talks", ("The talks of Peru and Chile", "failed", "in Lima")),
    ("Peru hosted the talks and Chile left.", "talks", ("Peru", "hosted", "")),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), VERBS)
def test_of_verbs(text: str, trigger: str, expected: tuple[str, str, str]) -> None:
    assert told(text, trigger) == expected


@pytest.mark.parametrize(("text", "trigger", "expected"), NOUNS)
def test_of_nouns(text: str, trigger: str, expected: tuple[str, str, str]) -> None:
    assert told(text, trigger, "noun") == expected


def test_a_sentence_longer_than_people_write_is_read_around_the_trigger() -> None:
    text = "word " * 2_000 + "attack " + "word " * 2_000
    start = text.index("attack")
    word = Trigger(50 + start, 56 + start, "attack", "attack", "attack", "noun", "", "asserted")
    near = around(Sentence(50, 50 + len(text), text, 0, 0, "body"), word)
    assert len(near.text) < 1_300
    assert near.text == text[near.start - 50 : near.end - 50]
    assert near.start <= word.start < word.end <= near.end
