"""Where pages end: no lonely signature, no heading at the foot of a page, rows whole, first rows repeated."""

import re
import subprocess
from pathlib import Path

import pytest

from kehoach.resources import templates_dir
from kehoach.writers.docx import to_docx
from kehoach.writers.pdf import find_program
from writers import plans, the_thuc_pdf
from writers.samples import convert, pdf
from writers.the_thuc_pdf import Trang, pages, parts

_CAU = plans.body()[0]["muc"][0]["muc"][0]["loi_van"]


@pytest.mark.parametrize("extra", range(6, 24, 3))
def test_the_signature_never_stands_alone(extra: int) -> None:
    body = plans.body()
    body[2]["muc"] += [{"loi_van": f"Dòng {index}."} for index in range(extra)]
    found = pages(convert(to_docx(plans.plan(muc=body))))
    page = next(each for each in found if any(line.text == "Nơi nhận:" for line in each.lines))
    head = page.one(r"^Nơi nhận:$")
    assert [line for line in page.body if line.base < head.base], "không có lời văn nào trên trang ký"
    assert any(line.text == "Nguyễn Văn An" for line in page.lines), "khối ký bị tách"
    assert page is found[-1]


def test_headings_do_not_end_pages() -> None:
    """LibreOffice 7 leaves about one heading in forty at the foot of a page whatever it is told (Word does not); without
    being told it would leave one in four."""
    ends: list[str] = []
    for filler in range(1, 12, 2):
        muc = [
            {"cap": "I", "tieu_de": f"Phần {index}", "muc": [
                {"cap": "1", "tieu_de": f"Việc {index}", "muc": [
                    {"cap": "1.1", "tieu_de": f"Bước {index}", "muc": [{"loi_van": _CAU}] * (filler % 4 + 1)},
                ]},
            ]}
            for index in range(1, 12)
        ]  # fmt: skip
        found = pages(convert(to_docx(plans.plan(muc=[{"loi_van": "Dòng."}] * filler + muc))))
        ends += [page.body[-1].text for page in found[:-1]]
    lonely = [text for text in ends if re.match(r"^([IVX]+\. PHẦN|\d+\. Việc|1\.1\. Bước)", text)]
    assert len(ends) > 15
    assert len(lonely) <= len(ends) * 0.06, lonely


def test_first_row_of_a_long_annex_is_on_each_page_and_no_row_breaks() -> None:
    for part, first in zip(parts(pages(pdf("nhieu-hang")))[1:], ("Nội dung chỉ tiêu", "Tên nhiệm vụ"), strict=True):
        assert len(part) > 2
        seen: list[int] = []
        for page in part:
            assert any(line.text == first for line in page.lines)
            seen += _rows_of(page)
        assert seen == sorted(set(seen)) == list(range(1, 61))
        assert part[-1].body[-1].text == "./."
        assert len(part[-1].body) > 3


def _rows_of(page: Trang) -> list[int]:
    """Numbers in the first column; every row must have its words beside its number, between the same two rules."""
    numbers = [line for line in page.body if line.text.isdigit() and line.x0 < 130]
    for number in numbers:
        top = max(rule[2] for rule in page.rules if rule[2] < number.base)
        bottom = min(rule[2] for rule in page.rules if rule[2] > number.base)
        beside = [line for line in page.body if top < line.base < bottom and line is not number]
        assert beside, f"hàng {number.text} bị tách"
    return [int(line.text) for line in numbers]


@pytest.mark.parametrize("rows", [15, 16, 17, 18, 19])
def test_the_end_mark_never_stands_alone(rows: int) -> None:
    last = pages(convert(to_docx(plans.plan(phu_luc=plans.annexes(rows)[:1]))))[-1]
    assert last.body[-1].text == "./."
    assert len(last.body) > 3


def test_each_annex_begins_a_page_and_keeps_its_orientation() -> None:
    found = parts(pages(pdf("day-du")))
    assert [part[0].width > part[0].height for part in found] == [False, False, True, False]
    assert [part[0].body[0].text for part in found[1:]] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]


def test_a_template_saved_by_libreoffice_still_works(tmp_path: Path) -> None:
    """It renames the ids of styles and rewrites every table; what is printed must stay as the decree asks."""
    pdf("thuong")  # skips or fails where LibreOffice is missing
    source = templates_dir() / "ke-hoach.docx"
    profile = (tmp_path / "profile").as_uri()
    command = [find_program(), f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "odt", "--outdir", str(tmp_path), str(source)], check=True, capture_output=True, timeout=120
    )
    odt = tmp_path / "ke-hoach.odt"
    subprocess.run(
        [*command, "docx", "--outdir", str(tmp_path), str(odt)], check=True, capture_output=True, timeout=120
    )
    data = to_docx(plans.full(), tmp_path / "ke-hoach.docx")
    assert the_thuc_pdf.faults(convert(data)) == []
