"""Questions of a khung and the answers to them: which are missing, which are wrong, what the khung sees."""

import difflib
import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from kehoach.catalog.models import CauHoi, Khung
from kehoach.drafting.chu_ky import NGUOI_KY, THAY_MAT
from kehoach.drafting.o import render
from kehoach.problems import KehoachError, Problem
from kehoach.text.dates import Ngay, parse_iso

CHUNG = (
    CauHoi(khoa="ngay", hoi="Ngày ban hành, dạng 2026-05-15; chưa rõ thì 2026-05 hoặc 2026", mac_dinh="{{ nam }}"),
    CauHoi(khoa="so", hoi="Số của kế hoạch; chưa có thì bỏ trống", mac_dinh=""),
    NGUOI_KY,
    THAY_MAT,
    CauHoi(khoa="ho_ten", hoi="Họ và tên người ký", mac_dinh="[[Họ và tên người ký]]"),
    CauHoi(khoa="can_cu", hoi="Căn cứ thêm: mã trong danh mục van-ban", mac_dinh="", nhieu=True),
    CauHoi(khoa="noi_nhan", hoi="Nơi nhận thay cho của khung: mã trong danh mục noi-nhan", mac_dinh="", nhieu=True),
    CauHoi(khoa="luu", hoi="Dòng Lưu thay cho của khung: VT,VHXH", mac_dinh="", nhieu=True),
    CauHoi(khoa="nhiem_vu_moi_linh_vuc", hoi="Số nhiệm vụ lấy từ mỗi lĩnh vực cho phụ lục", mac_dinh="3"),
)
"""Questions that every khung has; each has a usable default."""

DON_VI = "don_vi."
"""Prefix of an answer that gives a unit its local name: ``don_vi.tt_dvc``."""


def cau_hoi(khung: Khung) -> list[CauHoi]:
    """Every question of a khung, its own first."""
    return [*khung.hoi, *CHUNG]


def con_thieu(khung: Khung, tra_loi: Mapping[str, str]) -> list[CauHoi]:
    """The questions that have neither an answer nor a default."""
    return [each for each in khung.hoi if each.mac_dinh is None and each.khoa not in tra_loi]


def kiem_tra(khung: Khung, tra_loi: Mapping[str, str]) -> None:
    """Raise :class:`KehoachError` with every answer that is unknown, not among the choices, or missing."""
    questions = {each.khoa: each for each in cau_hoi(khung)}
    problems = []
    for key, value in tra_loi.items():
        question = questions.get(key)
        if question is None and not key.startswith(DON_VI):
            near = tuple(difflib.get_close_matches(key, questions, n=3, cutoff=0.5))
            mend = "dùng một trong: " + ", ".join(questions)
            problems.append(Problem("SO02", f"Khung “{khung.id}” không hỏi “{key}”", mend, near=near))
        elif question and question.chon:
            wrong = [each for each in _split(question, value) if each not in question.chon]
            if wrong:
                message = f"“{key}” không nhận “{', '.join(wrong)}”"
                problems.append(Problem("SO03", message, "chọn trong: " + ", ".join(question.chon)))
    problems += [
        Problem("SO01", f"Thiếu “{each.khoa}”: {each.hoi}", f"thêm --dat {each.khoa}=...")
        for each in con_thieu(khung, tra_loi)
    ]
    if problems:
        raise KehoachError(problems)


def tra_loi_cho(question: CauHoi, tra_loi: Mapping[str, str], names: Mapping[str, Any]) -> str | list[str]:
    """An answer as the khung sees it: text, or a list for a question of many values. A default may hold slots; what a
    user typed never does."""
    value = tra_loi.get(question.khoa)
    if value is None:
        value = render(question.mac_dinh or "", names)
    return _split(question, value) if question.nhieu else value


def _split(question: CauHoi, value: str) -> list[str]:
    if not question.nhieu:
        return [value]
    return [part.strip() for part in value.split(",") if part.strip()]


def ngay_cua(text: str) -> Ngay:
    """A date as answered (2026-05-15, 2026-05, 2026)."""
    try:
        return parse_iso(text)
    except ValueError as error:
        mend = "viết dạng năm-tháng-ngày: 2026-05-15, 2026-05 hoặc 2026"
        raise KehoachError(Problem("SO04", f"Ngày “{text}” không đúng: {error}", mend)) from None


def ngay_tra_cuu(tra_loi: Mapping[str, str], nam: int) -> date:
    """The day whose map, organs and law a plan follows: its own date, or the last day of what is known of it."""
    ngay = ngay_cua(tra_loi.get("ngay") or str(nam))
    thang = ngay.thang or 12
    return date(ngay.nam, thang, ngay.ngay or monthrange(ngay.nam, thang)[1])


def ngay_dau_tien(text: str) -> date:
    """The first day that a date as answered may be."""
    ngay = ngay_cua(text)
    return date(ngay.nam, ngay.thang or 1, ngay.ngay or 1)


def so_nguyen(key: str, text: str) -> int:
    """A count as answered."""
    if not re.fullmatch(r"\d{1,3}", text):
        raise KehoachError(Problem("SO04", f"“{key}” cần một số, đang là “{text}”", f"ví dụ --dat {key}=3"))
    return int(text)


def giai_doan(khung: Khung, tra_loi: Mapping[str, str], nam: int) -> tuple[int, int]:
    """First and last year of the period: the answers ``tu`` and ``den`` where the khung asks for them, else the year."""
    asked = {each.khoa: each for each in khung.hoi}
    years = []
    for key in ("tu", "den"):
        text = str(tra_loi_cho(asked[key], tra_loi, {"nam": nam})) if key in asked else str(nam)
        if not re.fullmatch(r"(19|20|21)\d\d", text):
            raise KehoachError(Problem("SO04", f"“{key}” cần một năm, đang là “{text}”", "viết bốn chữ số, ví dụ 2026"))
        years.append(int(text))
    if years[0] > years[1]:
        raise KehoachError(Problem("SO04", f"Giai đoạn {years[0]} - {years[1]} ngược", "năm đầu phải trước năm cuối"))
    return years[0], years[1]
