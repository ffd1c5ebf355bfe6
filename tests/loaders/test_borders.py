"""Borders inside a passage: a caption, its credit or a link part sentences that no full stop parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.borders import pieces
from loaders.sentences import split_sentences
from schemas.source import Passage, Source

# Text with ` | ` at each border and `‹…›` around what belongs to no sentence.
RUN_TOGETHER = [
    # A credit between a caption and what follows.
    "Crews pump water in the old harbour | ‹Getty Images› | Mora cheers in the rain",
    "Crews pump water in the old harbour | ‹Getty Images 6› | Mora cheers in the rain",
    "Crews pump water | ‹EPA 13/19› | The mayor visits the quay",
    "He slept on. | ‹GETTY› | Lena Mora won the race",
    "‹Getty - Contributor› | Peru shares the lake with Bolivia",
    "‹REUTERS/Ana Quispe› | Talks go on in Lima",
    # A credit that names the maker stays with its caption.
    "Boats in Bergen. | Photograph: Ana Quispe/EPA | Norway will host the talks",
    "Boats in Bergen (Ana Quispe/Harbour Post) | Norway will host the talks",
    'Boats in Bergen. (Photo: Ana Quispe) | "Nobody was hurt," she said.',
    r"Photograph : Ana Quispe\/AFP\/Getty Images | Norway will host the talks",
    "Mora was the first to be named (Facebook) | Ana Quispe was hurt too",
    "‹AFP› | Crowds gathered on the quay",
    # The line with day and clock above a text.
    "Fire on the quay Monday 3 May 2010 09.49 BST | Mora said that it was out",
    # Items of a list.
    "- Mora was born in the old town | - The skipper won it twice | - She left the team",
    "Fire on the quay | • Mora was hurt",
    # Labels and links.
    "It burned. | ‹Facebook Twitter Pinterest› | Mora cheers in the rain",
    "It burned. | ‹Image copyright EPA Image caption› | A crane fell on the quay",
    "The bank bans its cards | ‹Read more› | However, it grew by a third",
    "It burned. | ‹READ MORE:› | 2 cranes fell in Lima",
    "The dam broke | ‹Play slideshow› | ‹Getty Images 1 of 11› | Mora won",
    "It ended. | ‹Follow us on Twitter› | Peru voted in May",
    # Words with a capital that only begin a sentence.
    "Mora speaks at the town hall in Lima | The new law was passed on Monday.",
    "The quay after the fire | A crane was lifted out at dawn.",
    "Lena Mora after her win | She said nothing of the race.",
    "The gates shortly before the vote | According to the ministry, nobody was hurt.",
    "MORA’S WAY | In the end she left.",
]

WHOLE = [
    "Mora told Reuters that the talks had failed.",
    "A photographer of Getty Images was hurt in Lima.",
    "The picture was bought from Getty Images Wednesday evening.",
    "Getty Images CEO Lena Mora stepped down.",
    "The EPA Administrator spoke to AFP on Monday.",
    "LIMA (AP) - The law was passed.",
    "Lima — The law was passed.",
    "Monday, 3 May 2010 The ferry sank off Bergen.",
    "• 3 May The ferry sank off Bergen.",
    "May 19 - The crew was found.",
    "3rd September A crane fell on the quay.",
    "They met on 3 May 2010 09.49 GMT Wednesday in Lima.",
    "The AFP 10 May report was wrong.",
    "He read more than 20 books about In Search of Lima.",
    "The envoys met in The Hague and read The Harbour Post.",
    "Influenza A was found, then hepatitis A again, and Class A shares fell.",
    "She sang the role of It Girl in the film Take The Money.",
    "They related: nobody had been there.",
]


def source_of(text, title="t"):
    passage = Passage(ordinal=0, kind="body", char_start=0, char_end=len(text), text=text)
    return Source(id="doc", title=title, language="en", sha256="0" * 64, passages=(passage,))


def marked(text):
    found = [(text[p.start : p.end].strip(), p.frame) for p in pieces(text)]
    return " | ".join(f"‹{words}›" if frame else words for words, frame in found if words)


@pytest.mark.parametrize("expected", RUN_TOGETHER)
def test_lines_run_together_are_parted(expected):
    text = expected.replace(" |", "").replace("‹", "").replace("›", "")
    assert marked(text) == expected


@pytest.mark.parametrize("text", WHOLE)
def test_a_sentence_stays_whole(text):
    assert marked(text) == text


def test_a_headline_before_its_text_is_a_sentence_of_its_own():
    title = "Harbour crane falls in Lima"
    text = f"{title} Police closed the quay on Monday."
    assert [s.text for s in split_sentences(source_of(text, title))] == [title, "Police closed the quay on Monday."]
    going_on = f"{title} and nobody is hurt."
    assert [s.text for s in split_sentences(source_of(going_on, title))] == [going_on]


def test_a_credit_is_frame_among_the_sentences():
    sentences = split_sentences(source_of("Crews pump water Getty Images 6 Lena Mora won the race on Monday."))
    assert [(s.kind, s.text) for s in sentences] == [
        ("body", "Crews pump water"),
        ("frame", "Getty Images 6"),
        ("body", "Lena Mora won the race on Monday."),
    ]


@given(
    st.lists(st.sampled_from(["Getty Images", "GETTY", "6", "The", "mayor", "Read more", "(Photo: Ana)", ".", "/AP"]))
)
def test_pieces_cover_the_text(words):
    text = " ".join(words)
    found = pieces(text)
    assert "".join(text[p.start : p.end] for p in found) == text
    assert all(p.start < p.end for p in found) or not text
