"""`python -m tests.bench frame IN OUT`: pages rendered as plain text, read as .txt files are; for pages/score.py."""

from inscriptis import get_text

from loaders.sources import read_text_article
from tests.bench.corpus import measured, read, write
from tests.bench.pages import prediction


def main(argv: list[str]) -> None:
    source, out = argv
    texts, found = [(page["id"], get_text(page["html"])) for page in read(source)], []
    with measured() as meter:
        for number, (key, text) in enumerate(texts):
            meter.count(text)
            found.append(prediction(key, read_text_article(text, source_id=f"page-{number}")))
    write(out, found)
