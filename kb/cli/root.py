"""The group that all commands belong to, its errors, and what several commands need."""

import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from schemas.problems import Problem

FORMS = ("text", "json", "csv", "markdown")
"""Forms that rows are printed in."""


Command = Callable[..., Any]
_ALIKE = 10
"""So often is one fault of one file told; the rest is counted."""
_INTERRUPTED = 130
"""What shells expect of a program that Ctrl-C ended."""


_NARROWING = (
    click.option("--actor", help="Only events that this actor takes part in (id or name)."),
    click.option("--place", help="Only events at this place, or in this country or region (id or name)."),
    click.option("--type", help="Only this type, or type/mode."),
    click.option("--status", help="Only this status."),
    click.option("--from", "since", metavar="DATE", help="Only what touches this day, month or year, or comes later."),
    click.option("--to", "until", metavar="DATE", help="Only what touches this day, month or year, or comes before."),
)


def narrowing(command: Command) -> Command:
    """The command with the words and options that say which events are meant, the same wherever events are asked for.

    The command gets them as `chosen`: what `Store.timeline` takes.
    """

    @wraps(command)
    def run(*args: Any, words: tuple[str, ...], actor: str | None, place: str | None, type: str | None,
            status: str | None, since: str | None, until: str | None, **others: Any) -> Any:  # fmt: skip
        chosen = {"words": " ".join(words) or None, "actor": actor, "place": place, "type": type, "status": status,
                  "since": since, "until": until}  # fmt: skip
        return command(*args, chosen=chosen, **others)

    wrapped: Command = click.argument("words", nargs=-1)(run)
    for option in reversed(_NARROWING):
        wrapped = option(wrapped)
    return wrapped


class _Group(click.Group):
    """Turns our errors into messages and exit codes, and lists commands in the order of use."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Runs the command line; a terminal or file that cannot hold a sign gets a question mark for it."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper) and stream.errors == "strict":
                stream.reconfigure(errors="replace")
        return super().main(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # The reader of our output has gone (`kb timeline | head`): nothing is wrong.
            sys.stderr.close()
            ctx.exit(0)
        except (KeyboardInterrupt, click.Abort):
            kept = "; what was written is whole, and `kb build` goes on from there"
            click.echo(f"\nkb: stopped{kept if ctx.invoked_subcommand == 'build' else ''}", err=True)
            ctx.exit(_INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except Exception as error:
            ctx.exit(_told(error))


def _told(error: Exception) -> int:
    """Prints one of our own errors, or what the system refused, and gives its exit code; raises any other again."""
    from schemas.problems import CallError, KbError, ProblemsError  # pydantic: a fifth of a second

    if isinstance(error, OSError) and error.filename is not None:
        click.echo(f"kb: {error.filename}: {error.strerror}", err=True)
        return 1
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
    """Events with their evidence: articles and YAML in, a browsable timeline out.

    See it first with `kb demo`. For a knowledge base of your own: `kb init FOLDER`, then in that folder `kb add FILES`,
    `kb build` and `kb serve`; `kb COMMAND --help` tells more of each.

    Results go to stdout, remarks to stderr. Exit codes: 0 done, 1 the data is at fault, 2 the call is, 130 stopped.
    """
    ctx.obj = folder
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, format="%(message)s", stream=sys.stderr)


def note(text: str) -> None:
    """Tells the person something beside the results."""
    click.echo(text, err=True)


def note_problems(problems: Iterable["Problem"]) -> None:
    """Tells what is wrong; of a fault that one file has many times, the first few and how many more there are."""
    told: Counter[tuple[str, str, str]] = Counter()
    for problem in problems:
        kind = (problem.file, problem.code, problem.message)
        told[kind] += 1
        if told[kind] <= _ALIKE:
            note(str(problem))
    for (file, code, message), count in told.items():
        if count > _ALIKE:
            note(f"{file}: {code}: {count - _ALIKE:,} more like these: {message} (`--format json` lists all)")


@contextmanager
def open_store(folder: Path) -> Iterator[Any]:
    """The folder's database, open for reading."""
    from kb.store import Store

    with Store.read(database(folder)) as store:
        yield store


def database(folder: Path) -> Path:
    """The folder's database; CallError where it is not built yet."""
    from kb.folder import DATABASE, require

    path = require(folder) / DATABASE
    if not path.exists():
        from schemas.problems import CallError

        raise CallError(f"{path} is not there yet: `kb build` makes it")
    return path
