"""Faults of dates, periods, totals, money, shares (nhat_quan)."""

import datetime as dt
import re
from random import Random

from kehoach.model.dong import Dong, Vai
from kehoach.rules.nhat_quan._bang import cac_bang
from kehoach.rules.nhat_quan._dem import cac_dem
from kehoach.rules.nhat_quan._han import la_cot_han
from kehoach.rules.nhat_quan._thoi_ky import thoi_ky
from yardstick.ban import Ban, TextBan
from yardstick.gieo import gieo
from yardstick.gieo.nhat_quan_ten import cau_cuoi


def o_han(ban: Ban, pattern: str) -> list[Dong]:
    """Cells of deadlines that match."""
    found: list[Dong] = []
    for bang in cac_bang(ban.hs):
        for column, title in bang.cot.items():
            if la_cot_han(title):
                found += [o for row in bang.hang if (o := bang.o.get((row, column))) and re.search(pattern, o.text)]
    return found


@gieo("NQ03")
def nam_cu_o_thoi_han(ban: Ban, rng: Random) -> Dong | None:
    own = thoi_ky(ban.hs)
    if own is None or own.nhieu_nam:
        return None
    cells = o_han(ban, rf"{own.tu}$")
    return ban.doi(rng.choice(cells), str(own.tu), str(own.tu + rng.choice([-1, -1, -2]))) if cells else None


@gieo("NQ03")
def nam_la_trong_cau(ban: Ban, rng: Random) -> Dong | None:
    own = thoi_ky(ban.hs)
    if own is None:
        return None
    year = rng.choice([own.tu - 1, own.den + 2])
    words = rng.choice(
        [
            "Hoàn thành trước ngày 30/11/{}.",
            "Gửi báo cáo trước ngày 15/12/{}.",
            "Báo cáo kết quả chậm nhất ngày 20 tháng 11 năm {}.",
            "Hoàn thành trong quý IV/{}.",
        ]
    )
    return cau_cuoi(ban, rng, words.format(year))


@gieo("NQ04")
def han_da_qua(ban: Ban, rng: Random) -> Dong | None:
    own, issued = thoi_ky(ban.hs), ban.hs.ngay
    if issued is None or not ban.hs.ngay_du or issued.month < 3 or (own and own.tu > issued.year):
        return None
    month, year = rng.randrange(1, issued.month), issued.year
    if rng.random() < 0.5 and (cells := o_han(ban, r"^Tháng \d+/20\d\d$")):
        cell = rng.choice(cells)
        return ban.doi(cell, cell.text, f"Tháng {month:02}/{year}" if month < 3 else f"Tháng {month}/{year}")
    words = rng.choice(
        [
            "Hoàn thành trước ngày 20/{}/{}.",
            "Đăng ký, gửi danh sách trước ngày 15/{}/{}.",
            "Việc này hoàn thành trong tháng {}/{}.",
        ]
    )
    return cau_cuoi(ban, rng, words.format(f"{month:02}" if month < 3 else month, year))


@gieo("NQ05", cung="NQ03 NQ04 CC24")
def ngay_khong_co(ban: Ban, rng: Random) -> Dong | None:
    year = ban.hs.ke_hoach.nam
    words = rng.choice(
        [
            f"31/11/{year}",
            f"31/4/{year}",
            f"30/02/{year}",
            f"15/13/{year}",
            f"ngày 31 tháng 6 năm {year}",
            f"32/12/{year}",
            f"tháng 13/{year}",
            f"quý V/{year}",
            f"29/02/{year if year % 4 else year + 1}",
            "ngày 31/9",
        ]
    )
    return cau_cuoi(ban, rng, f"Hoàn thành trước {words}.")


@gieo("NQ06", cung="NQ03 NQ04 NQ29")
def thu_sai(ban: Ban, rng: Random) -> Dong | None:
    day = dt.date(ban.hs.ke_hoach.nam, 12, rng.randrange(20, 29))
    names = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
    name = names[(day.weekday() + rng.randrange(1, 7)) % 7]
    date = f"{day.day}/{day.month}/{day.year}"
    return cau_cuoi(
        ban,
        rng,
        rng.choice(
            [
                f"Họp tổng kết vào {name}, ngày {date}.",
                f"Họp tổng kết ngày {date} ({name}).",
                f"Họp tổng kết vào sáng {name} ({date}).",
            ]
        ),
    )


def kinh_phi(ban: Ban, rng: Random, chu: str) -> Dong | None:
    return cau_cuoi(ban, rng, chu)


@gieo("NQ07")
def tong_tien_sai(ban: Ban, rng: Random) -> Dong | None:
    parts = [rng.randrange(2, 30) * 5 for _ in range(rng.randrange(2, 4))]
    total = sum(parts) + rng.choice([-10, -5, 5, 10, 20])
    names = ["ngân sách xã", "nguồn xã hội hóa", "doanh nghiệp hỗ trợ", "lồng ghép chương trình khác"]
    listed = [f"{name} {part} triệu đồng" for name, part in zip(names, parts, strict=False)]
    words = rng.choice([
        f"Tổng kinh phí là {total} triệu đồng, trong đó: {', '.join(listed)}.",
        f"Dự toán kinh phí {total} triệu đồng, gồm: {'; '.join(listed)}.",
        f"Tổng nhu cầu vốn {total}.000.000 đồng (trong đó {', '.join(listed)}).",
    ])  # fmt: skip
    return cau_cuoi(ban, rng, words)


@gieo("NQ08")
def chu_sai(ban: Ban, rng: Random) -> Dong | None:
    words = rng.choice([
        "Kinh phí 80.000.000 đồng (tám triệu đồng).", "Kinh phí 125.000.000 đồng (Bằng chữ: Một trăm hai mươi triệu đồng chẵn).",
        "Mỗi thôn cử 02 (ba) người tham gia.", "Kinh phí 5.500.000 đồng (năm mươi lăm triệu đồng).", "Chọn 15 (mười lăm) hộ, sau đó chọn 05 (sáu) hộ.",
    ])  # fmt: skip
    return cau_cuoi(ban, rng, words)


@gieo("NQ09", cung="NQ19 NQ20")
def so_chi_tieu_lech(ban: Ban, rng: Random) -> Dong | None:
    for dong in ban.vai(Vai.DOAN, Vai.MUC):
        counts = cac_dem(dong.text, ("chỉ tiêu",))
        if counts and "hụ lục I" in dong.text and not dong.phu_luc and "nhóm" not in dong.text:
            wrong = counts[0].so + rng.choice([-1, 1, 2, 5])
            if wrong > 0:
                return ban.doi(dong, f"{counts[0].viet} chỉ tiêu", f"{wrong:02} chỉ tiêu")
    return None


@gieo("NQ19", cung="NQ09 NQ20")
def tong_nhom_lech(ban: Ban, rng: Random) -> Dong | None:
    for dong in ban.vai(Vai.DOAN, Vai.MUC):
        counts = cac_dem(dong.text, ("chỉ tiêu",))
        groups = cac_dem(dong.text, ("nhóm",))
        if counts and groups and groups[0].so > 1 and ":" in dong.text and not dong.phu_luc:
            return ban.doi(dong, f"{counts[0].viet} chỉ tiêu", f"{counts[0].so + rng.choice([1, 2, 3]):02} chỉ tiêu")
    return None


@gieo("NQ20", cung="NQ09 NQ19")
def so_nhom_lech(ban: Ban, rng: Random) -> Dong | None:
    for dong in ban.vai(Vai.DOAN, Vai.MUC):
        counts = cac_dem(dong.text, ("nhóm", "giai đoạn", "nội dung"))
        if counts and not dong.phu_luc and (dong.text.endswith(":") or "chỉ tiêu)" in dong.text or "(20" in dong.text):
            each = counts[0]
            if each.so < 2:
                continue
            words = {1: "một", 2: "hai", 3: "ba", 4: "bốn"}
            wrong = each.so + 1
            new = f"{wrong:02}" if each.viet.isdigit() else words.get(wrong, "năm")
            return ban.doi(dong, f"{each.viet} {each.don_vi}", f"{new} {each.don_vi}")
    return None


@gieo("NQ20", cung="DS26")
def thieu_muc_liet_ke(ban: Ban, rng: Random) -> Dong | None:
    items = [
        "Nâng cao kỹ năng số cho người dân;",
        "Phát triển hạ tầng số đến khu dân cư;",
        "Bảo đảm an toàn thông tin mạng;",
        "Hỗ trợ hộ kinh doanh bán hàng trực tuyến;",
    ]
    for dong in ban.vai(Vai.MUC):
        if (
            dong.so.startswith("-")
            and dong.cha is not None
            and dong.cha.con
            and dong.cha.con[-1] is dong
            and not dong.phu_luc
        ):
            count = rng.randrange(2, 4)
            stated = rng.choice([f"{count + 1:02}", ["", "một", "hai", "ba", "bốn"][count + 1]])
            first = ban.them_sau(dong, f"- Tập trung vào {stated} nội dung sau:")
            for item in items[:count]:
                ban.them_sau(dong, f"+ {item}")
            if not isinstance(ban, TextBan):
                return None
            return first
    return None


@gieo("NQ21", cung="NQ22")
def giai_doan_lech(ban: Ban, rng: Random) -> Dong | None:
    own = thoi_ky(ban.hs)
    if own is None or not own.nhieu_nam:
        return None
    places = [
        each for each in ban.vai(Vai.MO_DAU, Vai.TEN_PHU_LUC, Vai.DOAN)
        if re.search(rf"{own.tu} - {own.den}|từ năm {own.tu} đến năm {own.den}", each.text, re.IGNORECASE) and not re.search(r"kinh tế - xã hội giai đoạn", each.text)
        and (each.vai is not Vai.DOAN or re.search("diễn ra|kéo dài|thực hiện từ", each.text))
    ]  # fmt: skip
    if not places:
        return None
    dong = rng.choice(places)
    if f"{own.tu} - {own.den}" in dong.text:
        return ban.doi(
            dong,
            f"{own.tu} - {own.den}",
            rng.choice([f"{own.tu} - {own.den + 1}", f"{own.tu - 5} - {own.tu - 1}", f"{own.tu}-{own.den - 2}"]),
        )
    return ban.doi(dong, f"đến năm {own.den}", f"đến năm {own.den + 1}")


@gieo("NQ22", cung="NQ30 PL08 DP25 NQ03")
def nam_lech(ban: Ban, rng: Random) -> Dong | None:
    own = thoi_ky(ban.hs)
    if own is None or own.nhieu_nam:
        return None
    places = [
        each
        for each in ban.vai(Vai.TEN_PHU_LUC, Vai.MO_DAU, Vai.O)
        if re.search(rf"(?:NĂM|năm) {own.tu}(?!\d)", each.text)
    ]
    places = [each for each in places if each.vai is not Vai.O or each.text.startswith("Chỉ tiêu năm")]
    if not places:
        return None
    dong = rng.choice(places)
    name = re.findall(rf"(?:NĂM|năm) {own.tu}(?!\d)", dong.text)[-1]
    if dong.vai is Vai.MO_DAU and not re.search(rf"Kế hoạch[^;]*{name}", dong.text.split("ban hành")[-1]):
        return None
    tail = dong.text[dong.text.rindex(name) :]
    return ban.doi(dong, tail, tail.replace(name, f"{name[:3]} {own.tu - 1}", 1))


@gieo("NQ23", cung="NQ20 NQ21")
def giai_doan_chong(ban: Ban, rng: Random) -> Dong | None:
    lines = [each for each in ban.vai(Vai.DOAN, Vai.MUC) if re.search(r"Giai đoạn (?:2 )?\(?2028 - 2030", each.text)]
    if not lines:
        return None
    return ban.doi(rng.choice(lines), "2028 - 2030", rng.choice(["2027 - 2030", "2029 - 2030", "2028 - 2031"]))


@gieo("NQ18")
def qua_tram(ban: Ban, rng: Random) -> Dong | None:
    number = rng.choice([105, 110, 120, 150, 190, 1000])
    shown = "1.000" if number == 1000 else str(number)
    return cau_cuoi(
        ban,
        rng,
        rng.choice(
            [
                f"Phấn đấu {shown}% hộ dân biết dùng dịch vụ số.",
                f"Tỷ lệ người dân được phổ biến đạt {shown}%.",
                f"Trên {shown}% cán bộ được tập huấn.",
            ]
        ),
    )


@gieo("NQ24")
def hai_gia_tri(ban: Ban, rng: Random) -> Dong | None:
    lines = [
        each
        for each in ban.vai(Vai.MUC, Vai.DOAN)
        if each.text.endswith(".") and not each.phu_luc and len(each.text) > 60
    ]
    if len(lines) < 4:
        return None
    first, second = sorted(rng.sample(lines[:-1], 2), key=lambda each: each.thu_tu)
    one, two = rng.choice([
        ("Tỷ lệ hộ dân dùng ví điện tử của xã đạt trên 80%.", "Phấn đấu hộ dân dùng ví điện tử đạt 85%."),
        ("Có 70% hộ kinh doanh dùng hóa đơn điện tử.", "Tỷ lệ hộ kinh doanh dùng hóa đơn điện tử đạt tối thiểu 75%."),
        ("Phấn đấu 60% người trồng rau quét mã truy xuất.", "Đạt 50% người trồng rau quét mã truy xuất."),
    ])  # fmt: skip
    ban.doi(first, first.text[-12:], f"{first.text[-12:]} {one}")
    return ban.doi(second, second.text[-12:], f"{second.text[-12:]} {two}")


@gieo("NQ26")
def co_cau_lech(ban: Ban, rng: Random) -> Dong | None:
    a, b = rng.randrange(30, 50), rng.randrange(15, 30)
    c = 100 - a - b + rng.choice([-10, -5, 5, 10])
    words = rng.choice(
        [
            "Cơ cấu nguồn vốn: ngân sách {}%, doanh nghiệp {}%, người dân đóng góp {}%.",
            "Cơ cấu kinh tế: nông nghiệp {}%; công nghiệp {}%; dịch vụ {}%.",
        ]
    )
    return cau_cuoi(ban, rng, words.format(a, b, c))


@gieo("NQ29", cung="PL08 NQ04 NQ03 CC03 CC04 DP01")
def ban_hanh_ngay_nghi(ban: Ban, rng: Random) -> Dong | None:
    issued = ban.hs.ngay
    for dong in ban.vai(Vai.DIA_DANH_NGAY):
        if issued is None or not ban.hs.ngay_du or issued.weekday() >= 5:
            return None
        other = issued + dt.timedelta(days=5 - issued.weekday() + rng.randrange(2))
        if other.month != issued.month:
            return None
        return ban.doi(dong, f"ngày {issued.day:02}", f"ngày {other.day:02}")
    return None


@gieo("NQ30", cung="NQ22 NQ03 NQ04 PL08")
def nam_ke_hoach_cu(ban: Ban, rng: Random) -> Dong | None:
    own = thoi_ky(ban.hs)
    lines = ban.vai(Vai.TRICH_YEU)
    if (
        own is None
        or own.nhieu_nam
        or re.search("tổng kết|sơ kết|đánh giá|khen thưởng|kiểm điểm", " ".join(each.text for each in lines))
    ):
        return None
    for dong in lines:
        if f"năm {own.tu}" in dong.text:
            return ban.doi(dong, f"năm {own.tu}", f"năm {own.tu - rng.choice([1, 2])}")
    return None


@gieo("NQ31", cung="NQ04 NQ03")
def khoang_nguoc(ban: Ban, rng: Random) -> Dong | None:
    own = thoi_ky(ban.hs)
    if own is None:
        return None
    year, month, day = own.den, 12, rng.randrange(10, 28)
    words = [
        f"Các thôn tổ chức từ ngày {day}/{month}/{year} đến ngày {day - rng.randrange(1, 9):02}/{month}/{year}.",
        f"Thời gian: 05 ngày, từ ngày {day}/{month}/{year} đến ngày {day + 2}/{month}/{year}.",
        f"Lấy ý kiến từ tháng {month}/{year} đến hết tháng {month - rng.randrange(1, 3)}/{year}.",
    ]
    return cau_cuoi(ban, rng, rng.choice(words))
