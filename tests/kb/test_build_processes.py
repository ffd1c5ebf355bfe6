"""One knowledge base, many processes: each `kb build` is a new one, and must know what the last one did."""

import os
import subprocess
import sys
from pathlib import Path

from kb.store import Store
from tests.worlds import made, world, write

CALL = """
import sys
from pathlib import Path
from kb.build import build, sources

asked = []
whole = sources.tag
sources.tag = lambda texts, own, extractor: asked.extend(texts) or whole(texts, own, extractor)
build(Path(sys.argv[1]), workers=1)
print(len(asked))
"""


def build_in_new_process(folder: Path, seed: int) -> int:
    """How many texts a build extracts in a process that orders its sets in another way."""
    done = subprocess.run(
        [sys.executable, "-c", CALL, str(folder)],
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout)


def test_a_new_article_alone_is_extracted_where_people_wrote_actors_of_their_own(tmp_path: Path) -> None:
    world(tmp_path, 4)
    assert build_in_new_process(tmp_path, 1) >= 4
    with Store.read(tmp_path / "kb.db") as store:
        before = store.query("select distinct made_by from files where kind = 'article'")
    write(tmp_path / "articles" / "late.txt", made(9).text)
    assert build_in_new_process(tmp_path, 2) == 1
    with Store.read(tmp_path / "kb.db") as store:
        assert store.query("select distinct made_by from files where kind = 'article'") == before


def test_a_new_actor_has_all_texts_extracted_again(tmp_path: Path) -> None:
    world(tmp_path, 4)
    whole = build_in_new_process(tmp_path, 1)
    write(tmp_path / "actors" / "other.yml", "{id: salt-union, name: Salt Union, kind: organisation}\n")
    assert build_in_new_process(tmp_path, 1) == whole
