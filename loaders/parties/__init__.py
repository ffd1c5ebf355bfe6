"""Who takes part in a happening and where: names read by the grammar of the clause and the kind of event.

It invents no one: every party is a name of the sentence, and a speaker who is only quoted takes no part. What a
name's place in the clause means is data: roles by verb in `rules/<language>/roles.yml`, by kind in the vocabulary.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from loaders.clauses import Clause, around, clause_of
from loaders.kinds import PARTICIPLE
from loaders.parties.attribution import attribution
from loaders.parties.behind import before_complement, behind
from loaders.parties.cast import Cast
from loaders.parties.doers import doers, subject_meant
from loaders.parties.nouns import gathered, of_noun, phrase_start
from loaders.parties.occasions import FAMILIES, at_occasion, interviewed
from loaders.parties.parts import Parts
from loaders.parties.place import place_of
from loaders.parties.slots import ONE, Part, apposed, bodies_behind, head_of, index
from loaders.parties.voice import suffers
from loaders.subjects import Span
from loaders.verbs import NON_FINITE, Verb
from schemas.event import Participation, Role
from schemas.text import NameHit, Parties, Trigger
from schemas.vocabulary import Vocabulary

__all__ = ["Cast", "find_parties"]

_TELLS_NOBODY = frozenset({"say", "add", "note", "claim", "argue", "insist", "state", "explain", "suggest", "contend"})
"""Verbs behind which a bare name is spoken of, not to: "said Ana Quispe, who left, was ill"."""
_OF = frozenset({"of"})
"""The preposition that hangs on any noun before it: "blew up off the coast of Peru"."""
_NAMED_FOR_PLACES = frozenset({"competition", "match"})
"""Kinds of events where a people's name tells where they are held: "the Brazilian Grand Prix"."""
_BEFALL = frozenset({"trial", "appointment"})
"""Kinds of events that a person before their noun has not done: "the Luna verdict", "the Tully dismissal"."""
_OF_STATES = frozenset(
    {"meeting", "visit", "agreement", "mediation", "ceasefire", "negotiation", "ceremony", "statement"}
)
"""Kinds of events to which states and bodies send those who speak for them."""
_REVENGE = frozenset({"revenge", "retaliation", "reprisal"})
_AVENGERS = frozenset({"armed_force", "group", "country"})
"""Those who, telling that an attack was revenge, speak for it: "the Taliban said the raid was revenge"."""
_LEAVES: dict[str, Role] = {"appointment/resign": "initiator", "appointment/dismiss": "affected"}
"""Kinds of events that have no candidate, with what he is instead who goes or is made to go."""
_RAIDERS = _AVENGERS | {"bloc"}
_ASKING = frozenset({"statement", "company"})
"""Kinds of events that somebody answers: a charge, a request, a bid."""
_HANGING = frozenset({"on", "against", "over", "at", "of"})
"""Those that do so in what is said: "condemned the attack on Chad"."""


def find_parties(trigger: Trigger, cast: Cast, vocabulary: Vocabulary) -> Parties:
    """The participants, the place and the attribution of what `trigger` names in the sentence of a cast."""
    whole = cast.sentence
    sentence = around(whole, trigger)
    if sentence is not whole:
        cast = cast.within(sentence)
    words, lex, named = cast.parts, cast.lex, cast.acting
    if words is None or lex is None:
        return Parties((), cast.places[0].id if cast.places else None, None)
    clause = clause_of(trigger, sentence, lex)
    if cast.spans:
        clause = clause.in_words(cast.untimed)
    family = trigger.type.partition("/")[0]
    kind = vocabulary.event_types.get(family)
    roles: dict[str, Role] = {slot: role for slot, role in kind.roles.items()} if kind else {}
    speaking = family == "statement"
    attributed, said = (None, None) if speaking else attribution(trigger, sentence, clause)
    if said and _is_speaker(clause, said):
        said = None
    actors = [h for h in named if not said[0] <= h.start < said[1]] if said else named
    if trigger.text[:1].isupper() and trigger.start > sentence.start:
        actors = [hit for hit in actors if not (hit.demonym and hit.end + 1 == trigger.start and _is_of_a_name(clause))]
    if family in _NAMED_FOR_PLACES:
        named = [hit for hit in actors if not hit.demonym or hit.name]
        actors = [hit for hit in named if hit.kind != "country" or not 0 < trigger.start - hit.end < 2]  # "Brazil race"
    found = _parts_of(clause, actors, words, roles, family) if actors else []
    if actors and not clause.own and family in FAMILIES and not any(_does_it(part) for part in found):
        found.extend(at_occasion(clause, phrase_start(clause, actors), actors, words, family=family))
    if family == "attack" and clause.own and "which" in clause.words.low:
        found.extend(_raiders(clause, actors, words))
    if said and family == "attack" and not _REVENGE.isdisjoint(clause.words.low[clause.last :]):
        found.extend(Part(hit, "subject", "speaker") for hit in named if hit not in actors and hit.kind in _AVENGERS)
    if trigger.type == "statement/interview" and (not clause.own or trigger.lemma == "interview"):
        found = interviewed(found, actors, own=clause.own)
    if family == "accident" and (not clause.own or trigger.type == "accident/spill"):
        found = [_party_to(part) for part in found]
    if trigger.weak and not roles:
        found = [part._replace(role=None) for part in found]  # who "received a letter" is no host
    who: tuple[Participation, ...] = ()
    if found:
        gone = _LEAVES.get(trigger.type, "candidate")
        who = tuple(_participations(found, roles, of_states=family in _OF_STATES, gone=gone))
    return Parties(who, place_of(trigger, clause, cast.places, who, vocabulary, words), attributed)


def _does_it(part: Part) -> bool:
    """Whether a part is that of a doer, other than the paper to which an interview is given."""
    return part.slot in ("subject", "owner") and part.hit.kind != "media"


def _party_to(part: Part) -> Part:
    """The part in an accident; a company by whose name it goes, as in "the Halden spill", did not suffer it."""
    named_for = part.slot in ("before", "owner", "subject") and part.hit.kind == "company" and part.role is None
    return Part(part.hit, "subject", "participant") if named_for else part


def _is_of_a_name(clause: Clause) -> bool:
    """Whether the capitals of the trigger are those of a name, as in "the Chadian Leaks", and not of a headline."""
    return any(word.islower() and len(word) > 4 for word in clause.words.raw)


def _parts_of(
    clause: Clause, actors: Sequence[NameHit], words: Parts, roles: Mapping[str, Role], family: str
) -> list[Part]:
    """The parts in the clause for an event of a family; one without `roles` is a gathering."""
    speaking = family == "statement"
    if clause.own:
        return list(_of_verb(clause, actors, words, _HANGING if speaking else _OF))
    found = list(of_noun(clause, actors, words, asks=family in _ASKING, befalls=roles.get("subject") == "affected"))
    if family in _BEFALL:
        found = [p._replace(slot="object") if _qualifies_it(clause, p) else p for p in found]
    if speaking:
        found = [part for part in found if part.role != "host"]  # who welcomed an announcement
    if not roles:
        found.extend(gathered(clause, actors, words, bool(found)))
    return found


def _qualifies_it(clause: Clause, part: Part) -> bool:
    """Whether a person's name stands right before the noun: "the Luna verdict"."""
    hit = part.hit
    return part.slot == "subject" and hit.kind == "person" and index(clause, hit.end - 1) + 1 == clause.first


def _of_verb(clause: Clause, actors: Sequence[NameHit], words: Parts, apart: frozenset[str]) -> Iterator[Part]:
    """The parts in the clause of a verb that itself names the event; `apart` as in `behind`."""
    verb = clause.verb
    if verb is None:
        return
    role = words.by_verb.get(verb.lemma)
    passive = suffers(clause, verb, words) or _is_by(clause, verb, actors)
    subject = subject_meant(clause, verb)
    named = list(doers(clause, subject, actors, words))
    if passive and verb.first and clause.words.low[verb.first - 1] in words.texts:
        subject, named = None, []  # "told the Halden Post in an interview published"
    for hit in named:
        yield Part(hit, "object") if passive else Part(hit, "subject", role)
    for body in () if named else bodies_behind(clause, subject, actors, words):
        if _is_its_own(clause, subject, body, words, passive=passive):
            yield Part(body, "subject", role)
        elif not (passive and body.kind == "organisation" and _lies_at(clause, body)):
            yield Part(body, "held" if passive else "holder", None if passive else role)
    first, end = max(verb.main, clause.last) + 1, before_complement(clause)
    end = _with_apposed(clause, (first, end), actors, words)
    doing = next((v.main for v in clause.verbs if v.tense == "gerund" and first < v.first <= v.main < end), end)
    for part in behind(clause, (first, end), actors, words, "object", apart=apart):
        if doing < min(end, index(clause, part.hit.start)) and clause.words.low[doing - 1] not in (
            ",",
            "by",
            "after",
            "before",
        ):
            continue  # "set off with the band playing Luna"
        # "condemned a test by Peru" makes Peru no one who condemns, "wrote on Twitter" Twitter no one written to.
        channel = part.hit.kind in ("company", "media") and clause.words.low[index(clause, part.hit.start) - 1] == "on"
        spoken_of = apart is _HANGING and part.slot == "object" and verb.lemma in _TELLS_NOBODY and not passive
        if part.slot != ("object" if passive else "subject") and not channel and not spoken_of:
            yield part


def _lies_at(clause: Clause, body: NameHit) -> bool:
    """Whether a body is only where something is: "a gorilla in the Lima Zoo was killed"."""
    low, i = clause.words.low, index(clause, body.start)
    return low[i - 1 - (low[i - 1] == "the")] in ("in", "at")


def _raiders(clause: Clause, actors: Sequence[NameHit], words: Parts) -> Iterator[Part]:
    """Those in whose raid it is done to somebody: "the Nato airstrikes on a village in which ten were killed"."""
    low, span = clause.words.low, clause.subject()
    if span is None or span[0] < 3 or low[span[0] - 2 : span[0]] != ["in", "which"]:
        return
    raid = next((i for i in range(span[0] - 3, 0, -1) if low[i] in words.raids), 0)
    hit = next((hit for hit in actors if hit.kind in _RAIDERS and index(clause, hit.end - 1) + 1 == raid), None)
    if hit is not None:
        yield Part(hit, "subject")


def _is_by(clause: Clause, verb: Verb, actors: Sequence[NameHit]) -> bool:
    """Whether who did it is named right behind "by": "a manager picked up by Peru's police"."""
    low, kinds = clause.words.low, clause.words.kinds(clause.lex)
    if verb.first != verb.main or verb.tense != "past" or not kinds[verb.main] & PARTICIPLE:
        return False
    i = next((i for i in range(verb.main + 1, min(verb.main + 3, len(low))) if low[i] == "by"), -1)
    if i < 0 or i + 1 == len(low):
        return False
    start = clause.words.start[i + 1 + (low[i + 1] == "the")] if i + 2 < len(low) else clause.words.start[i + 1]
    at = bisect_left(actors, (start,))
    return at < len(actors) and actors[at].start == start and actors[at].kind != "company"


def _is_its_own(clause: Clause, subject: Span | None, body: NameHit, words: Parts, *, passive: bool) -> bool:
    """Whether what the thing of someone does is their own deed: "her letter warned", "Tully's office asked"."""
    noun = clause.words.low[head_of(clause, subject)] if subject is not None else ""
    if body.kind == "person" and (noun in words.lives or noun in words.led):
        return True
    return noun in words.texts and not passive


def _with_apposed(clause: Clause, span: Span, actors: Sequence[NameHit], words: Parts) -> int:
    """Where the words behind a verb end, with the name of whom they speak: "met its head, Ana Quispe, in Lima"."""
    first, end = span
    if first >= end:
        return end
    if clause.words.low[end - 1] not in words.persons:
        one = next((i for i in range(end - 2, max(first, end - 5) - 1, -1) if clause.words.low[i] in ONE), end)
        body = apposed(clause, (one, end), actors) if one < end else None
        return index(clause, body.end - 1) + 1 if body is not None and body.kind != "person" else end
    person = apposed(clause, span, actors)
    after = index(clause, person.end - 1) + 1 if person is not None else end
    told = any(verb.first in (after, after + 1) and verb.tense not in NON_FINITE for verb in clause.verbs)
    return end if told else after


def _is_speaker(clause: Clause, said: tuple[int, int]) -> bool:
    """Whether the pronoun that the clause has for a subject stands for the speaker whose words stand at `said`."""
    span = subject_meant(clause, clause.verb) if clause.verb is not None else None
    starts = clause.words.start
    return span is not None and starts[span[0]] < said[1] and said[0] <= starts[span[1] - 1]


def _participations(
    found: Sequence[Part], roles: Mapping[str, Role], *, of_states: bool, gone: Role
) -> Iterator[Participation]:
    """The participations of the parts found: each actor once, media only where they speak or ask.

    `gone` is what a candidate is in an event of the type.
    """
    seen: set[str] = set()
    present = {part.hit.id for part in found}
    for part in found:
        hit = part.hit
        role = part.role or roles.get(part.slot)
        if part.slot == "before":  # "a Halden survey", "a Halden statement", but "a Halden fire"
            role = roles.get("subject" if roles.get("subject") == "speaker" or "object" not in roles else "object")
        if part.slot in ("holder", "held"):
            told = roles.get("subject" if part.slot == "holder" else "object")
            if "owner" not in roles and (hit.kind in ("person", "office") or told == "recipient"):
                continue  # "Luna's dog barked" and "a Halden plan was announced" tell of nobody's deed
            role = roles.get("owner") or part.role or told
        if part.slot == "to" and roles.get("object") == "candidate" and hit.kind not in ("person", "office"):
            continue  # "was elected to Congress"
        if part.slot == "to" and roles.get("object") == "victim" == roles.get("subject"):
            continue  # "died for Peru"
        if role is None and part.slot in ("owner", "to"):
            role = roles.get("subject" if part.slot == "owner" else "object")
        if role is None or (role == "candidate" and hit.kind in ("country", "bloc")):
            role = "participant"
        elif role == "candidate":
            role = gone
        if hit.id in seen or (hit.kind == "media" and role not in ("interviewer", "speaker", "initiator", "affected")):
            continue
        seen.add(hit.id)
        stands_for = hit.of if hit.of and hit.of != hit.id else None
        if (
            of_states
            and stands_for in present
            and role in ("participant", "signatory", "visitor")
            and hit.kind in ("person", "office")
        ):
            role = "delegate"
        yield _participation(hit.id, role, stands_for, hit.name or hit.text)


@lru_cache(maxsize=1024)
def _participation(actor: str, role: Role, on_behalf_of: str | None, as_text: str) -> Participation:
    """The participation, made and checked once for all sentences that tell it."""
    return Participation(actor=actor, role=role, on_behalf_of=on_behalf_of, as_text=as_text)
