"""The wheel: every data file is in it, and what it installs works from any directory."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_every_tracked_file_of_the_packages_is_in_the_wheel(wheel: Path) -> None:
    tracked = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "kb", "schemas", "loaders"], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    assert [name for name in tracked if name not in packed and (ROOT / name).exists()] == []
    assert "kb/metadata.yml" in packed
    assert any(name.endswith("licenses/LICENSE") for name in packed)
    assert any(name.endswith("licenses/NOTICE") for name in packed)


def test_the_installed_wheel_builds_the_example_from_another_directory(wheel: Path, tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    script = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import kb, schemas, loaders; "
        "print(kb.__file__); from kb.cli import cli; cli()"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(site), "demo", "--no-serve"], cwd=elsewhere, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[0].startswith(str(site))
    assert "Quad" in run.stdout
    assert (elsewhere / "kb-demo" / "kb.db").exists()
