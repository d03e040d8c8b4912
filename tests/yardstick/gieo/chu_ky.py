"""Faults of the signature, as it is written."""

from random import Random

from kehoach.model.dong import Dong, Vai
from yardstick.ban import Ban
from yardstick.gieo import gieo

TM = "TM. ỦY BAN NHÂN DÂN"
TEN = ("Nguyễn Văn An", "Trần Thị Bích Hằng", "Lê Hữu Phước", "Lò Văn Tâm", "Phạm Ngọc Vinh", "Vũ Đình Khánh")


def dong_co(ban: Ban, chu: str) -> Dong | None:
    """The line of the signature that begins with ``chu``."""
    return next((each for each in ban.vai(Vai.QUYEN_HAN, Vai.CHUC_VU) if each.text.startswith(chu)), None)


def ten(ban: Ban, chu: str) -> Dong | None:
    """Put ``chu`` in the place of the name."""
    dong = next(iter(ban.vai(Vai.HO_TEN)), None)
    return ban.doi(dong, dong.text, chu) if dong else None


def chuc_vu(ban: Ban) -> Dong | None:
    return next(iter(ban.vai(Vai.CHUC_VU)), None)


@gieo("CK01")
def chu_tich_thieu_tm(ban: Ban, rng: Random) -> Dong | None:
    tm, office = dong_co(ban, TM), chuc_vu(ban)
    if tm is None or office is None or dong_co(ban, "KT."):
        return None
    if rng.random() < 0.3:
        return ban.doi(tm, TM, rng.choice(["TM. BAN CHỈ ĐẠO", "TM. HỘI ĐỒNG NHÂN DÂN"]))
    ban.xoa(tm)
    return office


@gieo("CK02")
def pho_chu_tich_thieu_tm(ban: Ban, rng: Random) -> Dong | None:
    tm, kt = dong_co(ban, TM), dong_co(ban, "KT.")
    if tm is None or kt is None:
        return None
    ban.xoa(tm)
    return kt


@gieo("CK03")
def thieu_kt(ban: Ban, rng: Random) -> Dong | None:
    kt = dong_co(ban, "KT.")
    if kt is None:
        return None
    ban.xoa(kt)
    return chuc_vu(ban)


@gieo("CK04", cung="CK01")
def kt_pho(ban: Ban, rng: Random) -> Dong | None:
    kt, tm = dong_co(ban, "KT."), dong_co(ban, TM)
    if kt is None or tm is None:
        return None
    if rng.random() < 0.3:
        return ban.doi(tm, TM, "TM. CHỦ TỊCH")
    return ban.doi(kt, "KT. CHỦ TỊCH", rng.choice(["KT. PHÓ CHỦ TỊCH", "KT. ỦY BAN NHÂN DÂN"]))


@gieo("CK05")
def sai_viet_tat(ban: Ban, rng: Random) -> Dong | None:
    lines = [each for each in ban.vai(Vai.QUYEN_HAN, Vai.CHUC_VU) if each.text.startswith(("TM. ", "KT. "))]
    if not lines:
        return None
    dong = rng.choice(lines)
    a, b = dong.text[0], dong.text[1]
    wrong = rng.choice(
        [f"{a}/{b} ", f"{a}{b}/ ", f"{a}{b} ", f"{a}.{b}. ", f"{a}{b}.", f"{a}.{b} ", f"{a}{b}/", f"{a}/{b}. "]
    )
    return ban.doi(dong, dong.text[:4], wrong)


@gieo("CK06")
def kt_tren_tm(ban: Ban, rng: Random) -> Dong | None:
    tm, kt = dong_co(ban, TM), dong_co(ban, "KT.")
    if tm is None or kt is None:
        return None
    ban.doi(tm, TM, "KT. CHỦ TỊCH")
    return ban.doi(kt, "KT. CHỦ TỊCH", TM)


@gieo("CK07")
def chua_in_hoa(ban: Ban, rng: Random) -> Dong | None:
    small = {"ỦY BAN NHÂN DÂN": "Ủy ban nhân dân", "PHÓ CHỦ TỊCH": "Phó Chủ tịch", "CHỦ TỊCH": "Chủ tịch"}
    dong = rng.choice(ban.vai(Vai.QUYEN_HAN, Vai.CHUC_VU))
    big = next((each for each in small if each in dong.text), None)
    return ban.doi(dong, big, small[big]) if big else None


@gieo("CK08")
def ho_ten_in_hoa(ban: Ban, rng: Random) -> Dong | None:
    return ten(ban, rng.choice(TEN).upper())


@gieo("CK09")
def hoc_vi(ban: Ban, rng: Random) -> Dong | None:
    title = rng.choice(
        ["ThS. ", "TS. ", "Ông ", "Bà ", "Đ/c ", "Đồng chí ", "Ths ", "KS. ", "Thượng tá ", "Thạc sĩ ", "CN. ", "ThS "]
    )
    return ten(ban, title + rng.choice(TEN))


@gieo("CK10")
def chuc_vu_la(ban: Ban, rng: Random) -> Dong | None:
    office = chuc_vu(ban)
    if office is None:
        return None
    if office.text == "PHÓ CHỦ TỊCH":
        return ban.doi(office, office.text, f"PHÓ CHỦ TỊCH {rng.choice(['PHỤ TRÁCH', 'THƯỜNG TRỰC', 'ĐIỀU HÀNH'])}")
    return ban.doi(office, office.text, rng.choice(["QUYỀN CHỦ TỊCH", "CHỦ TỊCH LÂM THỜI", "PHỤ TRÁCH CHỦ TỊCH"]))


@gieo("CK11", cung="CK12 CK01")
def thua_lenh(ban: Ban, rng: Random) -> Dong | None:
    office = chuc_vu(ban)
    lines = ban.vai(Vai.QUYEN_HAN)
    if office is None or not lines:
        return None
    for each in lines[1:]:
        ban.xoa(each)
    ban.doi(lines[0], lines[0].text, rng.choice(["TL. CHỦ TỊCH", "TUQ. CHỦ TỊCH"]))
    ban.doi(office, office.text, rng.choice(["CHÁNH VĂN PHÒNG", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI"]))
    return lines[0]


@gieo("CK12", cung="CK11")
def cap_pho_thua_lenh(ban: Ban, rng: Random) -> Dong | None:
    office = chuc_vu(ban)
    lines = ban.vai(Vai.QUYEN_HAN)
    if office is None or not lines:
        return None
    for each in lines[1:]:
        ban.xoa(each)
    ban.doi(lines[0], lines[0].text, "TL. CHỦ TỊCH")
    return ban.doi(office, office.text, rng.choice(["PHÓ CHÁNH VĂN PHÒNG", "PHÓ TRƯỞNG PHÒNG KINH TẾ"]))


@gieo("CK14")
def kem_ten_xa(ban: Ban, rng: Random) -> Dong | None:
    tm, unit = dong_co(ban, TM), ban.hs.ke_hoach.xa
    if tm is None or unit is None:
        return None
    return ban.doi(tm, TM, f"{TM} {unit.loai.upper()}" + rng.choice(["", f" {unit.ten.upper()}"]))


@gieo("CK18")
def thieu_ho_ten(ban: Ban, rng: Random) -> Dong | None:
    dong = next(iter(ban.vai(Vai.HO_TEN)), None)
    if dong is None or any("[[" in each.text for each in ban.dong if each is not dong):
        return None
    for each in ban.vai(Vai.SO):
        ban.doi(each, "      /", "15/")
    ban.hs.giai_doan = "ban-hanh"
    ban.xoa(dong)
    return chuc_vu(ban)


@gieo("CK19")
def hai_chu_ky(ban: Ban, rng: Random) -> bool | None:
    dong = ten(ban, rng.choice(TEN))
    if dong is None:
        return None
    ban.them_sau(dong, "Trần Văn Bình")
    ban.them_sau(
        dong, rng.choice(["TRƯỞNG CÔNG AN XÃ", "KT. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI"])
    )
    return True


@gieo("CK20")
def ho_ten_co_cham(ban: Ban, rng: Random) -> Dong | None:
    return ten(ban, rng.choice(["{}.", "({})", "{};", "{},"]).format(rng.choice(TEN)))


@gieo("CK21", cung="NN18 NN01")
def bo_chu_ky(ban: Ban, rng: Random) -> bool:
    for each in ban.vai(Vai.QUYEN_HAN, Vai.CHUC_VU, Vai.HO_TEN):
        ban.xoa(each)
    return True


@gieo("CK22", cung="NN01 TT43 PL08 PL23 PL06")
def kem_quyet_dinh(ban: Ban, rng: Random) -> bool | None:
    title, unit = next(iter(ban.vai(Vai.TRICH_YEU)), None), ban.hs.ke_hoach.xa
    if title is None or unit is None:
        return None
    ban.them_sau(
        title,
        f"(Kèm theo Quyết định số 15/QĐ-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân {unit.loai} {unit.ten})",
    )
    return True


@gieo("CK23")
def chuc_vu_kem_xa(ban: Ban, rng: Random) -> Dong | None:
    office, unit = chuc_vu(ban), ban.hs.ke_hoach.xa
    if office is None or unit is None:
        return None
    behind = rng.choice([" UBND XÃ", f" {unit.loai.upper()}", f" {unit.loai.upper()} {unit.ten.upper()}", " UBND"])
    return ban.doi(office, "CHỦ TỊCH", f"CHỦ TỊCH{behind}")


@gieo("CK24")
def tm_viet_tat(ban: Ban, rng: Random) -> Dong | None:
    tm = dong_co(ban, TM)
    return ban.doi(tm, TM, rng.choice(["TM. UBND", "TM. UBND XÃ", "TM. UBND PHƯỜNG"])) if tm else None


@gieo("CK25")
def da_ky(ban: Ban, rng: Random) -> Dong | None:
    dong = ten(ban, rng.choice(TEN))
    office = chuc_vu(ban)
    return ban.them_sau(office, rng.choice(["(Đã ký)", "Đã ký", "(đã ký)"])) if office and dong else None
