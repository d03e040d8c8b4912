"""Citing a document in a plan.

The first time: kind, number, date, issuer and subject (PL1/II.6a for bases, PL1/II.6b in the text); afterwards kind and
number. A law or ordinance has neither number nor issuer: its name and date as a basis, its name alone in the text.
"""

from dataclasses import dataclass
from typing import Literal

from kehoach.text.dates import Ngay
from kehoach.text.so_ky_hieu import SoKyHieu
from kehoach.text.strings import join_parts, lower_first, squeeze
from kehoach.text.ten_loai import TEN_LOAI_DAI, TEN_LUAT

DangNgay = Literal["gach", "chu"]

DONG_TU: tuple[str, ...] = (
    "ban hành", "bãi bỏ", "bổ sung", "công bố", "công nhận", "điều chỉnh", "đẩy mạnh", "giao nhiệm vụ", "hướng dẫn",
    "kết luận", "khen thưởng", "kiện toàn", "phân công", "phát động", "phê duyệt", "quán triệt", "quy định", "sửa đổi",
    "tăng cường", "thành lập", "thí điểm", "thông qua", "thực hiện", "tiếp tục", "tổ chức", "triển khai", "về",
    "xây dựng",
)  # fmt: skip
"""What a subject (trích yếu) begins with when it follows the issuer without a link word."""


@dataclass(frozen=True, slots=True)
class VienDan:
    """A document as cited; an unknown part is empty or None. The subject of a law is its name without the word Luật."""

    ten_loai: str
    so_ky_hieu: str = ""
    co_quan: str = ""
    ngay: Ngay | None = None
    trich_yeu: str = ""

    @property
    def la_luat(self) -> bool:
        """Whether it is cited by name: a law, code, ordinance or constitution."""
        return self.ten_loai in TEN_LUAT


@dataclass(frozen=True, slots=True)
class VienDanHit:
    """A citation found in a text."""

    span: tuple[int, int]
    trich: str
    """Exactly as written: from the kind (the number, where no kind stands before it) to the issuer, date or number."""
    vien_dan: VienDan
    """Its parts; the kind in its usual spelling, the number normalised. ``trich_yeu`` is filled for laws alone."""
    so_ky_hieu: SoKyHieu | None
    """None for a law without number, and for a number too badly written to tell its parts (``12-KH-UBND``)."""


def lan_dau(vd: VienDan, dang_ngay: DangNgay = "gach", *, trich_yeu: bool = True) -> str:
    """The full citation: ``Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về ...``.

    ``dang_ngay`` chooses ``ngày 22/12/2024`` or ``ngày 22 tháng 12 năm 2024``; a month or year alone is cited as such.
    ``trich_yeu=False`` leaves the subject out (never the name of a law). Missing parts leave no trace. The link word
    "về" is put before a quoted or capitalised name only; a kind that the subject repeats is said once.
    """
    if vd.la_luat:
        return join_parts((lan_sau(vd), _date(vd.ngay, dang_ngay)))
    ten_loai, subject = _without_double(vd.ten_loai, squeeze(vd.trich_yeu).rstrip(" .;,"))
    parts = [ten_loai, _number(vd), _date(vd.ngay, dang_ngay), vd.co_quan and f"của {vd.co_quan}"]
    return join_parts((*parts, _linked(subject) if trich_yeu else ""))


def lan_sau(vd: VienDan) -> str:
    """The short citation: ``Nghị quyết số 57-NQ/TW``, ``Luật Tổ chức chính quyền địa phương``.

    A document without a number keeps what else tells it apart, its date and issuer.
    """
    if vd.la_luat:
        name = squeeze(vd.trich_yeu).rstrip(" .;,")
        if name.startswith(f"{vd.ten_loai} "):
            return name
        return join_parts((vd.ten_loai, name or _number(vd)))
    if vd.so_ky_hieu:
        return join_parts((vd.ten_loai, _number(vd)))
    return lan_dau(vd, trich_yeu=False)


def _number(vd: VienDan) -> str:
    return vd.so_ky_hieu and f"số {vd.so_ky_hieu}"


def _date(ngay: Ngay | None, dang: DangNgay) -> str:
    if ngay is None:
        return ""
    if ngay.day_du:
        return ngay.chu() if dang == "chu" else f"ngày {ngay.gach()}"
    if ngay.thang is None:
        return f"năm {ngay.nam}"
    return f"tháng {ngay.gach()}" if dang == "gach" else f"tháng {ngay.gach().replace('/', ' năm ')}"


def _without_double(ten_loai: str, subject: str) -> tuple[str, str]:
    """Kind and subject, the kind said once.

    A longer kind moves to the front: Kế hoạch + "Kế hoạch hành động thực hiện ..." is a Kế hoạch hành động.
    """
    if not ten_loai:
        return ten_loai, subject
    for longer in TEN_LOAI_DAI:
        if longer.startswith(ten_loai) and (f"{subject} ").startswith(f"{longer} "):
            return longer, subject[len(longer) :].lstrip()
    rest = subject.removeprefix(f"{ten_loai} ")
    # "Kế hoạch của ..." and "Kế hoạch số ..." name another document: what would be left is no subject.
    return ten_loai, subject if rest.startswith(("của ", "số ")) else rest


def _linked(subject: str) -> str:
    """The subject as it follows the issuer."""
    if subject[:3].casefold() == "v/v":
        subject = f"về việc {subject[3:].lstrip(' :')}"
    lowered = lower_first(subject)
    if any(f"{lowered} ".startswith(f"{verb} ") for verb in DONG_TU):
        return lowered
    named = subject[:1].isupper() or subject[:1] in tuple("“\"'‘")
    return f"về {subject}" if named else subject
