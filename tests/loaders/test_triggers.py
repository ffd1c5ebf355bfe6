"""Triggers: the forms that a vocabulary may write, noun readings, status and realis, and a user's own types."""

import pytest

from loaders.entries import index_of, parse_entry
from loaders.triggers import find_triggers, known_of
from schemas.event_type import EventType
from schemas.text import NameHit, Sentence
from schemas.vocabulary import shipped


def read(text, vocabulary=None, hits=()):
    return find_triggers(Sentence(0, len(text), text, 0, 0, "body"), vocabulary or shipped(), "en", hits)


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("summit", ["summit", "summits"]),
        ("talks/", ["talks"]),
        ("courtesy call", ["courtesy call", "courtesy calls"]),
        ("to meet, met", ["meet", "meeting", "meets", "met"]),
        ("to step down", ["step down", "stepped down", "stepping down", "steps down"]),
        ("strike [workers !clock]", ["strike", "strikes"]),
    ],
)
def test_forms_of_an_entry(entry, forms):
    assert sorted({" ".join(e.words) for e in parse_entry(entry, "meeting")}) == forms


@pytest.mark.parametrize("entry", ["", "[only condition]", "a / b / c, d, e, f"])
def test_an_entry_that_cannot_be_read_is_refused(entry):
    with pytest.raises(ValueError, match="is no trigger"):
        list(parse_entry(entry, "meeting"))


@pytest.mark.parametrize(
    ("text", "trigger", "status", "realis"),
    [
        ("Ghana will host a summit in June.", "summit", "planned", "asserted"),
        ("They are set to sign a treaty.", "sign", "planned", "asserted"),
        ("Japan to host meeting of ministers", "meeting", "planned", "asserted"),
        ("The two met in Rome.", "met", "occurred", "asserted"),
        ("The summit was cancelled.", "summit", "cancelled", "asserted"),
        ("The vote was over; officials postponed the election.", "election", "postponed", "asserted"),
        ("The leaders may meet in May.", "meet", "tentative", "asserted"),
        ("The drill, called Northern Shield, will involve the army.", "drill", "planned", "asserted"),
        ("The deal was agreed in May.", "deal", "occurred", "asserted"),
        ("They agreed on a summit in May.", "summit", "planned", "asserted"),
        ("The talks resume on Friday.", "talks", "planned", "asserted"),
        ("The two were to have met in March.", "met", "planned", "hypothetical"),
        ("The two were to meet in March.", "meet", "planned", "asserted"),
        ("They did not meet.", "meet", "occurred", "negated"),
        ("There was no meeting.", "meeting", "occurred", "negated"),
        ("If they attack the town, it falls.", "attack", "occurred", "hypothetical"),
        ("He wants to resign.", "resign", "tentative", "hypothetical"),
        ("He allegedly attacked a guard.", "attacked", "occurred", "alleged"),
        ("He was forced to resign.", "resign", "occurred", "asserted"),
        ("The leak led the minister to resign.", "resign", "occurred", "asserted"),
        ("None of the miners died.", "died", "occurred", "negated"),
        ("It was nobody that resigned.", "resigned", "occurred", "asserted"),
        ("They asked ports to stop and seize the ships.", "seize", "tentative", "hypothetical"),
        ("They no longer visit him.", "visit", "occurred", "negated"),
        ("She said she would resign.", "resign", "planned", "asserted"),
        ("She said talks would be held.", "talks", "planned", "asserted"),
        ("She would resign.", "resign", "occurred", "hypothetical"),
        ("She said she would resign if he did.", "resign", "occurred", "hypothetical"),
        ("They feared he would resign.", "resign", "occurred", "hypothetical"),
        ("He refused to resign.", "resign", "planned", "negated"),
        ("Police are investigating the theft.", "investigating", "ongoing", "asserted"),
    ],
)
def test_status_and_realis(text, trigger, status, realis):
    found = {t.text: (t.status, t.realis) for t in read(text)}
    assert found[trigger] == (status, realis)


@pytest.mark.parametrize(
    "text",
    [
        "The council usually meets on Mondays.",
        "He sat in the meeting room.",
        "It is a meeting of friends.",
        "They wore strike badges.",
        "On every visit to Lima he wept.",
        "Every day, women are robbed and murdered.",
        "Each year, a hundred men die of it in Chile.",
        "Peru will discuss the accident.",
        "Arresting miners would be wrong.",
        "She was unavailable for interview.",
        "The next time the firm launches a rocket, it will hold.",
        "When dockers go on strike, the whole town is short of bread.",
        "The drill was a preparation for invasion.",
        "Rust may cause a spill of oil in the gulf.",
        "The miners were denied a loan.",
        "The guards are to blame for the fire.",
        "Many books are published in Chile.",
        "Karl Brandt, Amnesty's man in the town, smiled.",
        "She is Head of Flood Planning at the port.",
    ],
)
def test_what_is_habitual_modifying_or_defining_is_generic_or_nothing(text):
    assert [t for t in read(text) if not t.generic] == []


def test_where_something_was_agreed_took_place():
    text = "Three firms agreed on one thing in a pair of summits in Lima."
    assert {t.text: t.status for t in read(text)}["summits"] == "occurred"


def test_a_word_within_a_name_names_no_happening():
    text = "She reads Summit Weekly."
    assert [t.text for t in read(text)] == ["Summit"]
    assert read(text, hits=[NameHit(10, 23, "Summit Weekly", "summit-weekly", "actor", "media")]) == []


def test_the_longer_phrase_wins():
    assert [(t.text, t.type) for t in read("He joined a hunger strike.") if not t.weak] == [
        ("hunger strike", "protest/hunger")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mill laid off ninety people.", ["laid off"]),
        ("The mill laid ninety people off in May.", ["laid ninety people off"]),
        ("Rebels blew it up.", ["blew it up"]),
        ("She took six months off.", ["took six months off"]),
        ("She took off six months ago.", []),
        ("They swore oaths in the new hall.", []),
        ("The mill laid pipes, and birds flew off.", []),
    ],
)
def test_the_particle_of_a_phrasal_verb_may_stand_behind_its_object(text, found):
    assert [t.text for t in read(text) if not t.weak] == found


def test_a_noun_that_the_text_has_used_is_known_by_its_own_word():
    lex = index_of(shipped(), "en").lex
    assert list(known_of(read("The death of Ana Quispe shook Peru."), lex)) == ["death"]
    assert list(known_of(read("The military exercise began."), lex)) == ["exercise"]


def test_what_is_anothers_own_is_not_what_the_text_has_used():
    known = known_of(read("The two issued a joint statement."), index_of(shipped(), "en").lex)
    text = "The statement was short; Peru's statement was long."
    found = find_triggers(Sentence(0, len(text), text, 0, 0, "body"), shipped(), "en", known=known)
    assert [(t.text, t.type) for t in found] == [("statement", "agreement/announce")]


def test_a_type_of_the_user_works_the_same_day():
    regatta = EventType(id="regatta", name="Regatta", family="sport", triggers={"en": ("regatta", "to yacht")})
    own = shipped().with_own(event_types=(regatta,))
    assert [t.type for t in read("The regatta was on Sunday.", own)] == ["regatta"]
    assert read("The regatta was on Sunday.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The schools will stay closed until Friday.",
        "The border remained closed.",
        "Police summoned the envoy on Monday to protest the raid.",
    ],
)
def test_a_state_and_a_purpose_tell_of_nothing_done(text):
    assert not {t.text for t in read(text) if not t.generic} & {"closed", "protest"}


def test_a_language_without_word_classes_has_no_triggers():
    text = "Le sommet a eu lieu."
    assert find_triggers(Sentence(0, len(text), text, 0, 0, "body"), shipped(), "fr") == []
