"""What all tests share: in CI nothing may be skipped, since there everything that a test needs is installed."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

# An example may take long on a busy machine; how fast things are is for tests/bench to say.
settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")

SHARED = Path(__file__).parents[1] / ".." / "shared"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turns a skip into a failure where CI is set; a user's machine may lack a browser, CI may not."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
    return report


@pytest.fixture(scope="session")
def shared_articles() -> Path:
    """The folder of the two real articles, which a user's checkout does not have beside it."""
    folder = SHARED / "articles"
    if not folder.is_dir():
        pytest.skip("no ../shared/articles beside this checkout")
    return folder
