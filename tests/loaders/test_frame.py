"""Plain text off a page, line by line; and texts that have no page around them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.frame import clean, zones
from loaders.sources import Loaded, read_file, read_text_article

PAGE = """headline  Ports settle their quarrel over harbour fees
frame     Home
frame     News
frame     Weather
byline    By Quay Desk
frame     Published: 14 March 2023
frame     Subscribe now and read all our stories for free!
body      The two ports agreed on Tuesday to share the fees of the new harbour, ending a quarrel of nine years.
caption   The northern pier at dusk. (Image: Getty Images)
body      Under the agreement each port keeps the fees of its own pier, and a common board sets the rest.
body      What comes next
body      The board meets in May, and the fees are to rise in June, a clerk of the southern port said.
frame     Read more: Ferry fares to rise
body      Ship owners had asked for such a board since the harbour was planned, and welcomed the agreement.
frame     Sign up for our newsletter to get the latest from the quays.
frame     Related
frame     Ferry fares to rise
frame     Fog closes the strait
frame     © 2023 The Quay"""


def kinds(text: str, title: str | None = None) -> list[str]:
    return [zone.kind for zone in zones(clean(text), title)]


def test_a_page_line_by_line() -> None:
    rows = [line.split(None, 1) for line in PAGE.split("\n")]
    order = [1, 2, 3, 0, *range(4, len(rows))]  # menus stand above the headline
    rows = [rows[n] for n in order]
    assert list(zip(kinds("\n\n".join(text for _, text in rows)), (text for _, text in rows), strict=True)) == [
        (kind, text) for kind, text in rows
    ]


def test_the_headline_that_stands_again_is_frame() -> None:
    lines = ["Ports settle their quarrel over harbour fees"] * 3
    body = ["The two ports agreed on Tuesday to share the fees of the new harbour, and ended their quarrel."] * 1
    body += ["Under the agreement each port keeps the fees of its own pier, and a common board sets the rest."]
    assert kinds("\n".join(lines + body)) == ["headline", "frame", "frame", "body", "body"]


# texts that are nothing but an article: all of it is body
PLAIN = [
    "Fog.",
    "One short line\nAnother short line",
    "The pier opened at noon. It is two hundred metres long, and the ferries moor on both of its sides.",
    "It was quiet.\n\nA man came by.\n\n“Is the pier open?” he asked.\n\nNobody knew, and so he went away again.",
    "A clerk declined to comment on the share of each port and on the privacy of its papers.\n\n"
    "Print shops, app makers and video rental firms share the cost of the support that the ports give them.",
]


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_text_has_no_frame(text: str) -> None:
    assert set(kinds(text)) == {"body"}


def test_quoted_mail_and_signature_are_frame() -> None:
    text = (
        "The two ports agreed on Tuesday to share the fees of the new harbour, ending a quarrel.\n"
        "A board sets the rest of them, and meets for the first time in the month of May.\n"
        "On Mon, 13 Mar 2023 a reader wrote:\n> Will the ports ever agree on these fees, do you think?\n"
        "--\nThe Quay, a letter for all who live by the harbour and wish to hear of it."
    )
    assert kinds(text) == ["body", "body", "frame", "frame", "frame", "frame"]


def test_a_page_in_a_script_without_spaces() -> None:
    text = (
        "ホーム\n政治\n経済\n二つの港、使用料で合意\n2023年3月14日\n"
        "二つの港は火曜日、新しい港の使用料を分け合うことで合意し、九年にわたる争いが終わった。\n"
        "合意によれば、それぞれの港は自らの桟橋の使用料を受け取り、残りは共同の委員会が決める。\n"
        "Sign up for our newsletter, and read all that is new by the quays.\n関連記事\n会社案内"
    )
    assert [n for n, kind in enumerate(kinds(text)) if kind == "body"] == [5, 6]


def test_a_known_title_is_the_headline() -> None:
    text = "Noon\n\nThe pier opened at noon. It is two hundred metres long, and ferries moor on both of its sides."
    assert kinds(text, "Noon") == ["headline", "body"]


def test_a_dateline_by_itself() -> None:
    text = "TOKYO, July 28 (Quay) --\n\nThe two ports agreed on Tuesday to share the fees of the new harbour there."
    assert kinds(text)[0] == "dateline"


def test_the_indented_run_is_the_article() -> None:
    teaser = "\n    Another story\n    Some Writer\n    A short text tells what that other story is about.\n"
    body = "        The ports agreed on part {} of the fees of their new harbour, which ends a long quarrel.\n\n"
    text = teaser + "".join(body.format(n) for n in range(6)) + teaser * 3
    found = zones(clean(text))
    assert [zone.kind for zone in found if "ports agreed" in text[zone.start : zone.end]] == ["body"] * 6
    assert [zone.kind for zone in found if "that other story" in text[zone.start : zone.end]] == ["frame"] * 4


@pytest.mark.parametrize(
    "above",
    [
        "Interview: the port director on fees",
        "Five things to know\nBy Quay Desk\n14 March 2023",
        "المينآن يتفقان على الرسوم\n١٤ مارس ٢٠٢٣",
        "两个港口达成协议\n2023年3月14日",
    ],
)
def test_the_only_line_above_a_text_without_a_page_is_its_headline(above: str) -> None:
    text = f"{above}\n\nQ: When do they pay?\n\nA: From June on, says the harbour board.\n\nQ: And how much?\n"
    assert zones(text)[0].kind == "headline"
    assert "headline" not in {zone.kind for zone in zones(f"Home\nNews\n{text}")[1:2]}


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        ("A board of both will set the fees from June on", "body"),  # without a full stop, as papers print it
        ("Quay Desk", "frame"),
        ("Share this story with your friends on the quay today", "frame"),
        ("Tuesday 14 March 2023 at five past six in the evening", "frame"),
        ("A crane lifts the first of the stones for the pier. (Image: Getty Images)", "caption"),
    ],
)
def test_the_sentence_right_below_the_headline_is_of_the_article(below: str, kind: str) -> None:
    page = PAGE.replace("byline    By Quay Desk", f"byline    {below}\nbyline    By Quay Desk")
    head, *rows = [line.split(None, 1)[1] for line in page.split("\n")]
    text = "\n\n".join([*rows[:3], head, *rows[3:]])
    assert dict(zip(text.split("\n\n"), kinds(text), strict=True))[below] == kind


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by the desks of both ports; editing by the night desk.",
        "With files from The Quay and its readers",
        "(Additional reporting by Quay Desk)",
        "This copy is for your personal, non-commercial use only.",
        "An error has occurred, please try again later.",
    ],
)
def test_who_helped_and_what_may_be_done_with_a_page_is_frame(line: str) -> None:
    page = PAGE.replace("frame     Related", f"frame     {line}\nframe     Related")
    rows = [row.split(None, 1)[1] for row in page.split("\n")]
    assert dict(zip(rows, kinds("\n\n".join(rows)), strict=True))[line] == "frame"


@pytest.mark.parametrize(
    ("above", "kind"),
    [
        ("These are the fees that the board of both ports has set for the year:", "body"),
        ("The board of both ports has set all of the fees for the year in its hall.", "frame"),
    ],
)
def test_a_list_is_of_the_article_where_the_text_announces_it(above: str, kind: str) -> None:
    rows = [line.split(None, 1)[1] for line in PAGE.split("\n")]
    items = ["  * Ferries, nine crowns", "  * Trawlers, twelve crowns"]
    text = "\n\n".join([*rows[:10], above, *items, *rows[10:]])
    found = {text[zone.start : zone.end]: zone.kind for zone in zones(clean(text))}
    assert {found[item] for item in items} == {kind}


# --- cleaning

WRAPPED = """The two ports agreed on Tuesday to share the fees of the new
harbour, ending a quarrel of nine years that had kept the ships
of both away from the northern pier.

Under the agreement each port keeps the fees of its own pier,
and a common board sets the rest of them.
"""


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("10:45", "frame"),
        ("10:45 BST", "frame"),
        ("3.05pm", "frame"),
        ("3:05 p.m. EDT", "frame"),
        ("18.10 CEST", "frame"),
        ("11:20 Uhr", "frame"),
        ("12.50", "body"),
        ("12.50 EUR", "body"),
        ("10:45 The bridge is shut", "body"),
    ],
)
def test_the_time_of_day_above_an_entry_is_frame(line: str, kind: str) -> None:
    entries = ["The bridge over the Lode was shut to lorries.", "Boats took the children of Fenny over to school."]
    text = "\n".join(["Flood in the fens: as it happened", entries[0], line, entries[1]])
    assert [zone.kind for zone in zones(text)][1:] == ["body", kind, "body"]


def test_hard_wrapped_paragraphs_become_lines() -> None:
    text = clean(WRAPPED)
    assert len(text) == len(WRAPPED)
    assert [text[zone.start : zone.end] for zone in zones(text)] == [
        "The two ports agreed on Tuesday to share the fees of the new harbour, ending a quarrel of nine years that had "
        "kept the ships of both away from the northern pier.",
        "Under the agreement each port keeps the fees of its own pier, and a common board sets the rest of them.",
    ]


def test_a_long_address_hides_no_hard_wrapping() -> None:
    long = WRAPPED + "\nMore:\nhttps://quay.example/" + "x" * 120 + "\nand by mail.\n"
    assert clean(long).startswith("The two ports agreed on Tuesday to share the fees of the new harbour, ending")


def test_lines_that_are_paragraphs_stay_lines() -> None:
    text = "A first line.\nA second line, a little longer.\nA third.\nThe fourth line of them all.\nFive.\n"
    assert clean(text) == text


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [("a\0b", "a\ufffdb"), ("a\ud800b", "a\ufffdb"), ("a\x0cb\u2028c\x85d", "a\nb\nc\nd"), ("a\n \t\nb", "a\n\n\n\nb")],
)
def test_odd_characters_are_replaced_one_for_one(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_marks_of_direction_are_kept() -> None:
    text = "\u200fהנמל נפתח\u200e at noon\u200d."
    assert clean(text) == text


@settings(deadline=None)
@given(st.text(alphabet=st.characters(), max_size=400))
def test_zones_hold_all_text_and_only_newlines_lie_between(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    end = 0
    for zone in zones(cleaned):
        assert set(cleaned[end : zone.start]) <= {"\n"}
        assert zone.start < zone.end
        end = zone.end
    assert set(cleaned[end:]) <= {"\n"}
    assert "\0" not in cleaned


def test_what_readers_say_below_an_article_is_no_part_of_it():
    prose = "The harbour of Lima was closed on Monday after a storm had torn two cranes down."
    said = "You would all be better off had they listened. May 3, 2021 at 6:31 pm | Report abuse | Nobody asked."
    more = "The mayor has never listened to anybody in his life. May 3, 2021 at 7:02 pm | Report abuse |"
    lines = [prose, prose.replace("Monday", "Friday"), prose.replace("Lima", "Cusco"), prose.replace("two", "ten")]
    found = zones("\n".join([*lines, said, more]))
    assert [zone.kind for zone in found] == ["body"] * 4 + ["frame"] * 2
    assert [zone.kind for zone in zones("\n".join([*lines, said]))] == ["body"] * 5


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Published 1 December 2024 by the Quay Courier", "dateline"),
        ("Published on 1 December 2024 by Quay Courier.", "dateline"),
        ("Posted by Ana Quispe on December 1, 2024 at 10:30 am", "dateline"),
        ("First published in the Quay Courier, 1 December 2024", "dateline"),
        ("Updated 1 December 2024 by Élodie Quay", "dateline"),
        ("Published in 1999, the novel of the pier sold three million copies.", "body"),
        ("Published on 1 December 2024, the plan of the port names no costs.", "body"),
    ],
)
def test_who_published_a_page_and_when_is_no_sentence_of_it(line: str, kind: str) -> None:
    text = (
        f"Ports settle their quarrel\n\n{line}\n\nThe two ports agreed on Tuesday to share the fees of the harbour.\n"
    )
    found = read_text_article(text).source
    assert [passage.kind for passage in found.passages if passage.text == line] == [kind]
    if kind == "dateline":
        assert (str(found.published)[:10], found.title) == ("2024-12-01", "Ports settle their quarrel")


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_line_of_publication_is_no_body_in_marked_up_forms_either(tmp_path: Path, form: str) -> None:
    told = ["Published 1 December 2024 by the Quay Courier", "The two ports agreed on Tuesday to share the fees."]
    pages = {
        "md": "# Ports agree\n\n{}\n\n{}\n",
        "html": "<html><body><h1>Ports agree</h1><p>{}</p><p>{}</p></body></html>",
    }
    (tmp_path / f"a.{form}").write_text(pages[form].format(*told))
    (found,) = read_file(tmp_path / f"a.{form}", tmp_path)
    assert isinstance(found, Loaded)
    assert [p.text for p in found.source.passages if p.kind == "body"] == told[1:]
    assert str(found.source.published_day) == "2024-12-01"


@pytest.mark.parametrize("speakers", [("HOST", "QUISPE"), ("Q", "A"), ("The Quay", "Ana Quispe")])
@pytest.mark.parametrize("title", ["TRANSCRIPT: Interview with the ferry captain", "Ferries, piers and fees: a talk"])
def test_the_first_question_of_a_transcript_is_not_its_title(title: str, speakers: tuple[str, str]) -> None:
    asks, tells = speakers
    told = [
        f"{asks}: So where were you on Saturday, and what did you see from the pier?",
        f"{tells}: I was on the pier on Saturday. There were forty ferries.",
        f"{asks}: And what comes next for the pier, once the ferries are gone in spring?",
        f"{tells}: The pier will be shut to ferries on Saturday.",
    ]
    text = "\n\n".join([title, *told])
    assert [zone.kind for zone in zones(text)] == ["headline", "body", "body", "body", "body"]


def test_a_headline_with_a_label_of_its_own_stays_the_headline() -> None:
    text = "Ports: fees of the harbour are to rise\n\nThe fees of the harbour are to rise in June, the ports said.\n"
    assert [zone.kind for zone in zones(text)] == ["headline", "body"]


def test_a_headline_that_its_page_repeats_is_no_turn_of_a_talk() -> None:
    head, told = (
        "Morning brief: Harbour fees are to rise",
        "The fees of the harbour are to rise in June, the ports said.",
    )
    offer, more = "Digital access and home delivery", "They pay for a new pier, which is to open in the spring."
    text = "\n\n".join([offer, head, told, more, head])
    assert [zone.kind for zone in zones(text)] == ["frame", "headline", "body", "body", "frame"]


@pytest.mark.parametrize(("above", "kind"), [("Key dates:", "body"), ("Key dates", "frame")])
def test_a_list_that_the_text_announces_at_its_end_is_of_it_and_so_is_the_prose_below(above: str, kind: str) -> None:
    told = "The two ports agreed on Tuesday to share the fees of the new harbour."
    items = ["- 1 October 2024: bids for the pier are opened", "- March 2025: work begins"]
    last = "The pier will cost three million crowns, the ports said."
    text = "\n".join(["Ports settle their quarrel over fees", told, above, *items, last])
    found = {text[zone.start : zone.end]: zone.kind for zone in zones(text)}
    assert [found[line] for line in (*items, last)] == [kind] * 3


def test_a_list_of_links_below_a_colon_is_no_part_of_the_text() -> None:
    told = [
        "The two ports agreed on Tuesday to share the fees of the new harbour.",
        "Under the agreement each of the two ports keeps the fees of its own pier.",
        "Rules of the agreement:",
    ]
    text = "\n".join(["The ports agreed to share the fees", *told, "- Share", "- Print", "Fog closes the strait"])
    assert [zone.kind for zone in zones(text)] == ["headline", "body", "body", "body", "frame", "frame", "frame"]
