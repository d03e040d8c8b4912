"""Sums of money: the total against its parts, words against digits (NQ07, NQ08)."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.nhat_quan._dem import ben_duoi
from kehoach.rules.nhat_quan._so_chu import doc_chu, viet_chu
from kehoach.rules.nhat_quan._tien import Tien, cac_tien, viet_tien

_SOME = re.compile(r"\d\s?(?:\(|nghìn|ngàn|triệu|tỷ|tỉ|trăm|đ|Đ|VN)")
_TOTAL = re.compile(r"tổng|cộng|kinh phí|dự toán|nhu cầu vốn|ngân sách|vốn", re.IGNORECASE)
_PARTS = re.compile(r"trong đó|bao gồm|(?<!\w)gồm|cụ thể|chia ra|phân bổ|:", re.IGNORECASE)
_PARTIAL = re.compile(r"còn lại|tối thiểu|ít nhất|ưu tiên|riêng|khoảng|dự kiến hỗ trợ thêm|ngoài ra", re.IGNORECASE)


@luat("NQ07", Can.KE_HOACH)
def tong_kinh_phi(ho_so: HoSo) -> Iterator[Loi]:
    """A total of money is the sum of its parts."""
    for dong in ho_so.dong:
        if dong.vai not in (Vai.MUC, Vai.DOAN, Vai.KHAC, Vai.GHI_CHU) or not _SOME.search(dong.text):
            continue
        sums = cac_tien(dong.text)
        yield from _at_the_end(dong, sums)
        if not sums or not _TOTAL.search(dong.text[: sums[0].tai]):
            continue
        parts = _same_sentence(dong.text, sums) or _below(ho_so, dong, sums)
        if len(parts) > 1 and not _adds_up(sums[0].dong, parts):
            whole = sum(each.dong for each in parts)
            facts = {
                "tong": sums[0].trich, "cong": viet_tien(whole, sums[0].trich), "cac": " + ".join(each.trich for each in parts),
            }  # fmt: skip
            yield Loi(dong, sums[0].trich, None, facts, tai=sums[0].tai)


_END_TOTAL = re.compile(
    r"(?:^|[;,.:(]\s*|\svà\s)(?:tổng )?(?:cộng|(?:cộng )?kinh phí|giá trị(?: giải thưởng)?|số tiền|dự toán)?(?: là)?[\s:]*$",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"(?<!\w)(?:mỗi|từng|x|×|/|nhân|đơn giá|\d+ (?:giải|suất|người|lượt|phần|buổi|lớp|thôn|hộ|bộ|cái|chiếc))(?!\w)",
    re.IGNORECASE,
)


def _at_the_end(dong: Dong, sums: list[Tien]) -> Iterator[Loi]:
    """A sum of parts named behind them: ...; tổng cộng 85 triệu đồng."""
    if len(sums) < 3:
        return
    total, parts, text = sums[-1], sums[:-1], dong.text
    lead = _END_TOTAL.search(text, max(parts[-1].den, 0), total.tai)
    if not lead or not re.search(r"tổng|cộng", lead[0], re.IGNORECASE):
        return
    begin = max(text.rfind(". ", 0, parts[0].tai), 0)
    if re.search(r"\.\s+[A-ZĐÀ-Ỹ]", text[parts[0].tai : total.tai]) or _TIMES.search(text, begin, total.tai):
        return
    if _PARTIAL.search(text[begin : total.tai]) or any(each.don_gia for each in parts) or "trong đó" in text:
        return
    if not _adds_up(total.dong, parts):
        whole = sum(each.dong for each in parts)
        facts = {
            "tong": total.trich, "cong": viet_tien(whole, total.trich), "cac": " + ".join(each.trich for each in parts),
        }  # fmt: skip
        yield Loi(dong, total.trich, None, facts, tai=total.tai)


def _same_sentence(text: str, sums: list[Tien]) -> list[Tien]:
    total = sums[0]
    stop = re.search(r"\.(?:\s+[A-ZĐÀ-Ỹ]|\s*$)", text[total.den :])
    end = total.den + stop.start() if stop else len(text)
    rest = text[total.den : end]
    opening = _PARTS.search(rest)
    if not opening or opening.start() > 60 or _PARTIAL.search(rest):
        return []
    # What stands in brackets behind a part divides that part
    inner = [m.span() for m in re.finditer(r"\([^()]{0,300}\)", rest)]
    whole_in_brackets = rest.lstrip().startswith("(")
    parts = [
        each for each in sums[1:]
        if total.den + opening.end() <= each.tai < end
        and (whole_in_brackets or not any(a <= each.tai - total.den < b for a, b in inner))
    ]  # fmt: skip
    return [] if any(each.don_gia for each in parts) else parts


def _below(ho_so: HoSo, dong: Dong, sums: list[Tien]) -> list[Tien]:
    if len(sums) != 1 or not dong.text.rstrip().endswith((":", "trong đó", "gồm")):
        return []
    parts: list[Tien] = []
    for item in ben_duoi(ho_so, dong):
        own = cac_tien(item.text)
        if not own or own[0].don_gia or _PARTIAL.search(item.text):
            return []
        parts.append(own[0])
    return parts


def _adds_up(total: int, parts: list[Tien]) -> bool:
    """Whether all parts, or some of them (the rest then divide one of these), make the total."""
    sums = {0}
    for each in parts[:12]:
        sums |= {before + each.dong for before in sums if before + each.dong <= total}
    return total in sums or len(parts) > 12


_WORDED = re.compile(
    r"(?<![\w.,/])(?P<so>\d{1,3}(?:\.\d{3}){1,5}|\d{1,15})\s?(?P<don_vi>đồng|đ|VNĐ|VND|(?:nghìn|triệu|tỷ) đồng)?[\s.,;]{0,2}"
    r"\((?:[Vv]iết b|[Bb])?(?:ằng chữ\s?:?)?\s?(?P<chu>[^()\d]{2,160})\)",
)
_UNIT = re.compile(r"[\s.,]*(?:đồng(?:\s(?:chẵn|Việt Nam))?|chẵn|\./\.)[\s.,]*$", re.IGNORECASE)
_SCALE = {"nghìn đồng": 10**3, "triệu đồng": 10**6, "tỷ đồng": 10**9}


@luat("NQ08")
def so_va_chu(ho_so: HoSo) -> Iterator[Loi]:
    """A number in words behind a number in digits says the same."""
    for dong in ho_so.dong:
        if "(" not in dong.text or not any(c.isdigit() for c in dong.text):
            continue
        for m in _WORDED.finditer(dong.text):
            words = m["chu"]
            while trimmed := _UNIT.search(words):
                if trimmed.start() == 0:
                    break
                words = words[: trimmed.start()]
            spelt = doc_chu(words)
            digits = int(m["so"].replace(".", ""))
            unit = _SCALE.get((m["don_vi"] or "").lower(), 1)
            if spelt is None or spelt in (digits, digits * unit):
                continue
            wanted = viet_chu(digits * (unit if spelt >= 1000 and "đồng" in m["chu"] else 1))
            right = wanted[0].upper() + wanted[1:] if words.strip()[:1].isupper() else wanted
            at = m.start("chu") + m["chu"].find(words.strip())
            yield Loi(dong, words.strip(), right, {"so": m["so"]}, tai=at)
