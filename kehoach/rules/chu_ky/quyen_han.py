"""The powers of the signer: TM., KT., TL., TUQ., Q. (NĐ/13, PL1/II.7b)."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Vai
from kehoach.problems import Level
from kehoach.rules.chu_ky._khoi import DUNG, QUYEN, chu_tich_ban_hanh, hoa, khoi_ky, la_quyen
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.noi_nhan._nen import la_ubnd, loi, theo_nd30

COLLECTIVE = "ỦY BAN NHÂN DÂN"
_LEVEL = re.compile(r"(?<!\w)(?:XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN|TỈNH|THÀNH PHỐ|HUYỆN)(?!\w)", re.IGNORECASE)
_SHORT = re.compile(r"(?<!\w)UBND(?:\s+(?:XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN|TỈNH|THÀNH PHỐ|HUYỆN)(?!\w).*)?", re.IGNORECASE)
_OFFICE = re.compile(r"(?:Q\.\s*)?CHỦ TỊCH(?!\w)")


@luat("CK01", Can.KE_HOACH, Can.TU_SOAN)
def thay_mat(ho_so: HoSo) -> Iterator[Loi]:
    """A plan of the UBND is signed in its name."""
    block = ho_so.mot_lan(khoi_ky)
    if not la_ubnd(ho_so) or block.chuc_vu is None or block.co("tl", "tuq"):
        return
    for key, dong, behind in block.quyen:
        if key == "tm" and not re.match(r"ỦY BAN NHÂN(?! TỘC)|UBND|CHỦ TỊCH", behind):
            yield Loi(dong, dong.text, None, {"vi": f"TM. đứng trước “{behind}”, không phải Ủy ban nhân dân"})
            return
    if block.co("tm", "kt") or block.cap_pho or not _OFFICE.match(hoa(block.chuc_vu.text)):
        return
    if not chu_tich_ban_hanh(ho_so):
        yield Loi(
            block.chuc_vu, block.chuc_vu.text, None, {"vi": f"Trên “{block.chuc_vu.text}” thiếu dòng TM. {COLLECTIVE}"}
        )


@luat("CK02", Can.KE_HOACH, Can.TU_SOAN)
def pho_chu_tich_du_dong(ho_so: HoSo) -> Iterator[Loi]:
    """A deputy signs a plan of the UBND in its name and in the Chairman's place."""
    block = ho_so.mot_lan(khoi_ky)
    if la_ubnd(ho_so) and block.co("kt") and not block.co("tm", "tl", "tuq") and not chu_tich_ban_hanh(ho_so):
        dong = next(dong for key, dong, _ in block.quyen if key == "kt")
        yield Loi(dong, dong.text)


@luat("CK03", Can.KE_HOACH, Can.TU_SOAN)
def cap_pho_ky_thay(ho_so: HoSo) -> Iterator[Loi]:
    """A deputy signs in the place of the head: KT."""
    block = ho_so.mot_lan(khoi_ky)
    if not block.cap_pho or block.chuc_vu is None or block.co("kt", "tl", "tuq") or not theo_nd30(ho_so):
        return
    if la_ubnd(ho_so):
        yield Loi(block.chuc_vu, block.chuc_vu.text, None, {"truong": block.chuc.removeprefix("PHÓ ")})
    elif not block.co("tm"):
        yield Loi(
            block.chuc_vu, block.chuc_vu.text, None, {"truong": block.chuc.removeprefix("PHÓ ")}, muc_do=Level.CANH_BAO
        )  # fmt: skip


@luat("CK04", Can.KE_HOACH, Can.TU_SOAN)
def quyen_truoc_nguoi_dung_dau(ho_so: HoSo) -> Iterator[Loi]:
    """KT., TL., TUQ. stand before the office of the head; TM. before a collective."""
    block = ho_so.mot_lan(khoi_ky)
    for key, dong, behind in block.quyen if theo_nd30(ho_so) else ():
        m = QUYEN.match(dong.text.strip())
        sign = DUNG[key]
        if key in ("kt", "tl", "tuq", "q") and behind.startswith("PHÓ ") and m:
            alone = dong is block.chuc_vu  # then a line is missing too, and only a person can put it in
            word = re.search(r"PHÓ\s+", dong.text, re.IGNORECASE)
            if word is None:
                continue
            trich = dong.text[: word.end()].strip() + " " + behind.removeprefix("PHÓ ").split()[0]
            mended = not alone and trich in dong.text
            vi = f"Sau “{sign}” phải là chức vụ của người đứng đầu, không phải cấp phó"
            if mended:
                yield loi(dong, trich, re.sub(r"PHÓ\s+", "", trich, flags=re.IGNORECASE), du_lieu={"vi": vi})
            else:
                yield Loi(dong, dong.text, None, {"vi": vi})
        elif key in ("kt", "tl", "tuq", "q") and re.match(r"ỦY BAN|UBND|HỘI ĐỒNG|BAN CHỈ ĐẠO", behind):
            yield Loi(dong, dong.text, None, {"vi": f"Sau “{sign}” phải là chức vụ, không phải tên cơ quan"})
        elif key == "kt" and block.chuc_vu is not None and dong is not block.chuc_vu and behind == block.chuc:
            yield Loi(
                block.chuc_vu, block.chuc_vu.text, None,
                {"vi": f"Trên có “{dong.text.strip()}” thì người ký là cấp phó, mà ở đây lại ghi “{block.chuc_vu.text.strip()}”"},
            )  # fmt: skip
        elif key == "tm" and _OFFICE.match(behind):
            yield Loi(dong, dong.text, None, {"vi": "TM. đứng trước tên tập thể, không đứng trước chức vụ"})


@luat("CK05", Can.KE_HOACH, Can.TU_SOAN)
def viet_tat_quyen(ho_so: HoSo) -> Iterator[Loi]:
    """TM. KT. TL. TUQ. Q. in capitals, with a full stop and a space."""
    for key, dong, _ in ho_so.mot_lan(khoi_ky).quyen if theo_nd30(ho_so) else ():
        m = QUYEN.match(dong.text)
        if m is None or not la_quyen(m):
            continue
        sign, right = m["chu"] + m["dau"], DUNG[key]
        if sign == right and m["cach"]:
            continue
        word = dong.text[m.end() :].split()[0]
        only_gap = sign == right
        yield loi(
            dong, dong.text[: m.end() + len(word)], f"{right} {word}", 0, du_lieu={"dung": right},
            muc_do=Level.CANH_BAO if only_gap else None,
        )  # fmt: skip


@luat("CK06", Can.KE_HOACH, Can.TU_SOAN)
def tm_truoc_kt(ho_so: HoSo) -> Iterator[Loi]:
    """TM. stands above KT."""
    keys = [key for key, _, _ in ho_so.mot_lan(khoi_ky).quyen]
    if "tm" in keys and "kt" in keys and keys.index("kt") < keys.index("tm"):
        dong = ho_so.mot_lan(khoi_ky).quyen[keys.index("tm")][1]
        yield Loi(dong, dong.text)


@luat("CK11", Can.KE_HOACH, Can.TU_SOAN)
def thua_lenh(ho_so: HoSo) -> Iterator[Loi]:
    """A plan of the UBND is not signed by order, unless the office says that it may."""
    if not la_ubnd(ho_so) or ho_so.cau_hinh.get("cho_phep_thua_lenh"):
        return
    for key, dong, _ in ho_so.mot_lan(khoi_ky).quyen:
        if key in ("tl", "tuq"):
            yield Loi(dong, dong.text, None, {"quyen": "thừa lệnh (TL.)" if key == "tl" else "thừa ủy quyền (TUQ.)"})
            return


@luat("CK12", Can.KE_HOACH, Can.TU_SOAN)
def cap_pho_thua_lenh(ho_so: HoSo) -> Iterator[Loi]:
    """A deputy who signs by order signs in the place of the head of the unit: KT."""
    block = ho_so.mot_lan(khoi_ky)
    if block.chuc_vu and block.cap_pho and block.co("tl", "tuq") and not block.co("kt") and theo_nd30(ho_so):
        yield Loi(block.chuc_vu, block.chuc_vu.text, None, {"truong": block.chuc.removeprefix("PHÓ ")})


@luat("CK14", Can.KE_HOACH, Can.TU_SOAN)
def tm_khong_kem_xa(ho_so: HoSo) -> Iterator[Loi]:
    """TM. ỦY BAN NHÂN DÂN without the name of the commune."""
    if not la_ubnd(ho_so):
        return
    for key, dong, behind in ho_so.mot_lan(khoi_ky).quyen:
        m = _LEVEL.search(dong.text) if key == "tm" and behind.startswith(f"{COLLECTIVE} ") else None
        if m:
            before = dong.text[: m.start()].rstrip()
            head = before.rsplit(maxsplit=1)[-1]
            at = len(before) - len(head)
            yield loi(dong, dong.text[at:].rstrip(), head, at)


@luat("CK24", Can.KE_HOACH, Can.TU_SOAN)
def tm_ten_day_du(ho_so: HoSo) -> Iterator[Loi]:
    """TM. ỦY BAN NHÂN DÂN, not TM. UBND."""
    if not la_ubnd(ho_so):
        return
    for key, dong, behind in ho_so.mot_lan(khoi_ky).quyen:
        m = _SHORT.search(dong.text) if key == "tm" and behind.startswith("UBND") else None
        if m:
            yield loi(dong, m[0].rstrip(), COLLECTIVE, m.start())


@luat("CK22", Can.KE_HOACH)
def kem_quyet_dinh(ho_so: HoSo) -> Iterator[Loi]:
    """A plan issued with a decision has no recipients and no signature of its own."""
    if ho_so.tu_soan:
        return
    for vai, what in ((Vai.NOI_NHAN_DE, "phần nơi nhận"), (Vai.CHUC_VU, "khối chữ ký")):
        dong = ho_so.dau(vai)
        if dong is not None:
            yield Loi(dong, dong.text, None, {"gi": what})
