"""How the recipients look: size, italics, place (PL1/II.9d)."""

from collections import Counter
from collections.abc import Callable, Iterator

from kehoach.blocks import Paragraph, Run, Table
from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.noi_nhan._nen import theo_nd30
from kehoach.rules.the_thuc._chu import phan

WORD = ("docx", "doc", "rtf")
"""Formats that tell how a page is laid out"""


def chu_lech(dong: Dong, low: float, high: float, *, bold: bool, italic: bool) -> list[str]:
    """What is wrong with the letters of a line: most of them must be of a size, bold or not, slanted or not."""
    runs = [run for run in phan(dong) if any(c.isalnum() for c in run.text)]
    wrong: list[str] = []
    sizes: Counter[float] = Counter()
    for run in runs:
        if run.format.size is not None:
            sizes[run.format.size] += len(run.text)
    size = sizes.most_common(1)[0][0] if sizes else None
    if size is not None and not low - 0.3 <= size <= high + 0.3:
        wrong.append(f"cỡ chữ {size:g}, cần {low:g}" + (f" đến {high:g}" if high > low else ""))
    if _most(runs, lambda run: run.format.italic != italic):
        wrong.append("chưa nghiêng" if italic else "đang nghiêng, cần chữ đứng")
    if _most(runs, lambda run: run.format.bold != bold):
        wrong.append("chưa đậm" if bold else "đang đậm, cần chữ thường")
    return wrong


def _most(runs: list[Run], holds: Callable[[Run], bool]) -> bool:
    letters = sum(len(run.text) for run in runs)
    return letters > 0 and sum(len(run.text) for run in runs if holds(run)) > 0.6 * letters


@luat("NN02", Can.KE_HOACH, Can.TU_SOAN, Can.DINH_DANG)
def chu_tieu_de(ho_so: HoSo) -> Iterator[Loi]:
    """“Nơi nhận:” is of size 12, italic, bold."""
    dong = ho_so.dau(Vai.NOI_NHAN_DE)
    if dong is None or not theo_nd30(ho_so) or "\n" in dong.paragraph.text or len(dong.text) > 20:
        return
    low, high = ho_so.tham_so("NN02")["co_chu"]
    wrong = chu_lech(dong, low, high, bold=True, italic=True)
    if wrong:
        yield Loi(dong, dong.text, None, {"vi": "; ".join(wrong)})


@luat("NN03", Can.KE_HOACH, Can.TU_SOAN, Can.DINH_DANG)
def chu_danh_sach(ho_so: HoSo) -> Iterator[Loi]:
    """The list is of size 11, upright."""
    if not theo_nd30(ho_so):
        return
    low, high = ho_so.tham_so("NN03")["co_chu"]
    told: dict[str, tuple[Dong, int]] = {}
    for dong in ho_so.vai(Vai.NOI_NHAN, Vai.LUU):
        if "\n" in dong.paragraph.text or "\t" in dong.paragraph.text.strip():
            continue
        for wrong in chu_lech(dong, low, high, bold=False, italic=False):
            first, count = told.get(wrong, (dong, 0))
            told[wrong] = (first, count + 1)
    for wrong, (dong, count) in told.items():
        yield Loi(dong, dong.text, None, {"vi": f"{wrong}" + (f" ({count} dòng)" if count > 1 else "")})


def cho_trong_bang(ho_so: HoSo) -> dict[int, tuple[int, int, int]]:
    """``id`` of a paragraph in a table -> table, row, column; of the tables that hold recipients or signature."""
    found: dict[int, tuple[int, int, int]] = {}
    for number, table in enumerate(ho_so.bang_goc):
        if len(table.rows) > 30:
            continue
        for row, cells in enumerate(table.rows):
            for cell in cells:
                for block in cell.blocks:
                    if isinstance(block, Table):
                        found.update((id(inner), (number, row, cell.column)) for inner in _inside(block))
                    else:
                        found[id(block)] = (number, row, cell.column)
    return found


def _inside(table: Table) -> Iterator[Paragraph]:
    for row in table.rows:
        for cell in row:
            yield from (block for block in cell.blocks if isinstance(block, Paragraph))


@luat("NN09", Can.KE_HOACH, Can.TU_SOAN, Can.DINH_DANG)
def ngang_hang(ho_so: HoSo) -> Iterator[Loi]:
    """“Nơi nhận:” stands beside the first line of the signature, at the left margin."""
    dong = ho_so.dau(Vai.NOI_NHAN_DE)
    signed = ho_so.dau(Vai.QUYEN_HAN, Vai.CHUC_VU)
    if dong is None or signed is None or not theo_nd30(ho_so) or ho_so.document.format not in WORD:
        return
    if dong.paragraph is signed.paragraph or any(section.columns > 1 for section in ho_so.document.sections):
        return
    places = ho_so.mot_lan(cho_trong_bang)
    left, right = places.get(id(dong.paragraph)), places.get(id(signed.paragraph))
    if left and right:
        if left[:2] != right[:2]:
            yield Loi(dong, dong.text, None, {"vi": "không ngang hàng với dòng quyền hạn, chức vụ của người ký"})
        elif left[2] > right[2]:
            yield Loi(dong, dong.text, None, {"vi": "đứng bên phải chữ ký, cần đứng bên trái"})
    elif not left and not right and "body" == dong.paragraph.origin == signed.paragraph.origin:
        if "\t" not in dong.paragraph.text.strip() and "\t" not in signed.paragraph.text:
            where = "dưới" if dong.thu_tu > signed.thu_tu else "trên"
            vi = f"đứng {where} khối chữ ký, không ngang hàng với dòng quyền hạn, chức vụ"
            yield Loi(dong, dong.text, None, {"vi": vi})
    elif "body" == dong.paragraph.origin == signed.paragraph.origin and "\t" not in dong.paragraph.text.strip():
        yield Loi(dong, dong.text, None, {"vi": "không ngang hàng với dòng quyền hạn, chức vụ của người ký"})
    if (
        dong.paragraph.align in ("center", "right")
        or dong.paragraph.left + dong.paragraph.first_line > ho_so.tham_so("NN09")["thut"]
    ):
        yield Loi(dong, dong.text.strip(" "), None, {"vi": "chưa sát lề trái"}, 0)
