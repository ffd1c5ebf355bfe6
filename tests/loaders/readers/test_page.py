"""What web pages state of themselves, in the shapes that programs write: day, author, title, and no one else's."""

import json

import pytest

from loaders.readers.html import read_page
from loaders.sources import article
from schemas.text import RawText

BODY = """<p>The two ports agreed on Tuesday to share the fees of the new harbour, ending a quarrel of nine years.</p>
<p>A board will sit from June on, the director of the southern port told reporters in the town hall.</p>
<p>Fishermen had protested against the plan, saying that the berth would take away half of their landing place.</p>"""
TITLE = "Ports settle their quarrel"


def page(*scripts: object, head: str = "", below: str = "", foot: str = "") -> RawText:
    told = "".join(
        f'<script type="application/ld+json">{one if isinstance(one, str) else json.dumps(one)}</script>'
        for one in scripts
    )
    return read_page(
        f"<html lang=en><head><title>{TITLE}</title>{head}{told}</head><body><article><h1>{TITLE}</h1>{below}{BODY}"
        f"</article>{foot}</body></html>"
    )


def day(raw: RawText) -> tuple[str | None, str | None]:
    return (raw.published.isoformat() if raw.published else None, raw.published_method)


NEWS = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2023-03-14T18:05:00+01:00"}
WHEN = ("2023-03-14T18:05:00+01:00", "json-ld")
OTHER = {"@type": "NewsArticle", "headline": "A market hall opens", "datePublished": "2020-01-01"}
SCRIPTS: dict[str, object] = {
    "one record": NEWS,
    "a list with others of the site": [{"@type": "Organization", "name": "Quay"}, NEWS],
    "a graph in which the page has a day, too": {
        "@graph": [{"@type": "WebPage", "name": TITLE, "datePublished": "2010-01-01"}, NEWS]
    },
    "changed later": NEWS | {"dateModified": "2023-03-20"},
    "values in lists": NEWS | {"datePublished": ["2023-03-14T18:05:00+01:00"], "headline": [TITLE]},
    "another article first": [OTHER, NEWS],
    "a list of other articles": [{"@type": "ItemList", "itemListElement": [OTHER]}, NEWS],
    "entries of a live blog": NEWS | {"@type": "LiveBlogPosting", "liveBlogUpdate": [OTHER]},
    "in a comment": f"<!--\n{json.dumps(NEWS)}\n//-->",
    "in CDATA": f"//<![CDATA[\n{json.dumps(NEWS)}\n//]]>",
    "no JSON": '{"@type": "Report", "headline": "Ports "settle"", "datePublished": "2023-03-14T18:05:00+01:00",}',
}


@pytest.mark.parametrize("shape", SCRIPTS)
def test_the_day_that_json_ld_states(shape: str) -> None:
    raw = page(SCRIPTS[shape])
    assert day(raw) == WHEN
    assert raw.title == TITLE


def test_milliseconds_since_1970_are_a_day_and_their_zero_is_none() -> None:
    assert day(page(NEWS | {"datePublished": "1678813500000"})) == ("2023-03-14T17:05:00+00:00", "json-ld")
    assert day(page(NEWS | {"datePublished": "1970-01-01T00:00:00Z"})) == (None, None)


def test_microdata_states_day_and_author() -> None:
    raw = page(
        below="""<div><span itemprop=author itemscope><b itemprop=name>Quay Desk</b></span>
        <time itemprop=datePublished datetime="2023-03-14T18:05:00+01:00">Tuesday</time></div>"""
    )
    assert day(raw) == (WHEN[0], "microdata")
    assert raw.author == "Quay Desk"


def test_names_told_elsewhere_by_their_id() -> None:
    graph = [
        NEWS | {"author": {"@id": "#desk"}, "publisher": {"@id": "#quay"}},
        {"@type": "Person", "@id": "#desk", "name": "Quay Desk"},
        {"@type": "Organization", "@id": "#quay", "name": "The Quay"},
    ]
    raw = page({"@graph": graph})
    assert (raw.author, raw.publisher) == ("Quay Desk", "The Quay")


def test_a_day_of_the_last_change_counts_where_no_other_is_found_and_says_so() -> None:
    changed = {"@type": "NewsArticle", "headline": TITLE, "dateModified": "2023-03-20T08:00:00+01:00"}
    raw = page(changed)
    assert day(raw) == ("2023-03-20T08:00:00+01:00", "json-ld, modified")
    assert "last change" in (article(raw, source_id="a-b-c").source.published_doubt or "")
    printed = page(changed, below='<p><time datetime="2023-03-14">14 March 2023</time></p>')
    assert day(printed) == ("2023-03-14", "htmldate")


@pytest.mark.parametrize(
    "foot", ["<section class=comments>{}</section>", "<aside>{}</aside>", "<div class=related>{}</div>"]
)
def test_the_days_of_comments_and_other_articles_are_not_the_pages(foot: str) -> None:
    other = '<div><time datetime="2023-04-01">1 April 2023</time><p>I read this with my coffee.</p></div>'
    assert day(page(foot=foot.format(other * 3))) == (None, None)


def test_a_line_that_holds_but_the_day_is_a_dateline() -> None:
    raw = page(NEWS, below="<p>Published 14 March 2023, 18:05</p>")
    kinds = {raw.text[start:end]: kind for start, end, kind in raw.labels or ()}
    assert kinds["Published 14 March 2023, 18:05"] == "dateline"


def test_a_page_for_subscribers_says_that_it_may_be_a_beginning() -> None:
    assert any("subscribers" in note for note in page(NEWS | {"isAccessibleForFree": "False"}).notes)
    assert page(NEWS | {"isAccessibleForFree": True}).notes == ()


def test_prose_in_a_layout_table_is_prose() -> None:
    raw = read_page(f"<html><body><h1>{TITLE}</h1><table><tr><td>{BODY}</td><td>x</td></tr></table></body></html>")
    assert "|" not in raw.text.replace(" | x", "")


def test_the_time_of_day_above_the_entries_of_a_live_page_is_frame() -> None:
    entries = [line.removeprefix("<p>").removesuffix("</p>") for line in BODY.split("\n")]
    clocks = ["10:45 BST", "11:20 BST", "3.05pm"]
    told = "".join(f"<div><p>{clock}</p><p>{entry}</p></div>" for clock, entry in zip(clocks, entries, strict=True))
    raw = read_page(f"<html lang=en><body><article><h1>{TITLE}</h1>{told}</article></body></html>")
    kinds = {raw.text[start:end]: kind for start, end, kind in raw.labels or ()}
    assert {kinds[clock] for clock in clocks if clock in kinds} == {"frame"}
    assert {kinds[entry] for entry in entries} == {"body"}
