"""An annex alone is the annex of a plan: the same words, paragraphs, rows and styles."""

import io
import pickle
import zipfile
from typing import Any

import pytest
from lxml import etree
from writers import gates

from batch.lap.so_sanh import goc, khac_nhau
from batch.lap.viec import chi_tieu, hang, im_lang, job, nhiem_vu
from kehoach.batch.job import Hang, Job
from kehoach.batch.lap import Maker
from kehoach.writers.oxml import NS

LONG = "Danh mục các nhiệm vụ, giải pháp trọng tâm thực hiện chuyển đổi số, cải cách hành chính và đổi mới sáng tạo năm {nam} của {xa}"
SHAPES: dict[str, tuple[Job, Hang]] = {
    "ordinary": (job(), hang()),
    "long titles": (job(tieu_de={"chi_tieu": LONG, "nhiem_vu": LONG}), hang(2)),
    "no number, no date": (job(), hang(so="", ngay="")),
    "no number, a month": (job(), hang(so="", ngay="2026-05")),
    "no groups": (job(ct=[chi_tieu(1, nhom=""), chi_tieu(2, nhom="")]), hang()),
    "places to fill in": (
        job(
            ct=[
                chi_tieu(1, gia_tri="[[giá trị]]"),
                chi_tieu(2, ten="Tỷ lệ [[tên]] của {xa} & [[x]] <khác>", nhom="Nhóm [[một]]"),
            ],
            nv=[nhiem_vu(1, ten="[[việc]] của {so_ho} hộ"), nhiem_vu(2, kinh_phi="[[số]]", chu_tri="“A” & B")],
            tieu_de={"chi_tieu": "Chỉ tiêu [[nào]] năm {nam}"},
        ),
        hang(so="[[số]]"),
    ),
    "one row": (job(1), hang()),
    "one annex": (job(phan=("nhiem_vu",)), hang()),
    "total": (job(nv=[nhiem_vu(1, kinh_phi="1.250,5"), nhiem_vu(2, kinh_phi="0,75")]), hang()),
    "no total": (job(tong_kinh_phi=False), hang()),
    "many rows": (job(500), hang(1)),
    "a year of its own": (job(ct=[chi_tieu(1, nam=2030), chi_tieu(2, nam=2026)]), hang()),
    "values of its own": (job(), hang(gia_tri={"ct01": "99", "nv02.kinh_phi": "7,5", "nv02.thoi_han": "Quý IV"})),
    "a name that is a person's": (job(), hang(ten="Nguyễn Huệ")),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_an_annex_looks_as_in_a_plan(shape: str) -> None:
    work, row = SHAPES[shape]
    assert khac_nhau(Maker(work, im_lang), row, None) == []


@pytest.mark.parametrize("shape", ["places to fill in", "total", "no number, no date"])
def test_the_files_pass_the_gates_for_word_files(shape: str) -> None:
    work, row = SHAPES[shape]
    assert [gates.faults(each.du_lieu) for each in Maker(work, im_lang).make(row)] == [[], []]


def test_the_page_is_that_of_the_plan() -> None:
    work, row = SHAPES["ordinary"]
    for made in Maker(work, im_lang).make(row):
        section = goc(made.du_lieu).find("w:body/w:sectPr", NS)
        assert section is not None
        assert [etree.QName(each).localname for each in section] == [
            "headerReference", "pgSz", "pgMar", "pgNumType", "cols", "titlePg",
        ]  # fmt: skip
        with zipfile.ZipFile(io.BytesIO(made.du_lieu)) as archive:
            assert b" PAGE " in archive.read("word/header1.xml")


def test_properties_are_ours_and_nothing_of_the_plan_is_inside() -> None:
    work, row = SHAPES["ordinary"]
    first, second = Maker(work, im_lang).make(row)
    with zipfile.ZipFile(io.BytesIO(second.du_lieu)) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert not [each for each in archive.namelist() if "customXml" in each]
    assert "<dc:title>Phụ lục II: Danh mục nhiệm vụ năm 2026 của xã Hoa Lộc</dc:title>" in core
    assert "<dc:creator>Ủy ban nhân dân xã Hoa Lộc</dc:creator>" in core
    assert "2026-01-01T00:00:00Z" in core
    assert "{{" not in core
    assert "kehoach" not in core
    assert first.du_lieu != second.du_lieu


def test_the_same_row_gives_the_same_bytes_in_another_process() -> None:
    work, row = SHAPES["places to fill in"]
    maker = Maker(work, im_lang)
    again = pickle.loads(pickle.dumps(maker))
    assert maker.make(row) == again.make(row)
    assert maker.key(row) == again.key(row)


KEYS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "number": ({}, {"so": "99"}),
    "value": ({}, {"gia_tri": {"ct01": "1"}}),
    "task": ({"nv": [nhiem_vu(1, ten="Khác")]}, {}),
    "title": ({"tieu_de": {"chi_tieu": "Khác"}}, {}),
    "name": ({"ten_tep": "{ma}/{phan}.docx"}, {}),
}


@pytest.mark.parametrize("change", KEYS)
def test_the_key_follows_what_is_printed(change: str) -> None:
    of_job, of_row = KEYS[change]
    usual = Maker(job(), im_lang).key(hang())
    assert usual == Maker(job(), im_lang).key(hang(nhom="miền núi"))
    assert usual != Maker(job(**of_job), im_lang).key(hang(**of_row))
