"""The YAML head of a text file: what a person says of the article, between two lines of three hyphens.

    ---
    title: Quad ministers to meet
    url: https://example.org/quad
    published: 2024-07-28T03:58:00+05:30
    publisher: Example News
    ---

Keys: id, title, url, published (or date), publisher, agency, author, language, rights, kind. Other keys are left
alone, since Markdown files carry keys for other programs.
"""

import re
from datetime import date, datetime
from typing import Any, get_args

import yaml

from loaders.printed import read_date
from schemas.problems import Problem, ProblemsError, nearest
from schemas.source import SourceKind

_HEAD = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_MOST = 65_536
_TEXTS = ("title", "url", "publisher", "agency", "author", "language", "rights")
_KEYS = ("id", *_TEXTS, "published", "date", "kind")


def split_head(text: str) -> tuple[dict[str, Any], str]:
    """The fields of the head as `RawText` takes them, and the text below it; no fields where there is no head."""
    match = _HEAD.match(text)
    head = _parsed(match[1]) if match is not None and len(match[1]) <= _MOST else None
    if match is None or head is None:
        return {}, text
    return _fields(head), text[match.end() :]


def _parsed(head: str) -> dict[str, str] | None:
    """The keys and values of a head; None where prose stands between two rules."""
    try:
        node = yaml.compose(head, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError) as fault:  # the last two of "\\UFFFFFFFF"
        mark = getattr(fault, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        what = getattr(fault, "problem", None) or ("it is nested too deeply" if mark is None else str(fault))
        message, cure = (
            f"the YAML head cannot be read: {what}",
            "put a value in quotes that holds ': ' or begins with a sign",
        )
        raise ProblemsError([Problem(code="R04", line=line, message=message, hint=cure)]) from fault
    if isinstance(node, yaml.ScalarNode):
        return None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise ProblemsError([Problem(code="R04", line=1, message="the YAML head is no mapping of keys and values")])
    return {key.value: _scalar(value) for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _scalar(node: yaml.Node) -> str:
    """A value as text; the items of a list joined by commas. Types are not resolved: `2024-07-28` stays text.

    Of a list in a list nothing is taken: none of our keys has one, and an alias may hold itself.
    """
    if isinstance(node, yaml.SequenceNode):
        return ", ".join(filter(None, (_scalar(item) for item in node.value if isinstance(item, yaml.ScalarNode))))
    return node.value.strip() if isinstance(node, yaml.ScalarNode) else ""


def _fields(head: dict[str, str]) -> dict[str, Any]:
    fields: dict[str, Any] = {key: head[key] for key in _TEXTS if head.get(key)}
    if head.get("id"):
        fields["own_id"] = head["id"]
    if head.get("kind"):
        if head["kind"] not in get_args(SourceKind):
            kinds = ", ".join(get_args(SourceKind))
            raise ProblemsError(
                [Problem(code="R04", line=1, field="kind", message=f"no kind '{head['kind']}'", hint=f"one of {kinds}")]
            )
        fields["kind"] = head["kind"]
    stated = head.get("published") or head.get("date")
    if stated:
        fields |= _published(stated, head)
    notes = tuple(
        f"the head has '{key}'; did you mean '{near[0]}'?"
        for key in head
        if key not in _KEYS and (near := [k for k in nearest(key, _KEYS, 1) if abs(len(k) - len(key)) <= 1])
    )
    return fields | ({"notes": notes} if notes else {})


def _published(stated: str, head: dict[str, str]) -> dict[str, date | datetime | str]:
    printed = read_date(stated, head.get("language"))
    if printed is None:
        raise _undated(f"'{stated}' is no whole day", "write it as 2024-07-28 or 2024-07-28T03:58:00+05:30")
    if printed.other is not None:
        raise _undated(f"'{stated}' reads as two days", f"write {printed.day} or {printed.other}")
    page = f"{head.get('url', '')} {head.get('publisher', '')}"
    return {"published": printed.moment(page), "published_text": stated, "published_method": "head"}


def _undated(message: str, hint: str) -> ProblemsError:
    return ProblemsError([Problem(code="R04", line=1, field="published", message=message, hint=hint)])
