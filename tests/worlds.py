"""Small knowledge bases for tests: made-up articles with copies, an undated one, events, actors and decisions.

And `dump`, all that a database says, so that two of them can be compared.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.bench.synthetic import Article, article

N_ARTICLES = 12
_OF = 4000  # as of a long run of articles, so that these lie within a few days


def made(number: int) -> Article:
    """The made-up article of that number, cut to what it tells."""
    return article(number, _OF)


def world(folder: Path, n_articles: int = N_ARTICLES) -> Path:
    """A knowledge base's folder with everything that a build has to settle."""
    articles = folder / "articles"
    for number in range(n_articles):
        write(articles / f"{made(number).id}.txt", made(number).text)
    # A copy under another name, and one that states no day and borrows it.
    text = made(3).text
    write(articles / "copies" / "reprint.txt", text)
    headline, _, body = text.split("\n\n", 2)
    write(articles / "copies" / "undated.txt", f"{headline}\n\n{body}")
    told = made(2).told[0]
    quote = made(2).text[told.start : told.end]
    host, guest = told.happening.host[0], told.happening.guest[0]
    write(
        folder / "events" / "written.yml",
        f"""events:
  - id: written-one
    title: "{told.happening.kind[2].capitalize()} on {told.happening.topic} in {told.happening.host[2]}"
    type: {told.happening.kind[3]}
    when: {told.happening.day.isoformat()}
    participants: [{{actor: {host}, role: host}}, {{actor: {guest}, role: participant}}]
    sources: [{{source: {made(2).id}, quote: "{quote}"}}]
  - id: written-two
    title: A gathering that no loaded text speaks of
    type: meeting
    status: planned
    when: 2031-03
    place: {told.happening.host[2]}
    participants: [{{actor: Green Harbour League, role: organizer}}]
    sources: [{{url: "https://example.org/two", title: The second, publisher: Example News, published: 2030-01-05}}]
    relations: [{{kind: follows_up, event: written-one}}]
""",
    )
    write(
        folder / "actors" / "league.yml",
        "{id: harbour-guild, name: Harbour Guild, kind: organisation, names: [{text: the Guild, kind: alias}]}\n",
    )
    refused = made(5).told[2]
    write(
        folder / "decisions" / "first.yml",
        f"""decisions:
  - kind: reject
    source: {made(5).id}
    quote: "{made(5).text[refused.start : refused.end]}"
    reason: kept in another base
    by: someone
    on: 2030-01-01
""",
    )
    return folder


def write(path: Path, text: str) -> None:
    """Writes a file, its folders too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def copy_of(folder: Path, to: Path) -> Path:
    """The folder's files without its database."""
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns("kb.db*"))
    return to


_ASIDE = ("file_times", "sqlite_stat1", "sqlite_stat4")


def dump(folder: Path) -> dict[str, list[str]]:
    """All rows of all tables of the folder's database, sorted, each as text; what differs by machine left out."""
    with closing(sqlite3.connect(folder / "kb.db")) as conn:
        names = [
            name
            for name, sql in conn.execute("select name, sql from sqlite_master where type = 'table' order by name")
            if name not in _ASIDE and "_search" not in name
        ]
        for search in ("events_search", "passages_search"):
            conn.execute(f"insert into {search}({search}, rank) values ('integrity-check', 1)")
        return {name: sorted(map(repr, conn.execute(f"select * from {name}"))) for name in names}


def differences(one: dict[str, list[str]], other: dict[str, list[str]]) -> list[str]:
    """What one dump has and the other has not, a line a row; empty where they are equal."""
    found = []
    for table in one.keys() | other.keys():
        left, right = set(one.get(table, ())), set(other.get(table, ()))
        found += [f"{table} - {row}" for row in sorted(left - right)]
        found += [f"{table} + {row}" for row in sorted(right - left)]
        if not left ^ right and len(one[table]) != len(other[table]):
            found.append(f"{table}: some rows stand there twice")
    return found
