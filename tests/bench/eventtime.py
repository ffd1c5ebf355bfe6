"""`eventtime ARTICLES GOLD OUT`: begin and end of given spans, by the product's own time expressions and dating."""

from loaders.dating import Limit
from loaders.extract import estimate
from tests.bench import corpus


def main(argv: list[str]) -> None:
    """Writes `{"doc","eid","kind","begin","end"}` for each span of GOLD, whose attributes are not looked at."""
    articles_path, gold_path, out = argv
    asked, answers = list(corpus.spans(articles_path, gold_path)), []
    with corpus.measured() as meter:
        for article, source, rows in asked:
            meter.count(article["text"])
            for row in rows:
                guess = estimate(source, *row["span"])
                answers.append(
                    {
                        "doc": article["id"],
                        "eid": row["eid"],
                        "kind": guess.kind,
                        "begin": point(guess.begin),
                        "end": point(guess.end),
                    }
                )
    corpus.write(out, answers)


def point(limit: Limit) -> dict[str, str]:
    """A limit in the form that the scorer reads."""
    after, before = limit
    if after and after == before:
        return {"on": after}
    return {name: day for name, day in (("after", after), ("before", before)) if day}
