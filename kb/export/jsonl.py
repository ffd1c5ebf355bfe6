"""JSON Lines: one event a line, with everything that the database holds for it but the texts themselves."""

import json

from kb.export.record import About, Exported, Record


def write(records: list[Record], about: About) -> Exported:
    """A line of JSON for each event; empty fields are left out."""
    lines = []
    for one in records:
        whole = dict(one.row) | {"parties": one.parties, "sources": one.sources, "url": about.address(one.id)}
        whole["tags"] = json.loads(one.tags or "[]")
        lines.append(json.dumps({name: value for name, value in whole.items() if value not in (None, "", [], ())},
                                ensure_ascii=False))  # fmt: skip
    return Exported("".join(f"{line}\n" for line in lines), len(records))
