"""The closed profile against people who mean ill: nothing leaves, nothing runs, nothing breaks."""

import socket
from urllib.parse import urlsplit

import httpx
import pytest

from tests.kb.web.harbour import NOTES, SCRIPT

REFUSED = [
    "/kb?sql=select+1", "/kb.json?sql=select+*+from+sqlite_master", "/kb.db", "/kb/events?_where=1=1",
    "/kb/events?_size=999999999", "/kb/events?_size=-1", "/kb/events?_sort=nope", "/kb/events?_sort_desc=a;b",
    "/kb/events?_next=a,b,c,d", "/kb/events?_facet=title", "/kb/events?_facet_array=tags", "/kb/events?_through=xx",
    "/kb/events?_through={%22table%22:%22x%22}", "/kb/events?_search=%22", "/kb/events?_search=(&_searchmode=raw",
    "/kb/events?_fts_table=sqlite_master&_search=a", "/kb/events?_fts_pk=x%27--&_search=a", "/kb/events?_col=nope",
    "/kb/events?id__in=[1", "/kb/events.csv?_stream=1", "/_internal", "/_internal/databases", "/-/databases.json",
    "/-/plugins", "/-/settings.json", "/-/metadata.json", "/-/threads", "/-/versions", "/-/permissions",
    "/-/auth-token", "/-/messages", "/-/patterns", "/-/static-plugins/event-kb/%2e%2e/pages.py",
    "/-/static-plugins/event-kb/..%2f..%2fpages.py", "/kb/-/export.ics?actor=%27", "/kb/-/export.exe", 
    "/kb/-/newest.exe", "/kb/sqlite_master", "/kb/events?_sort=title&_sort_desc=title", "/kb/events.json?_shape=nope",
    "/kb/events?_facet_date=earliest", "/kb/events?_sort_desc=nope&_col=title",
    "/kb/events/%00", "/kb/events/..%2f..%2fkb.db", "/kb/events/%2e%2e/%2e%2e/etc/passwd", "/kb/sources/" + "x" * 3000,
    "/kb/actors/japan%0d%0aset-cookie:a=b", "/kb/-/event/%2e%2e.ics", "/kb/-/actor/japan%0d%0ax:y.ics",
    "/kb/-/place/%27%20or%201=1.csv", 
    "/kb.json?sql=with+recursive+a(n)+as+(select+1+union+all+select+n+from+a)+select+n+from+a",
    "/kb.csv?sql=select+1", "/kb/-/../../-/plugins.json", "/.env",
    "/kb/problems", "/kb/decisions.json", "/kb/suggestions", "/kb/files", "/kb/review_queue.csv", "/kb/to_review",
    "/-/allow-debug", "/-/actor.json", "/-/logout", "/-/create-token", "/kb/-/query?sql=select+1", "/kb/-/insert",
]  # fmt: skip
ANSWERED = [
    "/kb/events?_search=%22%22%22OR(", "/kb/events?_next=%00", "/kb/events?_actor=%27%20or%201=1",
    "/kb/events?title__glob=" + "*" * 60 + "a", "/kb/events?_trace=1", "/kb/events?_context=1",
    "/kb/events?_timelimit=99999999", "/kb/-/timeline?from=99999999999&to=1", "/kb/-/timeline?from=-9999&to=9999",
    "/kb/-/timeline?from=-99999&to=99999", "/kb/-/timeline?from=%3Cscript%3E&to=%22", "/kb/-/timeline?q=%22%22%22",
    "/kb/-/timeline?q=*", "/kb/-/timeline?q=NEAR(a+b", "/kb/-/timeline?q=" + "a" * 5000, "/kb/-/timeline?type=%27",
    "/kb/-/timeline?actor=%3Cscript%3Ealert(1)%3C/script%3E", "/kb/-/timeline?around=%00&part=1",
    "/kb/-/timeline.json?from=2024&to=2023", "/kb/-/search?q=%00", "/kb/-/search?q=%ff%fe",
    "/kb/-/search?q=" + "%22" * 99,
    "/kb/events?_actor=" + "&_actor=".join(["japan"] * 200), "/kb/events?_facet_size=max",
    "/kb/planned_next?sql=select+1&_where=1", "/kb/events?title__nosuch=1",
    "/kb/events?_labels=on&_json=tags", "/kb/events?_nl=on&_shape=array", "/kb/events?status=" + "%F0%9F%92%A5" * 300,
    "/kb/events?_col=title&_col=id", "/kb/events?_columns=%3Cscript%3Ealert(1)%3C/script%3E", "/kb/events?=&&==",
    "/kb/events?_next=9999999999999999999999,x", "/kb/-/export.ics?from=0001&to=0001", "/kb/-/export.md?q=%3Cscript%3E",
    "/kb/-/timeline?part=1&q=%3Cscript%3Ealert(1)%3C/script%3E", "/kb/-/timeline?from=2024-02-31",
    "/?_trace=1&_context=1",
    "/kb/events_on_day?day=%27%3Bdrop", "/kb/events_on_day?day=9999999999999", "/kb/actor_timeline?actor=" + "x" * 4000,
    "/kb/event_sources?event=%27", "/kb/-/actors?q=%25%25%25_",
]  # fmt: skip


def clean(answer: httpx.Response) -> None:
    assert SCRIPT not in answer.text and "<script>alert" not in answer.text
    assert "Traceback" not in answer.text and "kb.db" not in answer.text


@pytest.mark.parametrize("path", REFUSED)
def test_what_is_closed_is_refused(public_site: str, path: str) -> None:
    answer = httpx.get(public_site + path, timeout=30, follow_redirects=True)
    assert 400 <= answer.status_code < 500
    clean(answer)


@pytest.mark.parametrize("path", ANSWERED)
def test_what_is_odd_is_answered_or_refused(public_site: str, path: str) -> None:
    answer = httpx.get(public_site + path, timeout=30)
    assert answer.status_code in (200, 400)
    clean(answer)


@pytest.mark.parametrize(("page", "said"), [("events/tokyo-talks", "the desk"), ("events/tokyo-talks", NOTES)])
def test_what_is_between_editors_is_on_their_own_pages_only(site: str, public_site: str, page: str, said: str) -> None:
    assert said in httpx.get(f"{site}/kb/{page}", timeout=30).text
    assert said not in httpx.get(f"{public_site}/kb/{page}", timeout=30).text


def test_nothing_is_written(public_site: str) -> None:
    for path in (
        "/",
        "/kb/events",
        "/kb/events/tokyo-talks",
        "/kb/planned_next",
        "/kb/-/timeline",
        "/kb/-/newest.atom",
    ):
        for method in ("POST", "PUT", "DELETE", "PATCH"):
            answer = httpx.request(method, public_site + path, content=b"_method=x&sql=drop", timeout=30)
            assert answer.status_code in (400, 403, 404, 405), (method, path)
        assert httpx.head(public_site + path, timeout=30).status_code == 200


def test_pages_are_kept_to_their_host(public_site: str) -> None:
    policy = httpx.get(f"{public_site}/kb/events", timeout=30).headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self';" in policy and "unsafe" not in policy


def test_a_broken_request_line_does_not_stop_the_server(public_site: str) -> None:
    at = urlsplit(public_site)
    for raw in (b"GET /kb/\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n", b"\x00\x01\x02\r\n\r\n", b"GET " + b"/" * 70_000):
        with socket.create_connection((at.hostname, at.port), timeout=10) as connection:
            connection.sendall(raw)
    assert httpx.get(public_site, timeout=30).status_code == 200
