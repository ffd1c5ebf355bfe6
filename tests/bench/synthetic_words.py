"""What made-up news is made of: countries, topics, kinds of happenings, and words for all that stands around."""

import csv
from collections.abc import Iterator
from importlib.resources import files


def _countries() -> Iterator[tuple[str, str, str]]:
    """Name, code and capital of the countries that are named by one word, a plain one, as their capitals are."""
    lines = (files("schemas") / "vocab" / "countries.csv").read_text("utf-8").splitlines()
    for row in csv.DictReader(lines):
        name, capital = row["name"], row["capital"]
        if all(word.isascii() and word.isalpha() and len(word) > 3 for word in (name, capital)) and name != capital:
            yield name, row["code"], capital


COUNTRIES = tuple(_countries())
TOPICS = (
    "fisheries", "grain exports", "rail links", "visa rules", "water rights", "solar power", "customs duties",
    "border crossings", "air routes", "student exchanges", "steel prices", "undersea cables", "rare earths",
    "flood relief", "vaccine supply", "search and rescue", "port fees", "satellite data", "forest fires", "milk quotas",
)  # fmt: skip
# What happens: how a report of it and how an announcement of it begin, the word that names it, its type.
KINDS = (
    ("held talks on", "will hold talks on", "talks", "meeting"),
    ("held a summit on", "will hold a summit on", "summit", "meeting/summit"),
    ("imposed sanctions over", "will impose sanctions over", "sanctions", "sanction/impose"),
    ("opened an exhibition on", "will open an exhibition on", "exhibition", "exhibition"),
    ("held a joint exercise after a quarrel about", "will hold a joint exercise after a quarrel about", "exercise",
     "military_exercise/joint"),
    ("held an election dominated by", "will hold an election dominated by", "election", "election"),
    ("signed an agreement on", "will sign an agreement on", "agreement", "agreement/sign"),
    ("opened an inquiry into", "will open an inquiry into", "inquiry", "investigation"),
    ("sent aid for", "will send aid for", "aid", "aid"),
    ("saw a strike over", "will see a strike over", "strike", "protest/strike"),
    ("saw a march against new", "will see a march against new", "march", "protest/demo"),
    ("opened a trial over", "will open a trial over", "trial", "trial"),
    ("raised tariffs for the sake of", "will raise tariffs for the sake of", "tariffs", "economy/tariff"),
    ("held a festival in honour of", "will hold a festival in honour of", "festival", "festival"),
    ("put out a report on", "will put out a report on", "report", "publication"),
    ("gave an award for work on", "will give an award for work on", "award", "award"),
)  # fmt: skip


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Words for what stands around: no two articles share five words in a row but by chance.
ADJECTIVES = _words("""
    old narrow quiet upper lower dry cold early late rural coastal modest steady costly spare broad local
    private public small large plain rough smooth empty crowded eastern western northern southern inner outer
    former regional patient careful ordinary familiar distant heavy light green grey yellow stone wooden brick
    paper
""")
NOUNS = _words("""
    harbour valley market orchard engine ledger bridge meadow archive ferry warehouse pension museum kitchen
    garden terrace library quarry mill canal chapel workshop village district island forest river plateau
    tunnel station theatre laboratory vineyard dairy brewery foundry nursery reservoir lighthouse courtyard
    corridor pavement newspaper barge tractor window staircase roof cellar balcony notebook catalogue almanac
    timetable
""")
VERBS = _words("""
    resembles borders overlooks supplies replaces shelters surrounds follows recalls contains crosses feeds
    reaches outlasts rivals mirrors suits needs favours keeps lines shades fills frames drains holds carries
    covers
""")
# Names of places that no list holds: what texts are about is told by names, and related texts share theirs.
SPOTS = [
    (begin + end).capitalize()
    for begin in _words("""
        alder ash barn birch brack bram cald carn clay cold copper crow dun elm fair fen flax gar glen gorse hal hazel
        heath holm hurst kel lang lark linden lock marl mead mill moss nettle oak pen quill raven red rook rush sand
        shel stan swan thorn till trent wal wend whit wick willow wren yar
    """)
    for end in _words("""
        acre bank beck borough brook burn bury by cliff combe cote croft dale den dyke field ford gate grove ham haven
        hill holt ley low mere mouth ness pool port ridge shaw stead stoke ton wick worth
    """)
]
SHAPES = (
    "The {a} {n} near {spot} {v} a {b} {m}, and the {c} {k} {w} the {o}",
    "In {spot} the {n} of the {a} {m} {v} every {b} {k} beside a {o}",
    "Few in {country} doubt that a {a} {n} {v} the {m}, even where a {b} {k} {w} some {c} {o}",
    "Behind the {a} {n} of {spot} a {b} {m} {v} the {k}; a {c} {o} {w} it",
)
