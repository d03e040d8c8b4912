"""Bad input ends in a refusal in words (or a plain result) within 10 s and 1 GiB; nothing is called, run, left behind or lost.

``make test`` has most sizes reduced; ``make fuzz`` has them whole.
"""

import functools
import os
import re
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kehoach.model.plan import KeHoach
from kehoach.model.yaml_reader import load
from readers import hostile
from readers.hostile.case import SAID, Case
from readers.jail import MEGABYTES, SECONDS, Jail, Ran
from readers.word_made import p, word

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="cần fork để đo từng lần đọc")

SECRET = "BÍ-MẬT-TUYỆT-ĐỐI"
_LONGEST_LOADED = 200_000
"""Bytes of a result that is read back; longer ones only take long"""
_OWN = re.compile(r"kehoach[./]readers[./](pdf[./]native|doc[./]worker)")
"""The programs that a reader may start"""


class Place:
    """A folder with a file that nobody may read, a port that nobody may call, and the jail."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.secret = folder / "bi-mat.txt"
        self.secret.write_text(SECRET, encoding="utf-8")
        self._port = socket.create_server(("127.0.0.1", 0))
        self._port.setblocking(False)
        self.url = f"http://127.0.0.1:{self._port.getsockname()[1]}"
        self.jail = Jail(folder)

    def called(self) -> bool:
        """Whether someone called since the last time."""
        try:
            self._port.accept()[0].close()
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        """Let all go."""
        self.jail.close()
        self._port.close()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    made = Place(tmp_path_factory.mktemp("tu"))
    yield made
    made.close()


@functools.cache
def _case(name: str, url: str, secret: str) -> Case:
    return next(case for case in _cases(url, secret) if case.name == name)


_cases = functools.cache(hostile.cases)


@pytest.mark.parametrize("name", [case.name for case in hostile.cases("http://127.0.0.1:9", "/x")])
def test_file(name: str, place: Place, tmp_path: Path) -> None:
    case = _case(name, place.url, str(place.secret))
    source, target = tmp_path / case.file, tmp_path / "ra.yaml"
    data = case.make()
    source.write_bytes(data)
    ran = place.jail.run("import", source, "-o", target)
    _clean(ran, place)
    assert source.read_bytes() == data
    left = {each.name for each in tmp_path.iterdir()}
    if ran.code == 0:
        assert "OK" in case.expect, ran.words
        assert left <= {case.file, "ra.yaml", "ke-hoach.schema.json"}
        written = target.read_text(encoding="utf-8")
        assert SECRET not in written
        assert case.keeps in " ".join(written.split())
        if len(written) < _LONGEST_LOADED:
            load(target, KeHoach)
    else:
        assert left == {case.file}
        assert ran.problems, ran.words
        assert set(ran.problems) <= set(case.expect), ran.words


def _clean(ran: Ran, place: Place) -> None:
    """What holds however the command ended."""
    assert ran.code in (0, 2), ran.words or "phải dừng giữa chừng"
    assert "Traceback" not in ran.words
    assert "Warning" not in ran.words
    if ran.code == 2:
        assert ran.words.startswith("Lỗi: ")
        assert "cách sửa: " in ran.words
    assert ran.seconds < SECONDS
    assert ran.megabytes < MEGABYTES
    assert not ran.calls
    assert not place.called()
    assert all(_OWN.search(each.replace(os.sep, "/")) for each in ran.starts), ran.starts
    assert not list(place.jail.temporary.iterdir())


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["k.docx", "-o", "cu.yaml"], "TEP06"),
        (["k.docx", "-o", "k.docx"], "NHAP14"),
        (["k.docx", "-o", "k.docx", "--ghi-de"], "NHAP14"),
        (["cu.yaml", "-o", "cu.yaml", "--ghi-de"], "TEP09"),
        (["cu.yaml", "-o", "lk.yaml", "--ghi-de"], "TEP09"),
        (["k.docx", "-o", "khong/co/ra.yaml"], "TEP05"),
        (["k.docx", "-o", "thu-muc.yaml"], "TEP01"),
        (["k.docx", "-o", "thu-muc.yaml", "--ghi-de"], "TEP01"),
        (["k.docx", "-o", "k.docx/ra.yaml"], "TEP05"),
        (["k.docx", "-o", "a" * 300 + ".yaml"], "TEP08"),
        (["k.docx"], "NHAP14"),
        (["khong-co.docx", "-o", "ra.yaml"], "TEP03"),
        (["thu-muc.yaml", "-o", "ra.yaml"], "TEP01"),
        (["ong", "-o", "ra.yaml"], "TEP01"),
        (["vong", "-o", "ra.yaml"], "TEP04"),
        (["to.docx", "-o", "ra.yaml"], "TEP02"),
        (["k.docx/x", "-o", "ra.yaml"], "TEP04"),
        (["k.docx", "--den", "khong-co"], "NHAP12"),
        (["hong.docx", "-o", "ra.yaml"], "DOC02"),
        (["hong.docx", "-o", "cu.yaml", "--ghi-de"], "DOC02"),
        (["hong.docx", "--den", "bo_cuc"], "DOC02"),
    ],
    ids=" ".join,
)
def test_refused_with_nothing_changed(arguments: list[str], code: str, place: Place, tmp_path: Path) -> None:
    (tmp_path / "k.docx").write_bytes(word(p(SAID)))
    (tmp_path / "hong.docx").write_bytes(word(p(SAID))[:300])
    (tmp_path / "cu.yaml").write_text("cũ", encoding="utf-8")
    (tmp_path / "lk.yaml").symlink_to("cu.yaml")
    (tmp_path / "thu-muc.yaml").mkdir()
    (tmp_path / "vong").symlink_to("vong")
    os.mkfifo(tmp_path / "ong")
    with (tmp_path / "to.docx").open("wb") as stream:
        stream.truncate(60_000_000)
    before = _state(tmp_path)
    ran = place.jail.run(
        "import",
        *(each if each.startswith("-") or each in ("bo_cuc", "khong-co") else tmp_path / each for each in arguments),
    )
    _clean(ran, place)
    assert (ran.code, ran.problems) == (2, [code]), ran.words
    assert _state(tmp_path) == before


def _state(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path): path.read_bytes() if path.is_file() and path.stat().st_size < 1_000_000 else None
        for path in sorted(folder.rglob("*"))
    }


def test_replaced_only_when_asked(place: Place, tmp_path: Path) -> None:
    source, target = tmp_path / "k.docx", tmp_path / "ra.yaml"
    source.write_bytes(word(p(SAID)))
    target.write_text("cũ", encoding="utf-8")
    ran = place.jail.run("import", source, "-o", target, "--ghi-de")
    _clean(ran, place)
    assert ran.code == 0
    assert SAID in target.read_text(encoding="utf-8")


@pytest.mark.skipif(
    sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root đọc được mọi tệp"
)
def test_unreadable(place: Place, tmp_path: Path) -> None:
    source = tmp_path / "k.docx"
    source.write_bytes(word(p(SAID)))
    source.chmod(0)
    ran = place.jail.run("import", source, "-o", tmp_path / "ra.yaml")
    assert (ran.code, ran.problems) == (2, ["TEP04"])


def test_the_jail_sees(place: Place, tmp_path: Path) -> None:
    """What the other tests rest on: a call, a program, memory and a crash do show."""
    seen = place.jail.run("--thu-tu")
    assert seen.calls
    assert seen.starts
    assert seen.megabytes > 200
    assert seen.code == 3
