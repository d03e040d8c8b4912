"""The archive line, and the mark of who drafted the plan (PL1/II.9d, III.3)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kehoach.model.dong import Dong, Vai
from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.noi_nhan._nen import ENDS, cac_nhan, la_ubnd, la_ubnd_xa, loi, theo_nd30
from kehoach.rules.noi_nhan._ngay import ngay_som
from kehoach.text.nfc import fold

_ARCHIVE = re.compile(r"(?P<luu>L[ưu]u|l[ưu]u|LƯU)(?P<hai_cham>\s*[:;.,]?)(?P<cach>\s*)(?P<con>.*)", re.DOTALL)
_CLERK = re.compile(r"(?P<vt>VT\w{0,3}|vt|Vt|Văn thư|văn thư|Văn Thư)(?![\w-])(?P<so>\s*\(\d{1,2}[^()]{0,4}\))?")
_GAP = re.compile(r"\s*(?P<dau>[,;/.]|[-–—]|\s|và\s|&)\s*")
_MARK = re.compile(
    r"[-–]?\s*(?P<ten>[^\W\d_]{1,6})\s*[.,:/-]?\s*\(?\s*(?P<so>\d{1,4})\s*(?:b|bản)?\s*\)?\s*\.?", re.IGNORECASE
)
_RIGHT_MARK = re.compile(r"[A-ZĐĂÂÊÔƠƯ]{1,6}\.?\s?\(\d{1,4}\)\.?")


@luat("NN06", Can.KE_HOACH, Can.TU_SOAN)
def dong_luu(ho_so: HoSo) -> Iterator[Loi]:
    """``- Lưu: VT, VHXH.``"""
    if not theo_nd30(ho_so):
        return
    lines = list(ho_so.vai(Vai.LUU))
    if not lines and (said := ho_so.mot_lan(cac_nhan)):
        yield Loi(said[-1].dong, said[-1].ten, None, {"vi": "Danh sách nơi nhận không có dòng Lưu ở cuối"})
    if len(lines) == 1:
        yield from _form(lines[0], ho_so)


def _form(dong: Dong, ho_so: HoSo) -> Iterator[Loi]:
    m = _ARCHIVE.search(dong.text.rstrip(ENDS))
    if m is None:
        return
    written = dong.text[m.start() : m.end("con")]
    at = m.start()
    known = [*ho_so.tham_so("NN06")["van_thu"], *_own_words(ho_so, "van_thu")]
    vt = _CLERK.match(m["con"])
    if vt is None or not (vt["vt"] in known or fold(vt["vt"]) in ("vt", "van thu")):
        for each in _without_clerk(dong, written, at, m["con"]):
            yield each if la_ubnd(ho_so) else replace(each, muc_do=Level.CANH_BAO)
        return
    behind = m["con"][vt.end() :]
    gap = _GAP.match(behind)
    units = behind[gap.end() :] if gap else behind
    clerk = (vt["vt"] if vt["vt"] in known else "VT") + (vt["so"] or "")
    right = f"Lưu: {clerk}" + (f", {units}" if units else "")
    wrong = [
        *(["chữ “Lưu” viết hoa chữ đầu"] if m["luu"] != "Lưu" else []),
        *(["sau chữ “Lưu” là dấu hai chấm và một dấu cách"] if (m["hai_cham"], m["cach"]) != (":", " ") else []),
        *(["văn thư viết tắt là “VT”"] if vt["vt"] not in known else []),
        *(["giữa “VT” và đơn vị soạn thảo là dấu phẩy và một dấu cách"] if units and gap and gap[0] != ", " else []),
    ]
    if units and gap is None:
        return  # VT(2b).VHXH and the like: nobody can tell
    if wrong:
        only_space = fold(written).replace(" ", "") == fold(right).replace(" ", "") and m["luu"] == "Lưu"
        yield loi(
            dong, written, right, at, du_lieu={"vi": f"Dòng lưu viết chưa đúng: {'; '.join(wrong)}"},
            muc_do=Level.CANH_BAO if only_space else None,
        )  # fmt: skip
    if not units and la_ubnd(ho_so):  # a school, a room, a council may have no parts
        vi = "Dòng lưu chưa ghi chữ viết tắt của đơn vị soạn thảo sau “VT”"
        yield Loi(
            dong,
            dong.text[at:].rstrip(" .;,") if not wrong else vt["vt"],
            None,
            {"vi": vi},
            muc_do=Level.CANH_BAO,
        )


def _without_clerk(dong: Dong, written: str, at: int, said: str) -> Iterator[Loi]:
    """The line does not begin with VT."""
    parts = re.split(r"\s*[,;]\s*", said)
    if any(part in ("VT", "Văn thư") for part in parts):
        others = [part for part in parts if part not in ("VT", "Văn thư")]
        vi = "Trong dòng lưu, “VT” (văn thư) đứng trước đơn vị soạn thảo"
        yield loi(dong, written, f"Lưu: {', '.join(['VT', *others])}", at, du_lieu={"vi": vi})
    elif "[[" not in said:
        yield Loi(dong, written, None, {"vi": "Dòng lưu thiếu “VT” (văn thư) ngay sau chữ “Lưu:”"}, at)


def _own_words(ho_so: HoSo, key: str) -> list[str]:
    own = ho_so.cau_hinh.get(key)
    return [str(each) for each in own] if isinstance(own, (list, tuple)) else []


@luat("NN07", Can.KE_HOACH, Can.TU_SOAN)
def mot_dong_luu(ho_so: HoSo) -> Iterator[Loi]:
    """One archive line, the last."""
    if not theo_nd30(ho_so):
        return
    lines = list(ho_so.vai(Vai.LUU))
    for dong in lines[1:]:
        yield Loi(dong, dong.text, None, {"vi": "Có hơn một dòng Lưu"})
    after = [each for each in ho_so.mot_lan(cac_nhan) if lines and each.dong.thu_tu > lines[-1].thu_tu]
    if after:
        yield Loi(
            lines[-1], lines[-1].text, None, {"vi": f"Dòng Lưu không đứng cuối: sau nó còn “{after[0].ten[:60]}”"}
        )


@luat("NN11", Can.KE_HOACH, Can.TU_SOAN)
def don_vi_soan(ho_so: HoSo) -> Iterator[Loi]:
    """The drafting unit is one of the commune's."""
    if not la_ubnd_xa(ho_so):
        return
    own = {_bare(each) for each in _own_words(ho_so, "viet_tat_luu")}
    known = own | {_bare(each) for each in ho_so.tham_so("NN11")["viet_tat"]}
    gone: set[str] = set()
    first = ngay_som(ho_so)
    for unit in ho_so.danh_muc.don_vi.values():
        names = {_bare(each) for each in (unit.luu, *unit.viet_tat) if each}
        if unit.den is not None and first >= unit.den:
            gone |= names
        else:
            known |= names
    for dong in ho_so.vai(Vai.LUU):
        m = _ARCHIVE.search(dong.text.rstrip(ENDS))
        for part in re.finditer(r"[^,;]+", m["con"]) if m else ():
            short = _bare(part[0])
            at = m.start("con") + part.start() + len(part[0]) - len(part[0].lstrip()) if m else 0
            if not short or short in known or short.startswith("VT") or "[[" in part[0] or not short.isupper():
                continue
            level = Level.CANH_BAO if own or short in gone else Level.GOI_Y
            vi = (
                "của đơn vị không còn từ 01/7/2025"
                if short in gone
                else "không có trong các chữ viết tắt đã biết của xã"
            )
            yield Loi(dong, part[0].strip(), None, {"vi": vi}, at, muc_do=level)


def _bare(short: str) -> str:
    """``P. VH-XH (02b)`` -> ``VHXH``."""
    short = re.sub(r"\([^()]{0,20}\)|\d{1,3}\s?b?\b|\[\[.{0,60}\]\]", "", short)
    return re.sub(r"[\W_]+", "", re.sub(r"^\s*(?:P\.|Phòng)\s*", "", short))


@luat("NN15", Can.KE_HOACH, Can.TU_SOAN)
def ky_hieu_soan(ho_so: HoSo) -> Iterator[Loi]:
    """``NVA.(20)``: initials in capitals, number of copies, size 11."""
    kept = ho_so.dau(Vai.LUU)
    if kept is None or not theo_nd30(ho_so):
        return
    low, high = ho_so.tham_so("NN15")["co_chu"]
    for dong in ho_so.vai(Vai.CHAN_KHAC):
        text = dong.text.strip()
        m = _MARK.fullmatch(text)
        if m is None or not 0 < dong.thu_tu - kept.thu_tu <= 3:
            continue
        if not _RIGHT_MARK.fullmatch(text) and m["ten"].upper() not in ("VT", "TRANG"):
            right = f"{m['ten'].upper()}.({m['so']})"
            yield loi(dong, text, right, du_lieu={"vi": "viết hoa chữ viết tắt, số bản trong ngoặc"})
        elif not ho_so.thieu((Can.DINH_DANG,)):
            size = next((run.format.size for run in dong.paragraph.runs if run.text.strip()), None)
            if size is not None and not low - 0.3 <= size <= high + 0.3:
                yield Loi(dong, text, None, {"vi": f"cỡ chữ {size:g}, cần {low:g}"})


@luat("NN24", Can.KE_HOACH, Can.TU_SOAN)
def co_noi_nhan(ho_so: HoSo) -> Iterator[Loi]:
    """Somebody gets the plan."""
    if ho_so.dau(Vai.NOI_NHAN_DE) is not None and not ho_so.mot_lan(cac_nhan):
        dong = ho_so.dau(Vai.LUU) or ho_so.dau(Vai.NOI_NHAN_DE)
        yield Loi(dong, dong.text if dong else "")
