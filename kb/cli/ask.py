"""Commands that ask what is there, and those by which a person judges it."""

import re
from pathlib import Path
from typing import Any

import click

from kb.cli.root import FORMS, cli, narrowing, note, open_store

_WHOLE, _BROKEN = re.compile(r"-?(?:0|[1-9]\d{0,17})"), re.compile(r"-?(?:0|[1-9]\d*)\.\d+")


@cli.command()
@narrowing
@click.option("--limit", type=click.IntRange(min=1), help="At most so many, the most salient.")
@click.option("--all", "sayings", is_flag=True, help="Also what somebody merely said.")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.pass_obj
def timeline(
    folder: Path,
    chosen: dict[str, Any],
    limit: int | None,
    sayings: bool,
    form: str,
) -> None:
    """Print events in the order of their dates.

    WORDS are looked for in events and in the texts that tell of them.
    """
    from kb.timeline import render

    with open_store(folder) as store:
        rows = store.timeline(**chosen, limit=limit, sayings=sayings or chosen["type"] is not None)
        click.echo(render(rows, form), nl=False)


@cli.command()
@click.argument("event")
@click.pass_obj
def explain(folder: Path, event: str) -> None:
    """Show where an event's date comes from.

    Each sentence that speaks of it, its time words in brackets, the day that they were counted from and the rule.
    EVENT is an id as `kb timeline` prints it.
    """
    from kb.explain import explain as tell

    with open_store(folder) as store:
        click.echo(tell(store, event), nl=False)


@cli.command()
@click.argument("sql")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("-p", "--param", "params", type=(str, str), multiple=True, help="Value of a :name in the query.")
@click.pass_obj
def query(folder: Path, sql: str, form: str, params: tuple[tuple[str, str], ...]) -> None:
    """Run an SQL query, read-only; or a question by its name, such as planned_next.

    The tables and their columns are told by `kb serve` and by "select sql from sqlite_master", the questions and what
    they want by `kb serve` under Data. A value that reads as a number is one.
    """
    from kb.queries import fields, of_folder, shipped
    from kb.timeline import table
    from schemas.problems import CallError

    values: dict[str, Any] = {name: _number(value) for name, value in params}
    if asked := {one.name: one.sql for one in [*shipped(), *of_folder(folder)]}.get(sql.strip()):
        sql, values = asked, dict.fromkeys(fields(asked), "") | values
    if missing := [name for name in fields(sql) if name not in values]:
        raise CallError(f":{missing[0]} in the query has no value; give it with -p {missing[0]} VALUE")
    with open_store(folder) as store:
        click.echo(table(store.query(sql, values), form), nl=False)


@cli.command()
@click.option("--list", "only_list", is_flag=True, help="Print the queue and ask nothing.")
@click.option("--format", "form", type=click.Choice(FORMS[1:]), default="csv", show_default=True, help="Of --list.")
@click.option("--by", envvar=("KB_BY", "USER", "USERNAME"), default="me", help="Who decides.  [default: $USER]")
@click.pass_obj
def review(folder: Path, only_list: bool, form: str, by: str) -> None:
    """Go through what the machine found, and judge it.

    Accept, amend, reject, same as another, later: each choice is written to decisions/ at once, with its reason, and
    can be undone; the next build applies it. Leave at any time: what was decided is kept.
    """
    from datetime import date

    from kb.review import Desk, listed, waiting
    from kb.review import review as run
    from kb.timeline import table

    def ask(question: str, default: str) -> str:
        try:
            return str(click.prompt(question, default=default, show_default=bool(default)))
        except click.Abort:  # Ctrl-C or Ctrl-D
            click.echo()
            raise EOFError from None

    with open_store(folder) as store:
        if only_list:
            click.echo(table(listed(waiting(store, folder)), form), nl=False)
        else:
            click.echo(run(store, Desk(folder, by, date.today(), ask, lambda text: click.edit(text, extension=".yml"))))


@cli.command()
@click.argument("old", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
def diff(old: Path, new: Path, form: str) -> None:
    """Tell what became of events between two databases.

    Which appeared, vanished, moved in time, changed status or were joined, and the evidence that did it. OLD and NEW
    are files such as a copy of kb.db that was set aside before a build.
    """
    from dataclasses import asdict

    from kb.diff import diff as run
    from kb.timeline import table

    changes = run(old, new)
    if form != "text":
        click.echo(table([asdict(change) for change in changes], form), nl=False)
        return
    for change in changes:
        click.echo(str(change))
    if not changes:
        note("no event differs")


def _number(text: str) -> str | int | float:
    """A value of the command line as SQL compares it: a number where it is written as one; 007 and 1e3 are text."""
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _BROKEN.fullmatch(text) else text
