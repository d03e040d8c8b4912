"""Every rule by its own examples: the bad is found where it is, the good is clean under all rules, a mend gives the good."""

import pytest

from kehoach.model.phat_hien import CachSua, PhatHien
from kehoach.problems import Level
from kehoach.rules.bo_luat import ViDu, cac_ma, mo_ta
from rules import vi_du as put

CASES = [(ma, number) for ma in cac_ma() for number in range(len(mo_ta(ma).vi_du))]
WORDS = [(ma, number) for ma, number in CASES if not mo_ta(ma).vi_du[number].dinh_dang]
LOOKS = [(ma, number) for ma, number in CASES if mo_ta(ma).vi_du[number].dinh_dang]


def example(ma: str, number: int) -> ViDu:
    return mo_ta(ma).vi_du[number]


def show(found: list[PhatHien]) -> str:
    return "\n".join(
        f"{each.ma} {each.muc_do} {each.vi_tri} {each.trich!r} -> {each.sua!r}: {each.thong_diep}" for each in found
    )


def heavy(found: list[PhatHien]) -> list[PhatHien]:
    return [each for each in found if each.muc_do is not Level.GOI_Y]


@pytest.mark.parametrize(("ma", "number"), WORDS)
def test_the_bad_example_is_found_where_it_is(ma: str, number: int) -> None:
    case = example(ma, number)
    found = put.phat_hien(put.ho_so(put.van_ban(case, case.xau), case.giai_doan, case.ban_goc))
    own = [each for each in found if each.ma == ma]
    assert len(own) == case.so_lan, f"{ma} phải thấy {case.so_lan} lần:\n{show(found)}"
    for each in own:
        assert not each.trich or each.trich in each.doan_van
        assert "{" not in each.thong_diep + each.huong_dan


@pytest.mark.parametrize(("ma", "number"), WORDS)
def test_the_good_example_is_clean_under_all_rules(ma: str, number: int) -> None:
    case = example(ma, number)
    found = put.phat_hien(put.ho_so(put.van_ban(case, put.tot(case)), case.giai_doan, case.ban_goc))
    assert not [each for each in found if each.ma == ma], show(found)
    assert not heavy(found), show(found)


@pytest.mark.parametrize(("ma", "number"), LOOKS)
def test_bad_looks_are_found(ma: str, number: int) -> None:
    found = put.phat_hien(put.ho_so_dinh_dang(example(ma, number)))
    assert [each for each in found if each.ma == ma], show(found)


def mended(text: str, found: list[PhatHien]) -> str:
    """``text`` with the mends of ``found``; the real editing of files has tests of its own."""
    lines = text.split("\n")
    done: set[tuple[int, str, int]] = set()
    for each in sorted(found, key=lambda each: (each.vi_tri.dong or 0, -each.lan)):
        number, trich = (each.vi_tri.dong or 1) - 1, each.trich
        key = (number, trich, each.lan)
        if each.sua is None or key in done:
            continue
        done.add(key)
        parts = lines[number].split(trich)
        if len(parts) > each.lan:
            lines[number] = trich.join(parts[: each.lan]) + each.sua + trich.join(parts[each.lan :])
    return "\n".join(lines)


@pytest.mark.parametrize(("ma", "number"), WORDS)
def test_a_mend_gives_the_good_and_mending_twice_changes_nothing(ma: str, number: int) -> None:
    case = example(ma, number)
    can = mo_ta(ma).cach_sua is not CachSua.CHI_GOI_Y if case.sua_duoc is None else case.sua_duoc
    bad = put.van_ban(case, case.xau)
    own = [each for each in put.phat_hien(put.ho_so(bad, case.giai_doan, case.ban_goc), [ma]) if each.ma == ma]
    once = mended(bad, [each for each in own if each.cach_sua is not CachSua.CHI_GOI_Y])
    if can:
        assert once == put.van_ban(case, put.tot(case))
    else:
        assert once == bad
    again = [each for each in put.phat_hien(put.ho_so(once, case.giai_doan, case.ban_goc), [ma]) if each.sua_duoc]
    assert not again, show(again)
