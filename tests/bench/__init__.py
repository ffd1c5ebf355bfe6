"""Measuring: `python -m tests.bench COMMAND …` writes predictions on a corpus and prints speed and memory.

One module a command, with `main(argv: list[str]) -> None`. Nothing here is part of the product, and nothing of a
corpus is copied here.
"""
