"""`python -m tests.bench COMMAND …`: hands over to the module of that name."""

import importlib
import sys

from tests.bench import commands


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in commands():
        sys.exit(f"usage: python -m tests.bench COMMAND …; commands: {', '.join(commands())}")
    importlib.import_module(f"tests.bench.{sys.argv[1]}").main(sys.argv[2:])


if __name__ == "__main__":
    main()
