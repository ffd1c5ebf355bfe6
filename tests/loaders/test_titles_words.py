"""The words by which titles are made: each class that the code asks for is listed, and each one listed is asked for."""

import re
from importlib.resources import files
from pathlib import Path

import yaml

from loaders import titles
from loaders.grammar import lexicon

_ASKED = re.compile(r'sets\["(\w+)"\]')


def _asked_for() -> set[str]:
    """The classes that the code of titles asks for."""
    rooms = Path(titles.__file__).parent.glob("*.py")
    return {name for room in rooms for name in _ASKED.findall(room.read_text("utf-8"))}


def test_every_class_asked_for_is_listed() -> None:
    lex = lexicon()
    assert lex is not None
    assert _asked_for() <= lex.sets.keys()


def test_every_class_for_titles_is_asked_for() -> None:
    listed = yaml.safe_load((files("loaders") / "rules" / "en" / "titles.yml").read_text("utf-8"))
    assert listed.keys() <= _asked_for()
