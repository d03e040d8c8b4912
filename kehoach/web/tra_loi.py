"""The form of a new plan: its fields as the drafting wants them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kehoach import api
from kehoach.problems import KehoachError, Problem
from kehoach.web.app import khong_gian

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

    from kehoach.catalog.models import CauHoi

CHUNG: Final = ("ngay", "nguoi_ky", "thay_mat", "ho_ten")
"""Questions of every khung that the form has a place of its own for"""
DAU: Final = "hoi."
DON_VI: Final = "don_vi."
MAX_TYPED: Final = 500
MAX_FIELDS: Final = 400
_NGUOI_KY: Final = {"CHỦ TỊCH": "chu_tich", "Q. CHỦ TỊCH": "quyen_chu_tich", "PHÓ CHỦ TỊCH": "pho_chu_tich"}


@dataclass(frozen=True, slots=True)
class YeuCauSoan:
    """What the form asks for."""

    khung: str
    xa: str
    nam: int
    linh_vuc: list[str]
    tra_loi: dict[str, str]


@dataclass(frozen=True, slots=True)
class OHoi:
    """A question of a khung as a field."""

    hoi: "CauHoi"
    tu_tinh: bool
    """Its default is worked out from other answers"""
    chon_san: tuple[str, ...]
    """Choices that its default has"""

    @property
    def bat_buoc(self) -> bool:
        """Whether there is no default."""
        return self.hoi.mac_dinh is None


def gan_day() -> dict[str, list[str]]:
    """Commune and signer of the plan that was last at work, as fields of the form; nothing where there is none."""
    listed = [each for each in khong_gian().danh_sach() if not each.loi][:1]
    try:
        plan = khong_gian().doc(listed[0].ma).ke_hoach if listed else None
    except KehoachError:  # deleted or broken meanwhile
        return {}
    if plan is None or plan.xa is None or not plan.xa.ma:
        return {}
    given = {"xa": [plan.xa.ma], "xa_chu": [listed[0].noi]}
    signed = plan.chu_ky
    if signed and signed.ho_ten and "[[" not in signed.ho_ten:
        given |= {"ho_ten": [signed.ho_ten], "nguoi_ky": [_NGUOI_KY.get(signed.chuc_vu.upper(), "pho_chu_tich")]}
    return given


def mau_hoi() -> dict[str, list[OHoi]]:
    """Khung -> the fields of its questions, those without a default first."""
    return {
        each.ma: sorted(map(_field, each.hoi), key=lambda field: not field.bat_buoc)
        for each in api.draft_choices().khung
    }


def _field(question: "CauHoi") -> OHoi:
    default = question.mac_dinh or ""
    computed = "{{" in default or "{%" in default
    chosen = () if computed else tuple(part.strip() for part in default.split(",") if part.strip())
    return OHoi(question, computed, chosen)


def doc_form(form: "MultiDict[str, str]") -> YeuCauSoan:
    """The filled form. Raises :class:`KehoachError` SO04 for a year that is none."""
    khung = form.get("khung", "")[:MAX_TYPED]
    answers = {key: form[key].strip()[:MAX_TYPED] for key in CHUNG if form.get(key, "").strip()}
    fields = mau_hoi().get(khung, [])
    for field in fields[:MAX_FIELDS]:
        answers |= _answer(field, form.getlist(f"{DAU}{khung}.{field.hoi.khoa}"), form)
    for key, value in list(form.items())[:MAX_FIELDS]:
        if key.startswith(DON_VI) and value.strip():
            answers[key[:MAX_TYPED]] = value.strip()[:MAX_TYPED]
    year = form.get("nam", "").strip()
    if not (year.isascii() and year.isdigit() and 2000 <= int(year[:5]) <= 2100):
        raise KehoachError(Problem("SO04", f"Năm “{year[:20]}” không đúng", "viết bốn chữ số, ví dụ 2026"))
    place = form.get("xa", "").strip() or form.get("xa_chu", "").strip()
    return YeuCauSoan(khung, place[:MAX_TYPED], int(year), form.getlist("linh_vuc")[:MAX_FIELDS], answers)


def _answer(field: OHoi, given: list[str], form: "MultiDict[str, str]") -> dict[str, str]:
    """The answer to a question; none where the form says what its default says."""
    key = field.hoi.khoa
    values = [each.strip()[:MAX_TYPED] for each in given if each.strip()]
    if field.hoi.chon and field.hoi.nhieu and not field.tu_tinh:
        asked = f"co.{form.get('khung', '')}.{key}" in form
        return {key: ",".join(values)} if asked and set(values) != set(field.chon_san) else {}
    return {key: ",".join(values)} if values else {}
