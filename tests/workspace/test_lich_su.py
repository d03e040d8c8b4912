"""The history is bounded, and thinned so that old copies stay far apart."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kehoach.api import KhongGian
from kehoach.model.plan import KeHoach
from kehoach.workspace import lich_su
from kehoach.workspace.lich_su import Moc, bo_bot

NOW = datetime(2026, 6, 1, 12).astimezone()


def _moc(ages: list[timedelta], co: int = 1000, chua_dung: bool = False) -> list[Moc]:
    total = len(ages)
    return [Moc(total - at, NOW - age, chua_dung, Path(f"{total - at}"), co) for at, age in enumerate(ages)]


def _con(mocs: list[Moc], hien: int) -> list[Moc]:
    bo = {each.so for each in bo_bot(mocs, hien, NOW)}
    return [each for each in mocs if each.so not in bo]


def test_the_newest_are_all_kept() -> None:
    mocs = _moc([timedelta(seconds=at) for at in range(lich_su.GAN)])
    assert _con(mocs, lich_su.GAN) == mocs


def test_old_ones_stay_far_apart() -> None:
    kept = _con(_moc([timedelta(minutes=at) for at in range(60 * 24 * 20)]), 1)
    ages = [NOW - each.luc for each in kept]
    assert len(kept) <= lich_su.MAX_SO + 1
    assert sum(age < timedelta(hours=1) for age in ages) == 60
    assert 120 <= sum(age < timedelta(days=1) for age in ages) <= 60 + 144
    assert kept[-1].so == 1  # the present, however old


def test_thinning_again_takes_nothing_more() -> None:
    kept = _con(_moc([timedelta(minutes=7 * at) for at in range(3000)]), 3000)
    assert _con(kept, 3000) == kept


def test_bytes_are_bounded_but_a_few_are_always_kept() -> None:
    few = _con(_moc([timedelta(seconds=at) for at in range(50)], co=lich_su.MAX_BYTES), 50)
    assert len(few) == lich_su.IT_NHAT
    many = _con(_moc([timedelta(seconds=at) for at in range(50)], co=lich_su.MAX_BYTES // 20), 50)
    assert len(many) == 20


def test_what_never_was_the_plan_does_not_drive_out_what_was() -> None:
    was = _moc([timedelta(seconds=500 + at) for at in range(20)])
    refused = [Moc(20 + at, NOW - timedelta(seconds=300 - at), True, Path("x"), 10) for at in range(200, 0, -1)]
    kept = _con([*refused, *was], 20)
    assert sum(each.chua_dung for each in kept) == lich_su.MAX_CHUA_DUNG
    assert [each for each in kept if not each.chua_dung] == was


def test_a_long_day_of_autosaves(
    kg: KhongGian, ma: str, khac: Callable[[str], KeHoach], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lich_su, "GAN", 10)
    ban = kg.doc(ma)
    for number in range(40):
        ban = kg.ghi(ma, khac(f"Lần {number}"), ban.phien)
    copies = kg.lich_su(ma)
    assert 10 <= len(copies) <= 13
    steps = 0
    while ban.hoan_tac:
        ban, steps = kg.hoan_tac(ma, ban.phien), steps + 1
    assert 9 <= steps <= 12
    while ban.lam_lai:
        ban = kg.lam_lai(ma, ban.phien)
    assert ban.ke_hoach.trich_yeu == "Lần 39"


def test_copies_are_plain_files_that_say_when(kg: KhongGian, ma: str) -> None:
    folder = kg.thu_muc / ma / lich_su.THU_MUC
    (copy,) = [each for each in folder.iterdir() if each.suffix == ".yaml"]
    assert copy.read_bytes() == (kg.thu_muc / ma / "ke-hoach.yaml").read_bytes()
    assert (
        copy.name == f"000001 {datetime.fromtimestamp(copy.stat().st_mtime):%Y-%m-%d %H-%M-%S}.yaml"
        or abs(kg.lich_su(ma)[0].luc.timestamp() - copy.stat().st_mtime) < 2
    )
    for name in ("000009 x.yaml", "ghi chú.txt", "000002 2026-13-45 99-99-99.yaml"):
        (folder / name).write_text("x")
    assert len(kg.lich_su(ma)) == 1
