"""`eventdate ARTICLES GOLD OUT`: the day of given spans, by the product's own time expressions and dating."""

from loaders.extract import date_span
from schemas.edtf import OPEN_END
from schemas.times import EventTime
from tests.bench import corpus


def main(argv: list[str]) -> None:
    """Writes `{"doc","eid","begin","end"}` for each span of GOLD; both null where one is open or unknown."""
    articles_path, gold_path, out = argv
    asked, answers = list(corpus.spans(articles_path, gold_path)), []
    with corpus.measured() as meter:
        for article, source, rows in asked:
            meter.count(article["text"])
            for row in rows:
                begin, end = bounds(date_span(source, *row["span"])) if row["span"] else (None, None)
                answers.append({"doc": article["id"], "eid": row["eid"], "begin": begin, "end": end})
    corpus.write(out, answers)


def bounds(when: EventTime) -> tuple[str | None, str | None]:
    """The outer bounds of a time; both None where one is open or unknown."""
    first, last = when.earliest, when.latest
    if first is None or last is None or last == OPEN_END or first.startswith(("-", "0000-")):
        return None, None
    return first, last
