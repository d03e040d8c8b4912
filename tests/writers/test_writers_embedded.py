"""A .docx carries its plan and knows which words are from which node; a clean one carries nothing."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import strategies
from hypothesis import HealthCheck, given, settings
from lxml import etree

from kehoach.model.embedded import Embedded, decode, paragraph_words, row_words, table_words
from kehoach.model.plan import KeHoach
from kehoach.resources import templates_dir
from kehoach.writers.docx import to_docx
from kehoach.writers.package import read_package, write_package
from kehoach.writers.txt import to_txt
from writers import gates, plans
from writers.imported import by_decision, imported
from writers.word import W

SAMPLES: dict[str, Callable[[], KeHoach]] = {"đủ": plans.full, "nhập": imported, "kèm quyết định": by_decision}
HOSTILE = [
    "\ue002p@so\ue003\ue002/\ue003",
    "\ue002",
    "\ue003\ue002s1\ue003",
    "\ue002=\ue003 \ue002-\ue003",
    "\n\ue0005\ue001",
]


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _inside(data: bytes) -> Embedded:
    return decode(_parts(data)["customXml/item1.xml"])


def _wholes(data: bytes) -> dict[str, set[str]]:
    """For each bookmark of ours the words of the paragraph, row and table that it begins in."""
    root = etree.fromstring(_parts(data)["word/document.xml"])
    found = {}
    for start in root.iter(f"{W}bookmarkStart"):
        name = start.get(f"{W}name", "")
        if not name.startswith("kh_"):
            continue
        assert name not in found, "tên bookmark trùng"
        words = {paragraph_words(_words(next(start.iterancestors(f"{W}p"))))}
        row, table = next(start.iterancestors(f"{W}tr"), None), next(start.iterancestors(f"{W}tbl"), None)
        if row is not None and table is not None:
            words.add(row_words(map(_words, row.iterchildren(f"{W}tc"))))
            words.add(table_words([map(_words, each.iterchildren(f"{W}tc")) for each in table.iterchildren(f"{W}tr")]))
        found[name] = words
    return found


def _words(element: etree._Element) -> str:
    return "".join((each.text or "") if each.tag == f"{W}t" else " " for each in element.iter(f"{W}t", f"{W}p"))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_plan_and_every_node_are_inside(name: str) -> None:
    plan = SAMPLES[name]()
    data = to_docx(plan)
    inside = _inside(data)
    assert KeHoach.model_validate_json(inside.plan) == plan
    assert list(inside.marks) == [f"kh_{index}" for index in range(1, len(inside.marks) + 1)]
    wholes = _wholes(data)
    assert wholes.keys() == inside.marks.keys()
    assert not [
        mark for key, mark in inside.marks.items() if mark.whole not in wholes[key] or mark.text not in mark.whole
    ]
    targets = {each.target for each in inside.marks.values()}
    assert len(targets) == len(inside.marks)
    assert targets >= _expected(plan)


def _expected(plan: KeHoach) -> set[str]:
    dumped = plan.model_dump()
    ids = set(_ids(dumped))
    tables = {f"{each}#bang" for each in _with_table(dumped)}
    annexes = {f"{each.id}{part}" for each in plan.phu_luc for part in ("#dau_de", "#kem_theo")}
    fields = {f"@phan_khac.{index}" for index in range(len(plan.phan_khac))} | {
        "@ten_loai",
        "@trich_yeu",
        "@mo_dau",
        "@co_quan.0",
    }
    fields |= {"@so", "@dia_danh_ngay"} if plan.so else {"@kem_theo"}
    if plan.chu_ky:
        fields |= {"@luu", "@chu_ky.quyen_han.0", "@chu_ky.chuc_vu", "@chu_ky.ho_ten"}
    return ids | tables | annexes | fields


def _ids(value: object) -> list[str]:
    if isinstance(value, dict):
        return [*([value["id"]] if "id" in value else []), *(each for item in value.values() for each in _ids(item))]
    return [each for item in value for each in _ids(item)] if isinstance(value, list) else []


def _with_table(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["id"]] if value.get("bang") else []
        return [*own, *(each for item in value.values() for each in _with_table(item))]
    return [each for item in value for each in _with_table(item)] if isinstance(value, list) else []


def test_marks_tell_nodes_of_one_paragraph_apart() -> None:
    marks = {mark.target: mark for mark in _inside(to_docx(imported())).marks.values()}
    assert marks["cc-1"].text == "Căn cứ Luật A;"
    assert marks["cc-2"].text == "Nghị định B;"
    assert marks["cc-1"].whole == marks["cc-2"].whole == "Căn cứ Luật A; Nghị định B;"
    assert marks["cc-5"].text == "Công văn E,"
    assert marks["chay"].text == "1. Nội dung: chữ đậm ở đây và chữ đậm ở kia, chữ nghiêng nữa."
    assert marks["bang#bang"].text == "A\tB\n1\t2"
    assert marks["chi-tieu-ty-le-ho"].text.startswith("1\tTỷ lệ hồ sơ")
    assert marks["chi-tieu-ty-le-ho#nhom"].text == "I\tCHÍNH QUYỀN SỐ"
    assert marks["phu-luc-cac-chi-tieu#cot"].text == "STT\tTên chỉ tiêu\tĐVT\tGiá trị 2026"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.plans)
def test_any_plan_comes_back(plan: KeHoach) -> None:
    data = to_docx(plan)
    inside = _inside(data)
    assert KeHoach.model_validate_json(inside.plan) == plan
    wholes = _wholes(data)
    assert {key for key, mark in inside.marks.items() if mark.whole not in wholes[key]} == set()
    assert gates.integrity(data) == []


@pytest.mark.parametrize("words", HOSTILE)
def test_signs_of_ours_in_a_text_are_text(words: str) -> None:
    words = f"x{words}y"
    plan = plans.plan(
        trich_yeu=words,
        muc=[{"loi_van": words, "nhan_manh": [{"cum": "x", "kieu": "đậm"}]}, {"tieu_de": words, "loi_van": words}],
        phu_luc=[{"tieu_de": words, "chi_tieu": [{"ten": words, "nhom": words}]}],
    )
    for clean in (False, True):
        data = to_docx(plan, clean=clean)
        root = etree.fromstring(_parts(data)["word/document.xml"])
        texts = [paragraph_words(_words(each)) for each in root.iter(f"{W}p")]
        expected = [paragraph_words(cell) for line in to_txt(plan).splitlines() for cell in line.split("\t")]
        assert sorted(filter(None, texts)) == sorted(filter(None, expected))
        assert gates.audit(data) == []
    assert {"@trich_yeu", plan.muc[0].id} <= {each.target for each in _inside(to_docx(plan)).marks.values()}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_clean_file_holds_nothing_of_it(name: str) -> None:
    plan = SAMPLES[name]()
    full, clean = to_docx(plan), to_docx(plan, clean=True)
    assert clean == to_docx(plan, clean=True)
    assert gates.audit(clean) + gates.integrity(clean) == []
    parts = _parts(clean)
    assert not [each for each in parts if each.startswith("customXml")]
    everything = b"".join(parts.values())
    assert not re.search(rb"customXml|kh_\d|bookmark|urn:kehoach", everything)
    without = re.sub(rb"<w:bookmark(Start|End) [^>]*/>", b"", _parts(full)["word/document.xml"])
    assert without == parts["word/document.xml"]


def _save(path: Path, parts: dict[str, bytes]) -> Path:
    path.write_bytes(write_package(parts))
    return path


def test_a_file_of_ours_as_template_gives_its_plan_up(tmp_path: Path) -> None:
    parts = _parts(to_docx(plans.plan(trich_yeu="Kế hoạch cũ")))
    parts["word/document.xml"] = parts["word/document.xml"].replace("Kế hoạch cũ".encode(), b"{{ trich_yeu }}", 1)
    template = _save(tmp_path / "mau.docx", parts)
    data = to_docx(plans.plan(), template)
    assert gates.audit(data) + gates.integrity(data) == []
    assert [each for each in _parts(data) if each.startswith("customXml/item")] == [
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
    ]
    inside = _inside(data)
    assert KeHoach.model_validate_json(inside.plan) == plans.plan()
    assert [mark.target for mark in inside.marks.values()] == ["@trich_yeu"]
    assert _wholes(data) == {"kh_1": {plans.plan().trich_yeu}}
    clean = _parts(to_docx(plans.plan(), template, clean=True))
    assert not [each for each in clean if each.startswith("customXml")]


def test_other_data_and_bookmarks_of_a_template_stay(tmp_path: Path) -> None:
    parts = dict(read_package((templates_dir() / "ke-hoach.docx").read_bytes(), "").parts)
    parts["customXml/item1.xml"] = b"<b:Sources xmlns:b='urn:khac'/>"
    rels = "word/_rels/document.xml.rels"
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
    link = b'<Relationship Id="rId99" Type="' + kind + b'" Target="../customXml/item1.xml"/></Relationships>'
    parts[rels] = parts[rels].replace(b"</Relationships>", link)
    words = b'<w:bookmarkStart w:id="7" w:name="cho"/><w:r><w:t xml:space="preserve">{{ trich_yeu }}'
    document = parts["word/document.xml"].replace(b'<w:r><w:t xml:space="preserve">{{ trich_yeu }}', words, 1)
    parts["word/document.xml"] = document.replace(
        b"{{ trich_yeu }}</w:t></w:r>", b'{{ trich_yeu }}</w:t></w:r><w:bookmarkEnd w:id="7"/>', 1
    )
    data = to_docx(plans.plan(), _save(tmp_path / "mau.docx", parts))
    assert gates.integrity(data) == []
    assert _parts(data)["customXml/item1.xml"] == parts["customXml/item1.xml"]
    assert KeHoach.model_validate_json(decode(_parts(data)["customXml/item2.xml"]).plan) == plans.plan()
    assert b'w:name="cho"' in _parts(data)["word/document.xml"]


@pytest.mark.parametrize(
    ("tag", "words", "text"),
    [
        ("V/v: {{ trich_yeu }} (nháp)", "V/v: {} (nháp)", "{}"),
        ("{{ trich_yeu }} và {{ trich_yeu }}", "{0} và {0}", "{0} và {0}"),
        ("{{ trich_yeu }}</w:t><w:tab/><w:t>x", "{} x", "{}"),
        ("x</w:t><w:br/><w:t>{{ trich_yeu }}", "x {}", "{}"),
    ],
)  # fmt: skip
def test_words_of_the_template_around_a_mark_are_told_apart(tmp_path: Path, tag: str, words: str, text: str) -> None:
    parts = dict(read_package((templates_dir() / "ke-hoach.docx").read_bytes(), "").parts)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"{{ trich_yeu }}", tag.encode(), 1)
    plan = plans.plan(trich_yeu="Ra quân")
    data = to_docx(plan, _save(tmp_path / "mau.docx", parts))
    assert gates.audit(data) + gates.integrity(data) == []
    mark = next(each for each in _inside(data).marks.values() if each.target == "@trich_yeu")
    assert mark.whole == words.format("Ra quân")
    assert mark.text == text.format("Ra quân")


@pytest.mark.parametrize("tag", ["{{ trich_yeu | upper }}", "{{ trich_yeu ~ '' }}", "{{ [trich_yeu] | join }}"])
def test_a_filter_costs_the_mark_never_the_words(tmp_path: Path, tag: str) -> None:
    parts = dict(read_package((templates_dir() / "ke-hoach.docx").read_bytes(), "").parts)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"{{ trich_yeu }}", tag.encode(), 1)
    data = to_docx(plans.plan(trich_yeu="Ra quân"), _save(tmp_path / "mau.docx", parts))
    text = _parts(data)["word/document.xml"].decode()
    assert "RA QUÂN" in text or "Ra quân" in text
    assert not re.search("[\ue000-\uf8ff]", text)


def test_tokens_leave_attributes_and_headers_too(tmp_path: Path) -> None:
    parts = dict(read_package((templates_dir() / "ke-hoach.docx").read_bytes(), "").parts)
    link = b'<w:p><w:hyperlink w:anchor="x" w:tooltip="{{ trich_yeu }}"><w:r><w:t>{{ trich_yeu }}</w:t></w:r></w:hyperlink></w:p>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", b"<w:body>" + link, 1)
    parts["word/header1.xml"] = parts["word/header1.xml"].replace(
        b"</w:hdr>", b"<w:p><w:r><w:t>{{ so }}</w:t></w:r></w:p></w:hdr>"
    )
    data = to_docx(plans.plan(trich_yeu="Ra quân"), _save(tmp_path / "mau.docx", parts))
    found = _parts(data)
    assert 'w:tooltip="Ra quân"' in found["word/document.xml"].decode()
    assert "Số: 07/KH-UBND" in found["word/header1.xml"].decode()
    assert not any(re.search("[\ue000-\uf8ff]", each.decode()) for name, each in found.items() if name.endswith(".xml"))
    assert gates.audit(data) == []


def test_libreoffice_keeps_the_plan_and_the_bookmarks(tmp_path: Path) -> None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        message = "chưa có LibreOffice (soffice)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    assert program
    (tmp_path / "a.docx").write_bytes(to_docx(imported()))
    command = [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "ra"), str(tmp_path / "a.docx")]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    saved = (tmp_path / "ra" / "a.docx").read_bytes()
    before, after = _inside((tmp_path / "a.docx").read_bytes()), _inside(saved)
    assert after == before
    wholes = _wholes(saved)
    assert not [mark for key, mark in after.marks.items() if mark.whole not in wholes.get(key, ())]
