"""Hand-written YAML as text, keys and lists that know where they stand: every scalar stays text, no type is guessed.

It knows no model; `loaders.curated` says what the keys mean. The parser's events are read one by one and the
nesting is looked at before anything is built: PyYAML's C composer is recursive and dies of 200,000 brackets.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from schemas.problems import Problem

MAX_BYTES = 16 * 1024 * 1024
"""Largest file that is read, at 0.7 GB of memory at worst; 10,000 events take 5 MB."""
MAX_DEPTH = 64
"""Deepest nesting that is read; a record needs five levels."""

Mark = tuple[int, int]
"""Line and column, counted from 1."""


class Map(dict[str, Any]):
    """Keys and values of a YAML mapping, with the mark of the mapping, of each key and of each value."""

    __slots__ = ("keys_at", "mark", "values_at")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.keys_at: dict[str, Mark] = {}
        self.values_at: dict[str, Mark] = {}


class Seq(list[Any]):
    """Items of a YAML list, with the mark of the list and of each item."""

    __slots__ = ("items_at", "mark")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.items_at: list[Mark] = []


Node = Map | Seq | str


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1


def mark_of(root: Map, path: tuple[str | int, ...]) -> Mark:
    """Where the value at `path` stands; where a step is missing, the mark of the last one there is.

    A path that ends in a key whose value is no value (an unknown key) still finds it.
    """
    mark, node = root.mark, root
    for step in path:
        if isinstance(node, Map) and step in node.values_at:
            mark, node = node.values_at[str(step)], node.get(str(step))  # type: ignore[assignment]
        elif isinstance(node, Seq) and isinstance(step, int) and step < len(node):
            mark, node = node.items_at[step], node[step]
        else:
            break
    return mark


def key_mark_of(root: Map, path: tuple[str | int, ...]) -> Mark:
    """Where the last key of `path` stands; like `mark_of` for an item of a list."""
    node: Any = root
    for step in path[:-1]:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return mark_of(root, path)
    if isinstance(node, Map) and path and path[-1] in node.keys_at:
        return node.keys_at[str(path[-1])]
    return mark_of(root, path)


class Broken(Exception):
    """Raised where the rest of a file cannot be read; what was found before it stands in the reader's problems."""


class _Reader:
    """One pass over the events of one file; faults that leave the rest readable are collected on the way."""

    def __init__(self, text: str, file: str) -> None:
        self.next: Callable[[], Any] = yaml.CSafeLoader(text).get_event
        self.file = file
        self.problems: list[Problem] = []

    def fault(self, code: str, mark: Mark, message: str, hint: str = "", field: str = "") -> None:
        self.problems.append(
            Problem(code=code, file=self.file, line=mark[0], column=mark[1], field=field, message=message, hint=hint)
        )

    def documents(self) -> Iterator[Node]:
        while not isinstance(event := self.next(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                document = self.node(self.next(), 1)
                self.next()  # its end: a document that breaks off is not handed on
                yield document

    def node(self, event: Any, depth: int) -> Node:
        mark = _mark(event)
        if isinstance(event, yaml.AliasEvent):
            self.fault("E00", mark, f"'*{event.anchor}' is an alias", "write the value itself here")
            return ""
        if event.anchor is not None:
            self.fault(
                "E00", mark, f"'&{event.anchor}' is an anchor", "leave it out and write each value where it belongs"
            )
        if event.tag is not None:
            self.fault("E00", mark, f"'{_shown_tag(event.tag)}' is a tag", "leave it out: every value is read as text")
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        if depth > MAX_DEPTH:
            self.fault("E00", mark, f"nested deeper than {MAX_DEPTH} levels", "look for brackets that are never closed")
            raise Broken
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(mark, depth)
        return self.mapping(mark, depth)

    def sequence(self, mark: Mark, depth: int) -> Seq:
        seq = Seq(mark)
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            seq.items_at.append(_mark(event))
            seq.append(self.node(event, depth + 1))
        return seq

    def mapping(self, mark: Mark, depth: int) -> Map:
        found = Map(mark)
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            at = _mark(event)
            key = self.node(event, depth + 1)
            event = self.next()
            value_at = _mark(event)
            empty = isinstance(event, yaml.ScalarEvent) and event.value == "" and event.implicit[0]
            value = self.node(event, depth + 1)
            if not isinstance(key, str):
                self.fault("E00", at, "a key must be a word", "put text that begins with a bracket in quotes")
            elif key in found.keys_at:
                first = found.keys_at[key]
                self.fault("E02", at, f"the key '{key}' stands here twice (first on line {first[0]})", "keep one", key)
            else:
                found.keys_at[key] = at
                found.values_at[key] = at if empty else value_at
                if not empty:  # `summary:` with nothing behind it is left out, as a template leaves it
                    found[key] = value
        return found


def read_documents(raw: bytes, file: str) -> tuple[list[Node], list[Problem]]:
    """The documents of a YAML file as far as it can be read, and all that is wrong with its writing."""
    if len(raw) > MAX_BYTES:
        return [], [too_large(len(raw), file)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [], [_not_utf8(raw, error, file)]
    reader = _Reader(text, file)
    documents: list[Node] = []
    try:
        documents.extend(reader.documents())
    except Broken:
        pass
    except yaml.MarkedYAMLError as error:
        message, hint = _said(error, text)
        mark = error.problem_mark or error.context_mark
        reader.fault("E00", (mark.line + 1, mark.column + 1) if mark else (1, 1), message, hint)
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        mark_at = (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        sign = f"U+{ord(text[error.position]):04X}" if error.position < len(text) else "a sign"
        reader.fault("E00", mark_at, f"the control character {sign} is not allowed in YAML", "delete it")
    return documents, reader.problems


def too_large(size: int, file: str) -> Problem:
    """The fault of a file that is larger than `MAX_BYTES`."""
    return Problem(
        code="E00",
        file=file,
        message=f"the file has {size / 2**20:.0f} MB; a hand-written file may have {MAX_BYTES // 2**20} MB",
        hint="split it into several files",
    )


def _not_utf8(raw: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        said, cure = "the file is written in UTF-16", "save it with the encoding UTF-8"
        return Problem(code="E00", file=file, line=1, column=1, message=said, hint=cure)
    start = error.start
    line = raw.count(b"\n", 0, start) + 1
    before = raw[raw.rfind(b"\n", 0, start) + 1 : start].decode("utf-8-sig", "replace")
    return Problem(
        code="E00",
        file=file,
        line=line,
        column=len(before) + 1,
        message=f"the byte 0x{raw[start]:02x} is not UTF-8",
        hint="save the file with the encoding UTF-8",
    )


def _shown_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!", 1)


_CURES = (
    ("cannot start any token", "a value cannot begin with this character",
     "put text that begins with a sign in quotes"),
    ("end of stream", "the file ends within a quoted text, which begins on line {}", "close the quotes"),
    ("expected ',' or ']'", "the list in brackets that begins on line {} is not closed here", "add a comma or a ']'"),
    ("expected ',' or '}'", "the mapping in braces that begins on line {} is not closed here", "add a comma or a '}'"),
    ("expected '-' indicator", "this line is no item of the list above it",
     "begin it with '- ', or mend the indentation"),
    ("expected <block end>", "this line fits no indentation above it",
     "line it up with the keys that it belongs to"),
    ("expected key", "this line fits no indentation above it", "line it up with the keys that it belongs to"),
    ("could not find expected ':'", "a key has no colon behind it", "write it like title: Talks in Tokyo"),
    ("expected <document start>", "something follows the end of the document", "begin a new document with '---'"),
)  # fmt: skip
"""What libyaml says, the fault in plain words ({}: the line on which it begins), and its cure."""


_COLON_MISSED = re.compile("could not find expected ':'|mapping values are not allowed")


_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What ends a line for YAML's parser, whose line numbers are used."""


def _said(error: yaml.MarkedYAMLError, text: str) -> tuple[str, str]:
    """The parser's fault in plain words, and the nearest cure."""
    said = error.problem or "this is not YAML"
    if mark := error.problem_mark:
        lines = [*_BREAK.split(text), ""]
        line = lines[min(mark.line, len(lines) - 1)]
        if _COLON_MISSED.search(said) and re.search(r"^\s*[\w-]+:[\u00a0\u2007\u202f]", lines[max(mark.line - 1, 0)]):
            return "a no-break space stands behind the colon above, where a common one must", "type it anew"
        if "mapping values are not allowed" in said:
            return _stray_colon(line, lines[mark.line - 1] if mark.line else "")
        if line[mark.column : mark.column + 1] == "\t" or "found a tab character" in said:
            return "a tab cannot indent YAML", "indent with spaces"
        if ("expected key" in said or "<block end>" in said) and line[: mark.column].strip(" -"):
            return "something follows the end of the value", "put the whole value in quotes"
    for words, message, hint in _CURES:
        if words in said:
            begun = error.context_mark or error.problem_mark
            return message.format(begun.line + 1 if begun else 1), hint
    return f"not YAML: {said}", "compare it with a template of `kb new`"


_KEYED = re.compile(r"(\s*(?:- )?)([\w-]+):(?: |$)(.*)")


def _stray_colon(line: str, above: str) -> tuple[str, str]:
    """What a colon means that YAML does not expect on this line: it is in the text, or the line is indented too far."""
    here, before = _KEYED.match(line), _KEYED.match(above)
    if here and re.match(r"[“”„«]", here[3]):
        return "a colon stands where no key can stand", 'quotation marks that count are straight: "…"'
    if here and before and before[3] and len(here[1]) > len(before[1]):
        return f"'{here[2]}' is indented further than '{before[2]}' above it, which has its value", "line the two up"
    if here and ": " in here[3]:
        return f"the text of '{here[2]}' holds ': '", "put the text in quotes"
    hint = "put text that holds ': ' in quotes, or look for a missing colon or wrong indentation above"
    return "a colon stands where no key can stand", hint
