"""Another commune's name left in without its type word (DP28)."""

import datetime as dt
import re
from collections.abc import Iterator

from kehoach.catalog.dia_phuong import Xa, dung_dau
from kehoach.model.dong import Dong, Vai
from kehoach.rules.dia_phuong._moc import ngay_ban_do, xa_ten
from kehoach.rules.dia_phuong._nhac import Nhac, cung_ten, tu_hoa
from kehoach.rules.dia_phuong._quet import quet, vung_tai
from kehoach.rules.dia_phuong._tran import co_ho, qua_tu, ro_la_ten, ten_cua
from kehoach.rules.dia_phuong._vi_tri import vi_tri
from kehoach.rules.dia_phuong.cua_xa import dia_danh
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat

_PLACES = re.compile(
    r"(?<!\w)(?:UBND|HĐND|[ỦU][yỷ] ban nhân dân|Hội đồng nhân dân|Đảng [uủ][yỷ]|Đảng bộ|Công an|Trạm Y tế"
    r"|Ban Chỉ huy Quân sự|Ban CHQS|BCHQS|MTTQ(?: Việt Nam)?|Mặt trận Tổ quốc(?: Việt Nam)?|Hội Nông dân|Hội Cựu chiến binh"
    r"|Hội CCB|Hội Liên hiệp Phụ nữ|Hội LHPN|Đoàn Thanh niên|Đoàn TN|địa bàn|nhân dân|người dân|bà con|cán bộ"
    r"|(?P<dua>đưa|xây dựng))[ \u00a0]{1,3}(?=\w)",
    re.IGNORECASE,
)
"""What the name of the own commune follows; behind the last two only with _BECOMES."""
_BECOMES = re.compile(
    r"[\s\u00a0]+(?:trở thành|thành|phát triển|ngày càng|giàu|văn minh|hiện đại|về đích|đạt|vươn|tiến|lên|xanh"
    r"|thuộc|là|sớm|vào (?:nhóm|tốp|top))(?!\w)",
    re.IGNORECASE,
)
_QUOTES = '“"«'
_SLOGAN = re.compile(rf"[{_QUOTES}](?=\w)")
_CALLS = re.compile(
    r"[\s\u00a0]+(?:thi đua|chung|cùng|đoàn kết|quyết tâm|vững|tỏa sáng|toả sáng|xanh|sáng|hành động|nói không|không|vì|tự hào"
    r"|đổi mới|khát vọng|số|vươn|đồng lòng|hưởng ứng|tiến|phát triển|học tập|văn minh|yêu)(?!\w)",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?<!\w)(?:Chủ tịch|Bí thư|Trưởng|Chỉ huy|đồng chí|ông|bà|cán bộ)(?!\w)[^,;.]{0,60}$", re.IGNORECASE
)
_NOT_READ = frozenset({Vai.QUOC_HIEU, Vai.TIEU_NGU, Vai.SO, Vai.HO_TEN, Vai.DIA_DANH_NGAY})


@luat("DP28", Can.KE_HOACH, Can.XA)
def ten_xa_khac(ho_so: HoSo) -> Iterator[Loi]:
    """No name of another commune, its type word left out, where only the issuer's own can stand."""
    own, day = ho_so.xa, ngay_ban_do(ho_so) or ho_so.ngay
    if own is None or day is None:
        return
    facts = {"xa": own.day_du, "tinh": own.tinh.day_du}
    place, told = dia_danh(ho_so), ho_so.ke_hoach.xa
    if place and told and cung_ten(place.ten, told.ten) and _la_khac(own, place.ten, day):  # else NQ01 speaks of it
        yield Loi(place.dong, place.ten, own.dia_danh, facts, tai=place.tai)
    for dong in ho_so.dong:
        if dong.vai in _NOT_READ:
            continue
        for start, end in _noi(dong, own, day):
            at = start - 2 if dong.text[start - 1] in _QUOTES else start  # a slogan is ours where its quote begins
            vung = vung_tai(ho_so, dong, at) if at >= 0 else None
            nhac = Nhac(dong, start, start, end, "xã", dong.text[start:end], True, False, vung)
            if vung is None and vi_tri(ho_so, quet(ho_so), nhac):
                name = own.day_du if own.danh_tu_rieng else own.ten
                yield Loi(dong, nhac.ten, name.upper() if nhac.ten.isupper() else name, facts, tai=start)


def _noi(dong: Dong, own: Xa, day: dt.date) -> Iterator[tuple[int, int]]:
    """Where in the line another commune's name stands behind such words."""
    text = dong.text
    for m in _PLACES.finditer(text):
        end = _ten(text, m.end(), own, day)
        if not end or (m["dua"] and not _BECOMES.match(text, end)):
            continue
        title = co_ho(text[m.end() : end]) and _TITLED.search(text, max(0, m.end() - 80), m.end())
        if not title:
            yield m.end(), end
    for m in _SLOGAN.finditer(text):
        end = _ten(text, m.end(), own, day)
        if end and _CALLS.match(text, end):
            yield m.end(), end


def _ten(text: str, start: int, own: Xa, day: dt.date) -> int:
    """Where the name of another commune that begins at ``start`` ends; 0 where none does."""
    if not text[start].isupper():
        return 0
    words = list(tu_hoa(text[start : start + 80], 0, sat=True))
    for count in range(len(words), 1, -1):
        end = start + words[count - 1].end()
        name = text[start:end]
        if any(xa_ten(name, day)):
            longer = count < len(words) and not (name.isupper() and words[count][0].isupper())
            return end if _la_khac(own, name, day) and not longer and not qua_tu(text, start, end) else 0
    return 0


def _la_khac(own: Xa, ten: str, day: dt.date) -> bool:
    """Whether it is, for sure, the name of a commune that is not ours."""
    return ro_la_ten(ten) and any(xa_ten(ten, day)) and dung_dau(ten) not in ten_cua(own)
