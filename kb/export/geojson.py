"""GeoJSON (RFC 7946): one point for each event whose place has coordinates; the others are left out. A country is no
point: an event that is known to lie in one only is left out too.
"""

import json

from kb.export.record import About, Exported, LeftOut, Record


def write(records: list[Record], about: About) -> Exported:
    """A collection of points with the events' facts."""
    placed = [one for one in records if not unfit(one)]
    left_out = tuple(LeftOut(one.id, unfit(one)) for one in records if unfit(one))
    features = [
        {
            "type": "Feature",
            "id": one.id,
            "geometry": {"type": "Point", "coordinates": [one.lon, one.lat]},
            "properties": {
                "title": one.title, "date": one.shown_date, "edtf": one.edtf, "earliest": one.earliest,
                "latest": one.latest, "status": one.status, "type": one.type_id, "place": one.where,
                "who": one.who, "url": about.address(one.id) or None,
            },
        }
        for one in placed
    ]  # fmt: skip
    collection = {"type": "FeatureCollection", "name": about.title, "features": features}
    return Exported(json.dumps(collection, ensure_ascii=False, indent=1) + "\n", len(placed), left_out)


def unfit(one: Record) -> str:
    """Why a map cannot carry an event; '' where it can."""
    if one.lat is None:
        return "no place" if not one.where else "place without coordinates"
    return "known to the country only" if one.place_kind == "country" else ""
