"""The page ``kehoach/help/do-tin-cay.md``: how far the checker can be trusted, as measured."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from conftest import ROOT

from kehoach.model.phat_hien import NHOM, TEN_NHOM
from kehoach.problems import Level
from kehoach.rules.bo_luat import cac_ma
from yardstick import hat_giong
from yardstick.do import DRAFTS, Dem, alarms

PAGE = ROOT / "kehoach" / "help" / "do-tin-cay.md"
_BEGIN, _END = "<!-- số đo: sinh ra bằng make yardstick, đừng sửa tay -->", "<!-- hết số đo -->"


def _levels(number: int) -> Counter[str]:
    return Counter(str(each.muc_do) for dang in ("txt", "docx") for each in alarms(number, dang))


def write(result: dict[str, Dem], count: int) -> None:
    """Put the numbers into the page."""
    with ProcessPoolExecutor() as pool:
        levels: Counter[str] = sum(pool.map(_levels, range(DRAFTS), chunksize=10), Counter())
    text = PAGE.read_text(encoding="utf-8")
    head, _, rest = text.partition(_BEGIN)
    _, _, tail = rest.partition(_END)
    body = "\n".join([*_table(result, count), "", *_clean(levels), "", *_seeds()])
    PAGE.write_text(f"{head}{_BEGIN}\n{body}\n{_END}{tail}", encoding="utf-8")


def _table(result: dict[str, Dem], count: int) -> list[str]:
    rules = Counter(NHOM[ma[:2]] for ma in cac_ma())
    lines = [f"Mỗi loại lỗi được gieo vào {count} kế hoạch ngẫu nhiên, ở tệp chữ và tệp Word:", ""]
    lines += ["| nhóm | số luật | lỗi gieo | tìm thấy | báo đúng |", "|---|---|---|---|---|"]
    total = Dem()
    for group, dem in result.items():
        lines.append(f"| {TEN_NHOM[group]} | {rules[group]} | {dem.gieo} | {dem.tim_thay:.1%} | {dem.bao_dung:.1%} |")
        total.gieo, total.thay, total.sai = total.gieo + dem.gieo, total.thay + dem.thay, total.sai + dem.sai
    lines.append(f"| cộng | {len(cac_ma())} | {total.gieo} | {total.tim_thay:.1%} | {total.bao_dung:.1%} |")
    return [line.replace("%", " %").replace(".", ",") if line.startswith("|") else line for line in lines]


def _clean(levels: Counter[str]) -> list[str]:
    each = {level: levels[str(level)] / (2 * DRAFTS) for level in Level}
    return [
        f"Trên {DRAFTS} kế hoạch sạch (mỗi kế hoạch một tệp chữ, một tệp Word), mỗi tệp trung bình có "
        f"{each[Level.LOI]:.2f} lỗi, {each[Level.CANH_BAO]:.2f} cảnh báo, {each[Level.GOI_Y]:.2f} gợi ý.".replace(
            ".", ","
        ).replace("ý,", "ý.")
    ]


def _seeds() -> list[str]:
    if not hat_giong.SEEDS.is_dir():
        return []
    found, total, missed = hat_giong.measure()
    return [
        f"Trên năm kế hoạch thật của xã, danh sách lỗi đánh dấu bằng tay có {total} chỗ; tìm thấy {found} ({len(missed)} chỗ sót)."
    ]
