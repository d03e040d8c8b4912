"""Faults of legal bases."""

from random import Random

from kehoach.model.dong import Dong, Vai
from yardstick.ban import Ban, WordBan
from yardstick.gieo import gieo


def can_cu(ban: Ban, chu: str = "Căn cứ") -> list[Dong]:
    """The lines of bases that begin with Căn cứ and hold ``chu``."""
    return [
        each
        for each in ban.vai(Vai.CAN_CU)
        if each.text.startswith("Căn cứ") and chu in each.text and "[[" not in each.text
    ]


def chon(rng: Random, lines: list[Dong]) -> Dong | None:
    return rng.choice(lines) if lines else None


def duoi(dong: Dong, so: int = 14) -> str:
    """The last letters of a line."""
    return dong.text[-so:]


def them_can_cu(ban: Ban, rng: Random, chu: str) -> Dong | None:
    """A new basis behind one that is not the last."""
    lines = can_cu(ban)[:-1]
    at = chon(rng, lines)
    return at and ban.them_sau(at, chu)


@gieo("CC01", cung="CC02 CC04")
def gop_can_cu(ban: Ban, rng: Random) -> Dong | None:
    lines = can_cu(ban)
    if len(lines) < 2:
        return None
    index = rng.randrange(len(lines) - 1)
    first, second = lines[index], lines[index + 1]
    if second.thu_tu - first.thu_tu != 1 or second.text.startswith("Căn cứ Luật sửa đổi"):
        return None
    rest = second.text.removeprefix("Căn cứ ")
    rest = rng.choice([rest, f"căn cứ {rest}", f"Căn cứ {rest}"])
    ban.doi(first, duoi(first), f"{duoi(first)[:-1]}; {rest}")
    ban.xoa(second)
    return first


@gieo("CC02")
def dau_giua(ban: Ban, rng: Random) -> Dong | None:
    at = chon(rng, can_cu(ban)[:-1])
    return at and ban.doi(at, duoi(at), duoi(at)[:-1] + rng.choice([",", ".", "", ":"]))


@gieo("CC02")
def dau_cuoi(ban: Ban, rng: Random) -> Dong | None:
    lines = can_cu(ban)
    if not lines:
        return None
    after = ban.dong[lines[-1].thu_tu + 1]
    marks = [",", ""] if after.vai is Vai.CAN_CU else [";", ",", ""]
    return ban.doi(lines[-1], duoi(lines[-1]), duoi(lines[-1])[:-1] + rng.choice(marks))


@gieo("CC03", dang="docx")
def chu_dung(ban: WordBan, rng: Random) -> Dong | None:
    at = chon(rng, can_cu(ban))
    if at is None:
        return None
    upright = rng.random() < 0.6
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    paragraph = next(each for each in ban.word.paragraphs if each._p is ban.doan(at))
    for run in paragraph.runs:
        if upright:
            run.italic = False
        else:
            from docx.shared import Pt

            run.font.size = Pt(rng.choice([12, 15]))
            for each in run._r.iter(f"{w}szCs"):
                each.set(f"{w}val", "24")
    return at


@gieo("CC04", cung="CC01")
def gach_dau(ban: Ban, rng: Random) -> Dong | None:
    at = chon(rng, can_cu(ban))
    return at and ban.doi(at, "Căn cứ", rng.choice(["- Căn cứ", "+ Căn cứ", "– Căn cứ", "* Căn cứ"]))


@gieo("CC05", cung="CC08 CC24 CC29")
def luat_co_so(ban: Ban, rng: Random) -> Dong | None:
    at = chon(rng, [each for each in can_cu(ban, "Căn cứ Luật ") if " ngày " in each.text])
    if at is None:
        return None
    date = at.text.rpartition(" ngày ")[2].rstrip(";.")
    year = date[-4:]
    number = f"{rng.randint(10, 99)}/{year}/QH15"
    new = rng.choice([
        f" số {number} ngày {date}", f" số {number}", f" ngày {date} của Quốc hội", "", f" năm {year}",
        f" số {number} ngày {date} của Quốc hội", f" số {number} của Quốc hội khóa XV",
    ])  # fmt: skip
    return ban.doi(at, f" ngày {date}", new)


@gieo("CC06", cung="CC10 CC32")
def thieu_yeu_to(ban: Ban, rng: Random) -> Dong | None:
    lines = [each for each in can_cu(ban, " số ") if " ngày " in each.text and " của " in each.text]
    at = chon(rng, lines)
    if at is None:
        return None
    head, _, rest = at.text.partition(" ngày ")
    date, _, rest = rest.partition(" của ")
    way = rng.choice(["ngay", "co_quan", "trich_yeu", "so"])
    if way == "ngay":
        return ban.doi(at, f" ngày {date} của", " của")
    if way == "so":
        return ban.doi(at, " số " + head.partition(" số ")[2] + " ngày", " ngày")
    organs = ("Thủ tướng Chính phủ", "Chính phủ", "Bộ Chính trị", "Quốc hội")
    organ = next((each for each in organs if rest.startswith(each)), None)
    if organ is None:
        return None
    if way == "co_quan":
        return ban.doi(at, f" của {organ}", "")
    return ban.doi(at, rest[len(organ) :], rest[-1])


@gieo("CC06", cung="CC35")
def khong_so_khong_ngay(ban: Ban, rng: Random) -> Dong | None:
    words = rng.choice([
        "Căn cứ Kế hoạch của Ủy ban nhân dân tỉnh về phát triển kinh tế số;",
        "Căn cứ Quyết định của Ủy ban nhân dân tỉnh về việc giao chỉ tiêu năm 2025;",
        "Căn cứ Công văn của Sở Khoa học và Công nghệ về việc hướng dẫn xây dựng kế hoạch;",
        "Căn cứ Nghị quyết số 15 của Hội đồng nhân dân xã về nhiệm vụ năm 2025;",
    ])  # fmt: skip
    return them_can_cu(ban, rng, words)


@gieo("CC07", cung="CC24")
def bo_chu_so(ban: Ban, rng: Random) -> Dong | None:
    at = chon(rng, [each for each in can_cu(ban, " số ") if each.text.partition(" số ")[2][:1].isdigit()])
    return at and ban.doi(at, " số ", " ")


@gieo("CC08", cung="CC29 CC16")
def luat_to_chuc_cu(ban: Ban, rng: Random) -> Dong | None:
    at = chon(rng, can_cu(ban, "Luật Tổ chức chính quyền địa phương ngày 16/6/2025"))
    return at and ban.doi(
        at, "ngày 16/6/2025", rng.choice(["ngày 19/6/2015", "ngày 19/02/2025", "ngày 19 tháng 6 năm 2015"])
    )


@gieo("CC09", cung="CC08 CC28 CC29 CC24 CC17")
def ngay_sau(ban: Ban, rng: Random) -> Dong | None:
    lines = [each for each in can_cu(ban, " ngày ") if "/NĐ-CP ngày" not in each.text]
    at = chon(rng, lines)
    if at is None or ban.hs.ngay is None:
        return None
    date = at.text.partition(" ngày ")[2].split()[0].rstrip(";.,")
    return ban.doi(at, f"ngày {date}", f"ngày {date[:-4]}{ban.hs.ngay.year + rng.randint(1, 2)}")


@gieo("CC14", cung="CC22 CC05")
def phap_lenh_quoc_hoi(ban: Ban, rng: Random) -> Dong | None:
    name, date = rng.choice(
        [
            ("Cựu chiến binh", "07/10/2005"),
            ("Ưu đãi người có công với cách mạng", "09/12/2020"),
            ("Dân số", "09/01/2003"),
        ]
    )
    return them_can_cu(ban, rng, f"Căn cứ Pháp lệnh {name} ngày {date} của Quốc hội;")


@gieo("CC15", cung="CC02")
def bo_tham_quyen(ban: Ban, rng: Random) -> Dong | None:
    lines = can_cu(ban)
    words = ("Tổ chức chính quyền", "chức năng", "phân cấp", "phân định thẩm quyền", "quyền hạn", "150/2025")
    gone = [each for each in lines if any(word in each.text for word in words)]
    kept = [each for each in lines if each not in gone]
    slots = any("[[" in each.text for each in ban.vai(Vai.CAN_CU) if each.text.startswith("Căn cứ"))
    if not gone or not kept or lines[-1] in gone or slots:
        return None
    for each in gone:
        ban.xoa(each)
    return kept[0]


@gieo("CC16", cung="CC22")
def lap_can_cu(ban: Ban, rng: Random) -> Dong | None:
    lines = can_cu(ban)[:-1]
    if not lines:
        return None
    old, at = rng.choice(lines), rng.choice(lines)
    ban.them_sau(at, old.text)
    return True  # type: ignore[return-value]  # either of the two may be named


HET = (
    (
        "Nghị định số 130/2018/NĐ-CP ngày 27/9/2018 của Chính phủ quy định chi tiết thi hành Luật Giao dịch điện tử về chữ ký số",
        "2025-04-10",
    ),
    (
        "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
        "2025-07-01",
    ),
    ("Nghị định số 59/2022/NĐ-CP ngày 05/9/2022 của Chính phủ quy định về định danh và xác thực điện tử", "2024-07-01"),
    (
        "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về thực hiện cơ chế một cửa, một cửa liên thông",
        "2025-07-01",
    ),
    ("Nghị định số 13/2023/NĐ-CP ngày 17/4/2023 của Chính phủ về bảo vệ dữ liệu cá nhân", "2026-01-01"),
    (
        "Nghị định số 42/2022/NĐ-CP ngày 24/6/2022 của Chính phủ quy định về việc cung cấp thông tin và dịch vụ công trực tuyến",
        "2026-07-01",
    ),
    ("Luật Khoa học và công nghệ ngày 18/6/2013", "2025-10-01"),
    ("Luật Ngân sách nhà nước ngày 25/6/2015", "2026-01-01"),
    ("Luật An toàn thông tin mạng ngày 19/11/2015", "2026-07-01"),
    (
        "Thông tư số 01/2024/TT-BNV ngày 24/02/2024 của Bộ trưởng Bộ Nội vụ quy định biện pháp thi hành Luật Thi đua, khen thưởng",
        "2025-08-05",
    ),
)


@gieo("CC17", cung="CC22 CC16 CC24")
def het_hieu_luc(ban: Ban, rng: Random) -> Dong | None:
    day = ban.hs.ngay
    choice = [name for name, ended in HET if day and ended <= day.isoformat()]
    return them_can_cu(ban, rng, f"Căn cứ {rng.choice(choice)};") if choice else None


@gieo("CC20", cung="CC22")
def thieu_luat_goc(ban: Ban, rng: Random) -> Dong | None:
    name, date = rng.choice([
        ("Sử dụng năng lượng tiết kiệm và hiệu quả", "18/6/2025"), ("Tiêu chuẩn và quy chuẩn kỹ thuật", "14/6/2025"),
        ("Quảng cáo", "16/6/2025"), ("Di sản tư liệu", "16/6/2025"),
    ])  # fmt: skip
    return them_can_cu(ban, rng, f"Căn cứ Luật sửa đổi, bổ sung một số điều của Luật {name} ngày {date};")


@gieo("CC21", cung="CC22")
def van_ban_hop_nhat(ban: Ban, rng: Random) -> Dong | None:
    return them_can_cu(
        ban,
        rng,
        f"Căn cứ Văn bản hợp nhất số {rng.randint(10, 90)}/VBHN-VPQH ngày 15/01/2025 của Văn phòng Quốc hội hợp nhất Luật Giáo dục;",
    )


@gieo("CC22")
def dao_thu_tu(ban: Ban, rng: Random) -> Dong | None:
    laws = can_cu(ban, "Căn cứ Luật")
    if not laws:
        return None
    return (
        ban.doi(
            laws[0],
            "Căn cứ Luật",
            "Căn cứ Quyết định số 77/QĐ-UBND ngày 05/02/2025 của Ủy ban nhân dân tỉnh về giao chỉ tiêu;\nCăn cứ Luật",
        )
        if not isinstance(ban, WordBan)
        else None
    )


@gieo("CC23", cung="CC22")
def nghi_dinh_van_thu(ban: Ban, rng: Random) -> Dong | None:
    return them_can_cu(ban, rng, "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;")


@gieo("CC35")
def khong_van_ban(ban: Ban, rng: Random) -> Dong | None:
    words = [
        "tình hình thực tế của địa phương",
        "chức năng, nhiệm vụ được giao",
        "yêu cầu nhiệm vụ trong tình hình mới",
        "các văn bản chỉ đạo của cấp trên",
    ]
    return them_can_cu(ban, rng, f"Căn cứ {rng.choice(words)};")


@gieo("CC36")
def can_cu_vao(ban: Ban, rng: Random) -> Dong | None:
    at = chon(rng, can_cu(ban))
    return at and ban.doi(at, "Căn cứ", rng.choice(["Căn cứ vào", "Căn cứ theo", "Căn Cứ"]))


@gieo("CC29", cung="CC24 CC27 CC28 CC09 CC17 CC08")
def sai_ngay(ban: Ban, rng: Random) -> Dong | None:
    lines = [each for each in can_cu(ban, " ngày ") if "Tổ chức chính quyền" not in each.text]
    at = chon(rng, lines)
    if at is None:
        return None
    date = at.text.partition(" ngày ")[2].split()[0].rstrip(";.,")
    day, month, year = date.split("/")
    new = rng.choice([f"{(int(day) % 27) + 1:02}/{month}/{year}", f"{day}/{'3' if month != '3' else '4'}/{year}"])
    return ban.doi(at, f"ngày {date}", f"ngày {new}")


@gieo("CC29", cung="CC27 CC32 CC10")
def sai_so(ban: Ban, rng: Random) -> Dong | None:
    at = chon(
        rng, [each for each in can_cu(ban, " số ") if "-TTg" in each.text or "/TW" in each.text or "NĐ-CP" in each.text]
    )
    if at is None:
        return None
    number = at.text.partition(" số ")[2].split("/")[0].split("-")[0]
    return ban.doi(at, f" số {number}", f" số {int(number[::-1]) + 1 if number[::-1] == number else number[::-1]}")


@gieo("CC34")
def lap_ten_loai(ban: Ban, rng: Random) -> Dong | None:
    for organ in ("của Thủ tướng Chính phủ", "của Chính phủ", "của Bộ Chính trị"):
        for verb in ("ban hành", "phê duyệt", "về", "quy định"):
            for at in can_cu(ban, f"{organ} {verb}"):
                kind = " ".join(at.text.split()[2:4])
                return ban.doi(at, f"{organ} {verb}", f"{organ} {kind} {verb}")
    return None


@gieo("CC37")
def phay_truoc_ngay(ban: Ban, rng: Random) -> Dong | None:
    at = chon(rng, [each for each in can_cu(ban, " ngày ") if " số " in each.text])
    return at and ban.doi(at, " ngày ", ", ngày ")


@gieo("CC31")
def so_so(ban: Ban, rng: Random) -> Dong | None:
    at = chon(rng, [each for each in can_cu(ban, " số ") if each.text.partition(" số ")[2][:1].isdigit()])
    return at and ban.doi(at, " số ", rng.choice([" số số ", " số: ", " số", " Số "]))
