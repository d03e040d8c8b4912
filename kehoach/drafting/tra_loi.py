"""Questions of a khung and the answers to them: which are missing, which are wrong, what the khung sees."""

import difflib
import re
from calendar import monthrange
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from kehoach.catalog.models import CauHoi, Khung
from kehoach.drafting.chu_ky import NGUOI_KY, THAY_MAT
from kehoach.drafting.o import render
from kehoach.problems import KehoachError, Problem
from kehoach.text.dates import Ngay, doc_ngay

CHUNG = (
    CauHoi(khoa="ngay", hoi="Ngày ban hành: 15/5/2026; chưa rõ thì 5/2026 hoặc 2026", mac_dinh="{{ nam }}"),
    CauHoi(khoa="so", hoi="Số của kế hoạch; chưa có thì bỏ trống", mac_dinh=""),
    NGUOI_KY,
    THAY_MAT,
    CauHoi(khoa="ho_ten", hoi="Họ và tên người ký", mac_dinh="[[Họ và tên người ký]]"),
    CauHoi(khoa="can_cu", hoi="Căn cứ thêm: mã trong danh mục van-ban", mac_dinh="", nhieu=True),
    CauHoi(khoa="noi_nhan", hoi="Nơi nhận thay cho của khung: mã trong danh mục noi-nhan", mac_dinh="", nhieu=True),
    CauHoi(khoa="noi_nhan_them", hoi="Nơi nhận thêm: mã trong danh mục noi-nhan", mac_dinh="", nhieu=True),
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


def kiem_tra(khung: Khung, tra_loi: Mapping[str, str], units: Collection[str]) -> None:
    """Raise :class:`KehoachError` with every answer that is unknown, empty, not among the choices, or missing. ``units`` are
    the ids that ``don_vi.<id>`` may name."""
    questions = {each.khoa: each for each in cau_hoi(khung)}
    problems = []
    for key, value in tra_loi.items():
        question = questions.get(key)
        if key.startswith(DON_VI):
            problems += _faulty_unit(key, value, units)
        elif _CONTROL.search(value):
            problems.append(Problem("SO03", f"“{key}” có ký tự điều khiển không in được", "gõ lại câu trả lời"))
        elif question is not None and question.mac_dinh is None and not value:
            problems.append(Problem("SO01", f"“{key}” trống: {question.hoi}", f"thêm --dat {key}=..."))
        elif key == "so" and value and not re.fullmatch(r"[1-9]\d{0,4}|0[1-9]", value, re.ASCII):
            problems.append(Problem("SO03", f"Số “{value}” không đúng", "chỉ viết chữ số: --dat so=87"))
        elif key == "nhiem_vu_moi_linh_vuc" and not re.fullmatch(r"\d{1,2}", value, re.ASCII):
            problems.append(Problem("SO04", f"“{key}” cần một số từ 0 đến 99", f"ví dụ --dat {key}=3"))
        elif question is None:
            near = tuple(difflib.get_close_matches(key, questions, n=3, cutoff=0.5))
            mend = "dùng một trong: " + ", ".join(questions)
            problems.append(Problem("SO02", f"Khung “{khung.id}” không hỏi “{key}”", mend, near=near))
        elif question.chon:
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


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")


def _faulty_unit(key: str, value: str, units: Collection[str]) -> list[Problem]:
    name = key.removeprefix(DON_VI)
    if name not in units:
        near = tuple(DON_VI + each for each in difflib.get_close_matches(name, units, n=3, cutoff=0.5))
        return [Problem("SO02", f"Không có đơn vị “{name}”", "xem: kehoach catalog list don-vi", near=near)]
    if not value:
        return [Problem("SO03", f"“{key}” trống", f'viết tên đơn vị: --dat {key}="..."')]
    return []


def tra_loi_cho(question: CauHoi, tra_loi: Mapping[str, str], names: Mapping[str, Any]) -> str | list[str]:
    """An answer as the khung sees it: text, or a list for a question of many values. A default may hold slots; what a
    user typed never does."""
    value = tra_loi.get(question.khoa)
    if value is not None and not question.nhieu:
        value = _unquoted(value)
    if value is None or (not value and question.khoa == "ho_ten"):
        value = render(question.mac_dinh or "", names)
    return _split(question, value) if question.nhieu else value


def _unquoted(value: str) -> str:
    """Quotes that a person typed around a whole name; the khung sets its own."""
    if (
        len(value) > 2
        and (value[0], value[-1]) in {('"', '"'), ("“", "”")}
        and not set(value[1:-1]) & {value[0], value[-1]}
    ):
        return value[1:-1].strip()
    return value


def _split(question: CauHoi, value: str) -> list[str]:
    if not question.nhieu:
        return [value]
    return [part.strip() for part in value.split(",") if part.strip()]


def ngay_cua(text: str) -> Ngay:
    """A date as answered (2026-05-15, 2026-05, 2026)."""
    try:
        return doc_ngay(text)
    except ValueError as error:
        mend = "viết 15/5/2026 hoặc 2026-05-15; chưa rõ ngày thì 5/2026 hoặc 2026"
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
    if not re.fullmatch(r"\d{1,2}", text, re.ASCII):
        raise KehoachError(Problem("SO04", f"“{key}” cần một số từ 0 đến 99, đang là “{text}”", f"ví dụ --dat {key}=3"))
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
