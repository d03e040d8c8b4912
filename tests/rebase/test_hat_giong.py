"""Each seed onto each of the other four communes and onto a ward: nothing of the source left, every other word kept."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from writers import gates

from kehoach import api
from kehoach.api.checking import TuyChon
from kehoach.api.rebasing import TuyChonChuyen
from kehoach.blocks import paragraphs
from kehoach.model.plan import KeHoach
from kehoach.problems import Level
from kehoach.rebase.mau import mau_ten
from kehoach.text.nfc import fold, nfc

SEEDS = sorted((Path(__file__).parents[2].parent / "shared" / "seeds").glob("*.txt"))
WARD = ("phường Kim Long", "Huế")
_SLOT = re.compile(r"\[\[[^\[\]]*\]\]")
_WORD = re.compile(r"\w+")


class Xa(NamedTuple):
    """A commune of the five, with what may give it away."""

    xa: str
    tinh: str
    dau_vet: tuple[str, ...]


XA = (
    Xa("Hoa Lộc", "Thanh Hóa", ("Hoa Lộc", "Hậu Lộc", "Thanh Hóa", "Hoàng Việt Tuân", "04-NQ/TU", "116/KH-UBND")),
    Xa("Xuân Trường", "Ninh Bình", ("Xuân Trường", "Ninh Bình", "Nam Định", "Phạm Ngọc Vinh", "118/KH-UBND")),
    Xa("Vĩnh Thông", "Thái Nguyên", ("Vĩnh Thông", "Thái Nguyên", "Bắc Kạn", "Nguyễn Quốc Hội", "22-ĐA/TU", "553/QĐ-UBND")),
    Xa("Hòa Phong", "Hưng Yên", ("Hòa Phong", "Mỹ Hào", "Hưng Yên", "Lê Đình Khánh", "145/KH-UBND")),
    Xa("Điền Quang", "Thanh Hóa", ("Điền Quang", "Bá Thước", "Thanh Hóa", "Lục Xuân Thắng", "101/KH-UBND", "266-KH/TU")),
)  # fmt: skip
"""In the order of the seeds"""


class Luot(NamedTuple):
    """A run."""

    nguon: int
    xa: str
    tinh: str


RUNS = [
    Luot(number, target.xa, target.tinh)
    for number in range(len(XA))
    for target in (*(each for index, each in enumerate(XA) if index != number), Xa(*WARD, ()))
]

pytestmark = pytest.mark.skipif(len(SEEDS) != len(XA), reason="không có năm kế hoạch mẫu bên cạnh kho mã")


def _said(plan: KeHoach, tmp_path: Path) -> str:
    out = tmp_path / "ket-qua.txt"
    api.render(plan, out, overwrite=True)
    return out.read_text(encoding="utf-8")


@pytest.mark.parametrize("run", RUNS, ids=lambda run: f"{XA[run.nguon].xa} -> {run.xa}")
def test_seed_becomes_theirs(run: Luot, tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    source, out, report = SEEDS[run.nguon], tmp_path / "ke-hoach.yaml", tmp_path / "bao-cao.json"
    made = api.rebase(source, out, TuyChonChuyen(run.xa, run.tinh), bao_cao=report)
    words = _said(made.ke_hoach, tmp_path)

    same_province = made.bao_cao.tu.rsplit(", ", 1)[1] == made.bao_cao.den.rsplit(", ", 1)[1]
    left = [each for each in XA[run.nguon].dau_vet if _theirs(each, words, same_province=same_province)]
    left = [each for each in left if not any(each in shown.trich for shown in made.bao_cao.can_xem)]
    lost = _lost(source, made, words)
    found = api.check(out, TuyChon(giai_doan="du-thao")).phat_hien
    grave = [f"{each.ma} {each.trich}: {each.thong_diep}" for each in found if each.muc_do is Level.LOI]
    counts = (
        len(made.bao_cao.thay), len(made.bao_cao.can_xem), len(left) + len(made.bao_cao.con_sot), sum(lost.values()), len(grave),
    )  # fmt: skip
    name = f"{XA[run.nguon].xa} -> {run.xa}"
    record_property("hat_giong", f"{name:<36}" + "".join(f"{each:>8}" for each in counts))
    assert not left
    assert not made.bao_cao.con_sot
    assert not lost
    assert not grave

    printed = _docx(made.ke_hoach, tmp_path)
    assert gates.faults(printed.read_bytes()) == []
    again = api.read_plan(printed).ke_hoach
    assert again == made.ke_hoach
    assert api.load_plan(out) == made.ke_hoach


def _theirs(trace: str, words: str, *, same_province: bool) -> bool:
    if same_province and (trace[0].isdigit() or trace == "Thanh Hóa"):
        return False
    if trace[0].isdigit():
        return trace in words
    return bool(mau_ten(trace).search(nfc(words))) or fold(trace).replace(" ", "") in words.lower()


def _docx(plan: KeHoach, tmp_path: Path) -> Path:
    out = tmp_path / "ket-qua.docx"
    api.render(plan, out, overwrite=True)
    return out


def _lost(source: Path, made: api.KetQuaRebase, printed: str) -> Counter[str]:
    """Words of the source that are in no replacement and not in the result either."""
    before = Counter(_words("\n".join(each.text for each in paragraphs(api.read_blocks(source).blocks))))
    for each in made.bao_cao.thay:
        before.subtract(_words(each.tu))
    after = Counter(_words(printed))
    return +(Counter({word: count for word, count in before.items() if count > 0}) - after)


def _words(text: str) -> list[str]:
    """Words of letters; numbers of sections, which are computed, and dots are none."""
    return [word for word in _WORD.findall(fold(text)) if not word.isdigit() and len(word) > 2]
