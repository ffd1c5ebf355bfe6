"""The command line: words for the functions of this package. A command parses, calls one function, prints.

Results go to stdout, progress and notes to stderr. Exit codes: 0 done, 1 the data is wrong, 2 the call is wrong.
Heavy imports stand inside the commands that need them, so that `kb --help` answers at once.
"""

from kb.cli import gather, ask, show  # isort: skip - in the order in which --help lists their commands
from kb.cli.root import cli

__all__ = ["ask", "cli", "gather", "show"]
