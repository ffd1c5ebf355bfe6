"""PDF files made by the tests that read them."""

from collections.abc import Iterable

Placed = tuple[float, float, str]
"""Where a line begins, in points from the left and from the foot of the page, and the line."""


def pdf(*pages: list[str], title: str = "") -> bytes:
    """A PDF file with pages of these lines."""
    streams = [f"BT /F1 11 Tf 14 TL 50 780 Td {' T* '.join(f'({line}) Tj' for line in page)} ET" for page in pages]
    return _pdf_of(streams, title)


def pdf_placed(*pages: Iterable[Placed], as_one: bool = False) -> bytes:
    """A PDF file whose pages have each line at its place, drawn in this order; `as_one`: without a break between."""
    return _pdf_of([_moved(page) if as_one else _each(page) for page in pages])


def _each(lines: Iterable[Placed]) -> str:
    return "\n".join(f"BT /F1 9 Tf {x} {y} Td ({line}) Tj ET" for x, y, line in lines)


def _moved(lines: Iterable[Placed]) -> str:
    """One text object that moves from line to line."""
    shown, before = "", (0.0, 0.0)
    for x, y, line in lines:
        shown += f"{x - before[0]} {y - before[1]} Td ({line}) Tj\n"
        before = (x, y)
    return f"BT /F1 9 Tf {shown} ET"


def _pdf_of(streams: Iterable[str], title: str = "") -> bytes:
    """A PDF file with these drawings, one a page."""
    objects = [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    objects.append(b"<< /Title (%s) /CreationDate (D:20200101000000Z) >>" % title.encode("latin-1"))
    kids = []
    for drawn in streams:
        stream = drawn.encode("latin-1")
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream))
        content = b"/MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >>" % len(objects)
        objects.append(b"<< /Type /Page /Parent 2 0 R " + content + b" >>")
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [" + b" ".join(kids) + b"] /Count %d >>" % len(kids)
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (len(objects) + 1, table, len(objects) + 1, len(out))
