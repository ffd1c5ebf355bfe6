"""Markdown for reading: the events by year, each with its sources. Quotes and reckonings are not carried."""

import re
from itertools import groupby

from kb.export.record import About, Exported, Record
from schemas.date_words import in_words


def write(records: list[Record], about: About) -> Exported:
    """A document with a heading for each year."""
    parts = [f"# {_plain(about.title)}\n"]
    for year, group in groupby(records, key=_year):
        parts.append(f"\n## {year}\n\n")
        parts.extend(_line(one, about) for one in group)
    return Exported("".join(parts), len(records))


def _year(one: Record) -> str:
    """The heading that an event stands under: the year it begins in, as people write it ("44 BC")."""
    if not one.earliest:
        return "Undated"
    return "Beginning not known" if one.open_start else in_words(one.earliest[: -len("-MM-DD")], "year")


def _line(one: Record, about: About) -> str:
    address = about.address(one.id)
    title = f"[{_plain(one.title)}]({address})" if address else _plain(one.title)
    facts = [one.status, *([_plain(one.where)] if one.where else []), *([_plain(one.who)] if one.parties else [])]
    sources = [_cited(source) for source in one.sources]
    said = f"- **{one.shown_date or 'undated'}** {title} ({'; '.join(facts)})"
    return said + (f" — {', '.join(sources)}\n" if sources else "\n")


def _cited(source: dict[str, str | None]) -> str:
    name = _plain(source["publisher"] or source["title"] or "")
    url = source["url"] or ""
    return f"[{name}](<{url}>)" if url.startswith(("http://", "https://")) and not set(url) & set("<>\n") else name


def _plain(text: str) -> str:
    """Text whose signs mean themselves."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(text.split()))
