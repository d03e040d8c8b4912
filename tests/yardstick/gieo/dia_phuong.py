"""Faults of places and bodies: units that are no more, names of elsewhere, offices of old."""

from random import Random

from kehoach.catalog.dia_phuong import (
    HAI_CAP,
    Xa,
    cung_tinh,
    danh_sach_tinh,
    danh_sach_xa,
    dung_dau,
    khoa,
    tat_ca_tinh,
)
from kehoach.catalog.dia_phuong_bang import xa_luc_khac
from kehoach.model.dong import Dong, Vai
from kehoach.text.nfc import fold
from yardstick.ban import Ban
from yardstick.gieo import gieo

OLD = [
    "UBND huyện", "Ủy ban nhân dân huyện", "HĐND huyện", "Huyện ủy", "Ban Thường vụ Huyện ủy", "Ủy ban MTTQ Việt Nam huyện",
    "UBND cấp huyện", "Hội Nông dân huyện", "Đoàn Thanh niên huyện", "UBND huyện Nga Sơn",
]  # fmt: skip
BRANCH = [
    "Công an huyện", "Công an thị xã", "TAND huyện", "Viện kiểm sát nhân dân huyện", "BHXH huyện", "Bảo hiểm xã hội huyện",
    "Chi cục Thuế huyện", "Chi cục Thi hành án dân sự huyện", "Ban CHQS huyện", "Ban Chỉ huy quân sự huyện",
]  # fmt: skip
MERGED = [
    "Sở Thông tin và Truyền thông", "Sở TT&TT", "Sở Nông nghiệp và Phát triển nông thôn", "Sở NN&PTNT", "Sở Tài nguyên và Môi trường",
    "Sở TN&MT", "Sở Kế hoạch và Đầu tư", "Sở KH&ĐT", "Sở Lao động - Thương binh và Xã hội", "Sở LĐTBXH", "Bộ Thông tin và Truyền thông",
    "Bộ Tài nguyên và Môi trường", "Bộ NN&PTNT", "Bộ Kế hoạch và Đầu tư", "Bộ Lao động - Thương binh và Xã hội", "Ủy ban Dân tộc",
    "Sở Giao thông vận tải", "Bộ GTVT",
]  # fmt: skip
OFFICES = [
    "Phòng Giáo dục và Đào tạo", "Phòng GD&ĐT", "Phòng Nội vụ huyện", "Phòng Tài chính - Kế hoạch", "Phòng TC-KH", "Phòng Tư pháp",
    "Phòng Văn hóa và Thông tin", "Phòng Văn hóa, KH&TT thị xã", "Phòng Nông nghiệp và Môi trường huyện", "Đài truyền thanh xã",
    "Phòng LĐTBXH huyện", "Phòng Kinh tế và Hạ tầng",
]  # fmt: skip
OFFICERS = [
    "công chức Văn hóa - xã hội", "Công chức Văn hóa - Xã hội xã", "công chức Văn phòng - thống kê", "công chức Tài chính - kế toán",
    "công chức Tư pháp - hộ tịch", "công chức địa chính", "Công chức Địa chính - xây dựng", "công chức Tài chính – Kế toán",
]  # fmt: skip
SENTENCES = [
    "Phối hợp với {} tổ chức thực hiện",
    "Báo cáo kết quả về {} theo quy định",
    "Thực hiện theo hướng dẫn của {}",
    "Mời {} tham gia",
]


def noi(ban: Ban, rng: Random, cau: str) -> Dong | None:
    """Put a sentence at the end of a paragraph of the body."""
    places = [
        each for each in ban.vai(Vai.MUC, Vai.DOAN)
        if not each.phu_luc and len(each.text) > 70 and each.text.endswith(".") and not each.text.endswith("/.")
        and each.text.count(each.text[-14:]) == 1
    ]  # fmt: skip
    if not places:
        return None
    dong = rng.choice(places)
    tail = dong.text[-14:]
    return ban.doi(dong, tail, f"{tail} {cau}.")


def _says(ban: Ban, rng: Random, names: list[str]) -> Dong | None:
    return noi(ban, rng, rng.choice(SENTENCES).format(rng.choice(names)))


def _other(ban: Ban, rng: Random) -> Xa | None:
    """Another commune of the day, of any province, whose name is nothing like ours."""
    own, day = ban.hs.xa, ban.hs.ngay
    if own is None or day is None:
        return None
    found = [
        xa for xa in danh_sach_xa(day) if khoa(xa.ten) != khoa(own.ten) and not xa.danh_tu_rieng and xa.loai == own.loai
    ]
    return rng.choice(found)


@gieo("NQ02", cung="NQ01 NN11")
def xa_khac_o_trich_yeu(ban: Ban, rng: Random) -> Dong | None:
    own, other = ban.hs.xa, _other(ban, rng)
    line = next((each for each in ban.vai(Vai.TRICH_YEU, Vai.MO_DAU) if own and own.ten in each.text), None)
    return (
        ban.doi(line, own.day_du if own.day_du in line.text else own.ten, other.day_du)
        if own and other and line
        else None
    )


@gieo("NQ02", cung="NQ01")
def xa_khac_trong_bai(ban: Ban, rng: Random) -> Dong | None:
    other = _other(ban, rng)
    forms = [
        "Triển khai trên địa bàn {}",
        "UBND {} giao các đơn vị thực hiện",
        "Nhân dân {} hưởng ứng",
        "Các hộ của {} đăng ký tham gia",
    ]
    return noi(ban, rng, rng.choice(forms).format(other.day_du)) if other else None


@gieo("NQ02", cung="NQ01 NN10 PL08")
def xa_khac_o_noi_nhan(ban: Ban, rng: Random) -> Dong | None:
    other, own = _other(ban, rng), ban.hs.xa
    lines = [
        each
        for each in ban.vai(Vai.NOI_NHAN, Vai.KEM_THEO_PHU_LUC)
        if own and own.loai in each.text.lower() and "các" not in each.text
    ]
    if not lines or not other or not own:
        return None
    line = rng.choice(lines)
    return ban.doi(line, own.day_du if own.day_du in line.text else own.loai, other.day_du)


@gieo("DP01", cung="NQ02 DP22 NQ01 PL08")
def sai_tinh(ban: Ban, rng: Random) -> Dong | None:
    other, day = _other(ban, rng), ban.hs.ngay
    if other is None or day is None:
        return None
    names = {xa.tinh.ten for xa in [*danh_sach_xa(day), *xa_luc_khac(day)] if khoa(xa.ten) == khoa(other.ten)}
    wrong = rng.choice([each for each in danh_sach_tinh(day) if each.ten not in names])
    return noi(ban, rng, f"Phối hợp với {other.day_du}, {wrong.day_du} trao đổi cách làm")


@gieo("DP02", cung="NQ01 CT04 CT03 PL08")
def sai_loai(ban: Ban, rng: Random) -> Dong | None:
    own = ban.hs.xa
    if own is None or own.danh_tu_rieng:
        return None
    lines = [
        each
        for each in ban.co(own.day_du)
        if "“" not in each.text and each.vai in (Vai.TRICH_YEU, Vai.MO_DAU, Vai.MUC, Vai.DOAN)
    ]
    other = rng.choice([each for each in ("xã", "phường") if each != own.loai])
    return ban.doi(rng.choice(lines), own.day_du, f"{other} {own.ten}") if lines else None


@gieo("DP03", cung="DP22 CT05 PL08")
def sai_loai_tinh(ban: Ban, rng: Random) -> Dong | None:
    own = ban.hs.tinh
    if own is not None and own.loai == "thành phố" and own.ten not in ("Bắc Ninh", "Hồ Chí Minh"):
        return noi(ban, rng, f"Kết nối với hệ thống dùng chung của tỉnh {own.ten}")
    return noi(ban, rng, f"Học tập cách làm của tỉnh {rng.choice(['Hải Phòng', 'Đà Nẵng', 'Cần Thơ', 'Hà Nội'])}")


@gieo("DP04", cung="NN12")
def huyen(ban: Ban, rng: Random) -> Dong | None:
    return _says(ban, rng, OLD)


@gieo("DP04", cung="NN12 NN14")
def gui_huyen(ban: Ban, rng: Random) -> Dong | None:
    line = next(iter(ban.vai(Vai.NOI_NHAN)), None)
    return (
        ban.them_sau(
            line, f"- {rng.choice(['UBND huyện', 'Thường trực Huyện ủy, HĐND huyện', 'UBND huyện Hậu Lộc'])} (b/c);"
        )
        if line
        else None
    )


@gieo("DP05")
def thi_tran(ban: Ban, rng: Random) -> Dong | None:
    own = [
        xa for xa in xa_luc_khac(HAI_CAP) if xa.loai == "thị trấn" and ban.hs.tinh and cung_tinh(xa.tinh, ban.hs.tinh)
    ]
    named = rng.choice(own).day_du if own else "thị trấn Vạn Giã"
    forms = [
        "các xã, phường, thị trấn",
        named,
        "thị xã",
        "UBND thị xã Kỳ Anh",
        "UBND quận",
        "thành phố Thanh Hóa",
        "phòng chuyên môn của quận",
    ]
    return noi(ban, rng, f"Trao đổi với {rng.choice(forms)} về cách làm")


@gieo("DP06", cung="DP22")
def tinh_cu(ban: Ban, rng: Random) -> Dong | None:
    now = {each.ten for each in danh_sach_tinh(HAI_CAP)}
    gone = rng.choice([each.ten for each in tat_ca_tinh() if each.ten not in now and each.loai == "tỉnh"])
    forms = [
        "Báo cáo UBND tỉnh {}",
        "Học tập cách làm của tỉnh {}",
        "Thực hiện theo hướng dẫn chung trên địa bàn tỉnh {}",
        "Gửi Sở Nội vụ tỉnh {}",
    ]
    return noi(ban, rng, rng.choice(forms).format(gone))


@gieo("DP07", cung="NN10 NQ10 NQ11 NN11")
def phong_kinh_te(ban: Ban, rng: Random) -> Dong | None:
    own = ban.hs.xa
    if own is None or own.loai == "đặc khu":
        return None
    long = "Phòng Kinh tế, Hạ tầng và Đô thị"
    right, wrong = ("Phòng Kinh tế", long) if own.loai == "xã" else (long, "Phòng Kinh tế")
    lines = ban.co(right)
    return ban.doi(rng.choice(lines), right, wrong) if lines else _says(ban, rng, [wrong])


@gieo("DP08", cung="NN10 NQ11 CT08")
def cong_chuc(ban: Ban, rng: Random) -> Dong | None:
    return _says(ban, rng, OFFICERS)


@gieo("DP09", cung="NQ12")
def mot_cua(ban: Ban, rng: Random) -> Dong | None:
    own = ban.hs.xa.loai if ban.hs.xa else "xã"
    forms = ["Bộ phận Một cửa {}", "Bộ phận một cửa của UBND {}", "Bộ phận Tiếp nhận và Trả kết quả {}"]
    return _says(ban, rng, [rng.choice(forms).format(own)])


@gieo("DP10", cung="NQ12 NN10")
def bo_so(ban: Ban, rng: Random) -> Dong | None:
    return _says(ban, rng, MERGED)


@gieo("DP11", cung="NQ12 NN10")
def nganh_doc(ban: Ban, rng: Random) -> Dong | None:
    return _says(ban, rng, BRANCH)


@gieo("DP12", cung="NQ12")
def thien_tai(ban: Ban, rng: Random) -> Dong | None:
    if ban.hs.ngay is None or (ban.hs.ngay.year, ban.hs.ngay.month) < (2025, 9):
        return None
    return _says(
        ban,
        rng,
        ["BCH PCTT&TKCN xã", "Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn", "Ban Chỉ huy PCTT&TKCN"],
    )


@gieo("DP13")
def so_tinh(ban: Ban, rng: Random) -> Dong | None:
    return noi(
        ban,
        rng,
        rng.choice(
            [
                "Kết nối với 63 tỉnh, thành phố",
                "Cả nước có 63 tỉnh thành cùng tham gia",
                "Kết nối dữ liệu của 10.598 xã, phường",
            ]
        ),
    )


@gieo("DP14", cung="NQ01 TT21 TT22 TT23 TT24 TT25 TT26 PL08")
def dia_danh_tinh(ban: Ban, rng: Random) -> Dong | None:
    line, own = next(iter(ban.vai(Vai.DIA_DANH_NGAY)), None), ban.hs.xa
    if line is None or own is None or own.ten == own.tinh.ten:
        return None
    return ban.doi(line, own.dia_danh, own.tinh.ten)


@gieo("DP15", cung="NQ01 TT21 TT22 TT23 TT24 TT25 TT26")
def dia_danh_thieu(ban: Ban, rng: Random) -> Dong | None:
    line, own = next(iter(ban.vai(Vai.DIA_DANH_NGAY)), None), ban.hs.xa
    if line is None or own is None or not own.danh_tu_rieng:
        return None
    return ban.doi(line, own.dia_danh, own.ten)


@gieo("DP17", cung="NQ02 NQ01")
def xa_cu(ban: Ban, rng: Random) -> Dong | None:
    own, day = ban.hs.xa, ban.hs.ngay
    if own is None or day is None:
        return None
    now = {(khoa(xa.ten)) for xa in danh_sach_xa(day, own.tinh.ma)}
    old = [
        xa for xa in xa_luc_khac(day)
        if xa.huyen and xa.loai != "thị trấn" and cung_tinh(xa.tinh, own.tinh) and khoa(xa.ten) not in now and not xa.ten.isdigit()
    ]  # fmt: skip
    forms = [
        "Lắp thêm điểm phát sóng ở thôn 3, {}",
        "Ưu tiên các hộ ở {} chưa có mạng",
        "Tổ chức một lớp cho Nhân dân thuộc {}",
    ]
    return noi(ban, rng, rng.choice(forms).format(rng.choice(old).day_du)) if old else None


@gieo("DP18", cung="NN13")
def to_dan_pho(ban: Ban, rng: Random) -> Dong | None:
    from kehoach.catalog.dia_phuong import xa_thanh

    own = ban.hs.xa
    if own is None or own.loai == "đặc khu" or {loai for loai, _, _ in xa_thanh(own)} != {own.loai}:
        return None
    wrong = (
        ["Trưởng các tổ dân phố", "tổ dân phố số 5"]
        if own.loai == "xã"
        else ["các thôn", "trưởng thôn", "Trưởng các xóm"]
    )
    return noi(ban, rng, f"Giao {rng.choice(wrong)} vận động từng hộ")


@gieo("DP19", cung="CT08")
def phong_cong_an(ban: Ban, rng: Random) -> Dong | None:
    own = ban.hs.xa.loai if ban.hs.xa else "xã"
    return _says(ban, rng, [f"Phòng Công an {own}", f"Phòng Quân sự {own}"])


@gieo("DP20", cung="NQ11 NQ12")
def hai_trung_tam(ban: Ban, rng: Random) -> Dong | None:
    return noi(ban, rng, "Trung tâm Dịch vụ tổng hợp phát tin bài, Trung tâm Cung ứng dịch vụ công tổng hợp kết quả")


@gieo("DP21", cung="NQ01 CT27 NQ02 DP17 DP01 PL08")
def sai_dau(ban: Ban, rng: Random) -> Dong | None:
    own, day = ban.hs.xa, ban.hs.ngay
    if own is None or day is None or own.danh_tu_rieng:
        return None
    words = own.ten.split()
    at = rng.randrange(len(words))
    bare = fold(words[at]).capitalize()
    wrong = " ".join([*words[:at], bare, *words[at + 1 :]])
    if wrong == own.ten or wrong.isascii() or any(xa.ten == wrong for xa in danh_sach_xa(day, own.tinh.ma)):
        return None
    lines = [each for each in ban.co(own.day_du, Vai.TRICH_YEU, Vai.MO_DAU, Vai.DOAN, Vai.MUC) if "“" not in each.text]
    return ban.doi(rng.choice(lines), own.day_du, f"{own.loai} {wrong}") if lines else None


@gieo("DP22", cung="NQ01 CC09 CC10 CC11 NN17 NN10")
def tinh_khac(ban: Ban, rng: Random) -> Dong | None:
    own, day = ban.hs.tinh, ban.hs.ngay
    if own is None or day is None:
        return None
    other = rng.choice([each for each in danh_sach_tinh(day) if each.ma != own.ma])
    lines = [each for each in ban.co(f"UBND {own.day_du}") if "“" not in each.text]
    lines = [each for each in [*lines, *ban.co(f"Ủy ban nhân dân {own.day_du}", Vai.CAN_CU)] if "[[" not in each.text]
    if lines and rng.random() < 0.6:
        return ban.doi(rng.choice(lines), own.day_du, other.day_du)
    forms = ["Báo cáo UBND {} theo quy định", "Hệ thống dùng chung trên địa bàn {}", "Bám sát chỉ tiêu của {}"]
    return noi(
        ban,
        rng,
        rng.choice(forms).format(
            other.day_du if other.loai == "tỉnh" else f"UBND {other.day_du}".replace("UBND UBND", "UBND")
        ),
    )


@gieo("DP23", cung="NN12 NN17 NN10")
def tinh_thanh(ban: Ban, rng: Random) -> Dong | None:
    own = ban.hs.tinh
    if own is None:
        return None
    wrong = (
        ["UBND tỉnh", "Tỉnh ủy", "Công an tỉnh", "HĐND tỉnh"]
        if own.loai == "thành phố"
        else ["UBND thành phố", "Thành ủy", "HĐND thành phố"]
    )
    return _says(ban, rng, wrong)


@gieo("DP24", cung="NQ01 NN10 NQ11")
def xa_hay_phuong(ban: Ban, rng: Random) -> Dong | None:
    own = ban.hs.xa
    if own is None:
        return None
    other = rng.choice([each for each in ("xã", "phường") if each != own.loai])
    lines = [
        each
        for each in ban.co(f"UBND {own.loai}")
        if f"UBND {own.loai}," not in each.text and "“" not in each.text and "[[" not in each.text
    ]
    lines = [
        each
        for each in lines
        if each.text.count(f"UBND {own.loai}") == 1 and not each.text.split(f"UBND {own.loai}")[1].strip()[:1].isupper()
    ]
    if lines and rng.random() < 0.6:
        return ban.doi(rng.choice(lines), f"UBND {own.loai}", f"UBND {other}")
    return _says(ban, rng, [f"Đảng ủy {other}", f"Công an {other}", f"UBND {other}", f"Chủ tịch UBND {other}"])


@gieo("DP25", cung="NQ03 PL08 NQ01 NQ22")
def nam_cu(ban: Ban, rng: Random) -> Dong | None:
    year = str(ban.hs.ke_hoach.nam)
    title = " ".join(each.text for each in ban.vai(Vai.TRICH_YEU))
    if f"năm {year}" not in title or title.count("20") > 1:
        return None
    lines = [each for each in ban.vai(Vai.MO_DAU, Vai.TEN_PHU_LUC) if f"năm {year}" in each.text.lower()]
    lines = [each for each in lines if each.text.lower().count(f"năm {year}") == 1 and each.text.count(year) == 1]
    if not lines:
        return None
    line = rng.choice(lines)
    return ban.doi(line, year, str(int(year) - 1))


@gieo("DP26", cung="NQ12 NN10 DP04 DP05")
def phong_huyen(ban: Ban, rng: Random) -> Dong | None:
    return _says(ban, rng, OFFICES)


@gieo("DP28", cung="NQ01 NQ11 NN10")
def xa_khac_khong_loai(ban: Ban, rng: Random) -> Dong | None:
    from kehoach.rules.dia_phuong._tran import ro_la_ten, ten_cua

    own, day = ban.hs.xa, ban.hs.ngay
    if own is None or day is None:
        return None
    names = [xa.ten for xa in danh_sach_xa(day) if ro_la_ten(xa.ten) and dung_dau(xa.ten) not in ten_cua(own)]
    forms = [
        "UBND {} giao các đơn vị thực hiện",
        "HĐND, UBND {} quan tâm chỉ đạo",
        "Nhân dân {} hưởng ứng",
        "Góp phần đưa {} trở thành nơi đáng sống",
        "Triển khai trên địa bàn {}",
    ]
    return noi(ban, rng, rng.choice(forms).format(rng.choice(names)))


@gieo("DP28", cung="CK07 CK24 NQ01 CK08 CK09")
def xa_khac_o_chu_ky(ban: Ban, rng: Random) -> Dong | None:
    line = next((each for each in ban.vai(Vai.QUYEN_HAN) if each.text.endswith("ỦY BAN NHÂN DÂN")), None)
    return ban.doi(line, "ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN ĐIỀN QUANG") if line else None


@gieo("DP29", cung="NQ01")
def dia_chi_tinh_khac(ban: Ban, rng: Random) -> Dong | None:
    other = _other(ban, rng)
    if other is None or ban.hs.tinh is None or cung_tinh(other.tinh, ban.hs.tinh):
        return None
    host = f"{khoa(other.tinh.ten)}.gov.vn"
    forms = [f"ubnd.{khoa(other.ten)}@{host}", f"https://{khoa(other.ten)}.{host}", host]
    return noi(ban, rng, f"Gửi báo cáo về {rng.choice(forms)} đúng hạn")


@gieo("DP29", cung="NQ01")
def dia_chi_xa_khac(ban: Ban, rng: Random) -> Dong | None:
    from kehoach.rules.dia_phuong._tran import ro_la_ten, ten_cua

    own, day = ban.hs.xa, ban.hs.ngay
    if own is None or day is None:
        return None
    ours = {khoa(each) for each in ten_cua(own)}
    keys = [khoa(xa.ten) for xa in danh_sach_xa(day, own.tinh.ma) if ro_la_ten(xa.ten) and khoa(xa.ten) not in ours]
    keys = [each for each in keys if len(each) > 4]
    if not keys:
        return None
    key, host = rng.choice(keys), f"{khoa(own.tinh.ten)}.gov.vn"
    forms = [f"ubnd.{key}@{host}", f"https://{key}.{host}", f"xa{key}.vn", f"ubndxa{key}@gmail.com"]
    return noi(ban, rng, f"Gửi báo cáo về {rng.choice(forms)} đúng hạn")
