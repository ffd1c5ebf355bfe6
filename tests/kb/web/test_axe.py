"""Every kind of page held to the rules of axe-core: light and dark, on a wide screen and on a phone.

What axe-core calls minor or moderate fails too: there is nothing of it, and it shall not come back.
"""

from importlib.resources import files
from typing import Any

import pytest

from tests.kb.web.addresses import FAULTS, PAGES

_ALL = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_OF_LOOKS = ("color-contrast", "target-size", "scrollable-region-focusable", "meta-viewport")
"""The rules that may judge otherwise where the colours or the width are others."""
_RUN = """async (rules) => (await axe.run({runOnly: rules, resultTypes: ["violations"]})).violations
  .map((v) => `${v.impact} ${v.id}: ${v.nodes.map((n) => n.target + " " + n.html.slice(0, 100)).join(" | ")}`)"""


@pytest.fixture(scope="module")
def axe() -> str:
    """The script of axe-core, from the package that is installed for these tests."""
    package = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    return (files(package) / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [*PAGES, *FAULTS])
def test_a_page_breaks_no_rule(browser: Any, site: str, axe: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(site + path)
    page.evaluate(axe + "; 0")
    broken = {"wide, light": page.evaluate(_RUN, list(_ALL))}
    page.emulate_media(color_scheme="dark")
    broken["wide, dark"] = page.evaluate(_RUN, list(_OF_LOOKS))
    page.set_viewport_size({"width": 390, "height": 800})
    broken["phone, dark"] = page.evaluate(_RUN, list(_OF_LOOKS))
    page.emulate_media(color_scheme="light")
    broken["phone, light"] = page.evaluate(_RUN, list(_OF_LOOKS))
    context.close()
    assert {look: found for look, found in broken.items() if found} == {}


def test_a_fault_would_be_seen(browser: Any, site: str, axe: str) -> None:
    """Without this, a script that finds nothing would look like pages without fault."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site)
    page.evaluate("document.querySelector('main h2').style.color = '#ccc'; document.querySelector('nav').append("
                  "Object.assign(document.createElement('a'), {href: '/'}))")  # fmt: skip
    page.evaluate(axe + "; 0")
    found = page.evaluate(_RUN, list(_ALL))
    context.close()
    assert {line.split(":")[0] for line in found} >= {"serious color-contrast", "serious link-name"}
