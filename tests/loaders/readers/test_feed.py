"""Feeds as they come: tags in titles, addresses without their site, days that read two ways."""

import pytest

from loaders.readers.feed import read_feed
from schemas.text import RawText

TEXT = "The ports agreed on Tuesday to share the fees."


def one(item: str) -> RawText:
    data = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay</title><link>https://quay.example/news</link>
    <item>{item}<description>{TEXT}</description></item></channel></rss>"""
    (raw,) = read_feed(data.encode())
    assert isinstance(raw, RawText)
    return raw


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("<![CDATA[Ports <b>agree</b> on &amp; about fees]]>", "Ports agree on & about fees"),
        ("Ports &amp;amp; piers", "Ports & piers"),
        ("Is 3 &lt; 5?", "Is 3 < 5?"),
        ("Ports agree", "Ports agree"),
    ],
)
def test_a_title_is_plain_text(written: str, title: str) -> None:
    assert one(f"<title>{written}</title>").title == title


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://quay.example/1", "https://quay.example/1"),
        ("/2023/fees", "https://quay.example/2023/fees"),
        ("//other.example/1", "https://other.example/1"),
        ("tag-17", None),
    ],
)
def test_an_address_is_whole_or_none(link: str, url: str | None) -> None:
    assert one(f"<link>{link}</link>").url == url


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("Tue, 14 Mar 2023 18:05:00 +0100", "2023-03-14"),
        ("03/04/2023", None),
        ("soon", None),
        ("14/03/2023", "2023-03-14"),
    ],
)
def test_a_day_that_reads_two_ways_is_none(stated: str, day: str | None) -> None:
    raw = one(f"<title>Fees</title><pubDate>{stated}</pubDate>")
    assert (raw.published.isoformat()[:10] if raw.published else None) == day
