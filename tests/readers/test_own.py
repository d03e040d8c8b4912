"""A file that kehoach made comes back as its plan; after an edit in Word, as the edited plan with the same ids."""

import copy
import io
from collections.abc import Callable, Iterator
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from kehoach.model.plan import KeHoach, Muc, NhanManh
from kehoach.readers import read
from kehoach.readers.stages import to_plan
from kehoach.readers.stages.ket_qua import BanDoc
from kehoach.writers.docx import to_docx
from readers.outline import muc_lines

Edit = Callable[[Any], None]


def _back(plan: KeHoach, edit: Edit | None = None) -> BanDoc:
    """``plan`` through Word, with an edit there."""
    data = to_docx(plan)
    if edit:
        document = docx.Document(io.BytesIO(data))
        edit(document)
        stream = io.BytesIO()
        document.save(stream)
        data = stream.getvalue()
    return to_plan(read(data, "tep.docx"))


def _find(document: Any, start: str) -> Paragraph:
    for element in document.element.body.iter(qn("w:p")):
        paragraph = Paragraph(element, document)
        if paragraph.text.startswith(start):
            return paragraph
    raise AssertionError(f"không có đoạn “{start}”")


def _remove(element: Any) -> None:
    element.getparent().remove(element)


def _write(paragraph: Paragraph, text: str) -> None:
    for run in paragraph.runs[1:]:
        _remove(run._r)
    paragraph.runs[0].text = text


def write(start: str, text: str) -> Edit:
    return lambda document: _write(_find(document, start), text)


def delete(start: str) -> Edit:
    def edit(document: Any) -> None:
        _remove(_find(document, start)._p)

    return edit


def insert_before(start: str, text: str) -> Edit:
    def edit(document: Any) -> None:
        beside = _find(document, start)._p
        new = copy.deepcopy(beside)
        for each in [each for each in new if "bookmark" in each.tag]:
            new.remove(each)
        beside.addprevious(new)
        _write(Paragraph(new, document), text)

    return edit


def delete_row(start: str) -> Edit:
    def edit(document: Any) -> None:
        _remove(next(_find(document, start)._p.iterancestors(qn("w:tr"))))

    return edit


def swap(first: str, second: str) -> Edit:
    def edit(document: Any) -> None:
        _find(document, second)._p.addnext(_find(document, first)._p)

    return edit


def bold(start: str, words: str) -> Edit:
    def edit(document: Any) -> None:
        paragraph = _find(document, start)
        before, _, after = paragraph.text.partition(words)
        _write(paragraph, before)
        paragraph.add_run(words).bold = True
        paragraph.add_run(after)

    return edit


def _ids(nodes: list[Muc]) -> Iterator[str]:
    for each in nodes:
        yield each.id
        yield from _ids(each.muc)


def test_unedited_it_is_the_same_plan(ke_hoach: KeHoach) -> None:
    ke_hoach.muc[0].muc[0].muc[0].nhan_manh = [NhanManh(cum="bóng mát", kieu="đậm")]
    found = _back(ke_hoach)
    assert found.ke_hoach == ke_hoach
    assert not found.changed
    assert not found.doubts


# edit -> words of the change that is told
EDITS: dict[str, tuple[Edit, str]] = {
    "đoạn": (write("b) Chuẩn bị đất", "b) Chuẩn bị đất và phân bón."), "sửa: b) Chuẩn bị đất. → b) Chuẩn bị đất và phân bón."),
    "tiêu đề": (write("II. NỘI DUNG", "II. NỘI DUNG, TIẾN ĐỘ"), "sửa: II. NỘI DUNG → II. NỘI DUNG, TIẾN ĐỘ"),
    "thêm": (insert_before("c) Phân công", "c) Tập huấn kỹ thuật."), "thêm: c) Tập huấn kỹ thuật."),
    "bỏ": (delete("b) Chuẩn bị đất"), "bỏ: b) Chuẩn bị đất."),
    "đổi chỗ": (swap("b) Chuẩn bị đất", "c) Phân công"), "đổi thứ tự"),
    "in đậm": (bold("c) Phân công", "chăm sóc"), "đổi chữ đậm, nghiêng: Phân công chăm sóc."),
    "số": (write("Số:", "Số: 19/KH-UBND"), "sửa: Số: 07/KH-UBND → Số: 19/KH-UBND"),
    "người ký": (write("Nguyễn Văn An", "Lê Thị Bé"), "sửa: Nguyễn Văn An → Lê Thị Bé"),
    "nơi nhận": (write("- Các thôn", "- Các thôn, trường học (th/h);"), "sửa: - Các thôn (th/h); → - Các thôn, trường học (th/h);"),
}  # fmt: skip
each_edit = pytest.mark.parametrize("name", EDITS)


@each_edit
def test_an_edit_is_told_and_every_other_part_keeps_its_id(name: str, ke_hoach: KeHoach) -> None:
    edit, told = EDITS[name]
    found = _back(ke_hoach, edit)
    assert found.changed == [told]
    before, after = list(_ids(ke_hoach.muc)), list(_ids(found.ke_hoach.muc))
    gone, new = set(before) - set(after), set(after) - set(before)
    assert (len(gone), len(new)) == (int(name == "bỏ"), int(name == "thêm"))
    assert [each.id for each in found.ke_hoach.can_cu] == [each.id for each in ke_hoach.can_cu]
    assert [each.id for each in found.ke_hoach.noi_nhan] == [each.id for each in ke_hoach.noi_nhan]
    assert [each.id for each in found.ke_hoach.phu_luc] == [each.id for each in ke_hoach.phu_luc]
    assert found.ke_hoach.phu_luc == ke_hoach.phu_luc
    assert found.ke_hoach.can_cu == ke_hoach.can_cu
    assert (found.ke_hoach.xa, found.ke_hoach.khung, found.ke_hoach.nam) == (ke_hoach.xa, ke_hoach.khung, ke_hoach.nam)


def test_the_edited_plan(ke_hoach: KeHoach) -> None:
    found = _back(ke_hoach, EDITS["thêm"][0]).ke_hoach
    lines = list(muc_lines(found.muc))
    expected = list(muc_lines(ke_hoach.muc))
    place = next(index for index, line in enumerate(expected) if "Phân công" in line)
    letters = ["c", "d", "đ", "e"]
    for index, letter in zip(range(place, place + 3), letters[1:], strict=True):
        expected[index] = f"{expected[index].split(')')[0][:-1]}{letter}){expected[index].split(')', 1)[1]}"
    expected.insert(place, expected[place].replace("d) Phân công chăm sóc.", "c) Tập huấn kỹ thuật."))
    assert lines == expected
    assert _back(ke_hoach, EDITS["số"][0]).ke_hoach.so == "19"
    assert [each.ho_ten for each in [_back(ke_hoach, EDITS["người ký"][0]).ke_hoach.chu_ky] if each] == ["Lê Thị Bé"]


def test_rows_of_an_annex(ke_hoach: KeHoach) -> None:
    annex = next(each for each in ke_hoach.phu_luc if each.nhiem_vu)
    first = annex.nhiem_vu[0]
    found = _back(ke_hoach, delete_row(first.ten)).ke_hoach
    rows = next(each for each in found.phu_luc if each.id == annex.id).nhiem_vu
    assert rows == annex.nhiem_vu[1:]


def test_a_broken_plan_inside_is_told_and_the_words_are_read(ke_hoach: KeHoach) -> None:
    document = read(to_docx(ke_hoach), "tep.docx")
    document.plan = b"<keHoach xmlns='urn:kehoach:ke-hoach' phienBan='1'><duLieu>{}</duLieu></keHoach>"
    found = to_plan(document)
    assert [each.code for each in found.doubts][:1] == ["NHAP15"]
    assert found.ke_hoach.trich_yeu == ke_hoach.trich_yeu


def test_without_the_plan_inside_the_words_are_the_same(ke_hoach: KeHoach) -> None:
    data = to_docx(ke_hoach, clean=True)
    document = read(data, "tep.docx")
    assert document.plan is None
    found = [line.strip() for line in muc_lines(to_plan(document).ke_hoach.muc)]
    assert found == [line.strip() for line in muc_lines(_printed(ke_hoach))]


def _printed(plan: KeHoach) -> list[Muc]:
    """The body as print shows it: headings of sections in capitals."""
    nodes = [each.model_copy(deep=True) for each in plan.muc]
    for each in nodes:
        if each.cap == "I":
            each.tieu_de = each.tieu_de.upper()
    return nodes
