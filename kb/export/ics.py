"""iCalendar (RFC 5545): days as dates, times in UTC. It knows no month, season or year and no "about": such events
are left out, as is a span whose first or last day is not known.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from kb.export.record import About, Exported, LeftOut, Record

STATUS = {
    "planned": "CONFIRMED", "ongoing": "CONFIRMED", "occurred": "CONFIRMED", "tentative": "TENTATIVE",
    "postponed": "TENTATIVE", "cancelled": "CANCELLED",
}  # fmt: skip


def write(records: list[Record], about: About) -> Exported:
    """A calendar of the events whose days are known."""
    lines: list[str] = []
    left_out: list[LeftOut] = []
    for one in records:
        reason = unfit(one)
        if reason:
            left_out.append(LeftOut(one.id, reason))
        else:
            lines.extend(_event(one, about))
    carried = len(records) - len(left_out)
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//event-kb//event-kb//EN", f"NAME:{_escaped(about.title)}"]
    head.append(f"X-WR-CALNAME:{_escaped(about.title)}")
    if left_out:
        said = f"{len(left_out)} of {len(records)} events are left out: their days are not known"
        head.append(f"DESCRIPTION:{_escaped(said)}")
    text = "".join(_folded(line) for line in [*head, *lines, "END:VCALENDAR"])
    return Exported(text, carried, tuple(left_out))


def unfit(one: Record) -> str:
    """Why a calendar cannot carry an event; '' where it can."""
    if not one.earliest:
        return "no date"
    if one.approximate:
        return "date only about or perhaps known"
    if not one.exact_start or one.date_precision == "within":
        stretch = one.date_precision in ("span", "within")
        return "day not known" if stretch else f"known to the {one.date_precision} only"
    if one.date_precision == "span" and not one.exact_end and not one.open_end:
        return "last day not known"
    if not one.earliest[:4].isdigit() or int(one.earliest[:4]) < 1 or len(one.earliest) != 10:
        return "year out of a calendar's reach"
    return ""


def _event(one: Record, about: About) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{one.id}@event-kb"]
    lines.append(f"DTSTAMP:{(one.updated or one.earliest).replace('-', '')}T000000Z")
    lines += [*_times(one), f"SUMMARY:{_escaped(one.title)}", f"STATUS:{_status(one)}", "TRANSP:TRANSPARENT"]
    told = [one.summary or "", f"{one.shown_date}, {one.status}"]
    told += [one.who] if one.parties else []
    told += [f"{source['publisher'] or source['title']}: {source['url'] or ''}".strip() for source in one.sources[:5]]
    lines.append(f"DESCRIPTION:{_escaped(chr(10).join(line for line in told if line))}")
    if one.where:
        lines.append(f"LOCATION:{_escaped(one.where)}")
    if one.lat is not None and one.place_kind != "country":
        lines.append(f"GEO:{one.lat};{one.lon}")
    if about.address(one.id):
        lines.append(f"URL:{about.address(one.id)}")
    lines += [f"CATEGORIES:{_escaped(one.type_name or one.type_id or 'other')}", "END:VEVENT"]
    return lines


def _status(one: Record) -> str:
    """The word for its status; on a day that was given up it is as good as cancelled."""
    return "CANCELLED" if one.given_up else STATUS[one.status]


def _times(one: Record) -> list[str]:
    if "T" in (one.edtf or "") and one.date_precision in ("minute", "hour"):
        return [f"DTSTART:{_moment(one)}"]
    start = one.earliest.replace("-", "")
    if one.open_end or (one.end_stated == 0 and one.latest == one.earliest):
        return [f"DTSTART;VALUE=DATE:{start}"]
    after = date.fromisoformat(one.latest) + timedelta(days=1)  # the end is the first day that is free again
    return [f"DTSTART;VALUE=DATE:{start}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]


def _moment(one: Record) -> str:
    """A time of day: in UTC where its zone is known, else as the clock there shows it."""
    moment = datetime.fromisoformat(one.edtf.split("/")[0])
    if moment.tzinfo is None and one.zone:
        moment = moment.replace(tzinfo=ZoneInfo(one.zone))
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" if moment.tzinfo else f"{moment:%Y%m%dT%H%M%S}"


def _escaped(text: str) -> str:
    clean = "".join(char for char in text if char == "\n" or ord(char) >= 32)
    return clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A content line in pieces of at most 75 octets, none of them cutting a letter."""
    if len(line.encode()) <= 75:
        return line + "\r\n"
    pieces, piece, size = [], "", 0
    for char in line:
        width = len(char.encode())
        if size + width > 74:
            pieces.append(piece)
            piece, size = "", 0
        piece, size = piece + char, size + width
    return "\r\n ".join([*pieces, piece]) + "\r\n"
