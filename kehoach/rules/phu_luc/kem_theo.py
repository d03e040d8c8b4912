"""The "(Kèm theo ...)" line of an annex says of which plan it is (PL1/III.1c)."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Dong
from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.phu_luc._phu_luc import PhuLucDong, phu_luc
from kehoach.text.dates import iter_vn
from kehoach.text.nfc import fold
from kehoach.text.ten_loai import TEN_LOAI

_NUMBER = re.compile(
    r"[Ss]ố\s{0,3}:?\s{0,3}(?P<so>\d{0,5}[a-zA-Z]?)(?P<trong>[\s.…_]{0,40}|\[\[[^\[\]]{0,80}\]\])(?P<kh>[/-]\s?[A-ZĐa-zđ&]{1,12}(?:\s?[-/]\s?[\w&]{1,15}){0,3})"
)
_KIND = re.compile(
    r"[Kk]èm theo\s+(?:bản\s+)?(?P<loai>" + "|".join({*TEN_LOAI.values(), "Công văn"}) + r")\b", re.IGNORECASE
)
_ORGAN = re.compile(r"\bcủa\s+(?P<ten>[^()\[\]]{3,160}?)\s*[).]*\s*$")
_BODY = re.compile(r"\bcủa\s+\S|(?<![-/])\bUBND\b|ủy ban|uỷ ban", re.IGNORECASE)
_DAY = re.compile(r"\bng[àa]y\b", re.IGNORECASE)


def _line(annex: PhuLucDong) -> list[Dong]:
    """The lines that hold the words; the heading itself, where all stands on one line."""
    if annex.kem_theo:
        return annex.kem_theo
    return [annex.dau] if annex.dau is not None and "èm theo" in annex.dau.text else []


@luat("PL06", Can.KE_HOACH)
def co_dong(ho_so: HoSo) -> Iterator[Loi]:
    """Every annex has the line."""
    for annex in phu_luc(ho_so):
        if annex.chu and not _line(annex):
            last = annex.ten[-1] if annex.ten else annex.moc
            yield Loi(last, last.text.strip().split("\n")[-1][:80], None, {"ten": f"Phụ lục {annex.so}".strip()})


@luat("PL08", Can.KE_HOACH)
def khop(ho_so: HoSo) -> Iterator[Loi]:
    """Number, date and organ are those of the plan."""
    words = ho_so.tham_so("PL08")["nguyen_nhan"]
    for annex in phu_luc(ho_so):
        lines = _line(annex)
        for dong in lines:
            if ho_so.tu_soan:
                yield from _number(ho_so, dong, words)
                yield from _date(ho_so, dong, words)
            else:
                yield from _decision(ho_so, dong, words)
        if ho_so.tu_soan and len(lines) == 1:
            yield from _organ(ho_so, lines[0], words)


def _number(ho_so: HoSo, dong: Dong, words: dict[str, str]) -> Iterator[Loi]:
    plan = ho_so.ke_hoach
    m = _NUMBER.search(dong.text)
    if m is None or plan.so.startswith("[["):
        return
    own = m["so"]
    if own.isdigit() and plan.so.isdigit() and int(own) != int(plan.so):
        right = plan.so.zfill(2)
        yield Loi(dong, own, right, {"nguyen_nhan": words["so"].format(so=own, dung=right)}, tai=m.start("so"))
    elif own and not plan.so:
        yield Loi(
            dong, own, None, {"nguyen_nhan": words["so_trong"].format(so=own)}, tai=m.start("so"),
            muc_do=Level.CANH_BAO, cach_sua=CachSua.CHI_GOI_Y,
        )  # fmt: skip
    symbol, wanted = re.sub(r"\s", "", m["kh"]).lstrip("/"), plan.ky_hieu.lstrip("/")
    if symbol.upper() != wanted.upper() and _kind(dong) in ("", "ke hoach"):
        yield Loi(
            dong, m["kh"], m["kh"][0].replace("-", "/") + wanted if not wanted.startswith("-") else wanted,
            {"nguyen_nhan": words["ky_hieu"].format(so=symbol, dung=wanted)}, tai=m.start("kh"),
        )  # fmt: skip


def _kind(dong: Dong) -> str:
    m = _KIND.search(dong.text)
    return fold(m["loai"]) if m else ""


def _date(ho_so: HoSo, dong: Dong, words: dict[str, str]) -> Iterator[Loi]:
    plan = ho_so.ke_hoach.ngay
    m = _DAY.search(dong.text)
    if m is None or not plan.day_du:
        return
    for hit in iter_vn(dong.text):
        own = hit.ngay
        if hit.span[0] < m.start() - 1 or own is None or not own.day_du:
            continue
        if (own.ngay, own.thang, own.nam) != (plan.ngay, plan.thang, plan.nam):
            long = "tháng" in hit.trich
            right = plan.chu().removeprefix("ngày ") if long else plan.gach()
            if hit.trich.lower().startswith("ngày"):
                right = f"{hit.trich[:4]} {right}"
            yield Loi(
                dong,
                hit.trich,
                right,
                {"nguyen_nhan": words["ngay"].format(ngay=hit.trich, dung=right)},
                tai=hit.span[0],
            )
        return


def _organ(ho_so: HoSo, dong: Dong, words: dict[str, str]) -> Iterator[Loi]:
    wanted = ho_so.ke_hoach.co_quan.ten
    m = _ORGAN.search(dong.text)
    if m is None or "[[" in wanted or not wanted:
        return
    own, right = _folded(m["ten"]), _folded(wanted)
    if right.startswith(own) or own.startswith(right) or own.endswith(f" {right}"):
        return
    yield Loi(
        dong, m["ten"], wanted, {"nguyen_nhan": words["co_quan"].format(co_quan=m["ten"], dung=wanted)},
        tai=m.start("ten"), cach_sua=CachSua.DONG_Y,
    )  # fmt: skip


def _folded(name: str) -> str:
    return fold(name).replace("uy ban nhan dan", "ubnd").strip(" .")


def _decision(ho_so: HoSo, dong: Dong, words: dict[str, str]) -> Iterator[Loi]:
    """The annex of a plan that a decision brings may name the decision."""
    own, above = _NUMBER.search(dong.text), _NUMBER.search(ho_so.ke_hoach.kem_theo)
    if own and above and own["so"].isdigit() and above["so"].isdigit() and int(own["so"]) != int(above["so"]):
        facts = {"nguyen_nhan": words["quyet_dinh"].format(so=own["so"], dung=above["so"])}
        yield Loi(dong, own["so"], above["so"], facts, tai=own.start("so"), cach_sua=CachSua.DONG_Y)


@luat("PL09", Can.KE_HOACH, Can.TU_SOAN)
def ten_loai(ho_so: HoSo) -> Iterator[Loi]:
    """An annex of a plan is "kèm theo Kế hoạch"."""
    for annex in phu_luc(ho_so):
        for dong in _line(annex):
            m = _KIND.search(dong.text)
            if m is None or fold(m["loai"]) == "ke hoach":
                continue
            number = _NUMBER.search(dong.text)
            symbol = fold(number["kh"]).lstrip("/- ") if number else ""
            same = symbol.startswith("kh-") or symbol == fold(ho_so.ke_hoach.ky_hieu)
            yield Loi(
                dong, m["loai"], "Kế hoạch" if same else None, {"loai": m["loai"]}, tai=m.start("loai"),
                cach_sua=CachSua.CHAC_CHAN if same else CachSua.CHI_GOI_Y,
            )  # fmt: skip


@luat("PL23", Can.KE_HOACH, Can.TU_SOAN)
def du_thong_tin(ho_so: HoSo) -> Iterator[Loi]:
    """The line names number, date and organ (blanks count)."""
    for annex in phu_luc(ho_so):
        lines = _line(annex)
        if not lines:
            continue
        whole = " ".join(each.text for each in lines)
        lacking = [
            name
            for name, there in (
                ("số, ký hiệu", bool(_NUMBER.search(whole)) or "/KH" in whole or "[[" in whole),
                ("ngày ban hành", bool(_DAY.search(whole)) or "[[" in whole),
                ("tên cơ quan", bool(_BODY.search(whole)) or "[[" in whole),
            )
            if not there
        ]
        if lacking:
            yield Loi(lines[0], lines[0].text.strip()[:120], None, {"thieu": ", ".join(lacking)})
