"""The command line: words for the functions of this package. A command parses, calls one function, prints.

Results go to stdout, progress and notes to stderr. Exit codes: 0 done, 1 the data is wrong, 2 the call is wrong.
Heavy imports stand inside the commands that need them, so that `kb --help` answers at once.
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

_FORMS = ("text", "json", "csv", "markdown")
_EXPORTS = ("ics", "atom", "timelinejs", "geojson", "jsonld", "csv", "jsonl", "md")
_KINDS = ("event", "actor", "place", "type", "decision")


class _Group(click.Group):
    """Turns our errors into messages and exit codes, and lists commands in the order of use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # The reader of our output has gone (`kb timeline | head`): nothing is wrong.
            sys.stderr.close()
            ctx.exit(0)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            ctx.exit(_told(error))


def _told(error: Exception) -> int:
    """Prints one of our own errors and gives its exit code; raises any other again."""
    from schemas.problems import CallError, KbError, ProblemsError  # pydantic: a fifth of a second

    if not isinstance(error, KbError):
        raise error
    lines = map(str, error.problems) if isinstance(error, ProblemsError) else [f"kb: {error}"]
    for line in lines:
        click.echo(line, err=True)
    return 2 if isinstance(error, CallError) else 1


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="event-kb", prog_name="kb")
@click.option(
    "-C", "--folder", type=click.Path(path_type=Path), default=".", help="The knowledge base's folder.  [default: .]"
)
@click.option("-v", "--verbose", is_flag=True, help="Say more on stderr while working.")
@click.pass_context
def cli(ctx: click.Context, folder: Path, verbose: bool) -> None:
    """Events with their evidence: articles and YAML in, a browsable timeline out."""
    ctx.obj = folder
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, format="%(message)s", stream=sys.stderr)


def _note(text: str) -> None:
    click.echo(text, err=True)


@contextmanager
def _store(folder: Path) -> Iterator[Any]:
    """The folder's database, open for reading."""
    from kb.store import Store

    with Store.read(_database(folder)) as store:
        yield store


def _database(folder: Path) -> Path:
    from kb.folder import DATABASE, require

    path = require(folder) / DATABASE
    if not path.exists():
        from schemas.problems import CallError

        raise CallError(f"{path} is not there yet: `kb build` makes it")
    return path


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
def init(folder: Path) -> None:
    """Make a folder for a knowledge base."""
    from kb.folder import init as make

    made = make(folder)
    _note(f"{folder}: {'made ' + ', '.join(path.name for path in made) if made else 'all there already'}")
    _note("next: kb add FILE…, kb new event NAME, kb build")


@cli.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--url", help="Address of the article; goes into a YAML head.")
@click.option("--publisher", help="Who published it; goes into a YAML head.")
@click.option("--published", help="Day of publication (ISO); goes into a YAML head.")
@click.pass_obj
def add(folder: Path, files: tuple[str, ...], url: str | None, publisher: str | None, published: str | None) -> None:
    """Copy articles (files, folders, or - for stdin) into articles/."""
    from kb.folder import add as copy

    head = {key: value for key, value in (("url", url), ("publisher", publisher), ("date", published)) if value}
    stdin = sys.stdin.buffer.read() if "-" in files else b""
    for added in copy(folder, files, head, stdin):
        click.echo(str(added.path))
        if not added.new:
            _note(f"{added.given}: the same bytes are there already")


@cli.command()
@click.argument("addresses", metavar="URL|FEED…", nargs=-1, required=True)
@click.option("--most", type=click.IntRange(min=1), default=100, show_default=True, help="Pages of one feed at most.")
@click.pass_obj
def fetch(folder: Path, addresses: tuple[str, ...], most: int) -> None:
    """Save web pages, or all pages that a feed names, into articles/."""
    from kb.fetch import Limits
    from kb.fetch import fetch as save

    failed = False
    for fetched in save(folder, addresses, limits=Limits(entries=most)):
        if fetched.path is not None:
            click.echo(str(fetched.path))
        if fetched.problem is not None:
            failed = True
            _note(str(fetched.problem))
        elif not fetched.new:
            _note(f"{fetched.url}: fetched before")
    if failed:
        sys.exit(1)


@cli.command()
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("name")
@click.pass_obj
def new(folder: Path, kind: str, name: str) -> None:
    """Write a commented YAML template for an event, actor, place, type or decision."""
    from kb.folder import require
    from kb.new import write_new

    click.echo(str(write_new(require(folder), kind, name)))


@cli.command()
@click.pass_obj
def check(folder: Path) -> None:
    """Check all hand-written files; print what their dates were read as."""
    from kb.build import check_folder
    from kb.checks import dates_read
    from kb.folder import require

    checked = check_folder(require(folder))
    for line in dates_read(checked):
        click.echo(line)
    for problem in checked.problems:
        _note(str(problem))
    errors = sum(problem.level == "error" for problem in checked.problems)
    _note(f"{len(checked.events)} events are right; {errors} errors, {len(checked.problems) - errors} warnings")
    if errors:
        sys.exit(1)


@cli.command()
@click.option("--workers", type=click.IntRange(min=1), help="Processes to read with.  [default: all for large batches]")
@click.option("--dask", metavar="ADDRESS", help="Read on the Dask cluster at this address instead.")
@click.option("--extractor", help="Name of another extractor (entry point kb.extractors).")
@click.pass_obj
def build(folder: Path, workers: int | None, dask: str | None, extractor: str | None) -> None:
    """Bring kb.db up to date with the files."""
    from kb.build import build as run
    from kb.folder import require
    from kb.progress import bar

    with bar() as progress:
        report = run(require(folder), workers=workers, dask=dask, extractor=extractor, progress=progress)
    for problem in report.problems:
        _note(str(problem))
    click.echo(str(report))
    if any(problem.level == "error" for problem in report.problems):
        sys.exit(1)


@cli.command()
@click.argument("words", nargs=-1)
@click.option("--actor", help="Only events that this actor takes part in (id or name).")
@click.option("--place", help="Only events at this place or in this country (id or name).")
@click.option("--type", "kind", help="Only this type, or type/mode.")
@click.option("--status", help="Only this status.")
@click.option("--from", "since", metavar="DATE", help="Only what touches this day, month or year, or comes later.")
@click.option("--to", "until", metavar="DATE", help="Only what touches this day, month or year, or comes before.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many, the most salient.")
@click.option("--all", "sayings", is_flag=True, help="Also what somebody merely said.")
@click.option("--format", "form", type=click.Choice(_FORMS), default="text", show_default=True)
@click.pass_obj
def timeline(
    folder: Path,
    words: tuple[str, ...],
    actor: str | None,
    place: str | None,
    kind: str | None,
    status: str | None,
    since: str | None,
    until: str | None,
    limit: int | None,
    sayings: bool,
    form: str,
) -> None:
    """Print events in the order of their dates."""
    from kb.timeline import render

    with _store(folder) as store:
        rows = store.timeline(
            words=" ".join(words) or None,
            actor=actor,
            place=place,
            type=kind,
            status=status,
            since=since,
            until=until,
            limit=limit,
            sayings=sayings or kind is not None,
        )
        click.echo(render(rows, form), nl=False)


@cli.command()
@click.argument("event")
@click.pass_obj
def explain(folder: Path, event: str) -> None:
    """Show how an event's date came about: each sentence, its time words, the reckoning."""
    from kb.explain import explain as tell

    with _store(folder) as store:
        click.echo(tell(store, event), nl=False)


@cli.command()
@click.option("--list", "only_list", is_flag=True, help="Print the queue and ask nothing.")
@click.option("--format", "form", type=click.Choice(_FORMS[1:]), default="csv", show_default=True, help="Of --list.")
@click.option("--by", envvar=("KB_BY", "USER", "USERNAME"), default="me", help="Who decides.  [default: $USER]")
@click.pass_obj
def review(folder: Path, only_list: bool, form: str, by: str) -> None:
    """Go through what the machine found: accept, amend, reject, same as, later."""
    from datetime import date

    from kb.review import Desk, listed, waiting
    from kb.review import review as run
    from kb.timeline import table

    def ask(question: str, default: str) -> str:
        return str(click.prompt(question, default=default, show_default=bool(default)))

    with _store(folder) as store:
        if only_list:
            click.echo(table(listed(waiting(store, folder)), form), nl=False)
        else:
            click.echo(run(store, Desk(folder, by, date.today(), ask, lambda text: click.edit(text, extension=".yml"))))


@cli.command()
@click.argument("old", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def diff(old: Path, new: Path) -> None:
    """Tell what became of events between two databases: appeared, vanished, moved, changed status."""
    from kb.diff import diff as run

    for change in run(old, new):
        click.echo(str(change))


@cli.command()
@click.argument("sql")
@click.option("--format", "form", type=click.Choice(_FORMS), default="text", show_default=True)
@click.option("-p", "--param", "params", type=(str, str), multiple=True, help="Value of a :name in the query.")
@click.pass_obj
def query(folder: Path, sql: str, form: str, params: tuple[tuple[str, str], ...]) -> None:
    """Run an SQL query, read-only."""
    from kb.timeline import table

    with _store(folder) as store:
        click.echo(table(store.query(sql, dict(params)), form), nl=False)


@cli.command()
@click.argument("kind", type=click.Choice((*_KINDS, "all")), default="all")
def schema(kind: str) -> None:
    """Print the JSON Schema of hand-written files."""
    import json

    from kb.new import json_schema

    shown = {name: json_schema(name) for name in _KINDS} if kind == "all" else json_schema(kind)
    click.echo(json.dumps(shown, indent=2, ensure_ascii=False))


@cli.command()
@click.pass_obj
def doctor(folder: Path) -> None:
    """Look for what may be wrong with the installation or the database."""
    from kb.doctor import examine

    findings = list(examine(folder))
    for finding in findings:
        click.echo(f"{'ok  ' if finding.good else 'BAD '} {finding.text}")
    if not all(finding.good for finding in findings):
        sys.exit(1)


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=int, default=8001, show_default=True, help="The next free one is taken if in use.")
@click.option("--public", is_flag=True, help="The closed profile: no SQL of visitors, no download, tight limits.")
@click.option("--open", "browse", is_flag=True, help="Open it in the browser.")
@click.pass_obj
def serve(folder: Path, host: str, port: int, public: bool, browse: bool) -> None:
    """Show the knowledge base in the browser, until Ctrl-C."""
    from kb.publish import serve as run

    _database(folder)
    run(folder, host=host, port=port, public=public, browse=browse)


@cli.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(_EXPORTS))
@click.argument("words", nargs=-1)
@click.option("--actor", help="Only events that this actor takes part in (id or name).")
@click.option("--place", help="Only events at this place or in this country (id or name).")
@click.option("--type", "kind", help="Only this type, or type/mode.")
@click.option("--status", help="Only this status.")
@click.option("--from", "since", metavar="DATE", help="Only what touches this day, month or year, or comes later.")
@click.option("--to", "until", metavar="DATE", help="Only what touches this day, month or year, or comes before.")
@click.option("--base", default="", metavar="URL", help="Address of the published pages (https://…/kb), for links.")
@click.pass_obj
def export(
    folder: Path,
    form: str,
    words: tuple[str, ...],
    actor: str | None,
    place: str | None,
    kind: str | None,
    status: str | None,
    since: str | None,
    until: str | None,
    base: str,
) -> None:
    """Write events for another program: calendar, feed, timeline, map, table or text.

    What a format cannot carry is left out, and said on stderr with the reason.
    """
    from kb.export import About
    from kb.export import export as write
    from kb.publish import metadata_of

    with _store(folder) as store:
        rows = store.timeline(
            words=" ".join(words) or None, actor=actor, place=place, type=kind, status=status, since=since, until=until
        )
        done = write(store.query, [row["id"] for row in rows], form, About(metadata_of(folder)["title"], base))
    click.echo(done.text, nl=False)
    _note(done.told())


@cli.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.pass_obj
def publish(folder: Path, out: Path) -> None:
    """Write a checked snapshot for a public site to a folder, with all that serving it needs."""
    from kb.publish import publish as write

    for path in write(folder, out):
        click.echo(path)
    _note(f"next: {out / 'README.txt'} says how to serve it")


@cli.command()
@click.option("--no-serve", is_flag=True, help="End after printing the timeline.")
@click.option("--port", type=int, default=8001, show_default=True, help="The next free one is taken if in use.")
@click.option("--at", type=click.Path(path_type=Path), default="kb-demo", show_default=True, help="Where to make it.")
def demo(no_serve: bool, port: int, at: Path) -> None:
    """Make the shipped example in ./kb-demo, build it, print it and show it in the browser."""
    from kb.demo import prepare

    click.echo(prepare(at, _note), nl=False)
    if not no_serve:
        from kb.publish import serve as run

        run(at, host="127.0.0.1", port=port, public=False, browse=False)
