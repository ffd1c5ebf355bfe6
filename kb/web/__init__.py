"""The Datasette plugin: pages, facets, feeds and exports for our own databases, and for no others.

Datasette finds it by the entry point `kb` of the group `datasette`, its templates and its static files by the folders
beside this file. Each hook is a line or two; what it does stands in the module it names.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from pluggy import HookimplMarker

from kb.web.ours import PLUGIN

hookimpl = HookimplMarker("datasette")


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """Gives templates our ways of writing dates and numbers."""
    from kb.web.words import FILTERS

    env.filters.update(FILTERS)


@hookimpl
def extra_template_vars(
    database: str | None, table: str | None, view_name: str | None, request: Any, datasette: Any
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """What our templates ask for, on pages of our databases."""
    from kb.web.pages import template_vars

    return lambda: template_vars(datasette, request, database, table, view_name)


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Our own pages."""
    from kb.web.routes import ROUTES

    return ROUTES


@hookimpl
def register_output_renderer() -> list[dict[str, Any]]:
    """Exports behind every table and query that lists events."""
    from kb.web.formats import renderers

    return renderers()


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[..., Any]:
    """Headers that keep our pages to their own host, and the closed profile."""
    from kb.web.guard import guarded

    return lambda app: guarded(datasette, app)


@hookimpl
def startup(datasette: Any) -> Callable[[], Awaitable[None]]:
    """No slow tracebacks for what visitors mistype."""
    from kb.web.guard import quieten

    return lambda: quieten(datasette)


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Callable[[], Awaitable[Any]]:
    """Our own page for what cannot be shown."""
    from kb.web.guard import fault

    return lambda: fault(datasette, request, exception)


@hookimpl
def register_facet_classes() -> list[type]:
    """Facets that the build counted, and the one that counts who takes part."""
    from kb.web.facets import ActorFacet, CountedFacet

    return [ActorFacet, CountedFacet]


@hookimpl
def filters_from_request(request: Any, database: str, table: str, datasette: Any) -> Any:
    """What the values of our facet narrow a table down to."""
    from kb.web.facets import actor_filter

    return lambda: actor_filter(datasette, request, database, table)


@hookimpl(specname="filters_from_request")
def later_pages(request: Any, database: str, table: str, datasette: Any) -> Any:
    """Lets later pages of a long table begin where they begin."""
    from kb.web.paging import later_page

    return lambda: later_page(datasette, request, database, table)


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """Links to our pages in the rows of queries and views."""
    from kb.web.cells import cell, worth_a_look

    if not worth_a_look(column, table, value):
        return None
    return lambda: cell(datasette, database, table, row, column, value)


__all__ = ["PLUGIN"]
