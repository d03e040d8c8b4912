"""Faults of numbering."""

from random import Random
from typing import Any

from docx.text.paragraph import Paragraph as WordParagraph

from kehoach.model.dong import Dong, Vai
from kehoach.text.numbering import Kieu
from yardstick.ban import Ban
from yardstick.gieo import gieo

JOBS = (
    "Lập danh sách từng hộ", "Rà soát hồ sơ đang lưu", "Cập nhật số liệu hằng tháng", "Kiểm tra kết quả ở từng thôn",
    "Tổng hợp ý kiến người dân", "Bàn giao tài liệu", "Niêm yết tại trụ sở", "Lưu hồ sơ theo quy định", "Báo cáo cuối năm",
    "Hướng dẫn người mới", "Thông báo trên loa truyền thanh", "Đánh giá mức độ hài lòng",
)  # fmt: skip
LATIN = "abcdefghijkl"
RIGHT = "abcdđeghiklm"


def body(ban: Ban, *cap: Kieu) -> list[Dong]:
    return [
        each
        for each in ban.vai(Vai.MUC)
        if not each.phu_luc and each.cap in cap and each.so and not each.paragraph.number
    ]


def them(ban: Ban, dong: Dong, lines: list[str]) -> Dong | bool:
    """Several paragraphs behind ``dong``, in order."""
    for each in lines if ban.word is None else reversed(lines):  # type: ignore[attr-defined]
        ban.them_sau(dong, each)
    return dong if len(lines) < 3 else True


def plain(ban: Ban, rng: Random) -> Dong | None:
    """A paragraph behind which a list may stand: the only one below a title."""
    places = [
        each for each in ban.vai(Vai.DOAN, Vai.MUC)
        if not each.phu_luc and each.cha is not None and not each.con and not each.so and len(each.cha.con) == 1
        and each.text.endswith(".") and each.cha.cap in (Kieu.A_RAP, Kieu.LA_MA)
    ]  # fmt: skip
    return rng.choice(places) if places else None


def beside(ban: Ban, cap: Kieu, least: int = 2) -> list[list[Dong]]:
    found = []
    for each in ban.hs.anh_em:
        same = [one for one in each if one.cap is cap and one.vai is Vai.MUC and not one.phu_luc and one.so]
        if len(same) >= least:
            found.append(same)
    return found


def list_of(rng: Random, letters: str, close: str = ")") -> list[str]:
    jobs = rng.sample(JOBS, len(letters))
    ends = [";"] * (len(letters) - 1) + ["."]
    return [f"{letter}{close} {job}{end}" for letter, job, end in zip(letters, jobs, ends, strict=True)]


@gieo("DS01")
def dau_sau_la_ma(ban: Ban, rng: Random) -> Dong | bool | None:
    dong = rng.choice(body(ban, Kieu.LA_MA))
    return ban.doi(dong, dong.so, dong.so[:-1] + rng.choice(["-", "/", ")", " -"]))


@gieo("DS01")
def tieu_de_thuong(ban: Ban, rng: Random) -> Dong | bool | None:
    dong = rng.choice(body(ban, Kieu.LA_MA))
    words = dong.text[len(dong.so) :].strip()
    return ban.doi(
        dong, words, rng.choice([words.capitalize(), words[: len(words) // 2] + words[len(words) // 2 :].lower()])
    )


@gieo("DS02", cung="DS17 DS03 DS19")
def la_ma_sai(ban: Ban, rng: Random) -> Dong | bool | None:
    same = body(ban, Kieu.LA_MA)
    index = rng.randrange(1, len(same))
    new = rng.choice([same[index - 1].so, same[index + 1].so if index + 1 < len(same) else f"X{same[index].so}"])
    return ban.doi(same[index], same[index].so, new)


@gieo("DS02", cung="DS17")
def nhay_la_ma(ban: Ban, rng: Random) -> Dong | bool | None:
    """A section left out: all behind it one too high."""
    same = body(ban, Kieu.LA_MA)
    start = rng.randrange(1, len(same))
    from kehoach.text.numbering import roman

    for index in range(start, len(same)):
        ban.doi(same[index], same[index].so, f"{roman(index + 2)}.")
    return same[start]


@gieo("DS03", cung="DS17 DS19")
def khoan_sai(ban: Ban, rng: Random) -> Dong | bool | None:
    lists = beside(ban, Kieu.A_RAP)
    if not lists:
        return None
    same = rng.choice(lists)
    index = rng.randrange(1, len(same))
    return ban.doi(same[index], same[index].so, rng.choice([f"{index}.", f"{index + 2}.", f"{index + 4}."]))


@gieo("DS03", cung="DS17 DS19 DS14")
def khoan_tiep(ban: Ban, rng: Random) -> Dong | bool | None:
    """A section that goes on with the count of the section before."""
    lists = [
        each
        for each in beside(ban, Kieu.A_RAP)
        if not any(one.con and one.con[0].cap is Kieu.THAP_PHAN for one in each)
    ]
    if len(lists) < 2:
        return None
    same = rng.choice(lists[1:])
    for index, each in enumerate(same):
        ban.doi(each, each.so, f"{index + 4}.")
    return same[0]


@gieo("DS04", dang="docx")
def khoan_khong_dam(ban: Any, rng: Random) -> Dong | bool | None:
    titles = [
        each for each in body(ban, Kieu.A_RAP) if each.con and each.tieu_de and not each.loi_van and len(each.text) < 60
    ]
    if not titles:
        return None
    dong = rng.choice(titles)
    bold(ban, dong, False)
    return dong


@gieo("DS05", dang="docx")
def khoan_dam(ban: Any, rng: Random) -> Dong | bool | None:
    long = [each for each in body(ban, Kieu.A_RAP) if not each.con and len(each.text) > 90 and each.text.endswith(".")]
    if not long:
        return None
    dong = rng.choice(long)
    bold(ban, dong, True)
    return dong


@gieo("DS20", dang="docx")
def muc_khong_dam(ban: Any, rng: Random) -> Dong | bool | None:
    dong = rng.choice(body(ban, Kieu.LA_MA))
    bold(ban, dong, False)
    return dong


def bold(ban: Any, dong: Dong, on: bool) -> None:
    for run in WordParagraph(ban.doan(dong), ban.word).runs:
        run.bold = on


@gieo("DS06", cung="DS10")
def diem_sai_dau(ban: Ban, rng: Random) -> Dong | bool | None:
    points = body(ban, Kieu.CHU_CAI)
    if points and rng.random() < 0.7:
        dong = rng.choice(points)
        return ban.doi(dong, dong.so, rng.choice(["{}.", "({})", "{}-", "{}/"]).format(dong.so[0]))
    place = plain(ban, rng)
    return them(ban, place, list_of(rng, "abc", rng.choice([".", "/", "-"]))) if place else None


@gieo("DS07", cung="DS10 DS08")
def thu_tu_latin(ban: Ban, rng: Random) -> Dong | bool | None:
    place = plain(ban, rng)
    return them(ban, place, list_of(rng, LATIN[: rng.randint(5, 7)])) if place else None


@gieo("DS07", cung="DS10")
def diem_lap_nhay(ban: Ban, rng: Random) -> Dong | bool | None:
    place = plain(ban, rng)
    letters = rng.choice(["aab", "abbc", "abd", "abde", "bcd", "acd", "abcd" + "eg"])
    return them(ban, place, list_of(rng, letters)) if place else None


@gieo("DS08", cung="DS10 DS07")
def chu_f(ban: Ban, rng: Random) -> Dong | bool | None:
    place = plain(ban, rng)
    letters = rng.choice(["abcdđef", "abcdef", "abcdefg", "abcdđeghij", "abf", "abw"])
    return them(ban, place, list_of(rng, letters)) if place else None


@gieo("DS09", cung="DS10 DS07")
def chu_co_dau(ban: Ban, rng: Random) -> Dong | bool | None:
    place = plain(ban, rng)
    return them(ban, place, list_of(rng, rng.choice(["aăâ", "aăâb", "abcdđeê"]))) if place else None


@gieo("DS10")
def bo_cap_khoan(ban: Ban, rng: Random) -> Dong | bool | None:
    place = plain(ban, rng)
    if place is None or place.cha is None or place.cha.cap is not Kieu.LA_MA:
        return None
    return them(ban, place, list_of(rng, "abc"))


@gieo("DS11")
def tron_thap_phan(ban: Ban, rng: Random) -> Dong | bool | None:
    """1.1. below one item, a) below the next."""
    for same in beside(ban, Kieu.A_RAP):
        short = [
            each
            for each in same
            if len(each.con) == 1 and each.con[0].vai is Vai.DOAN and each.con[0].text.endswith(".")
        ]
        if len(short) > 1:
            first, second = rng.sample(short, 2)
            them(
                ban, first.con[0], [f"{first.so}{number}. {job}." for number, job in enumerate(rng.sample(JOBS, 2), 1)]
            )
            them(ban, second.con[0], list_of(rng, "ab"))
            return True
    return None


@gieo("DS12", dang="txt")
def phan_a_rap(ban: Ban, rng: Random) -> Dong | bool | None:
    first = body(ban, Kieu.LA_MA)[0]
    return ban.doi(
        first, first.text, f"{rng.choice(['Phần', 'PHẦN', 'Chương'])} {rng.choice('12')}\nQUY ĐỊNH CHUNG\n{first.text}"
    )


@gieo("DS13")
def dieu(ban: Ban, rng: Random) -> Dong | bool | None:
    place = plain(ban, rng)
    return them(ban, place, [f"Điều {rng.randint(1, 5)}{rng.choice(':.')} {rng.choice(JOBS)}."]) if place else None


@gieo("DS14")
def mot_khoan(ban: Ban, rng: Random) -> Dong | bool | None:
    place = plain(ban, rng)
    if place is None or place.cha is None:
        return None
    number = "1. " if place.cha.cap is Kieu.LA_MA else "a) "
    return ban.doi(place, place.text[:12], number + place.text[:12])


@gieo("DS15", cung="CT20 CT23")
def gach_khac(ban: Ban, rng: Random) -> Dong | bool | None:
    dashes = body(ban, Kieu.GACH)
    if len(dashes) < 3:
        return None
    dong = rng.choice(dashes)
    return ban.doi(dong, "-", rng.choice("•–*"))


@gieo("DS16", cung="CT23")
def chu_nga(ban: Ban, rng: Random) -> Dong | bool | None:
    points = [each for each in body(ban, Kieu.CHU_CAI) if each.so[0] in "aceopxy"]
    if points and rng.random() < 0.5:
        dong = rng.choice(points)
        return ban.doi(dong, dong.so[0], dong.so[0].translate(str.maketrans("aceopxy", "асеорху")))
    sections = [each for each in body(ban, Kieu.LA_MA) if each.so in ("I.", "II.", "III.", "IV.", "VI.")]
    dong = rng.choice(sections)
    return ban.doi(dong, dong.so, rng.choice([dong.so.replace("I", "l"), dong.so.replace("I", "І")]))


@gieo("DS17", cung="CC11")
def muc_khong_co(ban: Ban, rng: Random) -> Dong | bool | None:
    sections = body(ban, Kieu.LA_MA)
    place = plain(ban, rng)
    if place is None:
        return None
    missing = ["XI", "XII", "XIV", "XV"][rng.randrange(4)]
    last = sections[-1].so[:-1]
    words = rng.choice(
        [
            f"Các đơn vị thực hiện nhiệm vụ nêu tại mục {missing} Kế hoạch này.",
            f"Các đơn vị thực hiện theo phần {missing} của Kế hoạch này.",
            f"Căn cứ nội dung tại mục {missing} nêu trên, các thôn chủ động thực hiện.",
            f"Nhiệm vụ cụ thể theo phân công tại khoản 38 mục {last} Kế hoạch này.",
            f"Các đơn vị báo cáo kết quả theo mục {missing}.",
            f"Thực hiện theo điểm y khoản 1 mục {last} kế hoạch này.",
            f"Bám sát mục tiêu tại Mục {missing} để triển khai.",
        ]
    )
    return them(ban, place, [words])


@gieo("DS18", cung="DS02 DS03 CT24 CT22 CT23")
def thieu_cham(ban: Ban, rng: Random) -> Dong | bool | None:
    dong = rng.choice(body(ban, Kieu.LA_MA))
    return ban.doi(dong, dong.so, dong.so[:-1] + rng.choice(["", ":", ","]))


@gieo("DS18", cung="DS03 DS14 CT22")
def thieu_cham_khoan(ban: Ban, rng: Random) -> Dong | bool | None:
    lists = beside(ban, Kieu.A_RAP, 3)
    if not lists:
        return None
    same = rng.choice(lists)
    dong = rng.choice(same[1:-1])
    return ban.doi(dong, dong.so, dong.so[:-1] + rng.choice(["", ",", ":"]))


@gieo("DS19", cung="DS17")
def thap_phan_sai(ban: Ban, rng: Random) -> Dong | bool | None:
    lists = beside(ban, Kieu.THAP_PHAN)
    if not lists:
        return None
    same = rng.choice(lists)
    index = rng.randrange(1, len(same))
    head, last = same[index].so.rstrip(".").rsplit(".", 1)
    new = rng.choice([f"{head}.{int(last) - 1}.", f"{head}.{int(last) + 1}.", f"{int(head) + 1}.{last}."])
    return ban.doi(same[index], same[index].so, new)


@gieo("DS21", cung="DS27")
def khoan_sai_dau(ban: Ban, rng: Random) -> Dong | bool | None:
    items = [each for each in body(ban, Kieu.A_RAP) if each.cha is not None and each.cha.cap is Kieu.LA_MA]
    dong = rng.choice(items) if items else None
    return ban.doi(dong, dong.so, dong.so[:-1] + rng.choice([")", "/", "-"])) if dong else None


@gieo("DS22", cung="PL01")
def tieu_de_trong(ban: Ban, rng: Random) -> Dong | bool | None:
    titles = [
        each for each in body(ban, Kieu.LA_MA, Kieu.A_RAP)
        if each.con and not any(one.con for one in each.con) and not each.loi_van
        and (each.cap is Kieu.LA_MA or sum(bool(one.con) for one in (each.cha.con if each.cha else [])) >= 2)
        and not each.text.endswith((":", "."))
    ]  # fmt: skip
    titles = [each for each in titles if each.cap is Kieu.LA_MA or len(each.text.split()) <= 9]
    if not titles:
        return None
    dong = rng.choice(titles)
    for each in dong.con:
        ban.xoa(each)
    return dong


@gieo("DS23", cung="CT22 PL01")
def hai_cham(ban: Ban, rng: Random) -> Dong | bool | None:
    place = plain(ban, rng)
    if place is None:
        return None
    return ban.doi(
        place,
        place.text,
        rng.choice(["Thực hiện các nhiệm vụ sau:", "Trong năm tập trung các nội dung:", "Cụ thể như sau:"]),
    )


@gieo("DS24")
def tieu_de_co_dau(ban: Ban, rng: Random) -> Dong | bool | None:
    dong = rng.choice([each for each in body(ban, Kieu.LA_MA) if each.con])
    return ban.doi(dong, dong.text, dong.text + rng.choice(".:;"))


@gieo("DS26")
def y_cuoi(ban: Ban, rng: Random) -> Dong | bool | None:
    lists = [
        each for each in beside(ban, Kieu.GACH, 2) + beside(ban, Kieu.CHU_CAI, 2) if not any(one.con for one in each)
    ]
    lists = [each for each in lists if each[-1].text.endswith(".") and (ban.hs.ke(each[-1], 1) or each[-1]).so]
    if not lists:
        return None
    last = rng.choice(lists)[-1]
    return ban.doi(last, last.text[-6:], last.text[-6:-1] + ";")


@gieo("DS28", cung="DS15")
def gach_va_so(ban: Ban, rng: Random) -> Dong | bool | None:
    points = body(ban, Kieu.CHU_CAI)
    if not points:
        return None
    dong = rng.choice(points)
    return ban.doi(dong, dong.so, f"- {dong.so}")
