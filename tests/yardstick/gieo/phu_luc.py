"""Faults of annexes and tables."""

import copy
from random import Random
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph as WordParagraph

from kehoach.model.dong import Dong, Vai
from kehoach.model.mac_dinh import so_ky_hieu
from yardstick.ban import Ban
from yardstick.gieo import gieo

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def heads(ban: Ban) -> list[Dong]:
    return ban.vai(Vai.PHU_LUC)


def cells(ban: Ban, cot: int, *, bang: int | None = None) -> list[Dong]:
    """Cells of one column below the titles."""
    return [each for each in ban.vai(Vai.O) if each.cot == cot and each.hang > 0 and bang in (None, each.bang)]


def numbers(ban: Ban) -> list[list[Dong]]:
    """Columns of numbers that count on, table by table."""
    found = []
    for number in ban.hs.bang:
        column = [each for each in cells(ban, 0, bang=number) if each.text.strip().isdigit()]
        if len(column) > 2:
            found.append(column)
    return found


@gieo("PL01")
def khong_nhac(ban: Ban, rng: Random) -> Dong | bool | None:
    if len(heads(ban)) < 1:
        return None
    lines = [each for each in ban.dong if not each.phu_luc and "Phụ lục" in each.text]
    for each in lines:
        ban.doi(each, "Phụ lục", "bảng dưới đây")
        if each.text.count("Phụ lục") > 1 or "kèm theo)" in each.text:
            return None
    return heads(ban)[0] if lines else None


@gieo("PL02", cung="PL20")
def so_a_rap(ban: Ban, rng: Random) -> Dong | None:
    own = heads(ban)
    if len(own) < 2:
        return None
    index = rng.randrange(len(own))
    return ban.doi(own[index], own[index].text, f"Phụ lục {index + 1}")


@gieo("PL02", cung="PL13 PL01")
def thieu_so(ban: Ban, rng: Random) -> Dong | None:
    own = heads(ban)
    return ban.doi(dong := rng.choice(own), dong.text, "Phụ lục") if len(own) > 1 else None


@gieo("PL04", cung="PL13")
def in_hoa(ban: Ban, rng: Random) -> Dong | None:
    own = heads(ban)
    return ban.doi(rng.choice(own), "Phụ lục", rng.choice(["PHỤ LỤC", "Phụ Lục"])) if own else None


def looks(ban: Any, dong: Dong, **changes: Any) -> None:
    for run in WordParagraph(ban.doan(dong), ban.word).runs:
        for key, value in changes.items():
            if key == "name":
                run.font.name = value
            else:
                setattr(run, key, value)


@gieo("PL04", dang="docx")
def khong_dam(ban: Any, rng: Random) -> Any:
    own = heads(ban)
    if not own:
        return None
    dong: Dong = rng.choice(own)
    if rng.random() < 0.5:
        looks(ban, dong, bold=False)
    else:
        WordParagraph(ban.doan(dong), ban.word).alignment = WD_ALIGN_PARAGRAPH.LEFT
    return dong


@gieo("PL05")
def ten_thuong(ban: Ban, rng: Random) -> Dong | None:
    own = ban.vai(Vai.TEN_PHU_LUC)
    if not own:
        return None
    dong: Dong = rng.choice(own)
    words = dong.text.split(" ")
    cut = rng.choice([0, len(words) // 2])
    new = " ".join([*words[:cut], *(word.lower() for word in words[cut:])])
    return ban.doi(dong, dong.text, new[:1].upper() + new[1:])


@gieo("PL05", dang="docx")
def ten_khong_dam(ban: Any, rng: Random) -> Any:
    own = ban.vai(Vai.TEN_PHU_LUC)
    if not own:
        return None
    dong: Dong = rng.choice(own)
    looks(ban, dong, bold=False)
    return dong


@gieo("PL06")
def mat_kem_theo(ban: Ban, rng: Random) -> Dong | None:
    own = ban.vai(Vai.KEM_THEO_PHU_LUC)
    if not own:
        return None
    dong: Dong = rng.choice(own)
    ban.xoa(dong)
    return dong


@gieo("PL07", dang="docx")
def khong_nghieng(ban: Any, rng: Random) -> Any:
    own = ban.vai(Vai.KEM_THEO_PHU_LUC)
    if not own:
        return None
    dong: Dong = rng.choice(own)
    looks(ban, dong, italic=False)
    return dong


@gieo("PL08", cung="NQ01 NQ02 NQ03 NQ04 NQ05 NQ06 DP01 DP02")
def khong_khop(ban: Ban, rng: Random) -> Dong | None:
    own = ban.vai(Vai.KEM_THEO_PHU_LUC)
    if not own:
        return None
    dong: Dong = rng.choice(own)
    year = str(ban.hs.ke_hoach.nam)
    choice = rng.randrange(4)
    if choice == 0 and f"năm {year}" in dong.text:
        return ban.doi(dong, f"năm {year}", f"năm {int(year) - 1}")
    if choice == 1:
        return ban.doi(dong, "KH-UBND", rng.choice(["KH-BCĐ", "KH-VHXH"]))
    name = ban.hs.ke_hoach.co_quan.ten
    if choice == 2 and name in dong.text:
        return ban.doi(dong, name, f"{name.rsplit(' ', 1)[0]} Phú Xuân")
    return ban.doi(dong, f"số {so_ky_hieu(ban.hs.ke_hoach)}", "số 987/KH-UBND")


@gieo("PL09")
def sai_loai(ban: Ban, rng: Random) -> Dong | None:
    own = ban.vai(Vai.KEM_THEO_PHU_LUC)
    return ban.doi(rng.choice(own), "Kế hoạch", rng.choice(["Quyết định", "Công văn", "Báo cáo"])) if own else None


@gieo("PL10", cung="PL11", dang="docx")
def trang_chay_tiep(ban: Any, rng: Random) -> bool | None:
    found = [each for each in ban.word.element.body.iter(f"{W}pgNumType") if each.get(f"{W}start")]
    if not found or not heads(ban):
        return None
    for each in found:
        each.getparent().remove(each)
    return True


@gieo("PL11", cung="PL10 TT10", dang="docx")
def khong_sang_trang(ban: Any, rng: Random) -> bool | None:
    if not heads(ban):
        return None
    for each in list(ban.word.element.body.iter(f"{W}pPr")):
        for section in each.findall(f"{W}sectPr"):
            each.remove(section)
    for each in list(ban.word.element.body.iter(f"{W}pageBreakBefore")):
        each.getparent().remove(each)
    return True


@gieo("PL12", cung="PL11 PL10")
def thieu_cham_het(ban: Ban, rng: Random) -> bool | None:
    ends = [each for each in ban.dong if each.phu_luc and each.text.strip() == "./."]
    if not ends:
        return None
    ban.xoa(rng.choice(ends))
    return True


@gieo("PL13", cung="PL01")
def nhac_khong_co(ban: Ban, rng: Random) -> Dong | None:
    own = heads(ban)
    if len(own) < 2:
        return None
    lines = [
        each for each in ban.dong if not each.phu_luc and f"Phụ lục {'II' if rng.random() < 0.5 else 'I'} " in each.text
    ]
    lines = lines or [each for each in ban.dong if not each.phu_luc and "Phụ lục I" in each.text]
    if not lines:
        return None
    dong = rng.choice(lines)
    return ban.doi(dong, "Phụ lục I", rng.choice(["Phụ lục V, Phụ lục I", "Phụ lục IV và Phụ lục I", "Phụ lục VI, I"]))


@gieo("PL14")
def stt_sai(ban: Ban, rng: Random) -> Dong | None:
    columns = numbers(ban)
    if not columns:
        return None
    column = rng.choice(columns)
    index = rng.randrange(1, len(column))
    value = int(column[index].text)
    return ban.doi(column[index], column[index].text, str(rng.choice([value - 1, value + 1, value + 10])))


@gieo("PL17")
def tong_sai(ban: Ban, rng: Random) -> Dong | bool | None:
    """The money column filled in, a total below that is wrong."""
    for number, lines in ban.hs.bang.items():
        titles = {each.cot: each.text for each in lines if each.hang == 0}
        money = next((column for column, name in titles.items() if "kinh phí" in name.lower()), None)
        if money is None:
            continue
        rows = sorted({each.hang for each in lines if each.hang > 0})
        if len(rows) < 2:
            continue
        width = max(titles) + 1
        values = [rng.randint(1, 90) for _ in rows]
        wrong = sum(values) + rng.choice([-10, -1, 1, 5, 100])
        last = next(each for each in lines if each.hang == rows[-1])
        if ban.word is None:  # type: ignore[attr-defined]
            for row, value in zip(rows, values, strict=True):
                line = next(each for each in lines if each.hang == row)
                text = ban.lines[(line.spot.line or 1) - 1]  # type: ignore[attr-defined]
                parts = text[0].split("\t")
                parts[money] = str(value)
                text[0] = "\t".join(parts)
            return ban.them_sau(
                last,
                "\t".join(
                    ["", "Tổng cộng", *[""] * (money - 2), f"{wrong:,}".replace(",", "."), *[""] * (width - money - 1)]
                ),
            )
        return _word_total(ban, lines, rows, values, money, wrong, number)
    return None


def _word_total(
    ban: Any, lines: list[Dong], rows: list[int], values: list[int], money: int, wrong: int, number: int
) -> bool:
    def row_of(dong: Dong) -> Any:
        element = ban.doan(dong)
        while element.tag != f"{W}tr":
            element = element.getparent()
        return element

    def put(row: Any, column: int, text: str) -> None:
        cell = row.findall(f"{W}tc")[column]
        paragraph = WordParagraph(cell.find(f"{W}p"), ban.word)
        for run in paragraph.runs:
            run.text = ""
        paragraph.add_run(text)

    for row, value in zip(rows, values, strict=True):
        put(row_of(next(each for each in lines if each.hang == row)), money, str(value))
    last = next(each for each in lines if each.hang == rows[-1])
    total = copy.deepcopy(row_of(last))
    for column in range(len(total.findall(f"{W}tc"))):
        put(total, column, "Tổng cộng" if column == 1 else str(wrong) if column == money else "")
    row_of(last).addnext(total)
    return True


@gieo("PL19", cung="TT01 TT02 TT03 TT04 TT05", dang="docx")
def phong_khac(ban: Any, rng: Random) -> Any:
    own = [each for each in ban.vai(Vai.O) if len(each.text) > 3]
    if not own:
        return None
    dong: Dong = rng.choice(own)
    for run in WordParagraph(ban.doan(dong), ban.word).runs:
        run.font.name = rng.choice(["Arial", "Calibri", "Cambria"])
    return dong


@gieo("PL20")
def nhac_a_rap(ban: Ban, rng: Random) -> Dong | None:
    if len(heads(ban)) < 2:
        return None
    lines = [each for each in ban.dong if not each.phu_luc and "Phụ lục II" in each.text]
    return ban.doi(rng.choice(lines), "Phụ lục II", "Phụ lục 2") if lines else None


@gieo("PL21", cung="PL13 PL01")
def so_lap(ban: Ban, rng: Random) -> Dong | None:
    own = heads(ban)
    return (
        ban.doi(own[-1], own[-1].text, rng.choice(["Phụ lục I", "Phụ lục III", "Phụ lục IV"]))
        if len(own) == 2
        else None
    )


@gieo("PL22", dang="txt")
def lien_dong(ban: Ban, rng: Random) -> Dong | None:
    own = heads(ban)
    if not own:
        return None
    dong: Dong = rng.choice(own)
    title = ban.hs.ke(dong, 1)
    if title is None or title.vai is not Vai.TEN_PHU_LUC:
        return None
    ban.xoa(title)
    return ban.doi(dong, dong.text, f"{dong.text}{rng.choice([': ', '. ', ' - '])}{title.text}")


@gieo("PL23")
def thieu_thong_tin(ban: Ban, rng: Random) -> Dong | None:
    own = ban.vai(Vai.KEM_THEO_PHU_LUC)
    if not own:
        return None
    dong: Dong = rng.choice(own)
    organ = f" của {ban.hs.ke_hoach.co_quan.ten}"
    date = dong.text[dong.text.find(" ngày") : dong.text.find(organ)]
    piece = rng.choice([organ, date])
    return ban.doi(dong, piece, "") if piece and piece in dong.text else None


@gieo("PL24")
def trung_ten(ban: Ban, rng: Random) -> Dong | None:
    own = ban.vai(Vai.TEN_PHU_LUC)
    return ban.doi(own[1], own[1].text, own[0].text) if len(own) == 2 and own[0].phu_luc != own[1].phu_luc else None


@gieo("PL25", dang="txt")
def hang_trung(ban: Any, rng: Random) -> Any:
    columns = numbers(ban)
    if not columns:
        return None
    last: Dong = rng.choice(columns)[-1]
    line = ban.lines[(last.spot.line or 1) - 1][0]
    if "[[" in line:
        return None
    return ban.them_sau(last, f"{int(last.text) + 1}{line[len(last.text) :]}")


@gieo("PL26")
def qua_tram(ban: Ban, rng: Random) -> Dong | None:
    own = [
        each for each in cells(ban, 3)
        if (name := ban.hs.o(each.bang).get((each.hang, 1))) and name.text.startswith("Tỷ lệ ")
        and (unit := ban.hs.o(each.bang).get((each.hang, 2))) and unit.text == "%"
        and not any(word in name.text for word in ("tăng", "so với", "bao phủ"))
    ]  # fmt: skip
    return ban.doi(dong := rng.choice(own), dong.text, rng.choice(["105", "150", "100,5", "trên 120"])) if own else None


@gieo("PL27")
def lap_don_vi(ban: Ban, rng: Random) -> Dong | None:
    own = [each for each in cells(ban, 3) if (unit := ban.hs.o(each.bang).get((each.hang, 2))) and unit.text == "%"]
    return ban.doi(dong := rng.choice(own), dong.text, f"{rng.randint(20, 99)}%") if own else None
