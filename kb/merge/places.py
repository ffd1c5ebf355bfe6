"""Which of the places that voices name an event is held at, and which of the others contradict it.

"Tokyo" and "Japan" are one answer, told more and less closely; "Oslo" and "Bergen" are two.
"""

from collections.abc import Mapping, Sequence

from kb.merge.voices import Sources, stories_of
from schemas.actor import Place
from schemas.mention import Mention

Places = Mapping[str, Place]
Told = list[tuple[str, list[Mention]]]
_SPOTS = ("city", "site", "admin")  # where a country is told as well, these say the same more closely


def held(told: Sequence[tuple[str, list[Mention]]], sources: Sources, places: Places) -> Told:
    """The place to hold with all who agree on it, then what stands against it, of the places told, best first.

    Voices for a place are those for what lies in it or around it too. A spot within the best place says the same more
    closely; of a region's countries none does: a tour of Central Asia that one text tells of Kazakhstan went further.
    """
    agreeing = {
        place: [mention for other, by in told if one_place(place, other, places) for mention in by] for place, _ in told
    }
    ranked = sorted(agreeing, key=lambda place: -len(stories_of(agreeing[place], sources)))
    if not ranked:
        return []
    best = ranked[0]
    within = [place for place, _ in told if place in places and places[place].kind in _SPOTS]
    best = next((place for place in within if lies_in(place, best, places)), best)
    return [(best, agreeing[best]), *((place, by) for place, by in told if not one_place(place, best, places))]


def one_place(one: str, other: str, places: Places) -> bool:
    """Whether two places are the same or one lies in the other."""
    return one == other or lies_in(one, other, places) or lies_in(other, one, places)


def lies_in(place: str, whole: str, places: Places) -> bool:
    """Whether a place lies within another, however many stand between; False for places that are not known."""
    if whole not in places:
        return False
    seen: set[str] = set()
    while place in places and place not in seen and place != whole:
        seen.add(place)
        country = places[place].country
        if country and places[whole].kind == "country" and country == places[whole].country:
            return True
        place = places[place].part_of or ""
    return place == whole and bool(seen)


def name_of(place: str, places: Places) -> str:
    """The name that a place is shown by; its id where it is not known."""
    return places[place].name if place in places else place
