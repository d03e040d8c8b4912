"""Things that stand twice (trung_lap)."""

import re
from random import Random

from kehoach.model.dong import Dong, Vai
from yardstick.ban import Ban
from yardstick.gieo import gieo


def doan(ban: Ban, least: int = 60) -> list[Dong]:
    """Long plain items of the body."""
    return [
        each
        for each in ban.vai(Vai.MUC, Vai.DOAN)
        if not each.phu_luc
        and len(each.text) > least
        and not each.con
        and not each.text.endswith((":", "./."))
        and "20" not in each.text
    ]


@gieo("TL01", cung="TL03 DS03 DS04 DS05")
def dan_hai_lan(ban: Ban, rng: Random) -> Dong | None:
    lines = [each for each in doan(ban, 90) if each.text.startswith("- ") and ":" not in each.text]
    if not lines:
        return None
    dong = rng.choice(lines)
    return ban.them_sau(dong, dong.text)


@gieo("TL01", cung="TL03 CT22")
def dan_sang_muc_khac(ban: Ban, rng: Random) -> Dong | None:
    lines = [
        each
        for each in doan(ban, 90)
        if each.text.startswith("- ") and ":" not in each.text and each.text.endswith(".")
    ]
    if len(lines) < 2:
        return None
    one, two = sorted(rng.sample(lines, 2), key=lambda each: each.thu_tu)
    return ban.doi(two, two.text, one.text)


@gieo("TL02")
def cau_hai_lan(ban: Ban, rng: Random) -> Dong | None:
    lines = [each for each in doan(ban) if each.text.endswith(".")]
    if len(lines) < 2:
        return None
    one, two = sorted(rng.sample(lines, 2), key=lambda each: each.thu_tu)
    said = "Các đơn vị chủ động rà soát, lập danh sách người cần hỗ trợ và gửi về đầu mối của xã trước mỗi kỳ giao ban hằng tháng."
    ban.doi(one, one.text[-12:], f"{one.text[-12:]} {said}")
    return ban.doi(two, two.text[-12:], f"{two.text[-12:]} {said}")


@gieo("TL03", cung="DS03 DS04 DS05 DS06 DS07 TL01 DS01 DS02")
def de_muc_hai_lan(ban: Ban, rng: Random) -> Dong | None:
    lines = [
        each
        for each in ban.vai(Vai.MUC)
        if each.con and not each.phu_luc and re.match(r"(?:[IVX]+|\d+)\. ", each.text) and ":" not in each.text
    ]
    if not lines:
        return None
    dong = rng.choice(lines)
    return ban.them_sau(dong, dong.text)


@gieo("TL03", cung="DS03 TL01")
def de_muc_trung_ten(ban: Ban, rng: Random) -> Dong | None:
    groups = [
        [each for each in dong.con if each.vai is Vai.MUC and each.con and re.match(r"\d+\. ", each.text)]
        for dong in ban.vai(Vai.MUC)
    ]
    groups = [each for each in groups if len(each) > 2]
    if not groups:
        return None
    one, two = sorted(rng.sample(rng.choice(groups), 2), key=lambda each: each.thu_tu)
    name = two.text.split(". ", 1)[1]
    return ban.doi(two, name, one.text.split(". ", 1)[1])


@gieo("TL04", cung="CT27 CT22")
def tu_hai_lan(ban: Ban, rng: Random) -> Dong | None:
    word = rng.choice(["của", "và", "các", "những", "được", "với", "trong", "tại", "đã", "để", "theo", "cho", "nhằm"])
    lines = [each for each in doan(ban, 30) if f" {word} " in each.text]
    lines = [
        each
        for each in lines
        if not re.search(rf"(?:đạt|thu|có|hiện|tồn|giao|thực|làm|mua|xa|nước) {word} ", each.text)
    ]
    return ban.doi(rng.choice(lines), f" {word} ", f" {word} {word} ") if lines else None


@gieo("TL04", cung="CT27 CT22")
def cap_tu_hai_lan(ban: Ban, rng: Random) -> Dong | None:
    pairs = [
        "chuyển đổi",
        "người dân",
        "phối hợp",
        "triển khai",
        "tuyên truyền",
        "hướng dẫn",
        "dữ liệu",
        "kế hoạch",
        "nhiệm vụ",
    ]
    rng.shuffle(pairs)
    for pair in pairs:
        lines = [each for each in doan(ban, 30) if f" {pair} " in each.text]
        if lines:
            return ban.doi(rng.choice(lines), f" {pair} ", f" {pair} {pair} ")
    return None


@gieo("TL06")
def gan_giong(ban: Ban, rng: Random) -> Dong | None:
    lines = [each for each in doan(ban, 130) if each.text.startswith("- ") and ":" not in each.text]
    if not lines:
        return None
    dong = rng.choice(lines)
    words = dong.text.split()
    at = rng.choice(
        [place for place in range(6, len(words) - 4) if words[place].isalpha() and words[place].islower()] or [0]
    )
    if not at:
        return None
    return ban.them_sau(dong, " ".join([*words[:at], "rà soát", *words[at + 1 :]]))


@gieo("TL07", cung="TL01")
def y_hai_lan(ban: Ban, rng: Random) -> Dong | None:
    lines = [each for each in doan(ban) if each.text.startswith("- ") and each.cha is not None]
    if not lines:
        return None
    dong = rng.choice(lines)
    said = rng.choice(
        ["- Hỗ trợ hộ nghèo cài đặt ứng dụng.", "- Công khai kết quả hằng tháng.", "- Giữ sạch đường làng, ngõ xóm."]
    )
    ban.them_sau(dong, said)
    return ban.them_sau(dong, said)


@gieo("TL08", cung="TL02 TL04")
def ve_hai_lan(ban: Ban, rng: Random) -> Dong | None:
    lines = [each for each in doan(ban) if each.text.startswith("- ")]
    if not lines:
        return None
    said = rng.choice(
        [
            "- Các thôn chủ động triển khai thực hiện. Các thôn chủ động triển khai thực hiện.",
            "- Nâng cao kỹ năng số cho người dân, nâng cao kỹ năng số cho người dân ở các thôn.",
            "- Giữ gìn cảnh quan, giữ sạch đường làng ngõ xóm, giữ sạch đường làng ngõ xóm.",
        ]
    )
    return ban.them_sau(rng.choice(lines), said)
