"""Faults of citations in the text."""

from random import Random

from kehoach.model.dong import Dong, Vai
from yardstick.ban import Ban
from yardstick.gieo import gieo
from yardstick.gieo.can_cu import can_cu, chon, duoi

TINH = ("Ủy ban nhân dân tỉnh", "UBND tỉnh")
VIEC = (
    "về phát triển kinh tế số",
    "về chuyển đổi số trong trường học",
    "về cải cách hành chính",
    "phát động phong trào thi đua",
)


def doan(ban: Ban) -> list[Dong]:
    """Paragraphs of the plan's own text that end with a full stop."""
    return [
        each
        for each in ban.vai(Vai.DOAN, Vai.MUC)
        if not each.phu_luc and each.text.endswith(".") and len(each.text) > 60
    ]


def them_cau(ban: Ban, rng: Random, cau: str, lines: list[Dong] | None = None) -> Dong | None:
    """A further sentence at the end of a paragraph."""
    at = chon(rng, doan(ban) if lines is None else lines)
    return at and ban.doi(at, duoi(at), f"{duoi(at)} {cau}")


def so(rng: Random) -> str:
    return str(rng.randint(12, 480))


def ngay(rng: Random) -> str:
    return f"{rng.randint(10, 28)}/{rng.randint(3, 5)}/2025"


@gieo("CC10", cung="CC24")
def dan_day_du_lai(ban: Ban, rng: Random) -> Dong | None:
    lines = [each for each in can_cu(ban, " số ") if " ngày " in each.text]
    at = chon(rng, lines)
    if at is None:
        return None
    for organ in ("Thủ tướng Chính phủ", "Chính phủ", "Bộ Chính trị"):
        head, found, _ = at.text.partition(f"của {organ}")
        if found:
            return them_cau(ban, rng, f"Tiếp tục quán triệt {head.removeprefix('Căn cứ ')}của {organ}.")
    return None


@gieo("CC11", cung="CC32")
def hoa_khoan(ban: Ban, rng: Random) -> Dong | None:
    where = rng.choice([
        "Khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP", "khoản 2 điều 5 Nghị định số 30/2020/NĐ-CP", "Điểm a khoản 2 Điều 5 Luật Giáo dục",
        "điểm b Khoản 3 Điều 10 Luật Giáo dục", "điều 12 Luật Giáo dục", "chương II Luật Giáo dục", "Khoản 1, điều 7 Luật Giáo dục",
    ])  # fmt: skip
    return them_cau(ban, rng, f"Việc này thực hiện theo {where}.")


@gieo("CC12", cung="CC29")
def sai_co_quan(ban: Ban, rng: Random) -> Dong | None:
    n, date = so(rng), ngay(rng)
    words = rng.choice([
        f"Quyết định số {n}/QĐ-TTg ngày {date} của Chính phủ", f"Nghị định số {n}/2025/NĐ-CP ngày {date} của Thủ tướng Chính phủ",
        f"Nghị quyết số {n}/NQ-CP ngày {date} của Quốc hội", f"Chỉ thị số {n}/CT-TTg ngày {date} của Chính phủ",
        f"Kế hoạch số {n}/KH-UBND ngày {date} của Tỉnh ủy", f"Thông tư số {n}/2025/TT-BNV ngày {date} của Bộ Tài chính",
        f"Nghị quyết số {n}-NQ/TW ngày {date} của Chính phủ", f"Nghị quyết số {n}/NQ-HĐND ngày {date} của Ủy ban nhân dân tỉnh",
    ])  # fmt: skip
    return them_cau(ban, rng, f"Triển khai {words} {rng.choice(VIEC)}.")


@gieo("CC13", cung="CC32 CC27 CC12")
def sai_dang(ban: Ban, rng: Random) -> Dong | None:
    n, date = so(rng), ngay(rng)
    words = rng.choice([
        f"Kế hoạch số {n}/2025/KH-UBND ngày {date} của Ủy ban nhân dân tỉnh", f"Nghị quyết số {n}/NQ-TW ngày {date} của Bộ Chính trị",
        f"Nghị định số {n}/NĐ-CP ngày {date} của Chính phủ", f"Kế hoạch số {n}-KH/UBND ngày {date} của Ủy ban nhân dân tỉnh",
        f"Thông tư số {n}/TT-BNV ngày {date} của Bộ trưởng Bộ Nội vụ", f"Chương trình số {n}/CTr-TU ngày {date} của Tỉnh ủy",
        f"Thông báo số {n}/2025/TB-UBND ngày {date} của Ủy ban nhân dân tỉnh",
    ])  # fmt: skip
    return them_cau(ban, rng, f"Triển khai {words} {rng.choice(VIEC)}.")


@gieo("CC18", cung="DP04")
def uy_ban_huyen(ban: Ban, rng: Random) -> Dong | None:
    day = ban.hs.ngay
    if day is None:
        return None
    organ = rng.choice(
        [
            "UBND huyện Hậu Lộc",
            "Ủy ban nhân dân huyện Đông Anh",
            "UBND thị xã Mỹ Hào",
            "UBND quận Hà Đông",
        ]
    )
    return them_cau(
        ban,
        rng,
        f"Triển khai Kế hoạch số {so(rng)}/KH-UBND ngày {day.day:02}/{day.month:02}/{day.year} của {organ} {rng.choice(VIEC)}.",
    )


@gieo("CC19")
def cho_trong(ban: Ban, rng: Random) -> Dong | None:
    words = rng.choice([
        "Kinh phí dự kiến [[số tiền]] triệu đồng.", "Kinh phí dự kiến ..... triệu đồng.", "Kinh phí dự kiến …… triệu đồng.",
        "Phấn đấu có xx hộ tham gia.", "Phấn đấu đạt … % số hộ.", "Hoàn thành trước ngày …/…/2026.", "Giao [...] theo dõi việc này.",
        "Việc này thực hiện theo Kế hoạch số      /KH-UBND của Ủy ban nhân dân tỉnh.", "Giao ______ theo dõi việc này.",
    ])  # fmt: skip
    return them_cau(ban, rng, words)


@gieo("CC24", cung="CC10")
def lan_dang_ngay(ban: Ban, rng: Random) -> Dong | None:
    lines = can_cu(ban, " ngày ")
    if len(lines) < 2:
        return None
    at = rng.choice(lines)
    date = at.text.partition(" ngày ")[2].split()[0].rstrip(";.,")
    day, month, year = date.split("/")
    ban.doi(at, f"ngày {date}", f"ngày {day} tháng {month} năm {year}")
    return True if len(lines) == 2 else at  # type: ignore[return-value]  # of two, either may be named


@gieo("CC25", cung="CC32 CC12 CC29 CC24 CC06 CC07")
def go_sai_so(ban: Ban, rng: Random) -> Dong | None:
    at = chon(
        rng,
        [
            each
            for each in can_cu(ban, " số ")
            if any(x in each.text for x in ("/QĐ-TTg", "-NQ/TW", "/NĐ-CP", "/NQ-CP"))
        ],
    )
    if at is None:
        return None
    number = at.text.partition(" số ")[2].split()[0]
    ways = [
        number.replace("-", " - ", 1),
        number.replace("/", " /", 1),
        number.replace("-", "–"),
        number.lower(),
        number.replace("/", "/ ", 1),
    ]
    if "Đ" in number:
        ways += [number.replace("Đ", "D"), number.replace("Đ", "Ð")]
    if "-NQ/TW" in number:
        ways += [number.replace("-NQ", " NQ")]
    if number.endswith(("QĐ-TTg", "NQ-CP")):
        ways += [number.replace("/", "", 1)]
    new = rng.choice([each for each in ways if each != number])
    return ban.doi(at, f" số {number}", f" số {new}")


@gieo("CC25", cung="CC32 CC13")
def go_sai_so_trong_loi(ban: Ban, rng: Random) -> Dong | None:
    n, date = so(rng), ngay(rng)
    words = rng.choice([
        f"{n} KH/BCĐ", f"{n}KH-UBND", f"{n}/KHUBND", f"{n}/KH-UBNB", f"{n}/KHo-UBND", f"{n} /KH-UBND", f"{n}/kh-ubnd", f"{n}/KH - UBND", f"{n}/KH–UBND",
    ])  # fmt: skip
    organ = "Ban Chỉ đạo tỉnh" if "BCĐ" in words else rng.choice(TINH)
    return them_cau(ban, rng, f"Triển khai Kế hoạch số {words} ngày {date} của {organ} {rng.choice(VIEC)}.")


@gieo("CC26", cung="CC29 CC27 CC32")
def sai_loai(ban: Ban, rng: Random) -> Dong | None:
    at = chon(
        rng,
        [
            each
            for each in can_cu(ban)
            if each.text.startswith(
                ("Căn cứ Quyết định số", "Căn cứ Nghị quyết số", "Căn cứ Nghị định số", "Căn cứ Chỉ thị số")
            )
        ],
    )
    if at is None:
        return None
    kind = " ".join(at.text.split()[2:4])
    other = rng.choice(
        [each for each in ("Quyết định", "Nghị quyết", "Nghị định", "Chỉ thị", "Kế hoạch") if each != kind]
    )
    return ban.doi(at, f"Căn cứ {kind} số", f"Căn cứ {other} số")


@gieo("CC26", cung="CC12")
def sai_loai_trong_loi(ban: Ban, rng: Random) -> Dong | None:
    kind, sign = rng.choice(
        [
            ("Quyết định", "KH"),
            ("Kế hoạch", "QĐ"),
            ("Thông báo", "KH"),
            ("Công văn", "TB"),
            ("Chương trình", "CT"),
            ("Tờ trình", "TB"),
        ]
    )
    return them_cau(
        ban,
        rng,
        f"Triển khai {kind} số {so(rng)}/{sign}-UBND ngày {ngay(rng)} của {rng.choice(TINH)} {rng.choice(VIEC)}.",
    )


@gieo("CC27", cung="CC32 CC10 CC25 TT41")
def hai_cach_dan(ban: Ban, rng: Random) -> Dong | None:
    n, organ, about = so(rng), rng.choice(TINH), rng.choice(VIEC)
    first = f"Kế hoạch số {n}/KH-UBND ngày 12/5/2025 của {organ} {about}"
    second = rng.choice([
        f"Kế hoạch số {n}/KH-UBND ngày 21/5/2025 của {organ}", f"Kế hoạch số {n}/KH-UBND ngày 12/4/2025 của {organ} {about}",
        f"Kế hoạch số {int(n) + 9}/KH-UBND ngày 12/5/2025 của {organ} {about}" if len(about) > 24 else f"Kế hoạch số {n}/KH-UBND ngày 15/5/2025 của {organ}",
            ])  # fmt: skip
    lines = doan(ban)
    if len(lines) < 3:
        return None
    them_cau(ban, rng, f"Thực hiện tốt {first}.", lines[:1])
    them_cau(ban, rng, f"Báo cáo kết quả {second}.", lines[-1:])
    return True  # type: ignore[return-value]


@gieo("CC28", cung="CC29 CC09 CC27 CC32")
def nam_khac(ban: Ban, rng: Random) -> Dong | None:
    at = chon(rng, can_cu(ban, "/NĐ-CP ngày"))
    if at is None:
        return None
    number = at.text.partition(" số ")[2].split()[0]
    year = number.split("/")[1]
    return ban.doi(at, f" số {number}", f" số {number.replace(year, str(int(year) + rng.choice([-1, 1])))}")


@gieo("CC30", cung="CC05 CC08 CC29 CC20")
def ten_luat(ban: Ban, rng: Random) -> Dong | None:
    for right, wrong in (
        ("Luật Thi đua, khen thưởng", "Luật Thi đua khen thưởng"), ("Luật Tổ chức chính quyền địa phương", "Luật Tổ chức Chính quyền địa phương"),
        ("Luật Giao dịch điện tử", "Luật Giao dịch Điện tử"), ("Luật Khoa học, công nghệ và đổi mới sáng tạo", "Luật Khoa học công nghệ và đổi mới sáng tạo"),
    ):  # fmt: skip
        lines = list(can_cu(ban, f"Căn cứ {right} ngày"))
        if lines and rng.random() < 0.8:
            return ban.doi(lines[0], right, wrong)
    words = rng.choice(
        [
            "Luật Phòng chống tham nhũng",
            "Luật Thi đua, Khen thưởng",
            "Luật NSNN",
            "Luật Cán bộ công chức",
            "Luật Thực hành tiết kiệm chống lãng phí",
        ]
    )
    return them_cau(ban, rng, f"Việc này thực hiện theo {words}.")


@gieo("CC32")
def dan_thieu(ban: Ban, rng: Random) -> Dong | None:
    words = rng.choice(
        [
            f"Kế hoạch số {so(rng)}/KH-UBND",
            f"Chương trình hành động số {so(rng)}-CTr/TU",
            f"Quyết định số 1{so(rng)}/QĐ-UBND",
            f"Công văn số {so(rng)}/UBND-KGVX",
        ]
    )
    return them_cau(ban, rng, f"Bám sát {words} để đôn đốc các đơn vị.")


@gieo("CC33", cung="CC24")
def thuc_hien_khong_dan(ban: Ban, rng: Random) -> Dong | None:
    lines = [each for each in doan(ban) if each.muc.split(".")[0] == "I"]
    if not ban.vai(Vai.CAN_CU):
        return None
    verb = rng.choice(["Cụ thể hóa", "Tổ chức triển khai hiệu quả", "Thực hiện nghiêm"])
    return them_cau(
        ban,
        rng,
        f"{verb} Kế hoạch số {so(rng)}/KH-UBND ngày {ngay(rng)} của {rng.choice(TINH)} {rng.choice(VIEC)}.",
        lines,
    )


@gieo("CC38", cung="CC32")
def lap_trong_danh_sach(ban: Ban, rng: Random) -> Dong | None:
    a, b = f"Kế hoạch số {so(rng)}/KH-UBND", f"Quyết định số 5{so(rng)}/QĐ-UBND"
    sep = rng.choice([", ", "; "])
    return them_cau(ban, rng, f"Bám sát {a}{sep}{b} và {a}.")
