"""The end of the plan's words (mẫu 1.4), urgency, and what must be gone when a plan is issued."""

import re
from collections.abc import Iterator

from kehoach.model.dong import CHAN, Dong, Vai
from kehoach.model.phat_hien import CachSua
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.the_thuc.so_ky_hieu import dong_so
from kehoach.text.nfc import fold

_END = re.compile(r"\./\.\s*[)”\"]?\s*$")
_ALMOST = re.compile(
    r"(?P<cuoi>[^\W_)”\"]+|[)”\"])(?P<dau>\s{0,3}(?:[.,;:]\s{0,2})?/\s{0,2}[./,]?\s{0,2}[.,]?|\s{0,3}\./\.{2,}|\.\s{1,3}/\s{0,2}\.)\s*$"
)
_LAST_WORD = re.compile(r"(?P<chu>[^\W_]+[)”\"]?|[)”\"%])\s*(?P<dau>[.;,:…]{0,3})\s*$")
_BODY = frozenset({Vai.MUC, Vai.DOAN, Vai.O, Vai.MO_DAU, Vai.CAN_CU})
_DRAFT = re.compile(r"^(?:bản\s+)?dự\s*thảo(?:\s+lần\s+(?:thứ\s+)?\S{1,5}|\s+\d{1,2})?\s*$", re.IGNORECASE)
_DRAFT_TAG = re.compile(r"\(\s*(?:bản\s+)?dự\s*thảo[^)]{0,20}\)|\[\s*(?:bản\s+)?dự\s*thảo[^\]]{0,20}\]", re.IGNORECASE)


@luat("TT41", Can.KE_HOACH)
def ket_thuc(ho_so: HoSo) -> Iterator[Loi]:
    """``./.`` once, at the end of the words, before the signature."""
    body = [each for each in ho_so.dong if each.vai in _BODY and not each.phu_luc]
    foot = ho_so.dau(*CHAN)
    if foot is not None:
        body = [each for each in body if each.thu_tu < foot.thu_tu]
    if not body:
        return
    *before, last = body
    for dong in before[-400:]:
        m = re.search(r"\./\.(?=\s*$)", dong.text)
        if m and dong.vai is not Vai.O and _END.search(last.text):
            yield Loi(
                dong,
                "./.",
                ".",
                {"loi": "Dấu “./.” đặt giữa văn bản; chỉ dùng một lần khi kết thúc nội dung"},
                tai=m.start(),
            )
    if foot is None or foot.thu_tu < last.thu_tu or _END.search(last.text) or _stray(last, before):
        return
    yield _unfinished(last)


def _unfinished(last: Dong) -> Loi:
    almost = _ALMOST.search(last.text)
    if almost and last.vai is not Vai.O:
        wrong = almost[0].rstrip()
        facts = {"loi": f"Dấu kết thúc viết “{almost['dau'].strip()}”, phải là “./.”"}
        return Loi(last, wrong, f"{almost['cuoi']}./.", facts, tai=almost.start(), cach_sua=CachSua.CHAC_CHAN)
    m = _LAST_WORD.search(last.text)
    facts = {"loi": "Hết nội dung chưa có dấu “./.”"}
    if m is None or last.vai is Vai.O:
        return Loi(last, last.text.strip()[-40:], None, facts)
    return Loi(last, m[0].rstrip(), f"{m['chu']}./.", facts, tai=m.start())


def _stray(last: Dong, before: list[Dong]) -> bool:
    """Whether the last line is rather a part of the foot that the reader did not know."""
    text = last.text.strip()
    ended = any(_END.search(each.text) for each in before[-8:])
    return ended or (
        len(text) < 50
        and (text.isupper() or not text.endswith((".", ";", ":", ",", "/", "!")))
        and last.vai is Vai.DOAN
    )


@luat("TT42", Can.KE_HOACH)
def muc_khan(ho_so: HoSo) -> Iterator[Loi]:
    """HỎA TỐC, THƯỢNG KHẨN or KHẨN, in capitals."""
    says = ho_so.tham_so("TT42")
    right = {fold(each): each for each in says["dung"]}
    wrong = {fold(each) for each in says["sai"]}
    for dong in ho_so.vai(Vai.DAU_KHAC):
        text = dong.text.strip(" .:!()[]*")
        folded = fold(text)
        if folded in right and text != text.upper():
            yield Loi(dong, text, right[folded], {"loi": "chưa viết in hoa"}, cach_sua=CachSua.CHAC_CHAN)
        elif folded in wrong or (folded.startswith("hoa toc") and folded not in right and len(folded) < 40):
            yield Loi(dong, text, None, {"loi": "không phải một trong ba mức: HỎA TỐC, THƯỢNG KHẨN, KHẨN"})


@luat("TT47", Can.KE_HOACH, Can.TU_SOAN)
def con_trong(ho_so: HoSo) -> Iterator[Loi]:
    """At issue, number and date are filled in."""
    if ho_so.giai_doan != "ban-hanh":
        return
    for each in dong_so(ho_so):
        if each.trong:
            yield Loi(each.dong, each.dong.text.strip(), None, {"gi": "số văn bản"})
    for dong in ho_so.vai(Vai.DIA_DANH_NGAY):
        m = re.search(
            r"(?i)ngày(?P<n>[\s.…_]*)(?P<so>\d{0,2})[\s.…_]*tháng(?P<t>[\s.…_]*)(?P<thang>\d{0,2})", dong.text
        )
        if m and (not m["so"] or not m["thang"]):
            yield Loi(dong, m[0].strip(), None, {"gi": "ngày, tháng ban hành"}, tai=m.start())


@luat("TT48", Can.KE_HOACH)
def con_du_thao(ho_so: HoSo) -> Iterator[Loi]:
    """At issue, no ``DỰ THẢO`` is left."""
    if ho_so.giai_doan != "ban-hanh":
        return
    for dong in ho_so.dong:
        if dong.vai in (Vai.DAU_KHAC, Vai.CO_QUAN, Vai.CHU_QUAN, Vai.TEN_LOAI, Vai.TRICH_YEU, Vai.KHAC):
            m = _DRAFT.match(dong.text.strip(" .:()[]*")) or _DRAFT_TAG.search(dong.text)
            if m and not dong.phu_luc:
                yield Loi(dong, m[0].strip() if m[0].strip() in dong.text else dong.text.strip())
                return
        elif dong.vai in (Vai.CAN_CU, Vai.MO_DAU, Vai.MUC):
            return
