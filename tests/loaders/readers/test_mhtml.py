"""Pages saved in one file, as browsers write them: encoded parts, where the page lay, pictures beside it."""

import base64
import quopri

import pytest

from loaders.readers.mhtml import read_mhtml
from schemas.problems import ProblemsError

PAGE = """<html lang="en"><head><title>Ports settle</title>
<meta property="article:published_time" content="2023-03-14T18:05:00+01:00"></head><body><h1>Ports settle</h1>
<p>The two ports – “old rivals” – agreed on Tuesday to share the fees of the new harbour, ending a quarrel of years.</p>
<p>A board will sit from June on, the director of the southern port told reporters in the town hall on Tuesday.</p>
</body></html>"""


def saved(how: str, body: bytes, charset: str = "utf-8") -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://quay.example/ports\r\n"
        "Subject: Ports settle\r\nDate: Sat, 1 Apr 2023 09:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n\r\n----b\r\n'
        f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {how}\r\n"
        "Content-Location: https://quay.example/ports\r\n\r\n"
    )
    picture = "\r\n----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n----b--\r\n"
    return head.encode() + body + picture.encode()


@pytest.mark.parametrize(
    "data",
    [
        saved("quoted-printable", quopri.encodestring(PAGE.encode())),
        saved("base64", base64.encodebytes(PAGE.encode("cp1252")), "windows-1252"),
        saved("binary", PAGE.encode()),
    ],
)
def test_the_page_of_a_saved_file(data: bytes) -> None:
    (raw,) = read_mhtml(data)
    assert (raw.title, raw.url) == ("Ports settle", "https://quay.example/ports")
    assert raw.published is not None and raw.published.isoformat() == "2023-03-14T18:05:00+01:00"
    assert "ports – “old rivals” – agreed" in raw.text


@pytest.mark.parametrize("data", [b"", b"just words", b"From: a@b.example\nSubject: x\n\nA mail.\n"])
def test_what_holds_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(ProblemsError, match="holds no web page"):
        list(read_mhtml(data))
