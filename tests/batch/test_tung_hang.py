"""What is made of shared rows and of own ones is what would be made of all rows alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from kehoach.batch.tung_hang import Goc, HangLap, TungHang, rieng
from kehoach.writers.annexes import HangChiTieu


@dataclass(frozen=True)
class _Annex:
    dong: list[HangLap]
    goc: Goc | None
    khac: tuple[int, ...]


def _row(words: str) -> HangLap:
    return HangLap(HangChiTieu("1", words))


@given(st.lists(st.text(max_size=3), min_size=1, max_size=8), st.data())
def test_shared_and_own_rows_together(words: list[str], data: st.DataObject) -> None:
    shared = Goc([_row(each) for each in words])
    made: list[str] = []

    def make(rows: Sequence[HangLap]) -> list[str]:
        made.extend(each.hang.ten for each in rows)
        return [each.hang.ten for each in rows]

    once = TungHang(make)
    for _ in range(3):
        places = sorted(data.draw(st.sets(st.sampled_from(range(len(words))))))
        more = data.draw(st.integers(0, 2))
        rows = [_row(f"riêng {place}") if place in places else each for place, each in enumerate(shared.dong)]
        rows += [_row(f"thêm {number}") for number in range(more)]
        annex = _Annex(rows, shared, (*places, *range(len(words), len(rows))))
        assert once.cua(annex) == [each.hang.ten for each in rows]
        assert once.cua(_Annex(rows, None, ())) == [each.hang.ten for each in rows]
        assert [each.hang.ten for each in rieng(annex)] == [rows[place].hang.ten for place in annex.khac]
    assert made.count(words[0]) <= words.count(words[0]) * 4
