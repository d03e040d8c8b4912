"""Faults of the head: title and motto, organ, number, place and date, kind and title of the plan."""

import re
from random import Random

from kehoach.model.dong import Dong, Vai
from yardstick.ban import Ban, W, WordBan
from yardstick.gieo import gieo

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"


def _one(ban: Ban, vai: Vai) -> Dong | None:
    return next(iter(ban.vai(vai)), None)


def _number(ban: Ban, rng: Random) -> tuple[Dong, str, str] | None:
    """The number line, what stands in it behind ``Số:`` as typed, and a number to put there."""
    dong = _one(ban, Vai.SO)
    if dong is None:
        return None
    raw = dong.paragraph.text if isinstance(ban, WordBan) else ban.lines[(dong.spot.line or 1) - 1][0]  # type: ignore[attr-defined]
    typed = re.search(r"Số:\s*\d*\s*/KH-UBND", raw)
    return (dong, typed[0], str(rng.randint(10, 399))) if typed else None


def _renumber(ban: Ban, rng: Random, shapes: list[str]) -> Dong | None:
    found = _number(ban, rng)
    if found is None:
        return None
    dong, typed, number = found
    return ban.doi(dong, typed, rng.choice(shapes).format(n=number, m=rng.randint(1, 9)))


@gieo("TT12")
def quoc_hieu_sai_chu(ban: Ban, rng: Random) -> Dong | None:
    dong = _one(ban, Vai.QUOC_HIEU)
    wrong = [
        "Cộng hòa xã hội chủ nghĩa Việt Nam", "CỘNG HÒA XÃ HỘI CHỦ NGHỈA VIỆT NAM", "CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM", "CỘNG HÒA XÃ HÔI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA  VIỆT NAN",
    ]  # fmt: skip
    return ban.doi(dong, QUOC_HIEU, rng.choice(wrong)) if dong else None


@gieo("TT13")
def tieu_ngu_sai_chu(ban: Ban, rng: Random) -> Dong | None:
    dong = _one(ban, Vai.TIEU_NGU)
    wrong = [
        "Độc lập – Tự do – Hạnh phúc", "Độc Lập - Tự Do - Hạnh Phúc", "Độc lập-Tự do-Hạnh phúc", "Độc lập - Tự do - Hạnh Phúc",
        "Độc lâp - Tự do - Hạnh phúc", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC", "Độc lập - Tự do – Hạnh phúc", "Độc lập _ Tự do _ Hạnh phúc",
    ]  # fmt: skip
    return ban.doi(dong, TIEU_NGU, rng.choice(wrong)) if dong else None


@gieo("TT15", cung="PL08")
def co_quan_chu_thuong(ban: Ban, rng: Random) -> Dong | None:
    lines = ban.vai(Vai.CO_QUAN)
    if not lines or not lines[0].text.startswith("ỦY BAN"):
        return None
    dong = rng.choice(lines)
    return ban.doi(dong, dong.text, "Ủy ban nhân dân" if dong.text.startswith("ỦY BAN") else dong.text.title())


@gieo("TT16", cung="NQ01 DP01")
def them_chu_quan(ban: Ban, rng: Random) -> Dong | None:
    dong = next((each for each in ban.vai(Vai.CO_QUAN) if each.text == "ỦY BAN NHÂN DÂN"), None)
    if dong is None or ban.hs.tinh is None:
        return None
    kind = "THÀNH PHỐ" if "thành phố" in str(ban.hs.tinh.loai).lower() else "TỈNH"
    above = rng.choice(["UBND {} {}", "ỦY BAN NHÂN DÂN {} {}"]).format(kind, ban.hs.tinh.ten.upper())
    ban.doi(dong, dong.text, above)
    ban.them_sau(dong, "ỦY BAN NHÂN DÂN")
    return dong


@gieo("TT17", cung="PL08")
def viet_tat_ubnd(ban: Ban, rng: Random) -> Dong | None:
    dong = next((each for each in ban.vai(Vai.CO_QUAN) if each.text.startswith("ỦY BAN NHÂN DÂN")), None)
    return ban.doi(dong, "ỦY BAN NHÂN DÂN", rng.choice(["UBND", "U.B.N.D", "ỦY BAN ND"])) if dong else None


@gieo("TT19", cung="PL08")
def dong_so_sai_mau(ban: Ban, rng: Random) -> Dong | None:
    shapes = [
        "Số {n}/KH-UBND", "SỐ: {n}/KH-UBND", "Số : {n}/KH-UBND", "số: {n}/KH-UBND", "Số. {n}/KH-UBND", "Sô: {n}/KH-UBND",
        "Số; {n}/KH-UBND", "{n}/KH-UBND", "Số: {n}-KH/UBND", "Số: {n}/KHUBND", "Số: {n}/KH/UBND", "Số: {n}/kh-ubnd",
        "Số: {n}/Kh-UBND", "Số: {n} KH-UBND", "Số: {n}\\KH-UBND", "Số: {n}/KH.UBND", "Số {n}/KH-UBND", "Số /KH-UBND",
        "Số: {n}/UBND-KH", "Số: {n}/KH UBND",
    ]  # fmt: skip
    return _renumber(ban, rng, shapes)


@gieo("TT20", cung="PL08")
def so_thieu_khong(ban: Ban, rng: Random) -> Dong | None:
    return _renumber(ban, rng, ["Số: {m}/KH-UBND"])


@gieo("TT21", cung="PL08")
def so_co_cach(ban: Ban, rng: Random) -> Dong | None:
    shapes = [
        "Số: {n} / KH-UBND", "Số: {n}/ KH-UBND", "Số: {n} /KH-UBND", "Số: {n}/KH - UBND", "Số: {n}/KH- UBND", "Số: {n}/KH –UBND",
        "Số: {n}/KH–UBND", "Số:      / KH - UBND", "Số: {n} / KH – UBND",
    ]  # fmt: skip
    return _renumber(ban, rng, shapes)


@gieo("TT22", cung="PL08")
def ky_hieu_thua(ban: Ban, rng: Random) -> Dong | None:
    shapes = [
        "Số: {n}/2026/KH-UBND", "Số: {n}/KH-UBND-VHXH", "Số: {n}/KH-UBNDX", "Số: {n}/KH-UBND.VP", "Số: {n}/KH-UBND/2026",
        "Số: {n}/KH-UBND-XHL", "Số: {n}/2025/KH-UBND",
    ]  # fmt: skip
    return _renumber(ban, rng, shapes)


@gieo("TT23", cung="PL08")
def ky_hieu_ten_loai(ban: Ban, rng: Random) -> Dong | None:
    shapes = ["QĐ-UBND", "KHo-UBND", "BC-UBND", "CTr-UBND", "K-UBND", "TB-UBND", "UBND"]
    return _renumber(ban, rng, [f"Số: {{n}}/{each}" for each in shapes])


@gieo("TT49", cung="PL08")
def phan_so_sai(ban: Ban, rng: Random) -> Dong | None:
    return _renumber(
        ban, rng, ["Số: XX/KH-UBND", "Số: {n}a/KH-UBND", "Số: 00/KH-UBND", "Số: x/KH-UBND", "Số: ABC/KH-UBND"]
    )


def _date(ban: Ban) -> tuple[Dong, int, int, int] | None:
    dong = _one(ban, Vai.DIA_DANH_NGAY)
    m = re.search(r"ngày (\d\d) tháng (\d+) năm (\d{4})", dong.text) if dong else None
    return (dong, int(m[1]), int(m[2]), int(m[3])) if dong and m else None


def _redate(ban: Ban, text: str) -> Dong | None:
    found = _date(ban)
    if found is None:
        return None
    old = re.search(r"ngày \d\d tháng \d+ năm \d{4}", found[0].text)
    return ban.doi(found[0], old[0], text) if old else None


@gieo("TT25", cung="NQ01 PL08")
def dia_danh_thieu_phay(ban: Ban, rng: Random) -> Dong | None:
    dong = _one(ban, Vai.DIA_DANH_NGAY)
    if dong is None or ", ngày" not in dong.text:
        return None
    return ban.doi(dong, ", ngày", rng.choice([" ngày", " , ngày", ". ngày", ", Ngày", "; ngày"]))


@gieo("TT26", cung="PL08 NQ02")
def ngay_thang_so_khong(ban: Ban, rng: Random) -> Dong | None:
    found = _date(ban)
    if found is None:
        return None
    _, day, month, year = found
    shapes = []
    if day < 10:
        shapes.append(f"ngày {day} tháng {month:02}" if month < 3 else f"ngày {day} tháng {month}")
    if month < 3:
        shapes.append(f"ngày {day:02} tháng {month}")
    elif month < 10:
        shapes.append(f"ngày {day:02} tháng {month:02}")
    return _redate(ban, f"{rng.choice(shapes)} năm {year}") if shapes else None


@gieo("TT27", cung="PL08 NQ02 TT26")
def ngay_bang_so(ban: Ban, rng: Random) -> Dong | None:
    found = _date(ban)
    if found is None:
        return None
    _, day, month, year = found
    months = {3: "ba", 4: "tư", 5: "năm", 6: "sáu", 7: "bảy", 8: "tám", 9: "chín", 10: "mười"}
    shapes = [
        f"ngày {day:02}/{month:02}/{year}",
        f"{day:02}/{month}/{year}",
        f"ngày {day:02}-{month:02}-{year}",
        f"ngày {day:02}.{month}.{year}",
    ]
    shapes.append(f"ngày {day:02} tháng {month} {year}")
    if month in months:
        shapes.append(f"ngày {day:02} tháng {months[month]} năm {year}")
    return _redate(ban, rng.choice(shapes))


@gieo("TT50", cung="PL08 NQ02 TT26 CC19 NQ03 NQ30 NQ05")
def ngay_khong_co(ban: Ban, rng: Random) -> Dong | None:
    return _redate(
        ban,
        rng.choice(["ngày 31 tháng 4", "ngày 30 tháng 02", "ngày 31 tháng 6", "ngày 31 tháng 9", "ngày 15 tháng 13"])
        + " năm 2026",
    )


@gieo("TT29")
def ten_loai_sai(ban: Ban, rng: Random) -> Dong | None:
    dong = _one(ban, Vai.TEN_LOAI)
    return ban.doi(dong, "KẾ HOẠCH", rng.choice(["Kế hoạch", "KẾ HOẠCH:", "KẾ HOẠCH.", "Kế Hoạch"])) if dong else None


@gieo("TT30", cung="TT32")
def trich_yeu_in_hoa(ban: Ban, rng: Random) -> Dong | None:
    dong = _one(ban, Vai.TRICH_YEU)
    return ban.doi(dong, dong.text, dong.text.upper()) if dong and len(dong.text.split()) > 6 else None


@gieo("TT31")
def trich_yeu_v_v(ban: Ban, rng: Random) -> Dong | None:
    dong = _one(ban, Vai.TRICH_YEU)
    if dong is None:
        return None
    lead = rng.choice(["V/v ", "v/v ", "V/v: ", "V/V "])
    return ban.doi(dong, dong.text, lead + dong.text[:1].lower() + dong.text[1:])


@gieo("TT32")
def trich_yeu_dau_cham(ban: Ban, rng: Random) -> Dong | None:
    dong = next(iter(ban.vai(Vai.TRICH_YEU)[-1:]), None)
    last = dong.text.split()[-1] if dong else ""
    return ban.doi(dong, dong.text, f"{dong.text}{rng.choice('.;')}") if dong and last[-1].isalnum() else None


@gieo("TT40")
def kinh_gui(ban: Ban, rng: Random) -> Dong | None:
    dong = next(iter(ban.vai(Vai.TRICH_YEU)[-1:]), None)
    to = rng.choice(
        [
            "Kính gửi: Các thôn trên địa bàn xã",
            "Kính gửi: Các phòng, đơn vị thuộc UBND xã;",
            "Kính gửi: Ủy ban nhân dân tỉnh.",
        ]
    )
    return ban.them_sau(dong, to) if dong else None


@gieo("TT42")
def muc_khan_la(ban: Ban, rng: Random) -> Dong | None:
    dong = _one(ban, Vai.SO)
    words = ["RẤT GẤP", "HỎA TỐC HẸN GIỜ", "KHẨN CẤP", "Hỏa tốc", "TỐI KHẨN", "GẤP"]
    return ban.them_sau(dong, rng.choice(words)) if dong else None


@gieo("TT43", cung="CK22 PL08")
def kem_quyet_dinh(ban: Ban, rng: Random) -> Dong | None:
    dong = next(iter(ban.vai(Vai.TRICH_YEU)[-1:]), None)
    line = f"(Kèm theo Quyết định số {rng.randint(10, 99)}/QĐ-UBND ngày 12 tháng 3 năm 2026 của Ủy ban nhân dân xã)"
    ban.them_sau(dong, line) if dong else None
    return _one(ban, Vai.SO) if dong else None


@gieo("TT45", cung="TT12 TT13")
def mat_quoc_hieu(ban: Ban, rng: Random) -> bool | None:
    roles = rng.choice([(Vai.QUOC_HIEU,), (Vai.TIEU_NGU,), (Vai.QUOC_HIEU, Vai.TIEU_NGU), (Vai.CO_QUAN,)])
    lines = [each for vai in roles for each in ban.vai(vai)]
    if isinstance(ban, WordBan) and Vai.CO_QUAN in roles:
        return None  # a cell must keep a paragraph
    for each in reversed(lines):
        ban.xoa(each)
    return bool(lines)


@gieo("TT46", cung="NQ02 PL08")
def mat_dong_so(ban: Ban, rng: Random) -> bool | None:
    dong = _one(ban, rng.choice([Vai.SO, Vai.DIA_DANH_NGAY]))
    if dong is None:
        return None
    if isinstance(ban, WordBan):
        for each in ban.doan(dong).iter(f"{W}t"):  # a cell must keep its paragraph
            each.text = ""
    else:
        ban.xoa(dong)
    return True
