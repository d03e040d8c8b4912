"""The yardstick: faults sown into clean random drafts, in text and in Word; how many are found, how many alarms are false.

``python tests/yardstick/do.py [so=30] [nhom=TT,DS] [chi-tiet] [ghi]``. ``ghi`` writes the table of
``kehoach/help/do-tin-cay.md`` (``make yardstick``).
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from drafts import draft

from kehoach import api
from kehoach.api.checking import TuyChon, of_bytes
from kehoach.drafting.chu_ky import TM
from kehoach.model.dong import Dong
from kehoach.model.phat_hien import NHOM, TEN_NHOM, PhatHien
from kehoach.model.plan import KeHoach
from kehoach.problems import Level
from kehoach.rules.kiem import kiem
from kehoach.writers.docx import to_docx
from kehoach.writers.txt import to_txt
from yardstick.ban import Ban
from yardstick.gieo import Gieo, sowers

NEAR = 2
"""A finding so many lines from the fault still names it: a neighbour may be the one that is shown."""
DRAFTS = 300
"""Clean drafts that must not raise an alarm."""


@dataclass
class Dem:
    """What one group gave."""

    gieo: int = 0
    thay: int = 0
    sai: int = 0
    sot: Counter[str] = field(default_factory=Counter)
    """Faults that were not found"""
    nham: Counter[str] = field(default_factory=Counter)
    """Alarms that are false"""

    @property
    def tim_thay(self) -> float:
        """Recall."""
        return self.thay / self.gieo if self.gieo else 1.0

    @property
    def bao_dung(self) -> float:
        """Precision."""
        return self.thay / (self.thay + self.sai) if self.thay else 1.0


def hoan_chinh(number: int) -> KeHoach:
    """Draft ``number``; of every three, two have their number and signer, as on the day of issue."""
    plan = draft(number)[0]
    if number % 3 and plan.chu_ky is not None:
        rng = Random(number)
        plan.so = str(rng.randint(10, 400))
        plan.chu_ky.ho_ten = rng.choice(
            ["Nguyễn Văn An", "Lê Thị Bình", "Hà Văn Cường", "Lò Thị Dung", "Trần Quốc Đạt"]
        )
    if plan.chu_ky and plan.chu_ky.quyen_han[:1] != [TM]:  # asked for without TM., which CK01 and CK02 speak of
        plan.chu_ky.quyen_han.insert(0, TM)
    return plan


@cache
def clean(number: int, dang: str) -> tuple[bytes, str]:
    """Draft ``number`` as a file: its content and a name."""
    plan = hoan_chinh(number)
    if dang == "txt":
        return to_txt(plan).encode(), "ke-hoach.txt"
    return to_docx(plan, api.template("14"), clean=True), "ke-hoach.docx"


def alarms(number: int, dang: str) -> list[PhatHien]:
    """What the checker says of a clean draft."""
    data, name = clean(number, dang)
    return kiem(of_bytes(data, name, TuyChon(giai_doan="du-thao")))[0]


def _key(each: PhatHien) -> tuple[str, str, str]:
    return each.ma, each.trich, each.doan_van


def _near(found: PhatHien, at: Dong | bool) -> bool:
    if isinstance(at, bool) or found.thu_tu < 0:
        return True
    place = found.vi_tri.dong or found.vi_tri.doan or 0
    return abs(place - (at.spot.line or at.spot.paragraph or 0)) <= NEAR


def sow(each: Gieo, number: int, dang: str) -> tuple[bool, list[PhatHien]] | None:
    """Sow one fault into one draft: whether it was found, and the alarms that are false. None: no place for the fault."""
    data, name = clean(number, dang)
    ban = Ban.of(data, name, "du-thao")
    before = Counter(_key(found) for found in kiem(ban.hs)[0])
    at = each.ham(ban, Random(f"{each.ten}{number}"))
    if at is None:
        return None
    found = kiem(of_bytes(ban.xong(), name, TuyChon(giai_doan="du-thao")))[0]
    hit = any(one.ma == each.ma and _near(one, at) and not before[_key(one)] for one in found)
    strange = [
        one for one in found
        if one.ma != each.ma and not each.cung & {one.ma, "*"} and not before[_key(one)] and one.muc_do is not Level.GOI_Y
    ]  # fmt: skip
    return hit, strange


def measure(each: Gieo, numbers: Iterable[int]) -> dict[str, Dem]:
    """One sower over the drafts of those numbers and its forms of file: group -> what it gave."""
    result: dict[str, Dem] = defaultdict(Dem)
    for number in numbers:
        for dang in each.dang:
            done = sow(each, number, dang)
            if done is None:
                continue
            hit, strange = done
            own = result[NHOM[each.ma[:2]]]
            own.gieo += 1
            own.thay += hit
            if not hit:
                own.sot[f"{each.ten} {dang} {number}"] += 1
            for one in strange:
                wrong = result[one.nhom]
                wrong.sai += 1
                wrong.nham[f"{one.ma} sau {each.ten} {dang} {number}: {one.trich[:60]!r}"] += 1
    return dict(result)


def _measured(task: tuple[str, int]) -> dict[str, Dem]:
    name, count = task
    return measure(next(each for each in sowers() if each.ten == name), range(1, count + 1))


def together(parts: Iterable[dict[str, Dem]]) -> dict[str, Dem]:
    """The sums by group, in the order of the reports."""
    total: dict[str, Dem] = {group: Dem() for group in NHOM.values()}
    for part in parts:
        for group, dem in part.items():
            own = total[group]
            own.gieo, own.thay, own.sai = own.gieo + dem.gieo, own.thay + dem.thay, own.sai + dem.sai
            own.sot += dem.sot
            own.nham += dem.nham
    return {group: dem for group, dem in total.items() if dem.gieo or dem.sai}


def run(count: int, groups: Iterable[str] = ()) -> dict[str, Dem]:
    """Every sower (of the rules that begin with ``groups``) over ``count`` drafts."""
    chosen = tuple(groups)
    tasks = [(each.ten, count) for each in sowers() if not chosen or each.ma.startswith(chosen)]
    with ProcessPoolExecutor() as pool:
        return together(pool.map(_measured, tasks, chunksize=4))


def main() -> None:
    options = dict(each.partition("=")[::2] for each in sys.argv[1:])
    count = int(options.get("so", "30"))
    result = run(count, [each for each in options.get("nhom", "").split(",") if each])
    for group, dem in result.items():
        print(f"{TEN_NHOM[group]:<24} gieo {dem.gieo:5}  tìm thấy {dem.tim_thay:7.1%}  báo đúng {dem.bao_dung:7.1%}")
        if "chi-tiet" in options:
            for line, _ in [*dem.sot.most_common(15), *dem.nham.most_common(15)]:
                print("    ", line)
    if "ghi" in options:
        from yardstick.trang import write

        write(result, count)


if __name__ == "__main__":
    main()
