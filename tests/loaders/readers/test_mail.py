"""Mail as it comes: stubs beside HTML, lines that begin with "From", mails that hand on others."""

import pytest

from loaders.readers.mail import read_eml, read_mbox
from schemas.text import RawText


def mbox(*mails: str) -> list[RawText]:
    data = "".join(f"From pier@quay.example Tue Mar 14 18:05:00 2023\n{mail}\n" for mail in mails)
    found = list(read_mbox(data.encode()))
    assert all(isinstance(item, RawText) for item in found)
    return [item for item in found if isinstance(item, RawText)]


HEAD = "From: Pier Desk <pier@quay.example>\nSubject: Fees\nDate: Tue, 14 Mar 2023 18:05:00 +0100\n"


def test_a_line_that_begins_with_from_ends_no_mail() -> None:
    told = (
        "The ports agreed on Tuesday.\n\nFrom 2023 on they share the fees.\nFrom 9:30 they talked, until 2024 came.\n"
    )
    one, two = mbox(f"{HEAD}\n{told}", f"{HEAD}\nThe pier opened on Tuesday.\n")
    assert one.text.endswith("until 2024 came.\n\n") and "From 2023 on" in one.text
    assert two.text == "Fees\n\nThe pier opened on Tuesday.\n\n"


@pytest.mark.parametrize(
    ("plain", "reads_html"),
    [
        ("Read this letter in the browser: https://quay.example/letter/" + "x" * 300, True),
        ("", True),
        ("The ports agreed on Tuesday to share the fees of the new harbour, ending a long quarrel. " * 3, False),
        ("The ports agreed on Tuesday to share the fees.", False),
    ],
)
def test_a_stub_beside_html_is_not_the_letter(plain: str, reads_html: bool) -> None:
    said = "The ports agreed on Tuesday to share the fees." + (" It ended a quarrel of nine years." * 5) * reads_html
    mail = (
        f'{HEAD}MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n\n--b\n'
        "Content-Type: text/plain\n\n"
        f"{plain}\n--b\nContent-Type: text/html\n\n<style>p {{}}</style><p><b>HTML</b></p><p>{said}</p>\n--b--\n"
    )
    (raw,) = read_eml(mail.encode())
    assert ("HTML" in raw.text) == reads_html


FORWARDS = {
    "english": "---------- Forwarded message ---------\nFrom: Harbour Letter <l@port.example>\n"
    "Date: Mon, Mar 6, 2023 at 6:05 PM\nSubject: Ports agree\nTo: list@port.example\n\n",
    "apple": "Begin forwarded message:\n\nFrom: Harbour Letter <l@port.example>\nSubject: Ports agree\n"
    "Date: 6 March 2023 at 18:05:00 GMT+1\nTo: list@port.example\n\n",
    "german": "-------- Weitergeleitete Nachricht --------\nBetreff: Ports agree\n"
    "Datum: Mon, 6 Mar 2023 18:05:00 +0100\n"
    "Von: Harbour Letter <l@port.example>\nAn: list@port.example\n\n",
}


@pytest.mark.parametrize("form", FORWARDS)
def test_a_mail_that_hands_on_another_has_the_day_of_that_one(form: str) -> None:
    (raw,) = read_eml(f"{HEAD}\nWorth reading!\n\n{FORWARDS[form]}The ports agreed on Monday.\n".encode())
    assert raw.published is not None
    assert raw.published.isoformat()[:16] == "2023-03-06T18:05"
    assert (raw.title, raw.publisher) == ("Ports agree", "Harbour Letter")
    assert raw.text == "Ports agree\n\nThe ports agreed on Monday."


@pytest.mark.parametrize(
    "text",
    [
        "My own letter is long. " * 20 + "\n\n" + FORWARDS["english"] + "The ports agreed on Monday.\n",
        "See below.\n\n---------- Forwarded message ---------\n\nThe ports agreed on Monday.\n",
        "See below.\n\n-----Original Message-----\nFrom: A\nDate: yesterday\n\nThe ports agreed on Monday.\n",
    ],
)
def test_a_letter_with_more_than_a_word_of_its_own_or_no_inner_day_stays_itself(text: str) -> None:
    (raw,) = read_eml(f"{HEAD}\n{text}".encode())
    assert raw.published is not None and raw.published.isoformat() == "2023-03-14T18:05:00+01:00"
    assert raw.title == "Fees"
