"""A person's way through the pages, in a real browser; every test fails on a script fault or a call to another host."""

from typing import Any

import pytest

from tests.kb.web.harbour import TALKS

PATHS = [
    "/", f"/kb/events/{TALKS}", "/kb/sources/harbour-times", "/kb/actors/japan", "/kb/places/tokyo", "/kb/-/timeline",
    "/kb/-/search?q=drills", "/kb/-/actors", "/kb/events", "/kb", "/kb/actor_timeline?actor=japan", "/kb/mentions",
    "/kb/participations", "/kb/event_types/meeting",
]  # fmt: skip
CONTRAST = """() => {
  const light = (c) => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map((v) => v / 255)
    .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const under = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
    if (!c.startsWith("rgba(0, 0, 0, 0")) return c; } return "rgb(255, 255, 255)"; };
  const faint = [];
  for (const e of document.querySelectorAll("main *, header *, footer *")) {
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()) || e.closest("svg")) continue;
    if (!e.getClientRects().length || e.closest(".kb-hidden, .kb-skip, details:not([open])")) continue;
    const a = light(getComputedStyle(e).color), b = light(under(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) faint.push([e.tagName, e.className, e.textContent.trim().slice(0, 30), ratio.toFixed(2)]);
  }
  return faint;
}"""
UNNAMED = """() => [...document.querySelectorAll("input:not([type=hidden]), select, textarea, button, a, nav, section")]
  .filter((e) => !e.closest("[aria-hidden=true]"))
  .filter((e) => !(e.labels && e.labels.length) && !e.getAttribute("aria-label") && !e.getAttribute("aria-labelledby")
    && !(e.textContent.trim() && !["INPUT", "SELECT", "TEXTAREA", "NAV"].includes(e.tagName)))
  .map((e) => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_its_width(page: Any, site: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + path)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_legible_and_named(page: Any, site: str, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(site + path)
    assert page.evaluate(CONTRAST) == []
    assert page.evaluate(UNNAMED) == []
    assert page.locator("main").count() == page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "en"
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))


def test_from_the_first_page_to_the_evidence(page: Any, site: str) -> None:
    page.goto(site)
    page.get_by_role("link", name="Defence chiefs settle the drills in Tokyo").first.click()
    assert page.locator("mark").first.inner_text() == "on Sunday"
    page.get_by_role("link", name="Three navies plan a week of drills").click()
    assert page.locator(".kb-frame").inner_text().endswith("Ferries | Tides")
    page.get_by_role("link", name="meet", exact=True).click()
    assert page.url.endswith(f"/kb/events/{TALKS}")


def test_a_title_with_markup_runs_nothing(page: Any, site: str) -> None:
    for path in ("/kb/events/e-0000000001", "/kb/sources/harbour-times", "/kb/-/timeline?from=2024-07&to=2024-07"):
        page.goto(site + path)
        assert page.title() != "broken in"


def test_the_timeline_zooms_moves_and_goes_back(page: Any, site: str) -> None:
    page.goto(f"{site}/kb/-/timeline?from=2024&to=2024")
    page.evaluate("window.stays = true")
    page.get_by_role("link", name="Nearer").click()
    page.wait_for_url("**from=2024-0*")
    page.wait_for_function("() => !document.querySelector('#kb-timeline[aria-busy]')")
    page.locator("#kb-timeline").focus()
    start = int(page.locator(".kb-picture").get_attribute("data-start"))
    for key, moved in (("ArrowRight", 1), ("ArrowLeft", -1)):
        page.keyboard.press(key)
        page.wait_for_function(
            f"() => +document.querySelector('.kb-picture').dataset.start * {moved} > {start} * {moved}"
        )
        start = int(page.locator(".kb-picture").get_attribute("data-start"))
    days = page.evaluate("(p => p.dataset.end - p.dataset.start)(document.querySelector('.kb-picture'))")
    page.locator(".kb-picture").hover()
    page.mouse.wheel(0, -200)
    page.wait_for_function(
        f"() => (p => p.dataset.end - p.dataset.start < {days})(document.querySelector('.kb-picture'))"
    )
    page.go_back()
    page.wait_for_function(f"() => document.querySelector('.kb-picture').dataset.start == {start}")
    assert page.evaluate("window.stays"), "the page was loaded anew"


def test_the_timeline_is_dragged(page: Any, site: str) -> None:
    page.goto(f"{site}/kb/-/timeline?from=2024-07-01&to=2024-07-31")
    box = page.locator(".kb-picture").bounding_box()
    start = int(page.locator(".kb-picture").get_attribute("data-start"))
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 300, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 500, middle, steps=4)
    page.mouse.up()
    page.wait_for_function(f"() => +document.querySelector('.kb-picture').dataset.start < {start}")
    assert int(page.locator(".kb-picture").get_attribute("data-start")) < start, "dragged to the right: earlier days"


def test_the_timeline_filters_and_leads_to_an_event(page: Any, site: str) -> None:
    page.goto(f"{site}/kb/-/timeline")
    page.get_by_label("Actor").fill("Japan")
    page.get_by_label("Status").select_option("planned")
    page.get_by_role("button", name="Show").click()
    assert "actor=Japan" in page.url and "status=planned" in page.url
    assert page.locator("#kb-timeline .kb-line").count() == 1
    page.locator("#kb-timeline .kb-line a").click()
    assert page.locator("h1").inner_text() == "A week of drills"


def test_without_script_everything_can_be_read(browser: Any, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/kb/-/timeline?from=2024&to=2024")
    page.get_by_role("link", name="Nearer").click()
    assert "from=2024-0" in page.url
    assert page.locator(".kb-chart").count() == 1
    context.close()
