"""`python -m tests.bench COMMAND …`: hands over to the module of that name."""

import importlib
import pkgutil
import sys

import tests.bench


def main() -> None:
    known = sorted(m.name for m in pkgutil.iter_modules(tests.bench.__path__) if not m.name.startswith("_"))
    commands = [name for name in known if name not in ("corpus",)]
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        sys.exit(f"usage: python -m tests.bench COMMAND …; commands: {', '.join(commands)}")
    importlib.import_module(f"tests.bench.{sys.argv[1]}").main(sys.argv[2:])


if __name__ == "__main__":
    main()
