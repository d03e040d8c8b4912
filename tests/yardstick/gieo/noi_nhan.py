"""Faults of the recipients, as they are written."""

from random import Random

from kehoach.model.dong import Dong, Vai
from kehoach.rules.noi_nhan._giao_viec import nhom_duoc_giao
from yardstick.ban import Ban
from yardstick.gieo import gieo


def mot(ban: Ban, rng: Random, chu: str = "") -> Dong | None:
    """A recipient line at random that holds ``chu``."""
    lines = [each for each in ban.vai(Vai.NOI_NHAN) if chu in each.text]
    return rng.choice(lines) if lines else None


def dau(ban: Ban, *vai: Vai) -> Dong | None:
    return next(iter(ban.vai(*vai)), None)


@gieo("NN01")
def tieu_de(ban: Ban, rng: Random) -> Dong | None:
    dong = dau(ban, Vai.NOI_NHAN_DE)
    written = rng.choice(["NƠI NHẬN:", "Nơi nhận", "Nơi Nhận:", "Nơi nhận :", "Nơi nhận."])
    return ban.doi(dong, "Nơi nhận:", written) if dong else None


@gieo("NN01", cung="NN04 NN05")
def bo_tieu_de(ban: Ban, rng: Random) -> bool:
    for each in ban.vai(Vai.NOI_NHAN_DE, Vai.NOI_NHAN, Vai.LUU):
        ban.xoa(each)
    return True


@gieo("NN04")
def gach_dau_dong(ban: Ban, rng: Random) -> Dong | None:
    dong = rng.choice(ban.vai(Vai.NOI_NHAN, Vai.LUU))
    return ban.doi(dong, "- ", rng.choice(["+ ", "* ", "• ", "", "-", "– "]))


@gieo("NN05")
def cuoi_dong(ban: Ban, rng: Random) -> Dong | None:
    dong = mot(ban, rng)
    if dong is None:
        return None
    tail = dong.text[-8:]
    return ban.doi(dong, tail, tail[:-1] + rng.choice([",", ".", "", " ;", ";.", ":"]))


@gieo("NN05")
def cuoi_dong_luu(ban: Ban, rng: Random) -> Dong | None:
    dong = dau(ban, Vai.LUU)
    return ban.doi(dong, dong.text, dong.text.rstrip(".") + rng.choice([";", "", ",", "./."])) if dong else None


@gieo("NN06")
def dong_luu(ban: Ban, rng: Random) -> Dong | None:
    dong = dau(ban, Vai.LUU)
    if dong is None:
        return None
    tu, den = rng.choice([
        ("Lưu: VT, ", "Lưu VT, "), ("VT, ", "VT,"), ("VT, ", "VT - "), ("VT, ", "VT; "), ("Lưu: ", "Lưu:"), ("Lưu: ", "Lưu : "),
        ("VT, ", ""), ("VT", "Văn thư"), ("VT, ", "VT "), ("Lưu: VT", "LƯU: VT"), ("VT, ", "VP, "), ("Lưu: VT", "Lưu; VT"),
    ])  # fmt: skip
    return ban.doi(dong, tu, den)


@gieo("NN06")
def khong_don_vi(ban: Ban, rng: Random) -> Dong | None:
    dong = dau(ban, Vai.LUU)
    return ban.doi(dong, dong.text, "- Lưu: VT.") if dong else None


@gieo("NN06", cung="NN05")
def bo_luu(ban: Ban, rng: Random) -> Dong | None:
    dong = dau(ban, Vai.LUU)
    if dong is not None:
        ban.xoa(dong)
    return ban.vai(Vai.NOI_NHAN)[-1]


@gieo("NN07", cung="NN05 NN06")
def luu_o_giua(ban: Ban, rng: Random) -> Dong | None:
    kept, other = dau(ban, Vai.LUU), mot(ban, rng)
    if kept is None or other is None:
        return None
    before, after = other.text, kept.text
    ban.doi(other, before, after.replace(".", ";"))
    ban.doi(kept, after, before.rstrip(";") + ".")
    return other


@gieo("NN07")
def hai_dong_luu(ban: Ban, rng: Random) -> Dong | None:
    kept = dau(ban, Vai.LUU)
    if kept is None:
        return None
    ban.them_sau(kept, rng.choice(["- Lưu: VHXH.", "- Lưu: VT.", "- Lưu VP."]))
    return ban.doi(kept, kept.text, kept.text.rstrip(".") + ";")


@gieo("NN08")
def nhu_tren(ban: Ban, rng: Random) -> Dong | None:
    dong = mot(ban, rng)
    return ban.them_sau(dong, rng.choice(["- Như trên;", "- Như Điều 3;", "- Như kính gửi;"])) if dong else None


@gieo("NN10")
def thieu_don_vi(ban: Ban, rng: Random) -> bool | None:
    """A unit that has tasks is taken out, with the group that covers it."""
    name, covers = rng.choice([
        ("Công an", ("Công an xã", "Công an phường", "Công an đặc khu", "Các cơ quan, đơn vị")),
        ("Mặt trận", ("MTTQ", "Các cơ quan, đơn vị")),
        ("Phòng Kinh tế", ("Các phòng", "Các cơ quan, đơn vị", "Phòng Kinh tế", "Công an xã và")),
    ])  # fmt: skip
    tasks = [
        each for each in ban.co(name, Vai.MUC) if each.tieu_de.removeprefix("Đề nghị ").startswith((name, "Ủy ban Mặt"))
    ]
    kept = dau(ban, Vai.LUU)
    if not tasks or (kept and "KT" in kept.text):
        return None
    if name == "Công an" and kept and "CA" in kept.text:
        return None
    lines = [
        each
        for each in ban.vai(Vai.NOI_NHAN)
        if any(each.text[2:].startswith(cover) or cover in each.text for cover in covers)
    ]
    if not lines or len(lines) == len(ban.vai(Vai.NOI_NHAN)):
        return None
    for each in lines:
        ban.xoa(each)
    return True


@gieo("NN11")
def don_vi_la(ban: Ban, rng: Random) -> Dong | None:
    dong = dau(ban, Vai.LUU)
    short = rng.choice(["ABC", "XYZ", "TCKT", "VHXXH", "GTVT", "KHĐTT"])
    return ban.doi(dong, dong.text, f"- Lưu: VT, {short}.") if dong else None


@gieo("NN12", cung="DP04 DP05 DP06 DP10 DP11 NN14 NN22 NN17")
def da_giai_the(ban: Ban, rng: Random) -> Dong | None:
    dong = ban.vai(Vai.NOI_NHAN)[0]
    gone = rng.choice([
        "UBND huyện", "UBND huyện Hậu Lộc", "Ủy ban nhân dân huyện", "Huyện ủy", "Thường trực Huyện ủy", "Phòng Nội vụ huyện",
        "Phòng Văn hóa và Thông tin huyện", "Công an huyện", "Sở Thông tin và Truyền thông", "Sở TT&TT", "Sở Tài nguyên và Môi trường",
        "Sở Lao động - Thương binh và Xã hội", "UBND thị xã", "Hội Nông dân huyện", "UBND các xã, thị trấn", "TAND huyện",
    ])  # fmt: skip
    return ban.them_sau(dong, f"- {gone} (b/c);")


@gieo("NN13")
def trung_dong(ban: Ban, rng: Random) -> Dong | None:
    lines = ban.vai(Vai.NOI_NHAN)
    dong = rng.choice(lines)
    bare = dong.text.split(" (")[0].rstrip(";") + ";"
    return ban.them_sau(dong, rng.choice([dong.text, bare]))


@gieo("NN14")
def nguoc_thu_tu(ban: Ban, rng: Random) -> Dong | None:
    lines = ban.vai(Vai.NOI_NHAN)
    low = [
        each
        for each in lines
        if each.text.startswith(("- Các phòng", "- Công an xã", "- Công an phường", "- Các thôn"))
    ]
    if not low or low[0] is lines[0]:
        return None
    first, other = lines[0], rng.choice(low)
    above, below = first.text, other.text
    ban.doi(other, below, above)
    return ban.doi(first, above, below)


@gieo("NN15", cung="NN05")
def ky_hieu_soan(ban: Ban, rng: Random) -> Dong | None:
    dong = dau(ban, Vai.LUU)
    return ban.them_sau(dong, rng.choice(["nvA 20 bản", "NVA 20b", "nva.(20)", "ntH-15"])) if dong else None


@gieo("NN16")
def khong_co_viec(ban: Ban, rng: Random) -> Dong | None:
    name = rng.choice(["Ban Chỉ huy quân sự", "Trạm Y tế", "Hội Cựu chiến binh"])
    if ban.hs.mot_lan(nhom_duoc_giao) or any(name[:8].lower() in each.text.lower() for each in ban.dong):
        return None
    return ban.them_sau(ban.vai(Vai.NOI_NHAN)[-1], f"- {name} xã (th/h);")


@gieo("NN17", cung="NQ12")
def hua_bao_cao(ban: Ban, rng: Random) -> Dong | None:
    lines = [
        each
        for each in ban.vai(Vai.MUC)
        if not each.phu_luc and each.text.endswith(".") and each.loi_van and len(each.text) > 60
    ]
    if not lines:
        return None
    dong = rng.choice(lines)
    body = rng.choice(["Sở Tư pháp", "Sở Xây dựng", "Sở Tài chính và các cơ quan liên quan", "Tỉnh ủy", "Sở GD&ĐT"])
    tail = dong.text[-20:]
    return ban.doi(dong, tail, f"{tail[:-1]}; định kỳ báo cáo {body}.")


@gieo("NN18")
def gui_chinh_minh(ban: Ban, rng: Random) -> Dong | None:
    dong = mot(ban, rng, "Chủ tịch")
    signs = dau(ban, Vai.CHUC_VU)
    if dong is None or signs is None or signs.text.startswith("PHÓ"):
        return None
    return ban.doi(dong, dong.text, dong.text.rstrip(";") + rng.choice([" (b/c);", " (để b/c);"]))


@gieo("NN18")
def gui_ubnd(ban: Ban, rng: Random) -> Dong | None:
    dong = mot(ban, rng, "Chủ tịch")
    unit = ban.hs.ke_hoach.xa
    written = rng.choice(["UBND", "Ủy ban nhân dân"])
    return ban.doi(dong, dong.text, f"- {written} {unit.loai};") if dong and unit else None


@gieo("NN19")
def hai_cach_ghi(ban: Ban, rng: Random) -> Dong | None:
    short, long = rng.choice(
        [("(b/c)", "(để báo cáo)"), ("(th/h)", "(để thực hiện)"), ("(b/c)", "(để b/c)"), ("(th/h)", "(t/h)")]
    )
    lines = [each for each in ban.vai(Vai.NOI_NHAN) if short in each.text]
    return ban.doi(rng.choice(lines), short, long) if len(lines) > 1 else None


@gieo("NN20", cung="NN22")
def viet_tat_sai(ban: Ban, rng: Random) -> Dong | None:
    right, wrong = rng.choice([
        ("(b/c)", "(bc)"), ("(b/c)", "(B/c)"), ("(b/c)", "(b\\c)"), ("(b/c)", "(để Báo cáo)"), ("(b/c)", "(b/cáo)"),
        ("(th/h)", "(TH/H)"), ("(th/h)", "(Th/h)"), ("(th/h)", "(t.h)"), ("(th/h)", "(th)"), ("(b/c)", "(B/C)"),
    ])  # fmt: skip
    dong = mot(ban, rng, right)
    return ban.doi(dong, right, wrong) if dong else None


@gieo("NN21", cung="NN05 CT26")
def ngoac_nhon(ban: Ban, rng: Random) -> Dong | None:
    dong = dau(ban, Vai.LUU)
    return ban.them_sau(dong, rng.choice(["} (b/c).", "}", "} (để b/c)"])) if dong else None


@gieo("NN22")
def bo_muc_dich(ban: Ban, rng: Random) -> Dong | None:
    lines = [
        each for each in ban.vai(Vai.NOI_NHAN) if each.text.startswith(("- UBND t", "- Sở")) and "(b/c)" in each.text
    ]
    return ban.doi(rng.choice(lines), " (b/c)", "") if lines else None


@gieo("NN23", cung="NN10")
def hai_noi_mot_dong(ban: Ban, rng: Random) -> Dong | None:
    lines = ban.vai(Vai.NOI_NHAN)
    if len(lines) < 3:
        return None
    at = rng.randrange(len(lines) - 1)
    first, second = lines[at], lines[at + 1]
    ban.doi(first, first.text, f"{first.text} {second.text[2:]}")
    ban.xoa(second)
    return first


@gieo("NN24", cung="NN07 NN17 NN10")
def khong_noi_nhan(ban: Ban, rng: Random) -> bool:
    for each in ban.vai(Vai.NOI_NHAN):
        ban.xoa(each)
    return True


@gieo("NN25", cung="NN20 NN19")
def in_hoa(ban: Ban, rng: Random) -> Dong | None:
    dong = mot(ban, rng, rng.choice(["Các ", "Công an", "phòng"]))
    if dong is None:
        return None
    name = dong.text[2:].split(" (")[0].rstrip(";")
    return ban.doi(dong, name, name.upper()) if len(name) > 9 else None


@gieo("NN26")
def thuong_dau_dong(ban: Ban, rng: Random) -> Dong | None:
    dong = mot(ban, rng, "- C")
    return ban.doi(dong, "- C", "- c") if dong else None
