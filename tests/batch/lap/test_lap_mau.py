"""Templates of an office: restyled, with other columns, with what only the ordinary writer can do, and broken ones."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from batch.lap.so_sanh import goc, khac_nhau
from batch.lap.viec import chi_tieu, hang, im_lang, job, nhiem_vu
from kehoach.batch.lap import Maker
from kehoach.problems import KehoachError
from kehoach.resources import templates_dir
from kehoach.writers.oxml import text, w

Change = Callable[[str], str]
P = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'


def _bold_name(xml: str) -> str:
    return xml.replace(
        '<w:r><w:t xml:space="preserve">{{ hang.chu_tri }}',
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{{ hang.chu_tri }}',
    )


def _split(xml: str) -> str:
    run = '</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">'
    return xml.replace("{{ hang.san_pham }}", f"{{{{ hang{run}.san_pham{run} }}}}").replace(
        "{{ ten }}", f"{{{{ te{run}n }}}}"
    )


def _behind(xml: str, paragraph: str) -> str:
    return xml.replace("<w:tbl>", f"{paragraph}<w:tbl>", 1)


SHAPES: dict[str, tuple[Change, bool]] = {
    "as it is": (lambda xml: xml, True),
    "bold words": (_bold_name, True),
    "tags in several runs": (_split, True),
    "other words": (lambda xml: xml.replace("{{ dau_de }}", "PHỤ LỤC {{ dau_de }} - năm {{ nam }}"), True),
    "what the plan says": (lambda xml: _behind(xml, P.format("KHLoiVan", "{{ dia_danh_ngay }} - {{ co_quan[0] }}")), True),
    "no end sign": (lambda xml: re.sub(r"<w:p>(?:(?!<w:p>).)*\./\.</w:t></w:r></w:p>", "", xml), True),
    "a last row of its own": (
        lambda xml: xml.replace("</w:tbl>", re.findall(r"<w:tr>(?:(?!<w:tr>).)*</w:tr>", xml)[0].replace("{{ cot[0] }}", "Hết") + "</w:tbl>"), True,
    ),
    "a title with indents": (lambda xml: xml.replace('<w:pStyle w:val="KHTenPhuLuc"/>', '<w:pStyle w:val="KHTenPhuLuc"/><w:ind w:left="100" w:right="50"/>'), True),
    "editing ids": (
        lambda xml: xml.replace("<w:document ", '<w:document xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ').replace("<w:tr>", '<w:tr w14:paraId="1A2B3C4D">'), True,
    ),
    "a condition": (lambda xml: _behind(xml, P.format("KHLenhMau", "{%p if kem_theo %}") + P.format("KHLoiVan", "{{ ten }}") + P.format("KHLenhMau", "{%p endif %}")), False),
    "a filter": (lambda xml: xml.replace("{{ hang.chu_tri }}", "{{ hang.chu_tri | upper }}"), False),
    "counting": (lambda xml: xml.replace("{{ hang.tt }}", "{{ loop.index }}"), False),
    "two looks of one value": (lambda xml: xml.replace("{{ hang.san_pham }}", '{{ hang.chu_tri }}</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>{{ hang.chu_tri }}'), False),
    "a signature": (lambda xml: _behind(xml, P.format("KHNguoiKy", "{{ ho_ten }}")), False),
}  # fmt: skip


def _folder(tmp_path: Path, change: Change, name: str = "phu-luc-nhiem-vu") -> Path:
    folder = tmp_path / "mau"
    folder.mkdir()
    out = io.BytesIO()
    with zipfile.ZipFile(templates_dir() / f"{name}.docx") as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            content = old.read(each)
            if each == "word/document.xml":
                changed = change(content.decode())
                content = changed.encode()
            new.writestr(each, content)
    (folder / f"{name}.docx").write_bytes(out.getvalue())
    return folder


@pytest.mark.parametrize("shape", SHAPES)
def test_an_office_template(shape: str, tmp_path: Path) -> None:
    change, plain = SHAPES[shape]
    tasks = [nhiem_vu(1, chu_tri="[[đơn vị]] và <A> & B"), nhiem_vu(2, kinh_phi="[[số]]"), nhiem_vu(3)]
    work = job(nv=tasks, phan=("nhiem_vu",))
    folder = _folder(tmp_path, change)
    maker = Maker(work, im_lang, folder)
    assert khac_nhau(maker, hang(), folder) == []
    assert maker._in("nhiem_vu").nhanh is plain


def test_who_signs_is_in_the_key_where_it_is_printed(tmp_path: Path) -> None:
    work = job(1, phan=("nhiem_vu",))
    folder = _folder(tmp_path, SHAPES["a signature"][0])
    rows = [hang(nguoi_ky=name) for name in ("Lê Văn An", "Lê Văn Bình")]
    for templates, differ in ((folder, True), (None, False)):
        maker = Maker(work, im_lang, templates)
        data = {maker.make(row)[0].du_lieu for row in rows}
        keys = {maker.key(row) for row in rows}
        assert (len(data) > 1, len(keys) > 1) == (differ, differ)


def test_a_plan_template_gives_styles_and_header(tmp_path: Path) -> None:
    folder = _folder(tmp_path, lambda xml: xml, "ke-hoach")
    shutil.copy(templates_dir() / "ke-hoach-13.docx", folder / "ke-hoach.docx")
    maker = Maker(job(2), im_lang, folder)
    assert khac_nhau(maker, hang(), folder) == []
    (made, _), (usual, _) = maker.make(hang()), Maker(job(2), im_lang).make(hang())
    styles = [zipfile.ZipFile(io.BytesIO(each.du_lieu)).read("word/styles.xml") for each in (made, usual)]
    assert styles[0] != styles[1]
    assert maker.key(hang()) != Maker(job(2), im_lang).key(hang())


def test_a_template_without_the_style_for_places(tmp_path: Path) -> None:
    folder = _folder(tmp_path, lambda xml: xml, "phu-luc-chi-tieu")
    maker = Maker(job(ct=[chi_tieu(1, gia_tri="[[số]]")], phan=("chi_tieu",)), im_lang, folder)
    (made,) = maker.make(hang())
    marked = [each for each in goc(made.du_lieu).iter(w("r")) if each.find(f"{w('rPr')}/{w('rStyle')}") is not None]
    assert ["".join(part.text or "" for part in each.iter(w("t"))) for each in marked] == ["[[số]]"]


BROKEN: dict[str, tuple[Change, str]] = {
    "unknown name": (lambda xml: xml.replace("{{ hang.tt }}", "{{ hang.ttt }}"), "MAU05"),
    "unknown top name": (lambda xml: xml.replace("{{ ten }}", "{{ tenn }}"), "MAU05"),
    "broken tag": (lambda xml: xml.replace("{{ ten }}", "{{ ten }"), "MAU04"),
    "a picture": (lambda xml: xml.replace("./.", './.</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>'), "MAU08"),
    "no rows": (lambda xml: re.sub(r"<w:tbl>.*</w:tbl>", "", xml), "HL45"),
}  # fmt: skip


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_template_is_told(fault: str, tmp_path: Path) -> None:
    change, code = BROKEN[fault]
    with pytest.raises(KehoachError) as told:
        Maker(job(phan=("nhiem_vu",)), im_lang, _folder(tmp_path, change)).make(hang())
    assert [each.code for each in told.value.problems] == [code]


def test_words_are_what_stands_in_the_file(tmp_path: Path) -> None:
    folder = _folder(tmp_path, SHAPES["a condition"][0])
    (made,) = Maker(job(2, phan=("nhiem_vu",)), im_lang, folder).make(hang())
    said = [text(each) for each in goc(made.du_lieu).iter(w("p"))]
    assert said.count("DANH MỤC NHIỆM VỤ NĂM 2026 CỦA XÃ HOA LỘC") == 2
