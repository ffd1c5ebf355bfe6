"""`python -m kb`: the command line, where the folder of installed commands is not on the path."""

from kb.cli import cli

if __name__ == "__main__":
    cli(prog_name="kb")
