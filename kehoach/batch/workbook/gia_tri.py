"""Values that have a form: dates, numbers, yes and no, the parts to make. Each raises :class:`OHongError` for what is none."""

import re
from collections.abc import Mapping
from typing import Final

from kehoach.batch.job import Phan
from kehoach.batch.workbook.cot import khoa_cua
from kehoach.batch.workbook.loi import OHongError
from kehoach.text.dates import NgayError, doc_ngay, parse_vn

PHAN: Final[Mapping[str, Phan]] = {
    "phụ lục chỉ tiêu": "chi_tieu",
    "phụ lục nhiệm vụ": "nhiem_vu",
    "kế hoạch": "ke_hoach",
}
"""What a part is called in the workbook."""

_PHAN = {khoa_cua(name).removeprefix("phu_luc_"): key for name, key in PHAN.items()} | {"ca_ke_hoach": "ke_hoach"}
_CO = frozenset({"co", "x", "true", "1", "yes", "dung"})
_KHONG = frozenset({"khong", "false", "0", "no", "sai"})
_MIDNIGHT = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2})?$")


def ngay_iso(text: str) -> str:
    """``15/5/2026``, ``5/2026``, ``ngày 15 tháng 5 năm 2026`` -> 2026-05-15."""
    text = _MIDNIGHT.sub("", text)
    try:
        return doc_ngay(text).iso()
    except NgayError:
        hits = [each for each in parse_vn(text) if each.ngay]
        if len(hits) == 1 and hits[0].ngay and not re.sub(r"[\W_]|ngày|năm", "", _without(text, hits[0].span)):
            return hits[0].ngay.iso()
    mend = "viết 15/5/2026; chưa rõ ngày thì 5/2026 hoặc 2026"
    raise OHongError("HL23", f"“{text[:40]}” không phải ngày", mend)


def _without(text: str, span: tuple[int, int]) -> str:
    return text[: span[0]] + text[span[1] :]


def nam(text: str) -> int:
    """``2026``."""
    if not re.fullmatch(r"(19|20|21)\d\d", text):
        raise OHongError("HL11", f"“{text[:40]}” không phải năm", "viết bốn chữ số, ví dụ 2026")
    return int(text)


def so_ke_hoach(text: str) -> str:
    """``87``, ``05``."""
    if not re.fullmatch(r"[1-9]\d{0,4}|0[1-9]", text, re.ASCII):
        mend = "chỉ viết chữ số, ví dụ 87 hoặc 05; ký hiệu ghi ở trang thong_tin"
        raise OHongError("HL11", f"Số kế hoạch “{text[:40]}” không đúng", mend)
    return text


def co_khong(text: str) -> bool:
    """``có``, ``không``."""
    key = khoa_cua(text)
    if key not in _CO | _KHONG:
        raise OHongError("HL11", f"“{text[:40]}” không phải có hoặc không", "viết có hoặc không")
    return key in _CO


def phan(text: str) -> tuple[Phan, ...]:
    """``phụ lục chỉ tiêu; phụ lục nhiệm vụ``."""
    parts = []
    for each in filter(None, map(khoa_cua, re.split(r"[;,+]", text))):
        key = _PHAN.get(each.removeprefix("phu_luc_"))
        if key is None:
            raise OHongError("HL11", f"Không có phần “{each}”", "dùng: " + "; ".join(PHAN))
        parts.append(key)
    return tuple(dict.fromkeys(parts))
