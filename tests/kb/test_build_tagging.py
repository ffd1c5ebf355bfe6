"""What a worker makes of a text is what the caller would make of its rows; and what is kept of it stays bounded."""

import pickle
import re
from operator import itemgetter
from pathlib import Path

import pytest

from kb import readback
from kb.build import build, index, pending, run, stories, tagging
from kb.build.index import Index, keys_of_mentions, source_infos
from kb.build.reading import Read, read_rows, shingle_numbers
from kb.build.sources import stored_texts
from kb.build.tagging import Tagged, fitting, tag
from kb.store import Store
from loaders.batch import packed
from schemas.mention import Mention
from schemas.problems import Problem
from schemas.vocabulary import shipped
from tests.worlds import copy_of, dump, world

A_MENTION = Mention(
    id="m-0000000001", source="one", quote="Talks opened", char_start=0, char_end=12, trigger="opened",
    trigger_start=6, trigger_end=12, title="Talks opened", extractor="other@1",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base that is built."""
    made = world(tmp_path_factory.mktemp("tagging"), 5)
    build(made, workers=1)
    return made


def tagged(store: Store) -> list[Tagged]:
    sources = [row[0] for row in store.stream("select id from sources where file is not null order by id")]
    found = pickle.loads(pickle.dumps(tag(stored_texts(store, sources), packed(), "rules")))
    assert all(isinstance(item, Tagged) for item in found)
    return list(found)


def test_what_travels_back_is_what_the_database_would_tell(folder: Path) -> None:
    with Store.read(folder / "kb.db") as store:
        found = tagged(store)
        mentions = [readback.mention(row) for item in found for row in item.rows]
        fresh, primed = Index(store, {}, ()), Index(store, {}, ())
        primed.add(found)
        ids = {mention.id for mention in mentions}
        assert len(ids) > 20
        assert {item.source.id: item.source for item in found} == source_infos(store, [i.source.id for i in found])
        assert primed.features(ids) == fresh.features(ids)
        keys = {each.node: each.keys for item in found for each in item.features if each}
        assert keys == keys_of_mentions(store, mentions)


def test_a_sketch_from_the_database_says_what_the_features_say(folder: Path) -> None:
    with Store.read(folder / "kb.db") as store:
        full = {each.node: each for item in tagged(store) for each in item.features if each}
        faces = Index(store, {}, ()).faces(full)
    assert any(face.company for face in faces.values()) and any(face.place for face in faces.values())
    for node, face in faces.items():
        same = full[node]
        assert (face.source, face.family, face.type, face.heads) == (same.source, same.family, same.type, same.heads)
        assert (face.days, face.status) == (same.days, same.status)
        assert (face.company, face.place) == (same.company, same.place)


def test_what_is_kept_of_texts_is_asked_for_no_more(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.read(folder / "kb.db") as store:
        found = tagged(store)
        known = Index(store, {}, ())
        known.add(found)
        monkeypatch.setattr(store, "query", None)
        monkeypatch.setattr(store, "stream", None)
        said = [(each.node, row) for item in found for row, each in zip(item.rows, item.features, strict=True) if each]
        assert known.mentions(dict(said)) == [readback.mention(row) for _, row in sorted(said, key=itemgetter(0))]


def test_of_too_many_the_newest_are_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.read(folder / "kb.db") as store:
        found = tagged(store)
        monkeypatch.setattr(index, "_KEPT", 10)
        known = Index(store, {}, ())
        for item in found:
            known.add([item])
        asked: list[str] = []
        monkeypatch.setattr(index, "mention_features", lambda mention, source: asked.append(mention.id))
        newest = [each.node for each in found[-1].features if each]
        known.features(newest)
        assert newest and not asked
        known.features([row["id"] for row in found[0].rows])
        assert asked


def test_what_another_extractor_knows_and_the_vocabulary_lacks_is_left_out() -> None:
    strange = A_MENTION.model_copy(update={"type": "levitation", "place": "atlantis"})
    assert fitting(strange, shipped()) == A_MENTION
    known = A_MENTION.model_copy(update={"type": "meeting", "place": min(shipped().places)})
    assert fitting(known, shipped()) is known


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({}, None),
        ({"trigger_start": 7, "trigger_end": 13}, "trigger “opened” does not stand at 7 to 13, which reads “pened”"),
        ({"trigger": "closed"}, "trigger “closed” does not stand at 6 to 12, which reads “opened”"),
        ({"trigger_start": -3, "trigger_end": -1}, "trigger “opened” does not stand at -3 to -1$"),
        ({"quote": "Talks closed"}, "quote “Talks closed” does not stand at 0 to 12"),
        ({"char_start": -9, "char_end": 3}, "quote “Talks opened” does not stand at -9 to 3"),
        ({"char_start": 12, "char_end": 0}, "quote “Talks opened” does not stand at 12 to 0"),
        ({"quote": "Talks opened. O", "char_end": 15}, "quote “Talks opened. O” does not stand at 0 to 15"),
    ],
)
def test_a_mention_that_does_not_stand_where_it_says_is_a_problem_of_its_text(
    given: dict[str, object], fault: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    passages = [{"kind": "body", "ordinal": n, "char_start": at, "body": body}
                for n, (at, body) in enumerate([(0, "Talks opened."), (14, "On fish.")])]  # fmt: skip
    row = dict.fromkeys(("published", "published_day", "notes")) | {"id": "one", "story_id": "one", "file": "one.txt"}
    said = A_MENTION.model_copy(update=given)
    monkeypatch.setattr(tagging.readback, "source", lambda row, passages: None)
    monkeypatch.setattr(tagging, "extract_batch", lambda sources, own, extractor: [[said]])
    (found,) = tag([tagging.Text(row, passages)], packed(), "other")
    if fault is None:
        assert isinstance(found, Tagged)
        return
    assert isinstance(found, Problem)
    assert (found.code, found.file) == ("R10", "one.txt")
    assert re.search(rf"^other@1 on one: the {fault}", found.message)


def test_shingles_are_those_that_the_stored_text_gives(folder: Path) -> None:
    paths = sorted(path.relative_to(folder).as_posix() for path in (folder / "articles").rglob("*.txt"))
    read = [item for item in read_rows(str(folder), paths) if isinstance(item, Read)]
    assert len(read) == len(paths)
    with Store.read(folder / "kb.db") as store:
        stored = {item.id: pending.shingles_of(store, item.id) for item in read}
    assert {item.id: tuple(item.shingles) for item in read} == stored
    assert {item.id: item.numbers for item in read} == {key: shingle_numbers(each) for key, each in stored.items()}
    assert any(stored.values())


@pytest.mark.parametrize("kept", [0, 3])
def test_stories_are_the_same_where_few_shingles_are_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    monkeypatch.setattr(run, "TEXTS_KEPT", kept)
    monkeypatch.setattr(stories, "_MANY", 2)
    other = copy_of(folder, tmp_path / "other")
    build(other, workers=1)
    assert dump(other) == dump(folder)
