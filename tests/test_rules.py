"""Every example of every time rule, as its YAML file states it; a user's new rule is tested the day it is written."""

from datetime import date
from importlib import resources

import pytest

from loaders.anchor import resolve
from loaders.timex import find_timexes, has_rules
from loaders.timex.grammar import grammar

LANGUAGES = sorted(folder.name for folder in (resources.files("loaders") / "rules").iterdir() if has_rules(folder.name))
EXAMPLES = [
    pytest.param(language, rule.name, example, id=f"{language}-{rule.name}-{number}")
    for language in LANGUAGES
    for rule in grammar(language).rules
    for number, example in enumerate(rule.examples)
]


PAST = "Wars came in 1801, 1803, 1805, 1807, 1809, 1811, 1813 and 1815.\n\n"


@pytest.mark.parametrize(("language", "name", "example"), EXAMPLES)
def test_the_example_of_a_rule_is_read_as_stated(language, name, example):
    before, words, behind = example["text"].split("|")
    if example.get("register") == "narrative":
        before = PAST + before
    text = before + words + behind
    dct = date.fromisoformat(example["dct"]) if "dct" in example else None
    found = resolve(text, find_timexes(text, language), dct)
    spans = {(r.timex.start, r.timex.end): r for r in found}
    place = (len(before), len(before) + len(words))
    assert place in spans, [(r.timex.text, r.timex.rule) for r in found]
    assert (spans[place].timex.rule, spans[place].value) == (name, example["value"])


@pytest.mark.parametrize(("language", "name", "example"), EXAMPLES)
def test_no_rule_reads_the_beginning_of_a_longer_word(language, name, example):
    before, words, behind = example["text"].split("|")
    text = (PAST if example.get("register") == "narrative" else "") + before + words + "zq" + behind
    if words[-1].isalnum():
        cut = len(text) - len(behind) - 2
        assert [t.text for t in find_timexes(text, language) if t.end == cut] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_rule_has_a_name_of_its_own_and_an_example(language):
    names = [rule.name for rule in grammar(language).rules]
    assert len(names) == len(set(names))
    assert [rule.name for rule in grammar(language).rules if not rule.examples] == []
