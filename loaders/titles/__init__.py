"""Titles as a person would write them: short, readable, with actor, action and object, without the time.

A title is made of the sentence's own words, in their order; it says nothing that the sentence does not say. Three
shapes: "Japan to host meeting of ministers" where a verb and its subject carry the event, "Attack on the embassy in
Cairo" where a noun names it by the way, and a headline as it is.
"""

from collections.abc import Sequence

from loaders.clauses import Clause, around, clause_end, clause_of
from loaders.grammar import Lexicon, lexicon
from loaders.subjects import NON_FINITE
from loaders.titles.nouns import of_noun
from loaders.titles.phrases import LONGEST, SHORTEST, Phrase, finish, kept
from loaders.titles.subjects import subject_words
from loaders.titles.verbs import of_verb
from schemas.text import NameHit, Parties, Sentence, Trigger


def title_of(
    trigger: Trigger,
    sentence: Sentence,
    parties: Parties,
    hits: Sequence[NameHit],
    spans: Sequence[tuple[int, int]] = (),
    *,
    language: str = "en",
    lex: Lexicon | None = None,
) -> str:
    """A title of 4 to 90 characters for what `trigger` names in `sentence`.

    `spans` are the time words (start, end in the source's text), which a title leaves out; `lex` the word classes to
    read by, those of the language where it is left out.
    """
    if sentence.kind == "headline" and len(sentence.text) <= LONGEST:
        return finish(sentence.text, sentence.text)
    sentence = around(sentence, trigger)
    hits = [hit for hit in hits if sentence.start <= hit.start < sentence.end]
    lex = lex if lex and lex.forms else lexicon(language)
    if lex is None:
        return finish(cut_plain(sentence.text), sentence.text)
    clause = clause_of(trigger, sentence, lex)
    phrase = Phrase(sentence, clause.words, kept(sentence, clause.words, tuple(spans)), clause.lex, names_of(hits),
                    [(hit.start, hit.end) for hit in hits],
                    {hit.id: hit.text for hit in hits if hit.reading == "place"},
                    [(hit.start, hit.end) for hit in hits if hit.kind != "person"])  # fmt: skip
    title = of_verb(phrase, clause) if clause.own else of_noun(phrase, clause, parties)
    return finish(title if len(title) >= SHORTEST else _main_clause(phrase, clause), sentence.text)


def _main_clause(phrase: Phrase, clause: Clause) -> str:
    """A title around the first verb of the sentence that has a subject, or "", where the clause gives none."""
    for k, verb in enumerate(clause.verbs):
        if verb.tense not in NON_FINITE and k != clause.head:
            end = clause_end(clause.words, clause.verbs, verb.main, clause.lex)
            main = clause._replace(head=k, own=True, first=verb.first, last=verb.main, end=end)
            if subject_words(phrase, main) and (title := of_verb(phrase, main)):
                return title
    return ""


def names_of(hits: Sequence[NameHit]) -> dict[int, str]:
    """By offset the name to write for a pronoun that a hit resolves."""
    return {hit.start: hit.name for hit in hits if hit.name is not None}


def cut_plain(text: str) -> str:
    """The beginning of a text, whole words, where no grammar is known for its language."""
    return text if len(text) <= LONGEST else text[: text.rfind(" ", 0, LONGEST - 1)].rstrip(",;: ") + "…"
