"""A person's way through the pages, in a real browser; every test fails on a script fault or a call to another host."""

from itertools import pairwise
from typing import Any

import pytest

from tests.kb.web.addresses import PAGES
from tests.kb.web.harbour import TALKS


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_its_width_and_is_in_order(page: Any, site: str, path: str) -> None:
    page.goto(site + path)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert page.locator("main").count() == page.locator("h1").count() == 1
    parts = page.title().split(" · ")
    assert parts[-1] == "Harbour news" and all(parts) and len(set(parts)) == len(parts)
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map((e) => +e.tagName[1])")
    assert levels[0] == 1 and all(below - above <= 1 for above, below in pairwise(levels))
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


def test_a_phone_shows_what_a_row_is_first(page: Any, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{site}/kb/events")
    row = page.locator(".kb-rows tbody tr").first
    lead, date = row.locator(".kb-lead").bounding_box(), row.locator("td[data-label=date]").bounding_box()
    assert lead["width"] > 300 and date["y"] >= lead["y"] + lead["height"]
    assert page.locator(".kb-rows tbody td.kb-empty:visible").count() == 0


def test_a_phone_shows_the_timeline_of_single_events_close_together(page: Any, site: str) -> None:
    page.goto(f"{site}/kb/-/timeline?from=2024-06&to=2024-08")
    drawing = page.locator(".kb-chart:visible")
    wide = drawing.bounding_box()["height"]
    bars = drawing.locator("rect").count()
    page.set_viewport_size({"width": 390, "height": 800})
    assert drawing.count() == 1 and drawing.locator("rect").count() == bars
    assert drawing.bounding_box()["height"] < wide
    listed = page.locator("section[aria-labelledby=kb-list]").bounding_box()
    assert listed["y"] < drawing.bounding_box()["y"], "blocks without names say little before the list"
    edge = page.locator(".kb-picture").bounding_box()
    for tick in drawing.locator("text.kb-tick:visible").all():
        box = tick.bounding_box()
        assert box["x"] + box["width"] <= edge["x"] + edge["width"] + 1


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
    assert page.locator(".kb-window").inner_text().split("\n")[0].startswith(page.title()[10:].split(" · ")[0])


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
    page.locator(".kb-chart:visible").wait_for()
    context.close()
