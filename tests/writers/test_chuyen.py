"""The reports of a rebase: the contract of the JSON, the page word for word, and texts that would break out of it."""

import json
import re
import time
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from conftest import DATA

from kehoach.model.chuyen import BaoCaoChuyen, CanXem, ConSot, DaThay, DoanThay, LoaiThay
from kehoach.model.phat_hien import ViTri
from kehoach.writers.chuyen import chu
from kehoach.writers.chuyen.html import sides, to_html
from kehoach.writers.chuyen.json import to_json

GOLDEN = DATA / "chuyen" / "bao-cao.html"
HOSTILE = "</q><script>alert(1)</script>\x1b[31m\x00\u202e{{ 7*7 }}&amp;\ud800'\""
_DOAN = ViTri(dong=9, doan=7, muc="I.1", trang=2)


@pytest.fixture
def bao_cao() -> BaoCaoChuyen:
    return BaoCaoChuyen(
        "ke-hoach.docx", "xã Tân Mẫu, tỉnh Mẫu Sơn", "xã Cựu Mẫu, tỉnh Mẫu Hải", 2025, 2026,
        [
            DaThay(LoaiThay.NAM, "năm 2025", "năm 2026", ViTri(doan=3)),
            DaThay(LoaiThay.XA, "Tân Mẫu", "Cựu Mẫu", ViTri(doan=3)),
            DaThay(LoaiThay.XA, "xã Tân Mẫu", "xã Cựu Mẫu", _DOAN),
            DaThay(LoaiThay.XA, "Tân Mẫu", "Cựu Mẫu", ViTri(doan=8)),
            DaThay(LoaiThay.LIEN_HE, "0900 000 000", "", ViTri(doan=9)),
        ],
        [
            CanXem(LoaiThay.SO_LIEU, _DOAN, "120 hộ", "số liệu có thể chỉ đúng với xã Tân Mẫu"),
            CanXem(LoaiThay.NGUOI, ViTri(doan=20), "[[họ tên người ký]]", "chưa biết ai ký"),
        ],
        [ConSot(ViTri(trang=3), "TM2025", "giống chữ viết tắt của tên cũ")],
        [
            DoanThay(_DOAN, "Vận động 120 hộ của xã Tân Mẫu.", "Vận động 120 hộ của xã Cựu Mẫu."),
            DoanThay(ViTri(doan=9), "Gọi 0900 000 000", ""),
        ],
    )  # fmt: skip


@pytest.fixture
def hostile(bao_cao: BaoCaoChuyen) -> BaoCaoChuyen:
    """The same with words that want out of the page in every place."""
    return replace(
        bao_cao, nguon=HOSTILE, tu=HOSTILE, den=HOSTILE,
        thay=[replace(each, tu=HOSTILE, den=HOSTILE) for each in bao_cao.thay],
        can_xem=[replace(each, trich=HOSTILE, ly_do=HOSTILE) for each in bao_cao.can_xem],
        con_sot=[replace(each, trich=HOSTILE, ly_do=HOSTILE, vi_tri=ViTri(muc=HOSTILE)) for each in bao_cao.con_sot],
        doan=[each._replace(cu=HOSTILE, moi=HOSTILE * 2) for each in bao_cao.doan],
    )  # fmt: skip


def test_json_keeps_the_contract(bao_cao: BaoCaoChuyen) -> None:
    data = json.loads(to_json(bao_cao))
    assert data["thay"] == [
        {"tu": "Tân Mẫu", "den": "Cựu Mẫu", "so_lan": 2, "loai": "xa"},
        {"tu": "xã Tân Mẫu", "den": "xã Cựu Mẫu", "so_lan": 1, "loai": "xa"},
        {"tu": "năm 2025", "den": "năm 2026", "so_lan": 1, "loai": "nam"},
        {"tu": "0900 000 000", "den": "", "so_lan": 1, "loai": "lien_he"},
    ]
    place = {"dong": 9, "doan": 7, "muc": "I.1", "trang": 2}
    reason = "số liệu có thể chỉ đúng với xã Tân Mẫu"
    assert data["can_xem"][0] == {"vi_tri": place, "trich": "120 hộ", "ly_do": reason, "loai": "so_lieu"}
    [left] = data["con_sot"]
    assert set(left) == {"vi_tri", "trich", "ly_do"}
    assert data["nam"] == {"cu": 2025, "moi": 2026}


def test_the_page_word_for_word(bao_cao: BaoCaoChuyen) -> None:
    body = re.sub(r"<style>.*</style>", "<style></style>", to_html(bao_cao), flags=re.DOTALL)
    assert body == GOLDEN.read_text(encoding="utf-8")


class _Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        self.attributes += attrs


def test_hostile_words_stay_words_on_the_page(bao_cao: BaoCaoChuyen, hostile: BaoCaoChuyen) -> None:
    page = to_html(hostile)
    page.encode()
    tags = _Tags(page)
    assert set(tags.found) <= set(_Tags(to_html(bao_cao)).found)
    assert "{{ 7*7 }}" in page
    assert "\x00" not in page and "\x1b" not in page
    assert not [name for name, _ in tags.attributes if name in ("src", "onerror", "onclick")]
    assert all((value or "#").startswith("#") for name, value in tags.attributes if name == "href")


def test_hostile_words_do_not_steer_the_terminal(hostile: BaoCaoChuyen) -> None:
    for line in chu.lines(hostile):
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", line)
        line.encode()


def test_hostile_words_are_kept_in_json(hostile: BaoCaoChuyen) -> None:
    text = to_json(hostile)
    text.encode()
    assert json.loads(text)["con_sot"][0]["trich"] == HOSTILE.replace("\ud800", "\ufffd")


@pytest.mark.parametrize("make", [to_html, to_json, lambda it: "\n".join(chu.lines(it))])
def test_nothing_to_tell(make: object) -> None:
    assert callable(make)
    assert "None" not in make(BaoCaoChuyen())


def test_terminal(bao_cao: BaoCaoChuyen) -> None:
    assert list(chu.lines(bao_cao)) == [
        "ke-hoach.docx: xã Tân Mẫu, tỉnh Mẫu Sơn → xã Cựu Mẫu, tỉnh Mẫu Hải; năm 2025 → 2026",
        "  Đã thay 5 chỗ: tên xã 3; năm, thời hạn 1; liên hệ 1.",
        "",
        "CẦN XEM LẠI (2)",
        "  người",
        "    đoạn 20: [[họ tên người ký]]",
        "      chưa biết ai ký",
        "  số liệu",
        "    dòng 9, trang 2, mục I.1: 120 hộ",
        "      số liệu có thể chỉ đúng với xã Tân Mẫu",
        "",
        "CÓ THỂ CÒN SÓT (1)",
        "    trang 3: TM2025",
        "      giống chữ viết tắt của tên cũ",
    ]


def test_terminal_is_bounded(bao_cao: BaoCaoChuyen) -> None:
    bao_cao.can_xem *= 1000
    bao_cao.con_sot *= 1000
    bao_cao.con_sot[0] = replace(bao_cao.con_sot[0], trich="x" * 10_000)
    told = list(chu.lines(bao_cao))
    assert len(told) < 100
    assert max(map(len, told)) < 250
    assert sum("còn " in line and "--bao-cao" in line for line in told) == 3


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("của xã Tân Mẫu năm 2025.", "của xã Cựu Mẫu năm 2026.", "của xã -Tân-+Cựu+ Mẫu năm -2025-+2026+."),
        ("Thôn Thượng", "Thôn Thượng", "Thôn Thượng"),
        ("", "Thêm", "+Thêm+"),
        ("Bỏ", "", "-Bỏ-"),
        ("a b c", "a c", "a -b -c"),
        ("trồng cây", "trồng nhiều cây", "trồng +nhiều +cây"),
    ],
)
def test_changed_words(old: str, new: str, marked: str) -> None:
    before, after = sides(DoanThay(ViTri(), old, new))
    assert "".join(each.text for each in before) == old
    assert "".join(each.text for each in after) == new
    assert [each.text for each in before if each.changed] == re.findall(r"-([^-]*)-", marked)
    assert [each.text for each in after if each.changed] == re.findall(r"\+([^+]*)\+", marked)


def test_the_excerpt_stands_in_its_own_paragraph_only(bao_cao: BaoCaoChuyen) -> None:
    assert "Vận động <mark>120 hộ</mark> của xã Cựu Mẫu." in to_html(bao_cao)
    bao_cao.can_xem = [replace(each, vi_tri=ViTri(muc="I.1")) for each in bao_cao.can_xem]
    bao_cao.doan = [each._replace(vi_tri=ViTri(muc="I.1")) for each in bao_cao.doan]
    assert "<q><mark>120 hộ</mark></q>" in to_html(bao_cao)


def test_next_year_of_the_same_commune(bao_cao: BaoCaoChuyen) -> None:
    own = replace(bao_cao, tu=bao_cao.den)
    assert next(chu.lines(own)) == "ke-hoach.docx: xã Cựu Mẫu, tỉnh Mẫu Hải; năm 2025 → 2026"
    assert "<h1>Kế hoạch của <bdi>xã Cựu Mẫu, tỉnh Mẫu Hải</bdi>, năm 2025 → 2026</h1>" in to_html(own)


def test_a_paragraph_of_one_word_does_not_hold_up_the_page() -> None:
    start = time.perf_counter()
    before, after = sides(DoanThay(ViTri(), "a " * 740, "b a " * 370))
    assert time.perf_counter() - start < 5
    assert ("".join(each.text for each in before), "".join(each.text for each in after)) == ("a " * 740, "b a " * 370)
