"""Slots: filled, or one clear error; what a user typed is never run."""

import pytest

from kehoach.drafting.o import evaluate, render, render_all
from kehoach.problems import KehoachError

NAMES = {
    "xa": "xã Tân Mẫu",
    "nam": 2026,
    "phan": ["a", "b"],
    "don_vi": {"vhxh": "Phòng Văn hóa - Xã hội"},
    "evil": "{{ 7*7 }}",
}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("không có ô", "không có ô"),
        ("tại {{ xa }} năm {{ nam }}", "tại xã Tân Mẫu năm 2026"),
        ("{{ don_vi.vhxh }} chủ trì", "Phòng Văn hóa - Xã hội chủ trì"),
        ("{{ 5|hai_so }} giai đoạn", "05 giai đoạn"),
        ("nhiều   \n  khoảng {{ nam }}", "nhiều khoảng 2026"),
        ("{{ evil }}", "{{ 7*7 }}"),
        ("{% if 'a' in phan %}có{% else %}không{% endif %}", "có"),
    ],
)
def test_filled(text: str, filled: str) -> None:
    assert render(text, NAMES) == filled


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ khong_co }}", "khong_co"),
        ("{{ don_vi.khong_co }}", "khong_co"),
        ("{{ xa", "Viết sai ô"),
        ("{% if %}", "Viết sai ô"),
        ("{{ xa.__class__.__mro__ }}", "Không điền được|Ô không có dữ liệu"),
        ("{{ nam / 0 }}", "Không điền được"),
        ("{{ nam ** nam ** nam }}", "phép tính không được phép"),
        ("{{ 'a' * 1000000000 }}", "phép tính không được phép"),
        ("{{ '%1000000000d' % nam }}", "phép tính không được phép"),
        ("{{ (nam * nam) * (nam * nam) }}", "phép tính không được phép"),
        ("{% for i in range(100000000) %}x{% endfor %}", "range quá dài"),
        ("{{ xa|center(1000000000) }}", "center"),
        ("{{ '{:1000000000}'.format(nam) }}", "Không điền được"),
        ("{{ xa.ljust(1000000000) }}", "Không điền được"),
    ],
)
def test_refused(text: str, words: str) -> None:
    with pytest.raises(KehoachError, match=words):
        render(text, NAMES)


def test_expressions() -> None:
    assert evaluate("'a' in phan", NAMES) is True
    assert evaluate("nam > 2030", NAMES) is False
    with pytest.raises(KehoachError):
        evaluate("khong_co", NAMES)
    with pytest.raises(KehoachError):
        evaluate("nam >", NAMES)


def test_all_texts_of_a_tree() -> None:
    tree = {"a": ["{{ nam }}", {"b": "{{ xa }}"}], "c": 1}
    assert render_all(tree, NAMES) == {"a": ["2026", {"b": "xã Tân Mẫu"}], "c": 1}
