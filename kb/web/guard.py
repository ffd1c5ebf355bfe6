"""What keeps a site closed that is shown to the public, and every page to its own host.

Own pages run no script but ours and ask no other host for anything: the browser is told so. The closed profile also
hides what tells of the machine (paths, plugins, settings). Pages of other databases are left as they are.
"""

import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import Forbidden, NotFound, Response
from datasette.plugins import pm
from datasette.utils import tilde_decode
from datasette.utils.asgi import Base400

from kb.web.ours import PLUGIN, is_public, our_database, steps
from kb.web.pages import site

App = Callable[[Any, Any, Any], Awaitable[None]]
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
_OPEN_TO_PUBLIC = ("static", "static-plugins")
"""Of Datasette's own pages below `/-/`, what a public site still answers."""
_MALFORMED = (ValueError, KeyError, TypeError, UnicodeError, RecursionError)


def guarded(datasette: Any, app: App) -> App:
    """The application with our headers on our pages; in the closed profile without Datasette's inner pages."""
    public = is_public(datasette)
    policy = (datasette.plugin_config(PLUGIN) or {}).get("content_security_policy", _POLICY)

    async def guard(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        parts = steps(datasette, scope["path"])
        if public and len(parts) > 2 and parts[1] == "-" and parts[2] not in _OPEN_TO_PUBLIC:
            await Response.text("Not found", status=404).asgi_send(send)
            return
        ours = await _is_our_page(datasette, parts)

        async def send_with_headers(message: Any) -> None:
            if message["type"] == "http.response.start" and ours:
                extra = [*_HEADERS, (b"content-security-policy", policy.encode())]
                message = message | {"headers": [*message.get("headers", []), *extra]}
            await send(message)

        await app(scope, receive, send_with_headers)

    return guard


async def quieten(datasette: Any) -> None:
    """Keeps Datasette from drawing a traceback with all values for each address that is not there, where it finds rich.

    That takes one to two seconds each (measured), which a visitor could ask for at will. Our own faults are logged by
    `fault`, without values.
    """
    if is_public(datasette) or await our_database(datasette) is not None:
        pm.get_plugin("datasette.handle_exception").rich = None


async def _is_our_page(datasette: Any, parts: list[str]) -> bool:
    name = parts[1] if len(parts) > 1 else ""
    if name == "-":
        return False  # Datasette's own pages have scripts within them
    if name:
        return await our_database(datasette, tilde_decode(name.partition(".")[0])) is not None
    return await our_database(datasette) is not None


async def fault(datasette: Any, request: Any, exception: Exception) -> Any:
    """A plain page (or JSON) that says what is wrong; None where the request is not for a database of ours."""
    parts = steps(datasette, request.path)
    named = len(parts) > 1 and parts[1] not in ("", "-")
    db = await our_database(datasette, tilde_decode(parts[1])) if named else None
    if db is None:
        db = await our_database(datasette)  # "/timeline": nothing of the only knowledge base served
    if db is None:
        return None
    status, said = _told(request, exception)
    if request.path.endswith(".json"):
        body = json.dumps({"ok": False, "error": said, "status": status, "title": None})
        return Response(body, status=status, content_type="application/json; charset=utf-8")
    page = {"status": status, "said": said, "sql": "" if is_public(datasette) else request.args.get("sql") or ""}
    context = {"database": db.name, "kb": site(datasette, db), "kb_page": page}
    html = await datasette.render_template("kb/error.html", context, request=request, view_name="kb")
    return Response.html(html, status=status)


def _told(request: Any, exception: Exception) -> tuple[int, str]:
    """The status of a fault and what a reader is told of it."""
    if request.method not in ("GET", "HEAD"):
        return 405, "These pages are for reading."
    if isinstance(exception, NotFound):
        return 404, str(exception.args[0] if exception.args else "") or "There is no such page."
    if isinstance(exception, Forbidden):
        return 403, str(exception.args[0] if exception.args else "") or "This page is not open to you."
    if isinstance(exception, Base400):
        return exception.status, str(exception.args[0] if exception.args else "The address cannot be understood.")
    if hasattr(exception, "status") and hasattr(exception, "message"):
        said = exception.message if not getattr(exception, "message_is_html", False) else "The query could not be run."
        status = int(exception.status)
        # Datasette says 500 of a column to sort by that is not there; it is the address that is wrong.
        return 400 if status == 500 and request.query_string else status, str(said)
    if isinstance(exception, _MALFORMED) and request.query_string:
        return 400, "The address cannot be understood."
    logging.getLogger(__name__).error("%s failed", request.path, exc_info=exception)
    return 500, "Something went wrong here. Where kb serve runs, it says what."
