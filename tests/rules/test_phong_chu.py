"""Fonts of letters in tables: what Times New Roman is called, what stands for it in a .pdf, fonts of signs (PL19)."""

import pytest

from kehoach.rules.bo_luat import ViDu
from kehoach.rules.kiem import kiem
from rules.vi_du import ho_so_dinh_dang


@pytest.mark.parametrize(
    ("font", "dinh_dang", "sai"),
    [
        ("Times New Roman", "docx", False),
        ("Wingdings", "docx", False),
        ("Arial", "docx", True),
        ("Liberation Serif", "docx", True),
        ("Liberation Serif", "pdf", False),
        ("Arial", "pdf", True),
    ],
)
def test_a_table_is_judged_as_the_rest_of_the_plan(font: str, dinh_dang: str, sai: bool) -> None:
    ho_so = ho_so_dinh_dang(ViDu(dinh_dang={"o": {"font": font}}))
    ho_so.document.format = dinh_dang
    found, _ = kiem(ho_so, ["PL19"])
    assert bool(found) is sai
