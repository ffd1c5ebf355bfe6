"""Shows a knowledge base in the browser: Datasette with our metadata, the user's laid over it, and our pages.

`datasette kb.db -m metadata.yml` serves the same tables and queries; what this adds is the user's own metadata,
queries, templates and static files, the profile (open on one's desk, closed for the public), and a free port.
"""

import asyncio
import copy
import errno
import json
import re
import shutil
import socket
import sys
import webbrowser
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from kb import queries
from kb.store import DESK, snapshot
from kb.web.facets import COUNTED
from kb.web.ours import PLUGIN
from schemas.problems import CallError

DATABASE = "kb.db"
PORTS_TRIED = 50
_PORTS = 65536

_SETTINGS: dict[str, Any] = {
    "suggest_facets": False,  # it would count every column of every table that is opened
    "facet_time_limit_ms": 500,
    "sql_time_limit_ms": 2000,
    "max_returned_rows": 2000,
    "truncate_cells_html": 300,
    "default_page_size": 50,
    "cache_size_kb": 32_000,
}
_CLOSED: dict[str, Any] = {
    "default_allow_sql": False,
    "allow_download": False,
    "allow_csv_stream": False,
    "allow_facet": False,  # those of metadata.yml stay
    "max_csv_mb": 10,
    "sql_time_limit_ms": 1000,
    "max_returned_rows": 1000,
    "default_cache_ttl": 60,
}


_PUBLISHED = (
    "kb.db", ".kb.db", "metadata.json", "settings.json", "inspect-data.json", "requirements.txt", "README.txt",
    "templates", "static",
)  # fmt: skip
_HOW = """\
A knowledge base of dated events, made by `kb publish`; nothing here is changed by serving it.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/datasette serve . --host 127.0.0.1 --port 8001

Put a web server with TLS in front of it. The profile is closed: no SQL of visitors, no download, tight limits
(settings.json); titles, queries and the licence stand in metadata.json.

What is between editors stays at home: problems, decisions, suggestions and files are empty here, and so are the notes
of events. The texts are here, with the names of their files.
"""
_KEPT_HOME = {
    "tables": {name: {"allow": False} for name in (*DESK, "review_queue")},
    "queries": {"to_review": {"allow": False}},
}
"""What the public is not shown; a user's metadata.yml may open it for `kb serve --public`."""


def metadata_of(folder: Path, name: str = "kb", *, public: bool = False) -> dict[str, Any]:
    """The metadata that a folder is shown with: the shipped, the user's queries, and the user's own laid over them.

    `name` is the database's name in addresses; what a user's file says of `kb` holds for it too. Raises CallError
    where that file cannot be read, or has something else where keys and values are wanted.
    """
    metadata = shipped_metadata()
    if public:
        metadata["databases"]["kb"] = overlay(metadata["databases"]["kb"], _KEPT_HOME)
    metadata["databases"]["kb"]["queries"].update(
        (query.name, {"title": query.title, "description": query.description, "sql": query.sql, "hide_sql": True})
        for query in queries.of_folder(folder)
    )
    own = folder / "metadata.yml"
    if own.is_file():
        metadata = overlay(metadata, _read(own))
    databases = _at(metadata, own, "databases")
    if name != "kb":
        databases[name] = overlay(_at(metadata, own, "databases", "kb"), databases.get(name) or {})
        del databases["kb"]
    events = _at(metadata, own, "databases", name, "tables", "events")
    facets = events.get("facets") or []
    if not isinstance(facets, list):
        raise CallError(f"{own}: databases.{name}.tables.events.facets: wants a list; begin each item with '- '")
    events["facets"] = [{"counted": facet} if facet in COUNTED else facet for facet in facets]
    if public:
        metadata = overlay(metadata, {"plugins": {PLUGIN: {"public": True}}})
    return metadata


def _at(metadata: dict[str, Any], file: Path, *steps: str) -> dict[str, Any]:
    """The mapping at a path of keys; raises CallError naming `file` where something else stands there."""
    here = metadata
    for depth, step in enumerate(steps, 1):
        inside = here.get(step)
        if not isinstance(inside, dict):
            raise CallError(f"{file}: {'.'.join(steps[:depth])}: wants `key: value` lines")
        here = inside
    return here


def shipped_metadata() -> dict[str, Any]:
    """The project's own metadata.yml: of the package, or of the checkout that it runs from."""
    packaged = files("kb") / "metadata.yml"
    source = packaged if packaged.is_file() else Path(__file__).parent.parent / "metadata.yml"
    loaded: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return loaded


def overlay(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """`under` with `over` laid on it: mappings are joined, all else is replaced.

    >>> overlay({"a": {"b": 1, "c": [1, 2]}}, {"a": {"c": [3]}})
    {'a': {'b': 1, 'c': [3]}}
    """
    joined = copy.deepcopy(under)
    for key, value in over.items():
        here = joined.get(key)
        joined[key] = overlay(here, value) if isinstance(here, dict) and isinstance(value, dict) else value
    return joined


def settings(public: bool) -> dict[str, Any]:
    """Datasette's settings: the open profile for one's own desk, or the closed one for a public site."""
    return _SETTINGS | (_CLOSED if public else {})


def app(folder: Path, *, public: bool = False) -> Any:
    """The ASGI application for a folder, or for a database file; raises CallError where there is none."""
    from datasette.app import Datasette

    database = folder / DATABASE if folder.is_dir() else folder
    if not database.is_file():
        raise CallError(f"{database} is not there yet: `kb build` makes it")
    home = database.parent
    datasette = Datasette(
        [str(database)],
        metadata=metadata_of(home, _name(database), public=public),
        settings=settings(public),
        template_dir=str(home / "templates") if (home / "templates").is_dir() else None,
        static_mounts=[("static", str(home / "static"))] if (home / "static").is_dir() else [],
    )
    _awaited(datasette.invoke_startup())
    return datasette.app()


def serve(
    folder: Path, *, host: str = "127.0.0.1", port: int = 8001, public: bool = False, browse: bool = False
) -> None:
    """Serves a folder (or a database file) until Ctrl-C, on `port` or the next free one; prints its address."""
    import uvicorn

    application = app(folder, public=public)
    with free_socket(host, port) as listener:
        taken = listener.getsockname()[1]
        address = f"http://{f'[{host}]' if ':' in host else host}:{taken}/"
        note = f" (port {port} is in use)" if taken != port and port else ""
        print(f"{address}{note}  Ctrl-C ends it", file=sys.stderr, flush=True)
        if browse:
            webbrowser.open(address)
        server = uvicorn.Server(uvicorn.Config(application, log_level="warning", lifespan="on", server_header=False))
        try:
            server.run(sockets=[listener])
        except KeyboardInterrupt:
            print("ended", file=sys.stderr)


def publish(folder: Path, out: Path) -> list[Path]:
    """Writes what a public site needs to `out`, and says in its README how to serve it; the files it wrote.

    The database is vacuumed, checked and served as immutable; its tables are counted beforehand. Raises CallError
    where `out` holds other things, StoreError where the database is not whole.
    """
    database = folder / DATABASE
    if not database.is_file():
        raise CallError(f"{database} is not there yet: `kb build` makes it")
    if out.exists() and any(path.name not in _PUBLISHED for path in out.iterdir()):
        raise CallError(f"{out} holds other files: name a folder that is empty or not there")
    out.mkdir(parents=True, exist_ok=True)
    made = out / f".{DATABASE}"
    made.unlink(missing_ok=True)
    snapshot(database, made)
    made.replace(out / DATABASE)
    metadata = metadata_of(folder, public=True)
    (out / "metadata.json").write_text(json.dumps(metadata, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (out / "settings.json").write_text(json.dumps(settings(True), indent=1) + "\n", encoding="utf-8")
    inspected = _awaited(_inspected(out / DATABASE))
    (out / "inspect-data.json").write_text(json.dumps(inspected, indent=1) + "\n", encoding="utf-8")
    (out / "requirements.txt").write_text(f"event-kb=={version('event-kb')}\n", encoding="utf-8")
    (out / "README.txt").write_text(_HOW, encoding="utf-8")
    for name in ("templates", "static"):
        shutil.rmtree(out / name, ignore_errors=True)
        if (folder / name).is_dir():
            shutil.copytree(folder / name, out / name)
    return sorted(path for path in out.iterdir())


async def _inspected(database: Path) -> dict[str, Any]:
    """What `datasette inspect` finds: the digest of the file and the number of rows of each table."""
    from datasette.app import Datasette

    db = Datasette([], immutables=[str(database)]).databases["kb"]
    counts = await db.table_counts(limit=3_600_000)
    tables = {name: {"count": count} for name, count in counts.items()}
    return {"kb": {"hash": db.hash, "size": db.size, "file": DATABASE, "tables": tables}}


def _awaited(work: Coroutine[Any, Any, Any]) -> Any:
    """What a coroutine returns, also for a caller in whose thread a loop is running."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, work).result()


def free_socket(host: str, port: int) -> socket.socket:
    """A listening socket on `port`, or on the next one that is free; raises CallError where none is."""
    if not 0 <= port < _PORTS:
        raise CallError(f"there is no port {port}: they go from 1 to {_PORTS - 1}")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, min(port + PORTS_TRIED, _PORTS)) if port else (0,):
        # Named as TCP: asyncio sends at once only on sockets that say so; else each answer waits 40 ms (measured).
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen(128)
        except OSError as error:
            listener.close()
            if error.errno != errno.EADDRINUSE:
                raise CallError(f"cannot listen on {host}:{candidate}: {error.strerror}") from error
        else:
            return listener
    raise CallError(f"cannot listen on {host}: ports {port} to {port + PORTS_TRIED - 1} are all in use")


def _read(path: Path) -> dict[str, Any]:
    try:
        loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        where = getattr(error, "problem_mark", None)
        place = f":{where.line + 1}" if where else ""
        raise CallError(f"{path}{place}: cannot be read as YAML: {getattr(error, 'problem', None) or error}") from error
    if loaded is None:
        return {}
    if not isinstance(loaded, dict):
        raise CallError(f"{path}: wants `key: value` lines, as in the comments that `kb init` writes there")
    return loaded


def _name(database: Path) -> str:
    """The database's name in addresses, as Datasette makes it of the file's name."""
    return re.sub(r"\s", "_", database.stem)
