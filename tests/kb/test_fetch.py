"""Fetching, from a server of our own on this machine: what is saved, what is refused, and how politely."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kb.fetch import Fetched, Limits, fetch
from loaders.sources import Loaded, read_file

PAGE = b"""<html><head><title>Harbour talks</title></head><body><article><h1>Harbour talks</h1>
<p>The ministers of both ports met on Monday to settle the fees of the new harbour.</p>
<p>They will meet again in the spring, when the northern pier has been finished.</p></article></body></html>"""
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Made-up News</title>
<item><title>One</title><link>http://127.0.0.1:%d/one</link><description>First text.</description></item>
<item><title>Two</title><link>http://127.0.0.1:%d/shut/two</link><description>Second.</description></item>
<item><title>One again</title><link>http://127.0.0.1:%d/one</link><description>First.</description></item>
</channel></rss>"""
FAST = Limits(pause=0.0, seconds=5.0, bytes=100_000)


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        port = self.server.server_address[1]
        answers: dict[str, tuple[int, str, bytes]] = {
            "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /shut/\n"),
            "/one": (200, "text/html; charset=utf-8", PAGE),
            "/latin": (200, "text/html; charset=iso-8859-1", PAGE.replace(b"harbour", "h\xe2vre".encode("latin-1"))),
            "/feed": (200, "application/rss+xml", FEED % (port, port, port)),
            "/picture": (200, "image/png", b"\x89PNG"),
            "/large": (200, "text/html", b"x" * 200_000),
            "/note": (200, "text/plain", b"A plain note."),
            "/h%C3%A4fen?tag=%C3%BC": (200, "text/html; charset=utf-8", PAGE),
        }
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/one")
            self.end_headers()
            return
        if self.path == "/file":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
            return
        if self.path == "/slow":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            for _ in range(40):
                self.wfile.write(b"drop ")
                self.wfile.flush()
                time.sleep(0.05)
            return
        status, kind, body = answers.get(self.path, (404, "text/html", b"not here"))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the test's output quiet."""


@contextmanager
def _served(handler: type[BaseHTTPRequestHandler]) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    server.asked = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadingHTTPServer]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with _served(_Site) as server:
        yield server


def _url(site: ThreadingHTTPServer, path: str) -> str:
    return f"http://127.0.0.1:{site.server_address[1]}{path}"


def _one(folder: Path, site: ThreadingHTTPServer, path: str, limits: Limits = FAST) -> Fetched:
    (found,) = fetch(folder, [_url(site, path)], limits=limits)
    return found


def test_a_page_is_kept_as_it_came_and_read_with_its_address(tmp_path: Path, site: ThreadingHTTPServer) -> None:
    found = _one(tmp_path, site, "/one")
    assert found.new and found.path is not None
    assert found.path.read_bytes().startswith(PAGE)
    (loaded,) = read_file(found.path, tmp_path)
    assert isinstance(loaded, Loaded)
    assert loaded.source.url == _url(site, "/one")
    assert loaded.source.title == "Harbour talks"


def test_an_address_in_other_letters_is_asked_for_encoded(tmp_path: Path, site: ThreadingHTTPServer) -> None:
    assert _one(tmp_path, site, "/häfen?tag=ü").problem is None
    told = _one(tmp_path, site, "/häfen?tag=ä").problem
    assert told is not None and "404" in told.message
    (refused,) = fetch(tmp_path, ["https://ä..example/"], limits=FAST)
    assert refused.problem is not None and "no name of a server" in refused.problem.message


def test_what_was_fetched_is_not_asked_for_again(tmp_path: Path, site: ThreadingHTTPServer) -> None:
    first = _one(tmp_path, site, "/one")
    again = _one(tmp_path, site, "/one")
    assert (again.path, again.new) == (first.path, False)
    assert site.asked.count("/one") == 1  # type: ignore[attr-defined]


def test_the_encoding_that_only_the_server_states_is_kept(tmp_path: Path, site: ThreadingHTTPServer) -> None:
    found = _one(tmp_path, site, "/latin")
    assert found.path is not None
    (loaded,) = read_file(found.path, tmp_path)
    assert isinstance(loaded, Loaded)
    assert "hâvre" in loaded.source.text


def test_a_feed_brings_each_of_its_pages_once(tmp_path: Path, site: ThreadingHTTPServer) -> None:
    found = list(fetch(tmp_path, [_url(site, "/feed")], limits=FAST))
    assert [(f.url.rpartition("/")[2], f.new) for f in found] == [("one", True), ("two", False)]
    assert "robots.txt" in str(found[1].problem)
    assert "/shut/two" not in site.asked  # type: ignore[attr-defined]


def test_a_redirect_is_followed_on_the_web_only(tmp_path: Path, site: ThreadingHTTPServer) -> None:
    assert _one(tmp_path, site, "/moved").new
    assert _one(tmp_path, site, "/file").problem is not None


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/shut/page", "robots.txt shuts"),
        ("/picture", "is image/png"),
        ("/large", "larger than 100 kB"),
        ("/nowhere", "answered 404"),
    ],
)
def test_what_cannot_be_taken_is_a_problem(tmp_path: Path, site: ThreadingHTTPServer, path: str, said: str) -> None:
    found = _one(tmp_path, site, path)
    assert found.path is None
    assert found.problem is not None and said in found.problem.message
    assert not list((tmp_path).rglob("*.html"))


def test_an_answer_that_never_ends_is_cut(tmp_path: Path, site: ThreadingHTTPServer) -> None:
    found = _one(tmp_path, site, "/slow", Limits(pause=0.0, seconds=0.3))
    assert found.problem is not None and "did not end" in found.problem.message


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/a", "example.org", "http://"])
def test_only_the_web_is_asked(tmp_path: Path, url: str) -> None:
    (found,) = fetch(tmp_path, [url], limits=FAST)
    assert found.problem is not None and "no address of a web page" in found.problem.message


def test_a_server_is_given_its_pause(tmp_path: Path, site: ThreadingHTTPServer) -> None:
    pauses: list[float] = []
    urls = [_url(site, "/one"), _url(site, "/note")]
    assert all(f.new for f in fetch(tmp_path, urls, limits=Limits(pause=2.0), sleep=pauses.append))
    assert len(pauses) == 2 and all(1.0 < pause <= 2.0 for pause in pauses)


class _Failing(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_error(503)

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the test's output quiet."""


def test_a_server_that_cannot_tell_its_rules_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with _served(_Failing) as server:
        found = _one(tmp_path, server, "/one")
    assert found.problem is not None and "robots.txt" in found.problem.message
