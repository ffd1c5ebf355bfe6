"""Templates that are right as they stand and line by line, and JSON Schemas that say what the models say."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import schemas
from kb.checks import check
from kb.new import json_schema, template, write_new
from loaders.curated import ENTRIES, KINDS, read_curated, read_curated_text
from schemas.problems import CallError
from schemas.vocabulary import shipped

NAME = "Open day: the shipyard’s"


def file_of(kind: str) -> str:
    return f"{kind}s/a.yml"


def fillings(kind: str) -> list[str]:
    """The template with each of its offered lines taken in, one block at a time, and with all that exclude nothing."""
    lines = template(kind, NAME).split("\n")
    blocks = [
        (start, next((end for end in range(start + 1, len(lines)) if not lines[end].startswith("#  ")), len(lines)))
        for start, line in enumerate(lines)
        if re.match(r"#[a-z_]+:|#  - ", line)
        and not (line.startswith("#  ") and re.match(r"#[a-z ]", lines[start - 1]))
    ]
    filled = []
    for start, end in blocks:
        taken = [line[1:] if start <= number < end else line for number, line in enumerate(lines)]
        filled.append("\n".join(taken))
    return filled


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_is_right_as_it_stands(kind: str) -> None:
    curated = read_curated_text(template(kind, NAME).encode(), file_of(kind))
    assert curated.problems == ()
    found = [problem.code for problem in check([curated], shipped(), {}).problems]
    assert found == (["E04"] if kind == "event" else [])  # it asks for what only its writer knows
    assert all(item.entry.model_dump()["id" if kind != "decision" else "kind"] for item in curated.written)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in KINDS for text in fillings(kind)])
def test_every_offered_line_is_right(kind: str, text: str) -> None:
    if kind == "place":  # lat and lon: both or none
        text = re.sub(r"^#(?=lat|lon)", "", text, flags=re.M)
    assert read_curated_text(text.encode(), file_of(kind)).problems == ()


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_offers_every_key(kind: str) -> None:
    text = template(kind)
    if kind == "decision":
        offered = set(re.findall(r"[{ ](\w+): ", text))
    else:
        offered = set(re.findall(r"^#?(\w+):", text, flags=re.M))
    keys = {field.alias or name for name, field in ENTRIES[kind].model_fields.items()}
    assert keys - offered == set()


def test_the_head_of_an_article_is_read_by_the_reader_of_articles() -> None:
    from loaders.readers.head import split_head

    head = template("article", "Ministers meet")
    everything = re.sub(
        r"^#(?=[a-z]+:)", "", head.replace("published: 2024-07-28 ", "published: 2024-07-28"), flags=re.M
    )
    for text in (head, everything):
        fields, body = split_head(text + "The text.\n")
        assert fields["title"] == "Ministers meet" and body == "The text.\n"
        assert not fields.get("notes")
    assert str(fields["published"]) == "2024-07-28"


NAMES = [
    ("Open day 2024-07-28", "open-day-2024-07-28", "Open day 2024-07-28"),
    ("Talks: round #2", "talks-round-2", "Talks: round #2"),
    ("It's “on”", "its-on", "It's “on”"),
    ("- a dash", "a-dash", "- a dash"),
    ("東京", "x-d4acc65a", "東京"),
    ("two\nlines", "two-lines", "two lines"),
]


@pytest.mark.parametrize(("name", "slug", "title"), NAMES)
def test_any_name_makes_a_file_that_can_be_read(tmp_path: Path, name: str, slug: str, title: str) -> None:
    path = write_new(tmp_path, "place", name)
    assert path.parent == tmp_path / "places"
    (written,) = read_curated(path, tmp_path).places
    assert (written.id, written.name) == (path.stem, title)
    assert path.stem == slug


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = write_new(tmp_path, "event", "Open day")
    path.write_text("mine")
    with pytest.raises(CallError, match="is there already; give another name"):
        write_new(tmp_path, "event", "Open day")
    assert path.read_text() == "mine"


def test_an_unknown_kind_is_named_with_its_cure(tmp_path: Path) -> None:
    with pytest.raises(CallError, match=r"no template for 'evnt'; did you mean 'event'\?"):
        template("evnt")
    with pytest.raises(CallError, match="no folder for 'article'; one of event, actor, place, type, decision"):
        write_new(tmp_path, "article", "A")
    with pytest.raises(CallError, match=r"no schema for 'actors'; did you mean 'actor'\?"):
        json_schema("actors")


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_schemas_are_those_of_the_models(kind: str) -> None:
    """Made anew with `kb schema KIND > schemas/json/KIND.schema.json`."""
    shipped_one = Path(schemas.__file__).parent / "json" / f"{kind}.schema.json"
    assert json.loads(shipped_one.read_text("utf-8")) == json_schema(kind)


class Editor(yaml.SafeLoader):
    """YAML 1.2 as editors have it: numbers and null are typed, days and words like NO are text."""


Editor.yaml_implicit_resolvers = {
    sign: [one for one in found if one[0].rpartition(":")[2] in ("int", "float", "null")]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_an_editor_reads(text: str) -> Any:
    return yaml.load(text, Editor)


@pytest.mark.parametrize("kind", KINDS)
def test_the_schemas_are_valid_and_take_the_templates(kind: str) -> None:
    schema = json_schema(kind)
    jsonschema.Draft7Validator.check_schema(schema)
    for text in [template(kind, NAME), *fillings(kind)]:
        if kind == "place":
            text = re.sub(r"^#(?=lat|lon)", "", text, flags=re.M)
        jsonschema.Draft7Validator(schema).validate(as_an_editor_reads(text))


# kind, what is written, whether the schema takes it
WRITTEN = [
    ("event", "{id: one-event, title: 2024, when: 2024}", True),
    ("event", "{id: one-event, title: One event, when: {start: 2024-07-28, zone: Asia/Tokyo}}", True),
    ("event", "{id: one-event, title: One event, participants: [{actor: South Korea, for: US, role: delegate}]}", True),
    ("event", "events: [{id: one-event, title: One event}]", True),
    ("event", "{events: [], actors: [{id: x}]}", True),
    ("event", "{id: one-event}", False),
    ("event", "{id: One Event, title: One event}", False),
    ("event", "{id: one-event, title: One event, status: plannd}", False),
    ("event", "{id: one-event, title: One event, origin: curated}", False),
    ("event", "{id: one-event, title: One event, when: {strat: 2024}}", False),
    ("event", "{events: [], evnts: []}", False),
    ("decision", "{kind: amend, event: one-event, set: {title: Better title, when: 2024-07}}", True),
    ("decision", "{kind: amend, event: one-event, set: {id: two-events}}", False),
    ("place", "{id: harbour, name: Harbour, lat: 59.9, lon: 10}", True),
    ("place", "{id: harbour, name: Harbour, lat: 95, lon: 10}", False),
    ("actor", "{id: guild, name: Guild, member_of: [The League], names: [{text: G, from: 2007-05-01}]}", True),
    ("actor", "{id: guild, name: Guild, kind: blok}", False),
    ("type", "{id: open_day, name: Open day, family: life, triggers: {en: [open day]}}", True),
    ("type", "{id: open day, name: Open day, family: life}", False),
]


@pytest.mark.parametrize(("kind", "text", "taken"), WRITTEN)
def test_schema_and_reader_agree(kind: str, text: str, taken: bool) -> None:
    assert jsonschema.Draft7Validator(json_schema(kind)).is_valid(as_an_editor_reads(text)) is taken
    if "actors:" not in text:
        assert (read_curated_text(text.encode(), file_of(kind)).problems == ()) is taken
