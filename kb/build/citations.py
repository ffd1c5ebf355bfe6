"""The sentences that people cite for their events, as evidence rows, with the place where each stands in its text.

A sentence that a machine's mention of the same event already quotes is not written twice.
"""

from collections.abc import Collection, Iterable

from kb import rows
from kb.build.run import Run
from kb.store import Writer
from schemas.event import Citation, Event
from schemas.ids import level

_IN = "(select value from json_each(?))"


def settle_citations(run: Run, events: Iterable[Event], touched: Collection[str]) -> None:
    """Writes the cited sentences of `touched` events anew, those that are gone among them; drops what nothing cites."""
    store = run.store
    listed = [rows.listed(touched) or "[]"]
    store.execute(f"delete from mentions where event_id in {_IN} and origin = 'curated'", listed)
    there = {row[0] for row in store.stream(f"select id from events where id in {_IN}", listed)}
    for event in events:
        if event.id in touched and event.id in there:
            for citation in event.sources:
                _cite(store, event, citation)
            _recount(store, event.id)
    store.execute(
        """delete from sources where id >= 'cited-' and id < 'cited.' and file is null
        and not exists (select 1 from mentions where source_id = sources.id)"""
    )


def _cite(store: Writer, event: Event, citation: Citation) -> None:
    """Writes one citation, unless a machine's mention says it."""
    loaded = citation.source if citation.source and _there(store, citation.source) else None
    span = None
    if loaded is None:
        source = rows.cited_source(citation)
        store.insert("sources", [rows.source_row(source) | {"sha256": None}], ignore=True)
    elif citation.quote:
        span = find_quote(store, loaded, citation.quote)
    row = rows.citation_row(event, citation, loaded or source.id, span)
    if span is not None:
        row["quote"] = store.value(
            """select substr(body, :start - char_start + 1, :end - :start) from passages
            where source_id = :source and char_start <= :start and char_end >= :end""",
            {"source": loaded, "start": span[0], "end": span[1]},
        )
    said = store.stream(
        "select char_start, char_end from mentions where event_id = ? and source_id = ? and origin = 'extracted'",
        [event.id, row["source_id"]],
    )
    if any(span is None or (start <= span[0] and span[1] <= end) for start, end in said):
        return
    store.insert("mentions", [row], ignore=True)


def _there(store: Writer, source: str) -> bool:
    return store.value("select 1 from sources where id = ?", [source]) is not None


def find_quote(store: Writer, source: str, quote: str) -> tuple[int, int] | None:
    """Where a quote stands in one passage of a text, whatever signs and spaces differ; None where it does not."""
    for start, body in store.stream(
        "select char_start, body from passages where source_id = ? order by ordinal", [source]
    ):
        found = levelled_span(body, quote)
        if found is not None:
            return start + found[0], start + found[1]
    return None


def levelled_span(text: str, quote: str) -> tuple[int, int] | None:
    """Where `quote` stands in `text` when both are levelled, as offsets in `text` itself.

    >>> levelled_span("The U.S.–Japan talks start Sunday.", "us japan talks")
    (4, 20)
    """
    wanted = level(quote)
    levelled, origin = [], []
    for at, char in enumerate(text):
        for letter in level(char):
            levelled.append(letter)
            origin.append(at)
    found = "".join(levelled).find(wanted) if wanted else -1
    return (origin[found], origin[found + len(wanted) - 1] + 1) if found >= 0 else None


def _recount(store: Writer, event: str) -> None:
    """Counts the evidence of an event that people cite texts for: those count as voices too."""
    (counts,) = store.stream(
        """select count(*), count(distinct source_id), count(distinct story_id)
        from mentions m join sources s on s.id = m.source_id where event_id = ?""",
        [event],
    )
    store.execute("update events set n_mentions = ?, n_sources = ?, n_stories = ? where id = ?", [*counts, event])
