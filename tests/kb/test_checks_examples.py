"""The examples of a person's own event type: those that are misread are told, the others pass in silence."""

from pathlib import Path

import pytest

from kb.build import check_folder
from kb.folder import init

KIND = """\
id: regatta
name: Regatta
family: sport
triggers: {{en: [regatta, "to regatta"]}}
modes:
- id: rowing
  name: Rowing regatta
  triggers: {{en: [rowing regatta]}}
  examples:
  - {{text: Bergen held a rowing regatta on Sunday., trigger: rowing regatta, type: regatta/rowing}}
examples:
- {example}
"""
CASES = [
    ("{text: Oslo held a regatta on Sunday., trigger: regatta, type: regatta}", ""),
    ("{text: Oslo held a meeting on Sunday.}", ""),
    ("{text: Oslo held a race on Sunday., trigger: race, type: regatta}",
     "examples.0: this is not read as regatta at 'race': "),
    ("{text: Oslo slept., type: regatta}", "examples.0: this is not read as regatta: no event is found"),
    ("{text: Oslo held a regatta on Sunday.}", "examples.0: 'regatta' is read as regatta here"),
]  # fmt: skip


@pytest.mark.parametrize(("example", "told"), CASES)
def test_an_example_is_held_against_the_words_of_its_type(tmp_path: Path, example: str, told: str) -> None:
    init(tmp_path)
    (tmp_path / "types" / "regatta.yml").write_text(KIND.format(example=example))
    problems = check_folder(tmp_path).problems
    assert [problem.code for problem in problems] == (["W06"] if told else [])
    if told:
        assert f"types/regatta.yml:12:3: W06: {told}" in str(problems[0])
