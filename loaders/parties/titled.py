"""Whom a title tells of: who does what its clause says takes part, though the trigger stands further on.

"President Quispe toured the coast after the spill" is filed as a spill, in which no grammar gives her a part; a reader
of the title looks for her all the same. Everything that the words around the trigger tell is the work of `parties`.
"""

from loaders.clauses import around, clause_of
from loaders.parties.cast import Cast
from loaders.parties.slots import heads
from loaders.subjects import subject_of
from loaders.verbs import NON_FINITE
from schemas.event import Participation, Role
from schemas.text import NameHit, Parties, Trigger

_ALSO_DONE = frozenset({"add", "note"})
"""Verbs of saying that seldom are, where a title begins with them: "Halden added a port"."""


def with_doers(parties: Parties, title: str, trigger: Trigger, cast: Cast) -> Parties:
    """The parties, before them those whom the title names as the doers of its clause; `cast` is that of the sentence.

    Of what a speaker known already says they are taken up only where the title begins with them.
    """
    known = {part.actor for part in parties.who}
    told = title.partition("“")[0]
    missing = [hit for hit in cast.acting if hit.id not in known and _last(hit) in told]
    if not missing or cast.parts is None or cast.lex is None:
        return parties
    clause = clause_of(trigger, around(cast.sentence, trigger), cast.lex)
    spoken = any(part.role == "speaker" for part in parties.who)
    found: list[Participation] = []
    for k, verb in enumerate(clause.verbs):
        if verb.tense in NON_FINITE:
            continue
        word = clause.words.raw[verb.first]
        speaks = clause.words.low[verb.main] in cast.lex.sets["reporting"] and verb.lemma not in _ALSO_DONE
        subject = subject_of(clause.words, clause.verbs, k, cast.lex)
        for hit in heads(clause, subject, cast.acting, cast.parts):
            if hit in missing and (f"{_last(hit)} {word}" in told or f"{_last(hit)} to {verb.lemma}" in told):
                found.append(_part(hit, "speaker" if speaks else "other"))
                missing.remove(hit)
        if not missing or (f" {word} " in told and (spoken or not speaks)):
            break
    speaks = trigger.type.startswith("statement")
    if not found and clause.own and (speaks or not parties.who):
        taken = {part.as_text.rpartition(" ")[2] for part in parties.who if part.as_text}
        free = (hit for hit in missing if hit.kind == "person" and _last(hit) not in taken)
        doers = (hit for hit in free if _begins(told, hit, trigger.text))
        found = [_part(hit, "speaker" if speaks else "participant") for hit in doers][:1]
        if found and spoken:  # in a line of headlines another was taken for who says so
            parties = parties._replace(who=tuple([part for part in parties.who if part.role != "speaker"]))
    return parties._replace(who=(*found, *parties.who)) if found else parties


def _begins(title: str, hit: NameHit, verb: str) -> bool:
    """Whether a title begins with the one named and what is told of that one: "Ana Quispe was born"."""
    name = title[: title.find(_last(hit))].rpartition(": ")[2]
    told = any(f"{_last(hit)} {link}{verb}" in title for link in ("", "was ", "were "))
    return told and all(word[:1].isupper() for word in name.split())


def _last(hit: NameHit) -> str:
    """The last word of a name."""
    return (hit.name or hit.text).rpartition(" ")[2]


def _part(hit: NameHit, role: Role) -> Participation:
    """The participation of the one whom a hit names."""
    return Participation(actor=hit.id, role=role, as_text=hit.name or hit.text)
