"""The group that all commands belong to, its errors, and what several commands need."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

FORMS = ("text", "json", "csv", "markdown")
"""Forms that rows are printed in."""


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


def note(text: str) -> None:
    """Tells the person something beside the results."""
    click.echo(text, err=True)


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
