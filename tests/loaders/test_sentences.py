"""Sentences: cut where one ends, not behind abbreviations and initials, offsets exact, frame left out."""

import pytest

from loaders.sentences import split_sentences
from schemas.source import Passage, Source
from schemas.text import PassageKind


def source_of(*passages: tuple[PassageKind, str], language: str = "en") -> Source:
    made, at = [], 0
    for ordinal, (kind, text) in enumerate(passages):
        made.append(Passage(ordinal=ordinal, kind=kind, char_start=at, char_end=at + len(text), text=text))
        at += len(text) + 1
    return Source(id="doc", title="t", language=language, sha256="0" * 64, passages=tuple(made))


CUTS = [
    "It rained. | They left at once and went home.",
    "The envoy of the U.S. Treasury spoke at length. | He left.",
    "They met J. R. Brown of the council in the town hall. | It ended.",
    "He lives in the U.S. | The house stands by the old river.",
    "She moved to the U.S. | But Brown said nothing of it.",
    "The U.S. and Japan met on Monday. | They ate.",
    "J. Brown, the mayor, spoke. | He left.",
    "Mr. Brown spoke for an hour. | Dr. Mora left.",
    "Gov. Mora signed it. | Sen. Brown did not.",
    "He was born in St. Louis. | She was not.",
    "The room is No. 5 in the hall. | It is cold.",
    "He left in Dec. | The house was sold.",
    "The mill shut in May. | Peru sent help.",
    "The mill shut on 3 May. | The town mourned it.",
    "It was hard for me. | They left.",
    "“It was hard for me.” | She left the house.",
    "They sued Orbita Inc. | The firm paid.",
    "They sued Orbita Inc. of Lima and the Brandt Co. of Arica.",
    "The envoy said no. | Nobody else did.",
    "It cost $5 in Jan. and $6 in Feb. of that year. | It rose.",
    "It rained... and then it snowed. | They left.",
    "He said: “Go home now.” | They went.",
    "“Stop it!” cried Mora. | Nobody moved.",
    "“We go on until the end of it!” he said. | Nobody else spoke there.",
    "The court sat on Nov. 5 in the old hall of the town. | It rose late.",
]


@pytest.mark.parametrize("marked", CUTS)
def test_cuts(marked: str) -> None:
    expected = marked.split(" | ")
    assert [s.text for s in split_sentences(source_of(("body", " ".join(expected))))] == expected


def test_offsets_and_kinds() -> None:
    source = source_of(
        ("headline", "A headline"),
        ("frame", "Subscribe now."),
        ("body", "  One here.  Two there, and so on for a while. "),
    )
    sentences = split_sentences(source)
    assert [(s.kind, s.passage, s.ordinal) for s in sentences] == [("headline", 0, 0), ("body", 2, 1), ("body", 2, 2)]
    assert all(source.text[s.start : s.end] == s.text == s.text.strip() for s in sentences)


def test_a_blank_passage_has_no_sentence() -> None:
    assert split_sentences(source_of(("body", "   "))) == []


@pytest.mark.parametrize("language", ["de", "de-AT"])
def test_sentences_are_cut_as_their_language_has_it(language: str) -> None:
    """In German a day's number has a full stop behind it."""
    text = "Der Minister sprach am 3. Mai in Bonn. Er ging früh."
    found = split_sentences(source_of(("body", text), language=language))
    assert [sentence.text for sentence in found] == ["Der Minister sprach am 3. Mai in Bonn.", "Er ging früh."]
