"""Templates of an office: restyled ones work, broken ones are told by place and cause, hostile ones are refused."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from kehoach.problems import KehoachError
from kehoach.resources import templates_dir
from kehoach.writers.docx import to_docx
from kehoach.writers.package import read_package, write_package
from writers import gates, plans
from writers.samples import built_in
from writers.word import Word

Parts = dict[str, bytes]


def _template(
    tmp_path: Path, *changes: tuple[str, str], part: str = "word/document.xml", base: str = "ke-hoach"
) -> Path:
    """A copy of a built-in template, with changes to its XML."""
    parts = dict(read_package((templates_dir() / f"{base}.docx").read_bytes(), "").parts)
    text = parts[part].decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    parts[part] = text.encode()
    return _save(tmp_path, parts)


def _save(tmp_path: Path, parts: Parts, name: str = "mau.docx") -> Path:
    path = tmp_path / name
    path.write_bytes(write_package(parts))
    return path


def _problem(path: Path) -> tuple[str, str]:
    with pytest.raises(KehoachError) as error:
        to_docx(plans.full(), path)
    assert error.value.exit_code == 2
    problem = error.value.problems[0]
    return problem.code, str(problem)


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("{{ trich_yeu }}", "{{ trich_yeuu }}", "MAU05", ["đoạn 5 “{{ trich_yeuu }}”", "sửa thành “trich_yeu”"]),
        ("{{ so }}", "{{ so_van_ban_nao_do }}", "MAU05", ["bảng 1, hàng 2, ô 1", "so_van_ban_nao_do"]),
        ("{{ doan.loi_van }}", "{{ doan.loi_vam }}", "MAU05", ["loi_vam", "sửa thành “loi_van”"]),
        ("{{ trich_yeu }}", "{{ trich_yeu }", "MAU04", ["đoạn 5", "{{"]),
        ("{{ trich_yeu }}", "{{ trich_yeu | inhoa }}", "MAU04", ["đoạn 5", "không có phép lọc “inhoa”"]),
        ("{{ trich_yeu }}", "{{ trich yeu }}", "MAU04", ["đoạn 5", "yeu"]),
        ("{{ trich_yeu }}", "{{ }}", "MAU04", ["đoạn 5"]),
        ("{{ trich_yeu }}", "{{ 'a' ? }}", "MAU04", ["đoạn 5"]),
        ("{%p for doan in than %}", "{%p fro doan in than %}", "MAU04", ["endfor"]),
        ("{%p endif %}{X}", "", "MAU04", []),
        ("{%p if mo_dau %}", "{%p if mo_dau", "MAU04", ["{%p if mo_dau"]),
        ("{%p if mo_dau %}", "{%p iff mo_dau %}", "MAU04", ["endif"]),
        ("{%p if mo_dau %}", "{%p include 'x' %}{%p if mo_dau %}", "MAU04", []),
        ("{{ mo_dau }}", "{{ mo_dau() }}", "MAU07", ["đoạn", "mo_dau()"]),
        ("{{ mo_dau }}", "{{ 1 / 0 }}", "MAU07", ["1 / 0"]),
        ("{{ mo_dau }}", "{{ mo_dau.__class__.__mro__ }}", "MAU07", ["__class__"]),
        ("{{ mo_dau }}", "{{ mo_dau | safe }}", "MAU04", ["safe"]),
        ("{{ mo_dau }}", "{% for i in range(999999999) %}x{% endfor %}", "MAU07", []),
        ("{%tr endfor %}", "{%tr endfor %}{%tr endfor %}", "MAU04", ["bảng 2"]),
        ("{{ mo_dau }}", "{%p else %}{{ mo_dau }}{%p else %}", "MAU04", []),
        ("{{ trich_yeu }}", "{%p endfor %}", "MAU04", ["thừa"]),
    ],
)  # fmt: skip
def test_a_broken_tag_is_told_by_place_and_cause(
    tmp_path: Path, old: str, new: str, code: str, words: list[str]
) -> None:
    path = _without_one_endif(tmp_path) if "{X}" in old else _template(tmp_path, (old, new))
    found, message = _problem(path)
    assert found == code
    assert all(each in message for each in ["mau.docx", *words]), message
    assert "Traceback" not in message


def _without_one_endif(tmp_path: Path) -> Path:
    parts = dict(read_package((templates_dir() / "ke-hoach.docx").read_bytes(), "").parts)
    text = parts["word/document.xml"].decode()
    start = text.rindex("{%p endif %}")
    parts["word/document.xml"] = (text[:start] + "Hết" + text[start + len("{%p endif %}") :]).encode()
    return _save(tmp_path, parts)


def test_a_tag_torn_into_runs_by_word_still_works(tmp_path: Path) -> None:
    torn = '{{ </w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>trich_yeu</w:t></w:r><w:r><w:t> }}'
    data = to_docx(plans.plan(), _template(tmp_path, ("{{ trich_yeu }}", torn)))
    assert plans.plan().trich_yeu in [each.text for each in Word(data).paragraphs]


def test_tags_in_the_header_are_filled_and_told(tmp_path: Path) -> None:
    extra = "</w:p><w:p><w:r><w:t>{{ so }} &amp; {{ co_quan | join(' ') }}</w:t></w:r></w:p></w:hdr>"
    path = _template(tmp_path, ("</w:p></w:hdr>", extra), part="word/header1.xml")
    data = to_docx(plans.plan(so="12"), path)
    assert "Số: 12/KH-UBND & ỦY BAN NHÂN DÂN XÃ BÌNH MINH" in [each.text for each in Word(data).headers()]
    assert gates.audit(data) == []
    broken = _template(tmp_path, ("</w:p></w:hdr>", extra.replace("so", "soo", 1)), part="word/header1.xml")
    code, message = _problem(broken)
    assert code == "MAU05"
    assert "đầu trang, đoạn 2" in message


def test_misplaced_tags_are_told(tmp_path: Path) -> None:
    path = _template(tmp_path, ("{%tr endfor %}", "{%p endfor %}"))
    code, message = _problem(path)
    assert code in ("MAU04", "MAU06")
    assert "mau.docx" in message


def test_restyling_by_the_office_is_kept(tmp_path: Path) -> None:
    path = _template(
        tmp_path,
        ('w:styleId="KHLoiVan"><w:name w:val="KH Lời văn"/>', 'w:styleId="vn7"><w:name w:val="KH Lời văn"/>'),
        ('w:val="KHLoiVan"', 'w:val="vn7"'),
        ('w:before="120" w:after="0" w:line="240"', 'w:before="120" w:after="0" w:line="300"'),
        part="word/styles.xml",
    )
    parts = dict(read_package(path.read_bytes(), "").parts)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b'w:val="KHLoiVan"', b'w:val="vn7"')
    path = _save(tmp_path, parts)
    data = to_docx(plans.full(), path)
    assert gates.audit(data) + gates.integrity(data) == []
    word = Word(data)
    body = [each for each in word.paragraphs if each.style == "KH Lời văn"]
    assert {each.line for each in body} == {300}
    assert any(each.text.startswith("1. Rà soát") for each in body), "phụ lục cũng theo kiểu của cơ quan"
    assert word.parts["word/styles.xml"].count("KH Lời văn".encode()) == 1


def test_styles_that_a_template_lacks_are_added(tmp_path: Path) -> None:
    parts = dict(read_package((templates_dir() / "ke-hoach.docx").read_bytes(), "").parts)
    root = etree.fromstring(parts["word/styles.xml"])
    for style in root.findall("{*}style"):
        name = etree.tostring(style, encoding="unicode").split("</w:name")[0].split("w:name ")[1].split("/>")[0]
        if "Phụ lục" in name or "Bảng s" in name or "Chỗ trống" in name or "Kèm theo" in name:
            root.remove(style)
    parts["word/styles.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    data = to_docx(plans.full(), _save(tmp_path, parts))
    assert gates.audit(data) + gates.integrity(data) == []
    styles = {each.style for each in Word(data).paragraphs}
    assert {"KH Phụ lục", "KH Bảng số", "KH Kèm theo"} <= styles


def test_a_folder_of_templates_gives_what_it_has(tmp_path: Path) -> None:
    _template(tmp_path, ("{{ cot[2] }}", "ĐVT"), base="phu-luc-chi-tieu").rename(tmp_path / "phu-luc-chi-tieu.docx")
    texts = [each.text for each in Word(to_docx(plans.full(), tmp_path)).paragraphs]
    assert "ĐVT" in texts
    assert "Đơn vị tính" not in texts
    assert "KẾ HOẠCH" in texts


def test_an_annex_template_with_a_list_or_picture_is_refused(tmp_path: Path) -> None:
    numbered = '<w:pStyle w:val="KHPhuLuc"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    changed = _template(tmp_path, ('<w:pStyle w:val="KHPhuLuc"/>', numbered), base="phu-luc-muc")
    changed.rename(tmp_path / "phu-luc-muc.docx")
    assert _problem(tmp_path)[0] == "MAU08"


def test_the_path_of_a_dotx_does_not_travel(tmp_path: Path) -> None:
    parts = dict(read_package((templates_dir() / "ke-hoach.docx").read_bytes(), "").parts)
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(
        b"<w:defaultTabStop", b'<w:attachedTemplate r:id="rId1"/><w:defaultTabStop'
    )
    parts["word/_rels/settings.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="file:///C:/Users/an/mau.dotx" TargetMode="External"/></Relationships>'
    )
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"wordprocessingml.document.main", b"wordprocessingml.template.main"
    )
    data = to_docx(plans.plan(), _save(tmp_path, parts, "mau.dotx"))
    assert gates.audit(data) + gates.integrity(data) == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any(b"mau.dotx" in archive.read(name) for name in archive.namelist())


def test_ids_that_a_loop_repeats_are_made_unique(tmp_path: Path) -> None:
    marked = '<w:bookmarkStart w:id="3" w:name="cho"/><w:r><w:t>{{ dong }}</w:t></w:r><w:bookmarkEnd w:id="3"/>'
    path = _template(tmp_path, ('<w:r><w:t xml:space="preserve">{{ dong }}</w:t></w:r>', marked))
    data = to_docx(plans.full(), path)
    assert gates.audit(data) + gates.integrity(data) == []


def test_templates_are_what_their_builder_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import runpy

    before = {path.name: path.read_bytes() for path in built_in()}
    folder = templates_dir()
    written: dict[str, bytes] = {}
    monkeypatch.setattr(Path, "write_bytes", lambda path, data: written.update({path.name: data}) or len(data))
    monkeypatch.setattr("sys.path", [*__import__("sys").path])
    runpy.run_path(str(folder / "build.py"), run_name="__main__")
    assert written == before


def test_tags_stand_in_a_style_of_their_own() -> None:
    for path in built_in():
        for each in Word(path.read_bytes()).paragraphs:
            assert ("{%" in each.text) == (each.style == "KH Lệnh mẫu"), each.text
            assert not re.search(r"\{[{%]", each.text) or each.text.isprintable()
