"""Laws and ordinances are cited by name: with the date as a basis, without in the text (PL1/II.6a, 6b)."""

import re
from collections.abc import Iterator

from kehoach.catalog.models import VanBan
from kehoach.model.dong import Vai
from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rules.can_cu._doan import Phan, cac_phan, cac_vien_dan
from kehoach.rules.can_cu._van_ban import luat_theo_ten, ngay_viet, ten_gon, tim
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.text.citations import DangNgay, VienDan, lan_dau
from kehoach.text.dates import Ngay

_OF_PARLIAMENT = re.compile(
    r"[\s,]{1,3}(?:của|được)\s{1,3}(?:Quốc hội|Ủy ban Thường vụ Quốc hội|UBTVQH)(?:\s+(?:khóa|khoá)\s+\w{1,8})?"
    r"(?:\s+nước\s+Cộng hòa xã hội chủ nghĩa Việt Nam)?(?:\s+thông qua)?"
)
_LAW_NAME_END = re.compile(r"[(;:.]|,\s(?:được|đã|sửa đổi)|\s(?:được|số)\s|\s\d")


def dang_ngay(ho_so: HoSo) -> DangNgay:
    """The form of dates that the plan's citations use most."""
    written = [ngay_viet(each.dong.text, each.hit) for each in cac_vien_dan(ho_so)]
    words = sum(each is not None and "tháng" in each.trich for each in written)
    return "chu" if words * 2 > sum(each is not None for each in written) else "gach"


@luat("CC05", Can.KE_HOACH)
def luat_ten_va_ngay(ho_so: HoSo) -> Iterator[Loi]:
    """A law as a basis: name and date, neither number nor issuer; in the text its name alone."""
    for phan in cac_phan(ho_so):
        if phan.ten_loai in ("Luật", "Bộ luật", "Pháp lệnh") and phan.la_can_cu and "[[" not in phan.text:
            yield from _law_basis(ho_so, phan)
    seen: set[str] = set()
    for each in cac_vien_dan(ho_so):
        law = each.hit.vien_dan
        if each.la_goc or each.trong or not law.la_luat or law.ten_loai == "Hiến pháp" or each.dong.vai is Vai.CAN_CU:
            continue
        with_number, by_year = each.hit.so_ky_hieu is not None, law.ngay is not None and law.ngay.thang is None
        if (with_number or by_year) and law.trich_yeu and ten_gon(law.trich_yeu) not in seen:
            seen.add(ten_gon(law.trich_yeu))
            facts = {"viec": "ghi số, ký hiệu" if with_number else "ghi năm", "dung": "chỉ ghi tên luật"}
            mend = f"{law.ten_loai} {law.trich_yeu}"
            yield Loi(
                each.dong, each.hit.trich, mend, facts, tai=each.hit.span[0], muc_do=Level.GOI_Y, cach_sua=CachSua.CHI_GOI_Y
            )  # fmt: skip


def _law_basis(ho_so: HoSo, phan: Phan) -> Iterator[Loi]:
    text, hit = phan.dong.text, phan.goc
    wrong: list[str] = []
    if hit is None:
        m = _LAW_NAME_END.search(phan.text)
        written = (phan.text[: m.start()] if m else phan.text).rstrip(" ,;.")
        name = written.removeprefix(phan.ten_loai).strip()
        if not name or not (name[0].isupper() or name.startswith("sửa đổi")) or len(written) > 200:
            return
        known = _in_force(ho_so, luat_theo_ten(ho_so).get(ten_gon(name), []))
        ngay = known.ngay if known else None
        yield _law(ho_so, phan, written, phan.dau, ["thiếu ngày, tháng, năm thông qua"], name, ngay)
        return
    end = hit.span[1]
    issuer = _OF_PARLIAMENT.match(text, end) if not hit.vien_dan.co_quan else None
    if hit.so_ky_hieu is not None:
        wrong.append("ghi số, ký hiệu")
    if (issuer or hit.vien_dan.co_quan) and phan.ten_loai != "Pháp lệnh":
        wrong.append("ghi cơ quan ban hành")
    ngay, name = hit.vien_dan.ngay, hit.vien_dan.trich_yeu
    known = tim(ho_so, hit)
    written_date = ngay_viet(text, hit)
    if ngay is None and written_date is None and hit.so_ky_hieu is None:
        return
    if (ngay is None and written_date is None) or (ngay is not None and ngay.thang is None and written_date is None):
        wrong.append("thiếu ngày, tháng, năm thông qua")
    if wrong:
        end = issuer.end() if issuer else end
        if known is None and ngay is not None and ngay.thang is None:
            laws = luat_theo_ten(ho_so).get(ten_gon(name), [])
            known = _in_force(ho_so, [each for each in laws if each.ngay and each.ngay.nam == ngay.nam])
        full = ngay if ngay is not None and ngay.day_du else known.ngay if known else None
        yield _law(
            ho_so, phan, text[hit.span[0] : end], hit.span[0], wrong, name or (known.trich_yeu if known else ""), full
        )


def _law(ho_so: HoSo, phan: Phan, trich: str, tai: int, wrong: list[str], name: str, ngay: Ngay | None) -> Loi:
    mend = None
    if name and ngay is not None and ngay.day_du:
        mend = lan_dau(VienDan(phan.ten_loai, "", "", ngay, name), dang_ngay(ho_so))
    facts = {
        "viec": ", ".join(wrong),
        "dung": f"ghi “{mend}”" if mend else "ghi tên luật và ngày, tháng, năm thông qua",
    }
    return Loi(phan.dong, trich, mend, facts, tai=tai)


def _in_force(ho_so: HoSo, laws: list[VanBan]) -> VanBan | None:
    """The one law of that name that is in force on the day of the plan."""
    day = ho_so.ngay
    now = [
        each for each in laws
        if day and each.ngay and each.ngay.day_du and each.ngay.to_date() <= day
        and (each.het_hieu_luc_tu is None or each.het_hieu_luc_tu > day) and (each.hieu_luc_tu is None or each.hieu_luc_tu <= day)
    ]  # fmt: skip
    return now[0] if len(now) == 1 else None


@luat("CC14", Can.KE_HOACH)
def phap_lenh(ho_so: HoSo) -> Iterator[Loi]:
    """An ordinance is of the Standing Committee, not of the National Assembly."""
    for each in cac_vien_dan(ho_so):
        if each.hit.vien_dan.ten_loai != "Pháp lệnh":
            continue
        text, start = each.dong.text, each.hit.span[0]
        m = re.compile(r"(?P<truoc>\S{1,40})\s{1,3}của\s{1,3}Quốc hội(?!\w)").search(text, start, each.hit.span[1] + 40)
        if m is not None and not each.trong:
            yield Loi(each.dong, m[0], m["truoc"], {}, tai=m.start())
