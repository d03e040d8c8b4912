"""Faults of names, abbreviations, sections (nhat_quan)."""

import re
from itertools import pairwise
from random import Random

from kehoach.model.dong import Dong, Vai
from kehoach.rules.nhat_quan._bang import BangDoc, cac_bang
from yardstick.ban import Ban, TextBan
from yardstick.gieo import gieo

KHAC = ("Tân Lập", "Hoa Sơn", "Đông Thành", "Vạn Thắng", "An Bình")


def cau_cuoi(ban: Ban, rng: Random, chu: str) -> Dong | None:
    """Words put behind a paragraph of the body that ends with a full stop."""
    lines = [
        each
        for each in ban.vai(Vai.MUC, Vai.DOAN)
        if each.text.endswith(".") and not each.phu_luc and len(each.text) > 60
    ]
    if not lines:
        return None
    dong = rng.choice(lines[: max(1, len(lines) - 1)])
    return ban.doi(dong, dong.text[-12:], f"{dong.text[-12:]} {chu}")


def bang_viec(ban: Ban) -> BangDoc | None:
    """The table of tasks."""
    return next((each for each in cac_bang(ban.hs) if each.loai == "nhiem_vu" and each.chu_tri is not None), None)


def dat_o(ban: Ban, dong: Dong, chu: str) -> Dong:
    """Other words in a cell."""
    if isinstance(ban, TextBan):
        line = ban.lines[(dong.spot.line or 1) - 1]
        cells = line[0].split("\t")
        cells[dong.cot] = chu
        line[0] = "\t".join(cells)
        return dong
    return ban.doi(dong, dong.text, chu)


@gieo("NQ01", cung="NQ02 DP01 DP02 DP03 DP14 DP15 DP16 DP17 DP21 TT10 TT11 TT25 PL08")
def ten_xa_o_dia_danh(ban: Ban, rng: Random) -> Dong | None:
    for dong in ban.vai(Vai.DIA_DANH_NGAY):
        name = dong.text.split(",")[0]
        other = rng.choice([each for each in KHAC if each != name])
        return ban.doi(dong, name, other)
    return None


@gieo("NQ01", cung="NQ02 DP01 DP02 DP03 DP16 DP17 DP21 PL08")
def ten_xa_o_mo_dau(ban: Ban, rng: Random) -> Dong | None:
    for dong in ban.vai(Vai.MO_DAU, Vai.CAN_CU):
        m = re.search(r"nhân dân (?:xã|phường|đặc khu) ([^\d,;]{2,30}?) (?:ban hành|xây dựng)", dong.text)
        if m:
            return ban.doi(dong, m[1] + " ban hành", rng.choice(KHAC) + " ban hành") if "ban hành" in m[0] else None
    return None


@gieo("NQ01", cung="NQ02 DP01 DP02 DP03 DP16 DP17 DP21 PL08")
def ten_xa_o_phu_luc(ban: Ban, rng: Random) -> Dong | None:
    lines = ban.vai(Vai.KEM_THEO_PHU_LUC)
    for dong in lines[rng.randrange(len(lines)) :] if lines else []:
        m = re.search(r"nhân dân (?:xã|phường|đặc khu) (.+?)\)$", dong.text)
        if m:
            return ban.doi(dong, m[1], rng.choice(KHAC))
    return None


@gieo("NQ11", cung="NQ12 CT08 CT19 CT20 DP07")
def hai_ten_don_vi(ban: Ban, rng: Random) -> Dong | None:
    name = "Phòng Văn hóa - Xã hội"
    lines = ban.co(name, Vai.MUC, Vai.DOAN, Vai.O)
    if len(lines) < 3:
        return None
    other = rng.choice(["Phòng VH-XH", "Phòng Văn hóa và Xã hội", "Phòng VHXH", "Phòng Văn hóa Xã hội", "Phòng VH&XH"])
    return ban.doi(rng.choice(lines), name, other)


@gieo("NQ12", cung="CT27")
def viet_tat_la(ban: Ban, rng: Random) -> Dong | None:
    full, short = rng.choice([
        ("thủ tục hành chính", "TTHC"), ("chuyển đổi số", "CĐS"), ("dịch vụ công trực tuyến", "DVCTT"), ("cải cách hành chính", "CCHC"),
    ])  # fmt: skip
    lines = [each for each in ban.co(f" {full}", Vai.MUC, Vai.DOAN) if not each.phu_luc and "“" not in each.text]
    return ban.doi(rng.choice(lines), f" {full}", f" {short}") if lines else None


@gieo("NQ12")
def viet_tat_truoc_giai_thich(ban: Ban, rng: Random) -> Dong | None:
    lines = [each for each in ban.co(" thủ tục hành chính", Vai.MUC, Vai.DOAN) if not each.phu_luc]
    if len(lines) < 2:
        return None
    ban.doi(lines[-1], " thủ tục hành chính", " thủ tục hành chính (TTHC)")
    return ban.doi(lines[0], " thủ tục hành chính", " TTHC")


@gieo("NQ13", cung="DS20 DS21")
def thieu_phan(ban: Ban, rng: Random) -> Dong | bool | None:
    names = [("TỔ CHỨC THỰC HIỆN", "CÔNG VIỆC CỤ THỂ"), ("MỤC ĐÍCH, YÊU CẦU", "NHỮNG VẤN ĐỀ CHUNG")]
    rng.shuffle(names)
    for tu, den in names:
        for dong in ban.co(tu, Vai.MUC):
            rest = [each for each in ban.vai(Vai.MUC) if each is not dong and each.sau <= 1]
            if tu.startswith("MỤC ĐÍCH") and any(
                re.search("mục đích|yêu cầu|mục tiêu|quan điểm", each.text.lower()) for each in rest
            ):
                continue
            if tu.startswith("TỔ") and any(
                re.search("tổ chức thực hiện|trách nhiệm|phân công|triển khai", each.text.lower()) for each in rest
            ):
                continue
            ban.doi(dong, tu, den)
            return True
    return None


@gieo("NQ14", cung="CT09")
def ke_hoach_thuong(ban: Ban, rng: Random) -> Dong | None:
    lines = ban.co("Kế hoạch này", Vai.MUC, Vai.DOAN)
    return ban.doi(rng.choice(lines), "Kế hoạch này", "kế hoạch này") if lines else None


@gieo("NQ15", cung="TT40")
def chu_tich_ban_hanh(ban: Ban, rng: Random) -> Dong | None:
    if not any("ỦY BAN" in each.text for each in ban.vai(Vai.QUYEN_HAN)):
        return None
    for dong in ban.vai(Vai.MO_DAU, Vai.CAN_CU):
        if (
            re.search(r"Ủy ban nhân dân (?:xã|phường|đặc khu) [^\d,;]{2,30}? ban hành Kế hoạch", dong.text)
            and "Ủy ban nhân dân xã" in dong.text
        ):
            at = dong.text.rindex("Ủy ban nhân dân xã")
            return ban.doi(dong, dong.text[at : at + 40], f"Chủ tịch {dong.text[at : at + 40]}")
    return None


@gieo("NQ27", cung="CC30")
def hai_ten_phong_trao(ban: Ban, rng: Random) -> Dong | None:
    names: dict[str, list[Dong]] = {}
    for dong in ban.vai(Vai.MUC, Vai.DOAN, Vai.MO_DAU, Vai.CAN_CU, Vai.TRICH_YEU):
        for name in re.findall(r"“([^“”]{25,200})”", dong.text):
            names.setdefault(name, []).append(dong)
    for name, lines in names.items():
        words = name.split()
        if len(lines) > 1 and len(words) >= 6:
            dong, at = rng.choice(lines), rng.randrange(2, len(words) - 1)
            if words[at][0].isupper() or words[at].isdigit():
                return None
            changed = [*words[:at], *([] if rng.random() < 0.5 else ["toàn"]), *words[at + 1 :]]
            return ban.doi(dong, name, " ".join(changed))
    return None


@gieo("NQ28")
def viet_tat_hai_nghia(ban: Ban, rng: Random) -> Dong | None:
    one, two = rng.choice([
        ("Huy động doanh nghiệp (DN) tham gia.", "Phát huy vai trò đoàn nòng cốt, đội nghề (DN) ở cơ sở."),
        ("Rà soát thủ tục hành chính (TTHC) theo quy định.", "Thực hiện tiết kiệm, thực hành công khai, trợ giúp tiếp thị hàng chợ (TTHC)."),
        ("Đẩy mạnh chuyển đổi số (CĐS) ở cơ sở.", "Đẩy mạnh chuyển đổi số (CĐS) ở các thôn xa."),
    ])  # fmt: skip
    lines = [
        each
        for each in ban.vai(Vai.MUC, Vai.DOAN)
        if each.text.endswith(".") and not each.phu_luc and len(each.text) > 60
    ]
    if len(lines) < 4 or any(short in each.text for each in ban.dong for short in ("(DN)", "(TTHC)", "(CĐS)")):
        return None
    first, second = sorted(rng.sample(lines[:-1], 2), key=lambda each: each.thu_tu)
    ban.doi(first, first.text[-12:], f"{first.text[-12:]} {one}")
    return ban.doi(second, second.text[-12:], f"{second.text[-12:]} {two}")


@gieo("NQ10")
def chu_tri_trong_phoi_hop(ban: Ban, rng: Random) -> Dong | None:
    bang = bang_viec(ban)
    if bang is None or bang.phoi_hop is None or bang.chu_tri is None:
        return None
    rows = [row for row in bang.hang if (row, bang.phoi_hop) in bang.o and (row, bang.chu_tri) in bang.o]
    row = rng.choice(rows)
    lead, help_ = bang.o[row, bang.chu_tri], bang.o[row, bang.phoi_hop]
    text = rng.choice(
        [f"{help_.text}; {lead.text}", lead.text, f"{lead.text}, {help_.text}", f"{lead.text} và các đơn vị liên quan"]
    )
    if text == help_.text or ";" in lead.text:
        return None
    return ban.doi(help_, help_.text, text)


@gieo("NQ10")
def tu_phoi_hop_voi_minh(ban: Ban, rng: Random) -> Dong | None:
    for dong in ban.vai(Vai.MUC):
        if (
            re.fullmatch(r"\d+\. (Phòng (Văn hóa - Xã hội|Kinh tế)|Công an xã)", dong.text)
            and dong.con
            and not dong.phu_luc
        ):
            name = dong.text.split(". ", 1)[1]
            return ban.them_sau(
                dong.con[0],
                f"- Chủ trì, phối hợp với {name} và các đơn vị liên quan theo dõi việc thực hiện nhiệm vụ được giao.",
            )
    return None


@gieo("NQ16", cung="PL18")
def viec_khong_nguoi(ban: Ban, rng: Random) -> Dong | None:
    bang = bang_viec(ban)
    if bang is None or bang.chu_tri is None:
        return None
    row = rng.choice([row for row in bang.hang if (row, bang.chu_tri) in bang.o])
    cell = bang.o[row, bang.chu_tri]
    return dat_o(ban, cell, "")


@gieo("NQ25", cung="PL25")
def hai_chu_tri(ban: Ban, rng: Random) -> Dong | None:
    bang = bang_viec(ban)
    if bang is None or bang.ten is None or bang.chu_tri is None:
        return None
    rows = [row for row in bang.hang if (row, bang.chu_tri) in bang.o and (row, bang.ten) in bang.o]
    pairs = [
        (one, two) for one, two in pairwise(rows)
        if bang.o[one, bang.chu_tri].text != bang.o[two, bang.chu_tri].text and len(bang.o[one, bang.ten].text.split()) > 4
    ]  # fmt: skip
    if not pairs:
        return None
    one, two = rng.choice(pairs)
    return ban.doi(bang.o[two, bang.ten], bang.o[two, bang.ten].text, bang.o[one, bang.ten].text)
