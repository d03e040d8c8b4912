"""The yardstick: faults sown into clean random drafts, in text and in Word; how many are found, how many alarms are false.

``python tests/yardstick/do.py [so=30] [nhom=TT,DS] [chi-tiet]``
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
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


@dataclass
class Dem:
    """What one group gave."""

    gieo: int = 0
    thay: int = 0
    sai: int = 0
    sot: Counter[str] = field(default_factory=Counter)
    nham: Counter[str] = field(default_factory=Counter)


def clean(number: int, dang: str) -> tuple[bytes, str]:
    """Draft ``number``, finished as a clerk would (no blanks left, number and date given), as a file."""
    plan = hoan_chinh(number)
    if dang == "txt":
        return to_txt(plan).encode(), "ke-hoach.txt"
    return to_docx(plan, api.template("14"), clean=True), "ke-hoach.docx"


def hoan_chinh(number: int) -> KeHoach:
    plan = draft(number)[0]
    if plan.chu_ky and plan.chu_ky.quyen_han[:1] != [TM]:  # asked for without TM., which CK01 and CK02 speak of
        plan.chu_ky.quyen_han.insert(0, TM)
    return plan


def key(each: PhatHien) -> tuple[str, str, str]:
    return each.ma, each.trich, each.doan_van


def near(found: PhatHien, at: Dong | bool, shift: int = 2) -> bool:
    """Whether a finding stands where the fault was sown (a line or two away: a neighbour may be the one named)."""
    if at is True or isinstance(at, bool) or found.thu_tu < 0:
        return True
    place = found.vi_tri.dong or found.vi_tri.doan or 0
    return abs(place - (at.spot.line or at.spot.paragraph or 0)) <= shift


def sow(each: Gieo, number: int, dang: str) -> Iterator[tuple[bool, list[PhatHien]]]:
    """Sow one fault into one draft: whether it was found, and the alarms that are false."""
    data, name = clean(number, dang)
    ban = Ban.of(data, name)
    before = Counter(key(found) for found in kiem(ban.hs)[0])
    at = each.ham(ban, Random(f"{each.ten}{number}"))
    if at is None:
        return
    found = kiem(of_bytes(ban.xong(), name, TuyChon(giai_doan=ban.hs.giai_doan)))[0]
    hit = any(one.ma == each.ma and near(one, at) and not before[key(one)] for one in found)
    strange = [
        one for one in found
        if one.ma != each.ma and one.ma not in each.cung and not before[key(one)] and one.muc_do is not Level.GOI_Y
    ]  # fmt: skip
    yield hit, strange


def main() -> None:
    options = dict(each.partition("=")[::2] for each in sys.argv[1:])
    count = int(options.get("so", "30"))
    groups = [each for each in options.get("nhom", "").split(",") if each]
    per_group: dict[str, Dem] = defaultdict(Dem)
    for each in sowers():
        if groups and not any(each.ma.startswith(group) for group in groups):
            continue
        for number in range(count):
            for dang in each.dang:
                for hit, strange in sow(each, number, dang):
                    own = per_group[NHOM[each.ma[:2]]]
                    own.gieo += 1
                    own.thay += hit
                    if not hit:
                        own.sot[f"{each.ten} {dang} {number}"] += 1
                    for one in strange:
                        wrong = per_group[one.nhom]
                        wrong.sai += 1
                        wrong.nham[f"{one.ma} sau {each.ten} {dang} {number}: {one.trich[:60]!r}"] += 1
    for group, dem in per_group.items():
        recall = dem.thay / dem.gieo if dem.gieo else 1.0
        precision = dem.thay / (dem.thay + dem.sai) if dem.thay else 1.0
        print(f"{TEN_NHOM[group]:<24} gieo {dem.gieo:5}  tìm thấy {recall:7.1%}  báo đúng {precision:7.1%}")
        if "chi-tiet" in options:
            for line, _ in [*dem.sot.most_common(15), *dem.nham.most_common(15)]:
                print("    ", line)


if __name__ == "__main__":
    main()
