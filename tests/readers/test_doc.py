"""Old Word files: read through msdoc2docx in a program of its own, else through LibreOffice, else refused in words."""

import random
import sys
import time
from pathlib import Path

import pytest
from conftest import SHARED

from kehoach import office
from kehoach.problems import KehoachError
from kehoach.readers import doc, read
from kehoach.readers.doc import worker
from readers.office_made import bold, docx, made_by_office, needs_office, shapes, words

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine where LibreOffice is not installed."""
    monkeypatch.setenv(office.PROGRAM_VARIABLE, "khong-co-chuong-trinh-nay")


@needs_office
def test_words_bold_numbers_and_tables_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    data = made_by_office("doc")
    without_office(monkeypatch)
    wanted, found = read(docx(), "a.docx"), read(data, "a.doc")
    assert found.format == "doc"
    assert words(found) == words(wanted)
    assert bold(found) == bold(wanted) == "KẾ HOẠCH ban hành"
    assert [row for row in shapes(found)[1] if row] == [row for row in shapes(wanted)[1] if row]
    assert found.problems == []


@needs_office
def test_a_hurt_file_ends_in_a_result_or_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    data = made_by_office("doc")
    without_office(monkeypatch)
    chance = random.Random(4)
    for share in (0.1, 0.5, 0.9):
        hurt = bytearray(data[: int(len(data) * share)] if chance.random() < 0.5 else data)
        for _ in range(200):
            hurt[chance.randrange(len(hurt))] = chance.randrange(256)
        start = time.monotonic()
        try:
            doc.read(bytes(hurt))
        except KehoachError as error:
            assert error.problems[0].code.startswith("DOC")
        assert time.monotonic() - start < 10


def test_junk_in_a_container_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    without_office(monkeypatch)
    with pytest.raises(KehoachError) as error:
        doc.read(OLE + b"\0" * 2000)
    assert error.value.problems[0].code == "DOC08"
    assert "LibreOffice" in str(error.value)


def test_what_is_too_old_goes_to_office(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []

    def convert(program: str, data: bytes, name: str, kind: str, timeout: float) -> bytes:
        asked.append(timeout)
        return docx()

    monkeypatch.setattr(office, "find_program", lambda: "soffice")
    monkeypatch.setattr(office, "convert", convert)
    assert words(doc.read(b"\xdb\xa5-\0\0\0"))[:3] == ["ỦY", "BAN", "NHÂN"]
    assert asked == [doc.OFFICE_TIMEOUT]


@pytest.mark.parametrize(
    ("code", "wanted"), [(worker.LOCKED, "DOC03"), (worker.DAMAGED, "DOC02"), (worker.UNSUPPORTED, "DOC08")]
)
def test_each_end_of_the_worker_is_told(code: int, wanted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def convert(*_: object) -> bytes:
        raise office.OfficeError("hỏng")

    monkeypatch.setattr(doc, "_through_msdoc2docx", lambda data: (code, b""))
    monkeypatch.setattr(office, "find_program", lambda: "soffice")
    monkeypatch.setattr(office, "convert", convert)
    with pytest.raises(KehoachError) as error:
        doc.read(OLE)
    assert error.value.problems[0].code == wanted


def test_what_was_left_out_is_told_where_office_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    without_office(monkeypatch)
    monkeypatch.setattr(doc, "_through_msdoc2docx", lambda data: (worker.PARTIAL, docx()))
    assert [each.code for each in doc.read(OLE).problems] == ["DOC09"]


def test_a_worker_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    endless = tmp_path / "worker.py"
    endless.write_text("while True: pass\n")
    monkeypatch.setattr(worker, "__file__", str(endless))
    monkeypatch.setattr(doc, "TIMEOUT", 0.3)
    start = time.monotonic()
    with pytest.raises(KehoachError, match="quá lâu"):
        doc.read(OLE)
    assert time.monotonic() - start < 5


@pytest.mark.skipif(sys.platform == "win32", reason="giới hạn của Unix")
def test_a_worker_has_limits_of_memory_and_time(tmp_path: Path) -> None:
    code = f"import sys; sys.path.insert(0, {str(Path(worker.__file__).parent)!r}); import worker; worker._limit(); bytearray(10**10)"
    exit_code, said = office.run([sys.executable, "-c", code], 20)
    assert exit_code == 1
    assert "MemoryError" in said


@pytest.mark.skipif(not SHARED.is_dir(), reason="không có ../shared")
@pytest.mark.parametrize(("name", "kind"), [("vn-html-in-doc.doc", "html"), ("vn-rtf-in-doc.doc", "rtf")])
def test_other_formats_named_doc_go_to_their_readers(name: str, kind: str) -> None:
    found = read((SHARED / "samples" / "kho-doc" / name).read_bytes(), name)
    assert found.format == kind
    assert len(words(found)) > 50
