"""Templates that are no Word files, damaged, or hostile: refused with a message, never a traceback."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach.problems import KehoachError
from kehoach.resources import templates_dir
from kehoach.writers.docx import to_docx
from kehoach.writers.package import read_package, write_package
from writers import plans

Parts = dict[str, bytes]


def _problem(path: Path) -> tuple[str, str]:
    with pytest.raises(KehoachError) as error:
        to_docx(plans.full(), path)
    assert error.value.exit_code == 2
    return error.value.problems[0].code, str(error.value)


def _macro(parts: Parts) -> None:
    parts["word/vbaProject.bin"] = b"macro"


def _linked_picture(parts: Parts) -> None:
    name = "word/_rels/document.xml.rels"
    extra = (
        b'<Relationship Id="rId9" TargetMode="External" Target="http://example.invalid/a.png" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    )
    parts[name] = parts[name].replace(b"</Relationships>", extra)


def _entity(parts: Parts) -> None:
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:document", b'<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document', 1
    )


def _entity_in_utf16(parts: Parts) -> None:
    _entity(parts)
    text = parts["word/document.xml"].decode().split("?>", 1)[1]
    parts["word/document.xml"] = f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")


def _bomb(parts: Parts) -> None:
    parts["word/media/image1.png"] = b"\0" * 70_000_000


def _torn(parts: Parts) -> None:
    parts["word/document.xml"] = parts["word/document.xml"][:-40]


def _no_document(parts: Parts) -> None:
    del parts["word/document.xml"]


def _strict(parts: Parts) -> None:
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_macro, "MAU03"), (_linked_picture, "MAU03"), (_entity, "MAU03"), (_entity_in_utf16, "MAU03"), (_bomb, "MAU03"), (_torn, "MAU02"),
        (_no_document, "MAU01"), (_strict, "MAU01"), (lambda parts: parts.pop("word/styles.xml"), "MAU02"),
        (lambda parts: parts.pop("[Content_Types].xml"), "MAU01"),
    ],
)  # fmt: skip
def test_unusable_and_hostile_templates_are_refused(
    tmp_path: Path, change: Callable[[Parts], object], code: str
) -> None:
    parts = dict(read_package((templates_dir() / "ke-hoach.docx").read_bytes(), "").parts)
    change(parts)
    path = tmp_path / "mau.docx"
    path.write_bytes(write_package(parts))
    found, message = _problem(path)
    assert found == code
    assert "mau.docx" in message


def test_a_packing_that_word_does_not_use_is_refused(tmp_path: Path) -> None:
    parts = read_package((templates_dir() / "ke-hoach.docx").read_bytes(), "").parts
    path = tmp_path / "mau.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert _problem(path)[0] == "MAU02"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "MAU01"), (b"day la van ban", "MAU01"), (b"PK\x03\x04hong", "MAU02"), (b"%PDF-1.7", "MAU01")],
)
def test_what_is_not_a_word_file_is_told(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(data)
    assert _problem(path)[0] == code


def test_a_missing_template_is_told(tmp_path: Path) -> None:
    assert _problem(tmp_path / "khong-co.docx")[0] == "TEP03"


def test_any_damage_to_a_template_is_told_or_harmless(tmp_path: Path) -> None:
    """Every way of cutting or flipping the file ends in a message or a file, never in a traceback."""
    good = (templates_dir() / "ke-hoach.docx").read_bytes()
    path = tmp_path / "mau.docx"
    for index in range(0, len(good), 97):
        for data in (good[:index], good[:index] + bytes([good[index] ^ 0x55]) + good[index + 1 :]):
            path.write_bytes(data)
            try:
                to_docx(plans.plan(), path)
            except KehoachError as error:
                assert error.problems[0].code.startswith("MAU")
