"""The .docx and its pages against the decree, for made-up plans in both size sets."""

import re

import pytest

from writers import the_thuc, the_thuc_pdf
from writers.samples import PLANS, docx, pdf
from writers.word import Word

CASES = [(name, size) for name in PLANS for size in ("14", "13")]
PRINTED = [("thuong", "14"), ("day-du", "14"), ("day-du", "13"), ("dai", "14"), ("ngan", "13"), ("nhieu-hang", "14")]


@pytest.mark.parametrize(("name", "size"), CASES)
def test_docx_is_as_the_decree_asks(name: str, size: str) -> None:
    assert the_thuc.faults(docx(name, size)) == []


@pytest.mark.parametrize(("name", "size"), PRINTED)
def test_pages_are_as_the_decree_asks(name: str, size: str) -> None:
    assert the_thuc_pdf.faults(pdf(name, size)) == []


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        ('w:top="1134"', 'w:top="850"', "page"),
        ('w:left="1701"', 'w:left="1417"', "page"),
        ("<w:titlePg/>", "", "page"),
        ('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"', "page"),
        ("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc", "cần đúng một"),
        ("Số: 07/KH-UBND", "Số: 7/KH-UBND", "letterhead"),
        ("ngày 05 tháng 5", "ngày 5 tháng 05", "letterhead"),
        ('<w:pStyle w:val="KHTieuNgu"/>', '<w:pStyle w:val="KHLoiVan"/>', "letterhead"),
        ('<w:pStyle w:val="KHTrichYeu"/>', '<w:pStyle w:val="KHCanCu"/>', "title"),
        ('<w:pStyle w:val="KHCanCu"/>', '<w:pStyle w:val="KHDiaDanhNgayThang"/>', "bases"),
        ('<w:pStyle w:val="KHMucLon"/>', '<w:pStyle w:val="KHLoiVan"/>', "headings"),
        ('<w:pStyle w:val="KHLoiVan"/>', '<w:pStyle w:val="KHBangChu"/>', "body"),
        ("./.", ".", "ending"),
        ("- Lưu: VT, VHXH.", "- Lưu VT.", "recipients"),
        ("TM. ỦY BAN", "TM ỦY BAN", "signature"),
        ("Phụ lục II<", "Phụ lục 2<", "annexes"),
        ("<w:tblHeader/>", "", "tables"),
        ('<w:pStyle w:val="KHKeTieuNgu"/>', '<w:pStyle w:val="KHTieuNgu"/>', "letterhead"),
    ],
)  # fmt: skip
def test_the_checks_see_faults(old: str, new: str, check: str) -> None:
    """A check that finds nothing wrong anywhere would prove nothing."""
    import io
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx("day-du"))) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                text = data.decode()
                assert old in text
                data = text.replace(old, new).encode()
            target.writestr(name, data)
    try:
        found = " ".join(the_thuc.faults(stream.getvalue()))
    except AssertionError as error:
        found = str(error)
    assert check in found


def test_headings_show_in_the_navigation_pane() -> None:
    levels = [(each.outline, each.text) for each in Word(docx("day-du")).paragraphs if each.outline is not None]
    assert [level for level, _ in levels] == [0, 1, 0, 1, 2, 2, 0, 0, 0, 0, 0, 0]
    assert levels[-1][1].startswith("II. ")


def test_styles_have_vietnamese_names_and_nothing_is_left_over() -> None:
    names = re.findall(rb'<w:name w:val="([^"]+)"', Word(docx("day-du")).parts["word/styles.xml"])
    known = {"Normal", "Default Paragraph Font", "Normal Table", "No List"}
    assert all(name.decode().startswith("KH ") or name.decode() in known for name in names)
    assert len(names) == len(set(names))


def test_long_title_is_broken_into_lines_of_like_length() -> None:
    page = the_thuc_pdf.pages(pdf("dai"))[0]
    top = page.one(r"^KẾ HOẠCH$").base
    rule = next(each for each in page.rules if each[2] > top)
    lines = [each for each in page.lines if top < each.base < rule[2]]
    assert len(lines) > 2
    assert min(each.length for each in lines) > 0.75 * max(each.length for each in lines)
