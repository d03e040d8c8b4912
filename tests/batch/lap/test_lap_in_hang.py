"""Rows from the mould and rows from the template are the same rows, whatever words they have."""

import pytest

from batch.lap.so_sanh import khac_nhau
from batch.lap.viec import chi_tieu, hang, im_lang, job, nhiem_vu
from kehoach.batch.lap import Maker
from kehoach.batch.lap.in_hang import InHang
from kehoach.batch.tung_hang import HangIn

WORDS = [
    "Chính quyền số", "A & B", "<w:t>", "50 %b, 100%", "{{ hang.ten }}", "O'Neil “nói”", 'trích "dẫn"', "[[số]] hộ",
    "trước [[x]] sau & [[y]]", "%", "%%s", "\ufeffdấu", "tự_động", "", "👍",
]  # fmt: skip


@pytest.mark.parametrize("words", WORDS)
def test_any_words(words: str) -> None:
    shared = "" if "{" in words else words  # there it would be a slot
    work = job(
        ct=[chi_tieu(1, ten=shared or "x", don_vi_tinh=shared), chi_tieu(2)],
        nv=[nhiem_vu(1, ten=shared or "x", san_pham=shared), nhiem_vu(2), nhiem_vu(3, chu_tri="{so_ho}")],
    )
    maker = Maker(work, im_lang)
    for number in (0, 1, 2):  # alone, then with shared rows, then from memory
        row = hang(number, gia_tri={"so_ho": words or "1", "nv02.san_pham": words})
        assert khac_nhau(maker, row, None) == [], number


def test_the_template_is_asked_once_for_a_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    usual = InHang._by_template

    def ask(self: InHang, row: HangIn, end: bool) -> bytes:
        asked.append(row)
        return usual(self, row, end)

    monkeypatch.setattr(InHang, "_by_template", ask)
    maker = Maker(job(6), im_lang)
    for number in range(4):
        maker.make(hang(number, gia_tri={"ct01": str(number)}))
    assert len(asked) <= 8  # two tables, rows and groups or totals, the last one apart
