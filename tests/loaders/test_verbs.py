"""Verbs of a sentence: tense, aspect, voice, negation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.grammar import inflect, lexicon, words_of
from loaders.verbs import verbs_of

LEX = lexicon("en")


@pytest.mark.parametrize(
    ("text", "word", "tense"),
    [
        ("Talks start on Sunday.", "start", "present"),
        ("The club will host the final.", "host", "future"),
        ("They are set to sign a pact.", "sign", "infinitive"),
        ("She may resign soon.", "resign", "modal"),
        ("The rebels attacked the fort.", "attacked", "past"),
        ("The pact signed by both was void.", "signed", "participle"),
        ("Ministers meeting in Lima agreed.", "meeting", "gerund"),
        ("Oslo unveils plan for harbour", "unveils", "present"),
        ("They won't go.", "go", "future"),
        ("Peru, Chile and Bolivia sign fishing pact", "sign", "present"),
        ("Ministers sign pact", "sign", "present"),
        ("Beijing strongly condemned it.", "condemned", "past"),
        ("The crew had to leave the ship.", "leave", "past"),
        ("The bank will have to sell its mills.", "sell", "future"),
        ("The bank has to sell its mills.", "sell", "modal"),
        ("The bank has had to sell its mills.", "sell", "present"),
        ("The crew had nothing to sell.", "sell", "infinitive"),
        ("The mayor can smile and sign a pact.", "sign", "modal"),
        ("The mayor asked them to come and sign it.", "sign", "infinitive"),
        ("The guests saw the mayors sign a pact.", "sign", "past"),
        ("The plan would see the mayors sign a pact.", "sign", "modal"),
        ("The mayor saw that ministers sign pacts.", "sign", "present"),
        ("The bank will this week reveal its losses.", "reveal", "future"),
        ("Her crew on Sunday found oil off Lima.", "found", "past"),
        ("Peru has on Tuesday recalled its envoy.", "recalled", "present"),
        ("The guard was late on Friday charged with theft.", "charged", "past"),
        ("The bank had last month agreed to pay.", "agreed", "past"),
    ],
)
def test_tense(text, word, tense):
    words = words_of(text)
    assert {words.low[v.main]: v.tense for v in verbs_of(words, LEX)}[word] == tense


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He attended the meeting.", "meeting"),
        ("A rare visit ended.", "visit"),
        ("The wounded were flown out.", "wounded"),
        ("The visit of Monday", "visit"),
        ("The signs of hope and change", "hope"),
        ("Peru's deposed president smiled.", "deposed"),
        ("The toll of dead and injured birds rose.", "injured"),
        ("Updated: 3.05 p.m.", "updated"),
        ("Peru has indeed won.", "indeed"),
        ("It owes much to its loyal and demanding readers.", "demanding"),
        ("The fair was on Monday, and prices rose.", "prices"),
        ("The air in the dimly lit “war room” is tense.", "lit"),
        ("It is more than the sum of the Harbour Leaks and the Mill Leaks of last year.", "leaks"),
    ],
)
def test_a_noun_is_no_verb(text, word):
    words = words_of(text)
    assert word not in [words.low[v.main] for v in verbs_of(words, LEX)]


def test_aspect_voice_and_negation():
    words = words_of("The vote has not been held and they are counting.")
    held, counting = verbs_of(words, LEX)
    assert (held.perfect, held.passive, held.negated) == (True, True, True)
    assert (counting.progressive, counting.negated) == (True, False)


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("stop", ["stop", "stops", "stopping", "stopped", "stopped"]),
        ("open", ["open", "opens", "opening", "opened", "opened"]),
        ("marry", ["marry", "marries", "marrying", "married", "married"]),
        ("die", ["die", "dies", "dying", "died", "died"]),
        ("launch", ["launch", "launches", "launching", "launched", "launched"]),
    ],
)
def test_regular_forms(verb, forms):
    assert [form for form, _ in inflect(verb)] == forms


def test_offsets_point_into_the_text():
    text = "“It won’t end,” he said; U.S. envoys didn't."
    words = words_of(text, 100)
    assert all(text[at - 100 :].startswith(raw) for raw, at in zip(words.raw, words.start, strict=True))


@given(st.text(alphabet="aB3İß'’.,-_n t\u00a0\n$", max_size=40))
def test_words_lose_nothing_but_blanks(text):
    words = words_of(text, 7)
    assert "".join(words.raw) == "".join(text.replace("_", "").split())
    assert len(words.low) == len(words.start) == len(words.raw)
    assert all(text.startswith(raw, at - 7) for raw, at in zip(words.raw, words.start, strict=True))


@pytest.mark.parametrize("text", ["They don't vote.", "They don’t vote.", "They do n't vote."])
def test_a_contracted_not_is_a_word(text):
    assert words_of(text).low == ["they", "do", "n't", "vote", "."]


def test_the_verbs_of_a_sentence_know_their_words_and_those_that_make_clauses() -> None:
    words = words_of("He hopes to land, saying it was late.")
    verbs = verbs_of(words, LEX)
    assert {words.low[main]: verb.tense for main, verb in verbs.mains.items()} == {
        "hopes": "present",
        "land": "infinitive",
        "saying": "gerund",
        "was": "past",
    }
    assert [verb.lemma for verb in verbs.finite] == ["hope", "be"]
