"""Capitals of Nhân dân, Nhà nước, Đảng, and of phong trào (PL2/V)."""

import re
from collections.abc import Iterator

from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat

_TRUOC_NHA_NUOC = ("đảng, ", "đảng và ", "đảng - ", " của ", " do ")
_SAU_NHA_NUOC = (" và nhân dân", " ta ")
_DANG = re.compile(
    r"\b(?:của|do|theo|với|trung thành với) đảng\b(?! (?:viên|bộ|ủy|uỷ|đoàn|phái|phí|phiếu|tịch|cầm quyền|chính trị))"
    r"|\bđảng (?=cộng sản việt nam\b|ta\b)|\bđảng(?=(?:,| và| -) nhà nước\b)"
)
_PHONG_TRAO = re.compile(r"\b[Pp]hong [Tt]rào\b(?: Thi [Đđ]ua\b)?")


@luat("CT06")
def nhan_dan(ho_so: HoSo) -> Iterator[Loi]:
    """Nhân dân, Nhà nước with a capital where they mean the people and the State."""
    text, params = ho_so.toan_van, ho_so.tham_so("CT06")
    before, behind = frozenset(params["truoc"]), frozenset(params["sau"])
    for at in text.thay("nhân dân"):
        end = at + 8
        if (
            text.chu[at - 1 : at].isalnum()
            or text.chu[end : end + 1].isalnum()
            or text.truoc(at) in before
            or text.sau(end) in behind
        ):
            continue
        yield text.loi(at, end, "Nhân dân", muc_do=Level.GOI_Y if text.cua_nguoi(at) else None)
    for at in text.thay("nhà nước"):
        if text.thuong.endswith(_TRUOC_NHA_NUOC, max(0, at - 10), at) or text.thuong.startswith(_SAU_NHA_NUOC, at + 8):
            yield text.loi(at, at + 8, "Nhà nước", muc_do=Level.GOI_Y if text.cua_nguoi(at) else None)


@luat("CT07")
def dang(ho_so: HoSo) -> Iterator[Loi]:
    """Đảng with a capital where it means the Communist Party of Viet Nam."""
    text = ho_so.toan_van
    if " đảng" not in text.chu:
        return
    for m in _DANG.finditer(text.thuong):
        at = text.thuong.index("đảng", m.start())
        if text.chu[at : at + 4] == "đảng":
            yield text.loi(at, at + 4, "Đảng", muc_do=Level.GOI_Y if text.cua_nguoi(at) else None)


@luat("CT15")
def phong_trao(ho_so: HoSo) -> Iterator[Loi]:
    """phong trào is a common noun: no capital at its second word."""
    text = ho_so.toan_van
    if "hong Trào" not in text.chu and "hong trào Thi" not in text.chu:
        return
    for m in _PHONG_TRAO.finditer(text.chu):
        written = m[0]
        right = written[0] + "hong trào" + (" thi đua" if len(written) > 10 else "")
        if written != right:
            yield text.loi(m.start(), m.end(), right)
