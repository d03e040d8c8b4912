"""Recipients and signature: what an example in a data file cannot show."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from kehoach.api.checking import TuyChon, of_bytes
from kehoach.blocks import Spot
from kehoach.model.dong import CHAN, Vai
from kehoach.model.phat_hien import PhatHien
from kehoach.rules.bo_luat import cac_ma
from kehoach.rules.ho_so import HoSo
from rules import vi_du as put

OURS = [ma for ma in cac_ma() if ma.startswith(("NN", "CK"))]
CLEAN = put.text("co-ban")


def found(text: str, chi: list[str] | None = None, **settings: object) -> list[PhatHien]:
    under_check = of_bytes(text.encode(), "vi-du.txt", TuyChon())
    under_check.cau_hinh = settings
    return put.phat_hien(under_check, chi or OURS)


def codes(text: str) -> set[str]:
    return {each.ma for each in found(text)}


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ([{"ho_ten": "Nguyễn Văn An", "chuc_vu": "Chủ tịch"}], 0),
        ([{"ho_ten": "Nguyễn Văn An", "chuc_vu": "Phó Chủ tịch"}], 1),
        ([{"ho_ten": "Trần Thị Bình", "chuc_vu": "Chủ tịch"}], 1),
        ([], 0),
        ("Nguyễn Văn An", 0),
        ([{"chuc_vu": None}, 3], 1),
    ],
)
def test_the_signer_against_the_office_s_own_list(people: object, said: int) -> None:
    assert len(found(CLEAN, ["CK13"], nguoi_ky=people)) == said


def test_settings_of_the_office() -> None:
    own = CLEAN.replace("VT, VHXH", "VT, ABC")
    assert found(own, ["NN11"]) and not found(own, ["NN11"], viet_tat_luu=["ABC"])
    by_order = CLEAN.replace("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG")
    assert found(by_order, ["CK11"]) and not found(by_order, ["CK11"], cho_phep_thua_lenh=True)


def test_a_signature_alone_on_a_page() -> None:
    hs = of_bytes(CLEAN.encode(), "vi-du.txt", TuyChon())
    for each in hs.dong:
        each.paragraph.spot = Spot(None, None, 3 if each.vai in CHAN or each.phu_luc else 2)
    assert [each.ma for each in put.phat_hien(hs, ["CK15"])] == ["CK15"]
    body = next(each for each in reversed(hs.dong) if each.vai in (Vai.MUC, Vai.DOAN) and not each.phu_luc)
    body.paragraph.spot = Spot(None, None, 3)
    assert not put.phat_hien(hs, ["CK15"])


GOOD = [
    ("recipients behind the signature", lambda text: _moved(text)),
    ("the Chairman's own plan", lambda text: text.replace("Ủy ban nhân dân (UBND) xã Hoa Lộc ban hành", "Chủ tịch Ủy ban nhân dân xã Hoa Lộc ban hành").replace("TM. ỦY BAN NHÂN DÂN\n", "")),
    ("a number of copies", lambda text: text.replace("VT, VHXH.", "VT, VHXH (02b).")),
    ("a mark of the drafter", lambda text: text.replace("VT, VHXH.", "VT, VHXH.\nNVA.(20)")),
    ("a blank name in a draft", lambda text: text.replace("Nguyễn Văn An", "[[Họ và tên người ký]]").replace("Số: 12/", "Số:      /")),
    ("a wrapped recipient", lambda text: text.replace("- Thường trực Đảng ủy, Thường trực", "- Thường trực Đảng ủy,\nThường trực")),
    ("an old name with cũ", lambda text: text.replace("- Các thôn (th/h);", "- Các thôn thuộc huyện Hậu Lộc cũ (th/h);")),
    ("a family name that sounds like an office", lambda text: text.replace("Nguyễn Văn An", "Tống Văn An")),
    ("a family name Ông", lambda text: text.replace("Nguyễn Văn An", "Ông Ích Thành")),
    ("units through a group", lambda text: text.replace("- Phòng Văn hóa - Xã hội (th/h);\n- Phòng Kinh tế (th/h);", "- Các phòng, ban, đơn vị thuộc UBND xã (th/h);")),
    ("an acting Chairman", lambda text: text.replace("\nCHỦ TỊCH\n", "\nQ. CHỦ TỊCH\n")),
]  # fmt: skip


def _moved(text: str) -> str:
    start, end = text.index("Nơi nhận:"), text.index("TM. ỦY BAN")
    signed = text[end : text.index("Phụ lục I\n")]
    return text.replace(text[start:end], "").replace(signed, signed + text[start:end])


@pytest.mark.parametrize(("what", "change"), GOOD, ids=[each[0] for each in GOOD])
def test_what_is_right_is_left_alone(what: str, change: Callable[[str], str]) -> None:
    text = change(CLEAN)
    assert text != CLEAN
    assert not found(text), put.phat_hien(of_bytes(text.encode(), "a.txt", TuyChon()), OURS)


@pytest.mark.parametrize(
    ("organ", "signed"),
    [
        ("ĐẢNG ỦY XÃ HOA LỘC", "T/M ĐẢNG ỦY\nPHÓ BÍ THƯ"),
        ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nXÃ HOA LỘC", "TM. BAN THƯỜNG TRỰC\nPHÓ CHỦ TỊCH"),
        ("HỘI ĐỒNG NHÂN DÂN\nXÃ HOA LỘC", "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN\nPHÓ CHỦ TỊCH"),
        ("UBND XÃ HOA LỘC\nTRƯỜNG TIỂU HỌC HOA LỘC", "HIỆU TRƯỞNG"),
        ("UBND XÃ HOA LỘC\nPHÒNG VĂN HÓA - XÃ HỘI", "KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG"),
    ],
)
def test_other_bodies_sign_in_their_own_way(organ: str, signed: str) -> None:
    text = CLEAN.replace("ỦY BAN NHÂN DÂN\nXÃ HOA LỘC", organ, 1).replace("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", signed)
    assert not {each for each in codes(text) if each.startswith("CK")}


def test_a_plan_before_the_communes_were_merged_may_name_the_district() -> None:
    line = "- UBND tỉnh Thanh Hóa (b/c);"
    text = CLEAN.replace(line, f"{line}\n- UBND huyện Hậu Lộc (b/c);")
    assert "NN12" in codes(text)
    assert "NN12" not in codes(text.replace("ngày 05 tháng 3 năm 2026", "ngày 05 tháng 3 năm 2025"))
    assert "NN12" not in codes(text.replace("ngày 05 tháng 3 năm 2026", "ngày      tháng      năm 2025"))


HOSTILE = [
    "- Lưu: VT, " * 20_000, "- " + ";" * 200_000 + "x", "(" * 100_000 + "b/c)", "các " * 50_000, "báo cáo " * 25_000 + "Sở",
    "Lưu: " + " " * 200_000 + "x", "TM. " + "ỦY BAN " * 30_000, "thành phố " * 20_000, "- Phòng " + "kinh tế " * 25_000,
]  # fmt: skip


@pytest.mark.parametrize("line", HOSTILE)
def test_one_long_line_takes_linear_time(line: str) -> None:
    hs = of_bytes(CLEAN.encode(), "vi-du.txt", TuyChon())
    _lengthen(hs, line)
    start = time.process_time()
    put.phat_hien(hs, OURS)
    assert time.process_time() - start < 5


def _lengthen(hs: HoSo, line: str) -> None:
    """Every line of the foot and the last of the body says ``line``, whatever the reader would have made of it."""
    for dong in hs.dong:
        if dong.vai in CHAN or dong.vai is Vai.DOAN:
            dong.text = f"{dong.text} {line}"
            dong.paragraph = replace(dong.paragraph, runs=[dong.paragraph.runs[0]._replace(text=dong.text)], _text=None)
