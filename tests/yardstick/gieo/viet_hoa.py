"""Faults of capitals."""

from random import Random

from kehoach.model.dong import Dong, Vai
from yardstick.ban import Ban
from yardstick.gieo import gieo
from yardstick.gieo.chinh_ta import doan, them


def doi_chu(ban: Ban, rng: Random, tu: str, den: str) -> Dong | None:
    """In a paragraph of the body ``tu`` becomes ``den``."""
    places = [each for each in doan(ban) if tu in each.text and "“" not in each.text and " số " not in each.text]
    return ban.doi(rng.choice(places), tu, den) if places else None


@gieo("CT01")
def uy_ban(ban: Ban, rng: Random) -> Dong | None:
    return them(
        ban,
        rng,
        rng.choice(
            [
                "Kết quả báo cáo Ủy ban Nhân dân xã.",
                "Kết quả báo cáo ủy ban nhân dân xã.",
                "Kết quả báo cáo Ủy Ban nhân dân xã.",
            ]
        ),
    )


@gieo("CT02")
def hoi_dong(ban: Ban, rng: Random) -> Dong | None:
    return them(ban, rng, rng.choice(["Kết quả trình Hội đồng Nhân dân xã.", "Kết quả trình hội đồng nhân dân xã."]))


@gieo("CT03")
def xa_hoa(ban: Ban, rng: Random) -> Dong | None:
    xa = ban.hs.xa
    if xa is None or xa.danh_tu_rieng:
        return None
    name = f"{xa.loai.capitalize()} {xa.ten}"
    return them(
        ban,
        rng,
        rng.choice(
            [
                f"Các khu dân cư thuộc {name} cùng thực hiện.",
                f"Kết quả gửi UBND {name}.",
                "Kết quả gửi UBND Tỉnh Thanh Hóa.",
            ]
        ),
    )


@gieo("CT04")
def theo_ten_nguoi(ban: Ban, rng: Random) -> Dong | None:
    return them(
        ban,
        rng,
        rng.choice(
            [
                "Học tập kinh nghiệm tại phường Điện Biên Phủ.",
                "Học tập kinh nghiệm tại xã Nguyễn Huệ.",
                "Học tập kinh nghiệm của phường 4.",
            ]
        ),
    )


@gieo("CT05")
def thanh_pho(ban: Ban, rng: Random) -> Dong | None:
    return them(
        ban,
        rng,
        rng.choice(
            [
                "Sản phẩm bán tại Thành phố Hải Phòng.",
                "Sản phẩm bán tại thành phố Hồ Chí Minh.",
                "Sản phẩm bán tại thủ đô Hà Nội.",
            ]
        ),
    )


@gieo("CT06")
def nhan_dan(ban: Ban, rng: Random) -> Dong | None:
    return doi_chu(ban, rng, " Nhân dân", " nhân dân") or them(
        ban, rng, rng.choice(["Vận động nhân dân tham gia.", "Chấp hành chính sách của nhà nước."])
    )


@gieo("CT07")
def dang(ban: Ban, rng: Random) -> Dong | None:
    return them(
        ban,
        rng,
        rng.choice(
            [
                "Chấp hành chủ trương của đảng.",
                "Chấp hành chủ trương của đảng, Nhà nước.",
                "Vững tin vào đảng Cộng sản Việt Nam.",
            ]
        ),
    )


@gieo("CT08", cung="CT39 NQ11")
def ten_phong(ban: Ban, rng: Random) -> Dong | None:
    return them(ban, rng, rng.choice([
        "Kết quả gửi phòng Văn hóa - Xã hội.", "Kết quả gửi Phòng văn hóa - xã hội.", "Kết quả gửi Sở Khoa học và công nghệ.",
        "Kết quả gửi trung tâm Phục vụ hành chính công.", "Kết quả gửi phòng Kinh tế.", "Kết quả gửi Mặt trận tổ quốc Việt Nam xã.",
    ]))  # fmt: skip


@gieo("CT09", cung="CC32 CC30")
def ten_luat(ban: Ban, rng: Random) -> Dong | None:
    return them(ban, rng, rng.choice([
        "Phổ biến luật đất đai cho người dân.", "Phổ biến Luật giao dịch điện tử.", "Phổ biến luật Căn cước.", "Thực hiện theo nghị quyết số 57-NQ/TW đã nêu.",
    ]))  # fmt: skip


@gieo("CT10")
def thu_thang(ban: Ban, rng: Random) -> Dong | None:
    return them(
        ban,
        rng,
        rng.choice(
            [
                "Tổ họp vào chiều thứ sáu hằng tuần.",
                "Làm việc từ thứ hai đến thứ sáu.",
                "Phát động vào đầu tháng tám.",
                "Hoàn thành trong tháng mười hai.",
            ]
        ),
    )


@gieo("CT11")
def tet(ban: Ban, rng: Random) -> Dong | None:
    return them(
        ban,
        rng,
        rng.choice(
            [
                "Hoàn thành trước tết Nguyên Đán.",
                "Hoàn thành trước Tết nguyên đán.",
                "Tổ chức tết trung thu cho trẻ em.",
            ]
        ),
    )


@gieo("CT12")
def am_lich(ban: Ban, rng: Random) -> Dong | None:
    return them(
        ban,
        rng,
        rng.choice(["Hoàn thành trước Tết năm bính ngọ.", "Hoàn thành trong năm Đinh mùi.", "Đón xuân bính ngọ."]),
    )


@gieo("CT13")
def ngay_le(ban: Ban, rng: Random) -> Dong | None:
    return them(
        ban,
        rng,
        rng.choice(["Chào mừng ngày quốc khánh.", "Chào mừng ngày Quốc khánh 2/9.", "Chào mừng ngày quốc tế phụ nữ."]),
    )


@gieo("CT14")
def chuc_vu(ban: Ban, rng: Random) -> Dong | None:
    return them(
        ban,
        rng,
        rng.choice(
            ["Giao đồng chí chủ tịch Nguyễn Văn Bình chỉ đạo.", "Giao ông phó chủ tịch UBND xã Lê Văn Tám theo dõi."]
        ),
    )


@gieo("CT15")
def phong_trao(ban: Ban, rng: Random) -> Dong | None:
    return them(ban, rng, rng.choice(["Hưởng ứng Phong Trào thi đua yêu nước.", "Hưởng ứng phong Trào thi đua."]))


@gieo("CT25")
def ten_nguoi(ban: Ban, rng: Random) -> Dong | None:
    names = ban.vai(Vai.HO_TEN)
    if names and names[0].text.count(" ") >= 2 and rng.random() < 0.5 and names[0].text.istitle():
        middle = names[0].text.split()[1]
        return ban.doi(names[0], f" {middle} ", f" {middle.lower()} ")
    return them(
        ban,
        rng,
        rng.choice(
            ["Giao ông Nguyễn văn Bình theo dõi.", "Giao bà Trần thị Hoa theo dõi.", "Học tập tấm gương Hồ chí Minh."]
        ),
    )
