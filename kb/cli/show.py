"""Commands that show it to others: the browser, files, the demo; and what may be wrong."""

import sys
from pathlib import Path
from typing import Any

import click

from kb.cli.root import cli, database, narrowing, note, open_store

EXPORTS = ("ics", "atom", "timelinejs", "geojson", "jsonld", "csv", "jsonl", "md")


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=int, default=8001, show_default=True, help="The next free one is taken if in use.")
@click.option("--public", is_flag=True, help="The closed profile: no SQL of visitors, no download, tight limits.")
@click.option("--open", "browse", is_flag=True, help="Open it in the browser.")
@click.pass_obj
def serve(folder: Path, host: str, port: int, public: bool, browse: bool) -> None:
    """Show the knowledge base in the browser, until Ctrl-C."""
    from kb.publish import serve as run

    database(folder)
    run(folder, host=host, port=port, public=public, browse=browse)


@cli.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.pass_obj
def publish(folder: Path, out: Path) -> None:
    """Write a snapshot for a public site.

    The folder OUT gets a checked copy of the database and all that serving it needs, with a README.txt that says how.
    """
    from kb.publish import publish as write

    for path in write(folder, out):
        click.echo(path)
    note(f"next: {out / 'README.txt'} says how to serve it")


@cli.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(EXPORTS))
@narrowing
@click.option("--base", default="", metavar="URL", help="Address of the published pages (https://…/kb), for links.")
@click.pass_obj
def export(
    folder: Path,
    form: str,
    chosen: dict[str, Any],
    base: str,
) -> None:
    """Write events for another program.

    FORMAT is ics (calendars), atom (feed readers), timelinejs, geojson (maps), jsonld (schema.org), csv, jsonl or md.
    What a format cannot carry is left out, and said on stderr with the reason. What somebody merely said, which
    `kb timeline` shows with --all only, is written too.
    """
    from kb.export import About
    from kb.export import export as write
    from kb.publish import metadata_of

    with open_store(folder) as store:
        rows = store.timeline(**chosen)
        done = write(store.query, [row["id"] for row in rows], form, About(metadata_of(folder)["title"], base))
    click.echo(done.text, nl=False)
    note(done.told())


@cli.command()
@click.option("--no-serve", is_flag=True, help="End after printing the timeline.")
@click.option("--port", type=int, default=8001, show_default=True, help="The next free one is taken if in use.")
@click.option("--at", type=click.Path(path_type=Path), default="kb-demo", show_default=True, help="Where to make it.")
def demo(no_serve: bool, port: int, at: Path) -> None:
    """Make the shipped example, build it, print it and serve it.

    A second run uses the folder that is there, with whatever you changed in it.
    """
    from kb.demo import prepare

    click.echo(prepare(at, note), nl=False)
    if not no_serve:
        from kb.publish import serve as run

        run(at, host="127.0.0.1", port=port, public=False, browse=False)


@cli.command()
@click.pass_obj
def doctor(folder: Path) -> None:
    """Look for what may be wrong here, and say the cure.

    The installation, its data files, SQLite and, in a knowledge base's folder, the database. Exits with 1 where
    something is.
    """
    from kb.doctor import examine

    findings = list(examine(folder))
    for finding in findings:
        click.echo(f"{'ok  ' if finding.good else 'BAD '} {finding.text}")
    if not all(finding.good for finding in findings):
        sys.exit(1)
