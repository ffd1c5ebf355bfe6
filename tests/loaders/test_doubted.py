"""What a sentence does not vouch for: feared, conditional, all but done, or hung on a verb that tells no fact."""

import pytest

from loaders.doubted import is_awaited
from loaders.grammar import lexicon, words_of
from loaders.triggers import find_triggers
from loaders.verbs import verbs_of
from schemas.text import Sentence
from schemas.vocabulary import shipped


def held(text: str) -> dict[str, tuple[str, str]]:
    """Status and realis of each trigger of a sentence."""
    triggers = find_triggers(Sentence(0, len(text), text, 0, 0, "body"), shipped())
    return {trigger.text: (trigger.status, trigger.realis) for trigger in triggers}


@pytest.mark.parametrize(
    ("text", "trigger", "realis"),
    [
        ("Farmers fear that the dam will collapse.", "collapse", "hypothetical"),
        ("Shares fell amid worries that Peru will invade Chile.", "invade", "hypothetical"),
        ("Shares fell on fears of a strike by dockers.", "strike", "hypothetical"),
        ("The king knows that if the guards resign, Peru will invade the island.", "invade", "hypothetical"),
        ("The dean should be forced to resign.", "resign", "hypothetical"),
        ("The mayor will not be forced to resign.", "resign", "negated"),
        ("The two sides failed on Monday to sign a treaty.", "sign", "negated"),
        ("A ferry almost sank off Callao.", "sank", "negated"),
        ("The mayor suggested ministers hold a summit.", "summit", "hypothetical"),
        ("The union demanded the ministers resign at once.", "resign", "hypothetical"),
        ("No one died in the pit.", "died", "negated"),
        ("No one was hurt when a bus overturned near Ilo.", "overturned", "asserted"),
        ("Nobody drowned after the ferry sank.", "sank", "asserted"),
        ("They argued over how to sign a treaty.", "sign", "hypothetical"),
        ("The dean does not expect to resign.", "resign", "negated"),
        ("Peru has not agreed to sign the treaty.", "sign", "negated"),
        ("The dean denied that he had met the broker.", "met", "negated"),
        ("Critics urged that he resign.", "resign", "hypothetical"),
        ("The guild demanded that the deans resign at once.", "resign", "hypothetical"),
        ("It is possible to be ready to sign the treaty.", "sign", "hypothetical"),
        ("She does not believe the mayor ever signed the pact.", "signed", "hypothetical"),
        ("Brokers may think that his resignation will calm the men.", "resignation", "hypothetical"),
        ("Had the guards arrested the clown, the crowd would have jeered.", "arrested", "hypothetical"),
        ("Should the treaty be signed, Chile will pay.", "signed", "hypothetical"),
        ("No miners died in the pit.", "died", "negated"),
        ("The crew said no guards died.", "died", "negated"),
        ("Neither the dean nor the mayor has resigned.", "resigned", "negated"),
        ("The two sides neither met nor signed the pact.", "signed", "negated"),
        ("Ana Quispe signed no treaty.", "signed", "negated"),
        ("The war is lawful without a second UN resolution.", "resolution", "negated"),
        ("Peru would most likely be the target of an attack.", "attack", "hypothetical"),
        ("I think the dean will resign.", "resign", "hypothetical"),
        ("Peru will invade the island if the guards resign.", "invade", "hypothetical"),
        ("The dean said he would resign if the strike went on.", "resign", "hypothetical"),
        ("The plan would see the guards leave and surrender the fort.", "surrender", "hypothetical"),
    ],
)
def test_no_fact(text, trigger, realis):
    assert held(text)[trigger][1] == realis


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The mayor could be forced to resign.", "resign", "tentative"),
        ("The mayor will be forced to resign.", "resign", "planned"),
        ("The mayor was forced to resign.", "resign", "occurred"),
        ("The dean did not hesitate to resign.", "resign", "planned"),
        ("Even if it rains, Peru will sign the treaty.", "sign", "planned"),
        ("Fears grew, and the mayor resigned.", "resigned", "occurred"),
        ("The fear of the crowd passed when the mayor resigned.", "resigned", "occurred"),
        ("Almost 30 miners died in the pit.", "died", "occurred"),
        ("She did not say that the mayor had signed the pact.", "signed", "occurred"),
        ("She believes that the mayor signed the pact.", "signed", "occurred"),
        ("Oil has been leaking since the Cabo Frio ferry disaster.", "disaster", "occurred"),
        ("He made that announcement ahead of a vote scheduled for Friday.", "announcement", "occurred"),
        ("With no warning the mayor resigned.", "resigned", "occurred"),
        ("The fire killed no fewer than 30 miners.", "killed", "occurred"),
        ("No. 1 seed Ana Quispe resigned.", "resigned", "occurred"),
        ("The mayor will resign even if the strike ends.", "resign", "planned"),
        ("The sides will meet on Friday to see if the fort should be sold.", "meet", "planned"),
        ("Worried crowds gathered after the bridge collapsed.", "collapsed", "occurred"),
    ],
)
def test_told_all_the_same(text, trigger, status):
    assert held(text)[trigger] == (status, "asserted")


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("We need the whole story before we declare the plan dead.", "declare", True),
        ("The siege will last until the two sides sign a pact.", "sign", True),
        ("They left before the rain stopped.", "stopped", False),
        ("They declare the plan dead.", "declare", False),
        ("Before Monday, and they say so, it was dry.", "say", False),
    ],
)
def test_what_is_not_there_yet(text, verb, expected):
    words = words_of(text)
    lex = lexicon("en")
    assert lex is not None
    found = next(v for v in verbs_of(words, lex) if words.low[v.main] == verb)
    assert is_awaited(words, found) is expected
