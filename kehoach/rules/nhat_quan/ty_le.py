"""Percentages: none over 100, shares of a whole that make 100 (NQ18, NQ26)."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat

_OVER = re.compile(r"(?<![\d.,])(?P<so>1(?:0[1-9]|[1-9]\d)|[2-9]\d\d|100,\d*[1-9]\d*|[1-9]\.\d{3})(?:,\d{1,2})?\s?%")
_SHARES = re.compile(r"(?<![\d.,])(?P<so>\d{1,3}(?:,\d{1,2})?)\s?%")
_STOP = re.compile(r"[.;:](?:\s|$)")
_WHOLE = re.compile(r"(?<!\w)(?:cơ cấu|tỷ trọng|tỉ trọng|phân theo)(?!\w)", re.IGNORECASE)
_LIST = re.compile(r":|(?<!\w)(?:gồm|như sau|là)(?!\w)")
_CHANGE = re.compile(
    r"tăng|giảm|trở lên|tối thiểu|ít nhất|trên|dưới|khoảng|còn lại|so với|đạt và vượt|từ \d", re.IGNORECASE
)


@luat("NQ18", Can.KE_HOACH)
def khong_qua_100(ho_so: HoSo) -> Iterator[Loi]:
    """No share of a whole is over 100%."""
    allowed = _pattern(tuple(ho_so.tham_so("NQ18")["duoc_tren_100"]))
    for dong in ho_so.loi_van:
        if "%" not in dong.text:
            continue
        for m in _OVER.finditer(dong.text):
            before = _STOP.split(dong.text[max(0, m.start() - 120) : m.start()])[-1]
            after = _STOP.split(dong.text[m.end() : m.end() + 80])[0]
            if not allowed.search(f"{before}{after}".lower()):
                yield Loi(dong, m[0], None, {"so": m[0]}, tai=m.start())


_compiled: dict[tuple[str, ...], re.Pattern[str]] = {}


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    if words not in _compiled:
        _compiled[words] = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(each) for each in words)})(?!\w)")
    return _compiled[words]


@luat("NQ26", Can.KE_HOACH)
def co_cau_du_100(ho_so: HoSo) -> Iterator[Loi]:
    """The shares of a structure make 100%."""
    for dong in ho_so.dong:
        if dong.vai not in (Vai.MUC, Vai.DOAN, Vai.O, Vai.GHI_CHU) or "%" not in dong.text:
            continue
        for opening in _WHOLE.finditer(dong.text):
            rest = dong.text[opening.end() :]
            stop = re.search(r"\.(?:\s|$)", rest)
            sentence = rest[: stop.start()] if stop else rest
            shares = list(_SHARES.finditer(sentence))
            lead = sentence[: shares[0].start()] if shares else ""
            if len(shares) < 3 or not _LIST.search(lead) or _CHANGE.search(sentence[: shares[-1].end()]):
                continue
            total = sum(float(each["so"].replace(",", ".")) for each in shares)
            if abs(total - 100) > 0.06 * len(shares) and 60 <= total <= 160:
                written = f"{total:g}".replace(".", ",")
                at = opening.end() + shares[0].start()
                trich = dong.text[at : opening.end() + shares[-1].end()]
                yield Loi(dong, trich, None, {"cong": written, "so_phan": len(shares)}, tai=at)
            break
