"""Commands that bring things in: articles, what people write, the build."""

import json
import shlex
import sys
from pathlib import Path

import click

from kb.cli.root import cli, note, note_problems

KINDS = ("event", "actor", "place", "type", "decision")


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.pass_obj
def init(base: Path, folder: Path) -> None:
    """Make a folder for a knowledge base."""
    from kb.folder import init as make

    folder = base / folder
    made = make(folder)
    note(f"{folder}: {'made ' + ', '.join(path.name for path in made) if made else 'all there already'}")
    there = "" if folder == Path() else f"cd {shlex.quote(str(folder))}, then "
    note(f"next: {there}kb add FILE…, kb new event NAME, kb build")


@cli.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--url", help="Address of the article; goes into a YAML head.")
@click.option("--publisher", help="Who published it; goes into a YAML head.")
@click.option("--published", help="Day of publication (ISO); goes into a YAML head.")
@click.pass_obj
def add(folder: Path, files: tuple[str, ...], url: str | None, publisher: str | None, published: str | None) -> None:
    """Copy articles (files, folders, or - for stdin) into articles/.

    Pictures and other files that no reader knows are left out, and counted; the forms that are known stand in README.
    """
    from collections import Counter

    from kb.folder import add as copy

    head = {key: value for key, value in (("url", url), ("publisher", publisher), ("date", published)) if value}
    stdin = sys.stdin.buffer.read() if "-" in files else b""
    done = copy(folder, files, head, stdin)
    for added in done:
        if added.path is not None:
            click.echo(str(added.path))
            if not added.new:
                note(f"{added.given}: the same bytes are there already")
    left_out = Counter(Path(added.given).suffix.lower() for added in done if added.path is None)
    if left_out:
        from loaders.readers import known

        forms = ", ".join(f"{form} ({count})" for form, count in sorted(left_out.items()))
        note(
            f"left out, since no reader knows their form: {forms}; known are {', '.join('.' + one for one in known())}"
        )
    if any(added.path is None and added.given in files for added in done):  # named in the call, not found in a folder
        sys.exit(1)


@cli.command()
@click.argument("addresses", metavar="URL|FEED…", nargs=-1, required=True)
@click.option("--most", type=click.IntRange(min=1), default=100, show_default=True, help="Pages of one feed at most.")
@click.pass_obj
def fetch(folder: Path, addresses: tuple[str, ...], most: int) -> None:
    """Save web pages, or all pages that a feed names, into articles/.

    What was saved before is not asked for again; robots.txt is respected. A build never needs the network.
    """
    from kb.fetch import Limits
    from kb.fetch import fetch as save

    failed = False
    for fetched in save(folder, addresses, limits=Limits(entries=most)):
        if fetched.path is not None:
            click.echo(str(fetched.path))
        if fetched.problem is not None:
            failed = True
            note(str(fetched.problem))
        elif not fetched.new:
            note(f"{fetched.url}: fetched before")
    if failed:
        sys.exit(1)


@cli.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("name")
@click.pass_obj
def new(folder: Path, kind: str, name: str) -> None:
    """Begin a hand-written file: a commented template, named NAME.

    It says of every field what it takes; the path is printed, to open it in an editor. `kb check` reads it back.
    """
    from kb.folder import require
    from kb.new import write_new

    click.echo(str(write_new(require(folder), kind, name)))


@cli.command()
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.pass_obj
def check(folder: Path, form: str) -> None:
    """Check all hand-written files; print how their dates were read.

    Each fault is told with file, line, column and the nearest cure. Exits with 1 where a file has an
    error; a warning holds nothing back.
    """
    from kb.build import check_folder
    from kb.checks import dates_read
    from kb.folder import require

    checked = check_folder(require(folder))
    errors = sum(problem.level == "error" for problem in checked.problems)
    if form == "json":
        problems = [problem.model_dump() for problem in checked.problems]
        _print_json({"events": len(checked.events), "dates": list(dates_read(checked)), "problems": problems})
    else:
        for line in dates_read(checked):
            click.echo(line)
        note_problems(checked.problems)
        counts = ((len(checked.events), "right event"), (errors, "error"), (len(checked.problems) - errors, "warning"))
        note(", ".join(f"{number:,} {word}{'' if number == 1 else 's'}" for number, word in counts))
    if errors:
        sys.exit(1)


@cli.command()
@click.argument("kind", type=click.Choice((*KINDS, "all")), default="all")
def schema(kind: str) -> None:
    """Print the JSON Schema of hand-written files."""
    from kb.new import json_schema

    _print_json({name: json_schema(name) for name in KINDS} if kind == "all" else json_schema(kind))


@cli.command()
@click.option("--workers", type=click.IntRange(min=1), help="Processes to read with.  [default: all for large batches]")
@click.option("--dask", metavar="ADDRESS", help="Read on the Dask cluster at this address instead.")
@click.option("--extractor", help="Name of another extractor (entry point kb.extractors).")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.pass_obj
def build(folder: Path, workers: int | None, dask: str | None, extractor: str | None, form: str) -> None:
    """Bring kb.db up to date with the files.

    Exits with 1 where a file has an error: it is held back, all others are in.
    """
    from kb.build import build as run
    from kb.folder import require
    from kb.progress import bar

    with bar() as progress:
        report = run(require(folder), workers=workers, dask=dask, extractor=extractor, progress=progress)
    if form == "json":
        _print_json(report.as_dict())
    else:
        note_problems(report.problems)
        click.echo(str(report))
    if any(problem.level == "error" for problem in report.problems):
        sys.exit(1)


def _print_json(told: object) -> None:
    click.echo(json.dumps(told, indent=2, ensure_ascii=False))
