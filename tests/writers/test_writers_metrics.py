"""Widths of letters, broken titles, lengths of drawn lines."""

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from kehoach.writers.metrics import Font, balance, line_length, width

BOLD = Font(14, bold=True)


@pytest.mark.parametrize(
    ("text", "font", "points"),
    [
        ("", Font(14), 0),
        ("Độc lập - Tự do - Hạnh phúc", BOLD, 171.4),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Font(13, bold=True), 271.2),
        ("0", Font(20), 10),
        ("\u0301", Font(20), 0),
        ("漢", Font(20), 20),
        ("ǻ", Font(20), 8.9),
    ],
)
def test_widths_are_those_of_times_new_roman(text: str, font: Font, points: float) -> None:
    assert width(text, font) == pytest.approx(points, abs=0.1)


def test_capitals_by_style_are_measured_as_capitals() -> None:
    assert width("kế hoạch", Font(14, caps=True)) == width("KẾ HOẠCH", Font(14))


@given(strategies.texts, st.floats(60, 500))
def test_a_balanced_text_fits_its_measure(text: str, room: float) -> None:
    measure, widths = balance(text, BOLD, room)
    assert 0 < measure <= room + 1e-6
    longest = max(width(word, BOLD) for word in text.split())
    assert max(widths) <= max(measure, longest) + 1e-6
    assert sum(widths) <= width(text, BOLD) + 1e-6


@pytest.mark.parametrize(
    "text",
    [
        "(Kèm theo Kế hoạch số 07/KH-UBND ngày 05 tháng 5 năm 2026 của Ủy ban nhân dân xã Bình Minh)",
        "Tuyên truyền, phổ biến, giáo dục pháp luật cho người dân và doanh nghiệp trên địa bàn xã năm 2026",
        "Chăm sóc, nuôi dưỡng người cao tuổi giai đoạn 2026 – 2030 và định hướng đến năm 2035 của xã",
    ],
)
def test_a_title_is_not_broken_before_a_number(text: str) -> None:
    for room in (467.75, 714.35):
        measure, widths = balance(text, BOLD, room)
        words, line = text.split(), ""
        for word in words:
            if width(f"{line} {word}".strip(), BOLD) > measure:
                assert not (word[0].isdigit() or word[0] in "–-"), (room, line, word)
                line = word
            else:
                line = f"{line} {word}".strip()
        assert min(widths) > 0.3 * max(widths)


@given(st.lists(st.floats(20, 400), min_size=1, max_size=5))
def test_a_line_is_a_third_to_half_of_the_last(widths: list[float]) -> None:
    assert widths[-1] / 3 - 1e-6 <= line_length(widths) <= widths[-1] / 2 + 1e-6
