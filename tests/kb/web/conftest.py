"""A served knowledge base, and a browser that may only talk to this machine."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.kb.web.harbour import harbour
from tests.serving import server

CHROMIUM = Path("/usr/bin/chromium")
_SERVE = """
import sys; from pathlib import Path; from kb.publish import serve
serve(Path(sys.argv[1]), port=8700, public=sys.argv[2] == 'public')
"""
_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextmanager
def served(folder: Path, profile: str = "open") -> Iterator[str]:
    """The address at which a folder is served by a process of its own; it ends with the block."""
    with server([sys.executable, "-c", _SERVE, str(folder), profile]) as (address, _):
        yield address


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small knowledge base, a query and a title of its user's."""
    folder = tmp_path_factory.mktemp("harbour")
    harbour(folder / "kb.db")
    (folder / "metadata.yml").write_text("title: Harbour news\n")
    (folder / "queries").mkdir()
    (folder / "queries" / "by_status.sql").write_text(
        "-- Events by status\n-- How many of each.\nselect status, count(*) as n from events group by status\n"
    )
    return folder


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[str]:
    """Address of the knowledge base, open."""
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def public_site(folder: Path) -> Iterator[str]:
    """Address of the knowledge base in the closed profile."""
    with served(folder, "public") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real Chromium."""
    if not CHROMIUM.exists():
        pytest.skip("no chromium at /usr/bin/chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any, site: str) -> Iterator[Any]:
    """A page that fails the test when it asks another host for anything or its console shows an error."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    faults: list[str] = []
    page.on("request", lambda r: None if r.url.startswith((site, "data:")) else faults.append(f"asked for {r.url}"))
    page.on("console", lambda m: faults.append(f"console: {m.text}") if m.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    yield page
    context.close()
    assert faults == []
