"""What a sentence tells of the very thing that the one before it named: "… the spill of 1976. That spill killed birds".

It looks at the two sentences alone; what a text names again further on is the matter of `kin`.
"""

from loaders.dating import Dating
from loaders.dating.clause import vague
from loaders.dating.echo import kin_key
from loaders.references.found import Found, status_of

_NOUN = 4
"""Among how many words that open a sentence the noun stands that it takes up."""


def resumes(one: Found, dating: Dating) -> bool:
    """Whether a sentence opens with "that" or "this" and a noun, of which the verb asked for tells more."""
    if one.trigger.pos != "verb" or one.trigger.tense != "past" or one.trigger.lemma not in dating.lex.sets["befalls"]:
        return False
    low, asked = dating.scene(one.sentence.ordinal).words.low, dating.ask(one.trigger.start)
    if asked is None or asked.i < 2 or low[0] not in dating.lex.sets["pointing"] or low[1] in dating.lex.function:
        return False
    # Read alone, "that spill" may be a verb behind its pronoun.
    return not any(1 < verb.main < asked.i for verb in asked.scene.verbs.finite)


def resumed(one: Found, dating: Dating) -> Found:
    """The happening with the one time of the sentence before, where that names the noun it takes up."""
    ordinal = one.sentence.ordinal
    if one.dated or one.status != "occurred" or not ordinal or not resumes(one, dating):
        return one
    before = dating.scene(ordinal - 1)
    times = [placed.time.when for placed in before.times]
    if len(times) != 1 or times[0] is None or vague(times[0]) or not _names_again(one, dating):
        return one
    when = times[0].model_copy(update={"basis": "inherited"})
    if dating.day is not None and (when.earliest or "") > dating.day:
        return one
    return one._replace(when=when, status=status_of(one, when, dating), confidence=0.5)


def _names_again(one: Found, dating: Dating) -> bool:
    """Whether a noun that opens the sentence is of the kin of a word of the one before."""
    ordinal, lex = one.sentence.ordinal, dating.lex
    opening = dating.scene(ordinal).words.low[1:_NOUN]
    told = {kin_key(word, lex) for word in opening if word.isalpha() and word not in lex.function}
    return any(word not in lex.function and kin_key(word, lex) in told for word in dating.scene(ordinal - 1).words.low)
