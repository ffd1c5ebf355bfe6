"""What a sentence does not vouch for: feared, conditional, all but done, or hung on a verb that tells no fact."""

import pytest

from loaders.triggers import find_triggers
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
        ("No one died in the pit.", "died", "negated"),
        ("They argued over how to sign a treaty.", "sign", "hypothetical"),
        ("The dean does not expect to resign.", "resign", "negated"),
        ("Peru has not agreed to sign the treaty.", "sign", "negated"),
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
        ("Worried crowds gathered after the bridge collapsed.", "collapsed", "occurred"),
    ],
)
def test_told_all_the_same(text, trigger, status):
    assert held(text)[trigger] == (status, "asserted")
