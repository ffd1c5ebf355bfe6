"""The texts that hand-written quotes are looked up in: what is built, and before a build the articles themselves."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from kb.build.sources import sources_with_text
from kb.store import Store
from loaders.sources import Loaded, read_file, source_id
from schemas.problems import ProblemsError

_LISTED = 20_000


def texts_of(store: Store) -> Mapping[str, str] | Callable[[str], str | None]:
    """What a build looks quotes up in; the ids of very many sources are not gone through for near matches."""
    texts = StoredTexts(store)
    return texts if 0 < len(texts) <= _LISTED else texts.get


class StoredTexts(Mapping[str, str]):
    """The texts of all sources of a database by id, each read when it is asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getitem__(self, source: str) -> str:
        found = sources_with_text(self._store, [source])
        if not found or not found[0].passages:
            raise KeyError(source)
        return found[0].text

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._store.stream("select id from sources where file is not null order by id"))

    def __len__(self) -> int:
        return int(self._store.value("select count(*) from sources where file is not null"))


class ArticleTexts(Mapping[str, str]):
    """Over the texts of a database those of articles that no build has seen yet.

    Only a file whose name gives the id asked for is read: of many articles in one file, those not built are not found.
    """

    def __init__(self, folder: Path, stored: Mapping[str, str] | None = None) -> None:
        self._folder = folder
        self._stored = stored or {}

    @cached_property
    def _files(self) -> dict[str, Path]:
        paths = (path for path in sorted((self._folder / "articles").rglob("*")) if path.is_file())
        named = ((source_id(path.relative_to(self._folder).as_posix(), None, many=False), path) for path in paths)
        return {name: path for name, path in named if name not in self._stored}

    def __getitem__(self, source: str) -> str:
        if (stored := self._stored.get(source)) is not None:
            return stored
        try:
            found = read_file(self._files[source], self._folder)
        except ProblemsError:
            raise KeyError(source) from None
        for one in found:
            if isinstance(one, Loaded) and one.source.id == source:
                return one.source.text
        raise KeyError(source)

    def __iter__(self) -> Iterator[str]:
        yield from self._stored
        yield from self._files

    def __len__(self) -> int:
        return len(self._stored) + len(self._files)
