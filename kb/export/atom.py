"""Atom (RFC 4287): every event is an entry, its date in words in front of its title; entries are dated by the newest
text that speaks of the event, never by the event's own date.
"""

from xml.sax.saxutils import escape, quoteattr

from kb.export.record import About, Exported, Record

_UNDATED = "1970-01-01"
"""Atom wants a day in each entry; this one says that no text has any."""


def write(records: list[Record], about: About) -> Exported:
    """A feed of the events, the newest said first."""
    newest_first = sorted(records, key=lambda one: (one.updated, one.id), reverse=True)
    updated = max((one.updated for one in records), default="") or _UNDATED
    home = f"<link rel='alternate' href={quoteattr(about.base)}/>" if about.base else ""
    head = (
        "<?xml version='1.0' encoding='utf-8'?>\n<feed xmlns='http://www.w3.org/2005/Atom'>\n"
        f"<title>{_text(about.title)}</title>\n<id>{_text(about.base or 'tag:event-kb.invalid,2024:feed')}</id>\n"
        f"<updated>{updated}T00:00:00Z</updated>\n<author><name>{_text(about.title)}</name></author>\n{home}\n"
        "<generator>event-kb</generator>\n"
    )
    return Exported(head + "".join(_entry(one, about) for one in newest_first) + "</feed>\n", len(records))


def _entry(one: Record, about: About) -> str:
    address = about.address(one.id)
    link = f"<link rel='alternate' href={quoteattr(address)}/>" if address else ""
    told = [f"<p>{_text(one.summary)}</p>"] if one.summary else []
    facts = [one.shown_date or "undated", one.status, one.where, one.who]
    told.append(f"<p>{_text(' · '.join(fact for fact in facts if fact))}</p>")
    for source in one.sources[:5]:
        told.append(
            f"<blockquote><p>{_text(source['quote'] or '')}</p><p>{_text(source['publisher'] or source['title'])}"
            f", {source['published'] or 'day unknown'}</p></blockquote>"
        )
    return (
        f"<entry>\n<title>{_text(one.shown_date or 'undated')}: {_text(one.title)}</title>\n"
        f"<id>{_text(address or f'tag:event-kb.invalid,2024:{one.id}')}</id>\n"
        f"<updated>{one.updated or _UNDATED}T00:00:00Z</updated>\n{link}\n"
        f"<category term={quoteattr(_clean(one.type_id or 'other'))}/>\n"
        f"<content type='html'>{_text(''.join(told))}</content>\n</entry>\n"
    )


def _text(text: str) -> str:
    return escape(_clean(text))


def _clean(text: str) -> str:
    """Without the characters that XML cannot hold in any form."""
    return "".join(char for char in text if char in "\t\n\r" or (ord(char) >= 32 and char not in "\ufffe\uffff"))
