"""`python -m tests.bench timex IN OUT`: TIMEX3 values for the texts of a corpus."""

import sys

from loaders.anchor import as_timex3, resolve
from loaders.timex import find_timexes
from tests.bench.corpus import day, measured, read, write


def main(argv: list[str]) -> None:
    if len(argv) != 2:
        sys.exit("usage: python -m tests.bench timex IN OUT")
    documents = read(argv[0])
    for language in {document.get("lang", "en") for document in documents}:
        find_timexes("28 July 2024", language)  # compiles the rules, once a process: loading, not measured
    answers = []
    with measured() as meter:
        for document in documents:
            text = document["text"]
            found = find_timexes(text, document.get("lang", "en"))
            resolved = resolve(text, found, day(document.get("dct")))
            answers.append((document["id"], resolved))
            meter.count(text)
    write(
        argv[1],
        (
            {
                "id": name,
                "timexes": [
                    {"start": tag.start, "end": tag.end, "type": tag.type, "value": tag.value}
                    for r in resolved
                    for tag in as_timex3(r)
                ],
            }
            for name, resolved in answers
        ),
    )
