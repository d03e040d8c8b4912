"""What changes between two texts, as a reader wants to see it."""

import random

import pytest

from kehoach.text.changes import changes, made

WORDS = ["xã", "Hoa", "Lộc", "của", "UBND", ",", ";", "[[Kế hoạch: số, ngày]]", "số", "12/KH-UBND", "\n", "ngày", "1/1"]


def shown(old: str, new: str) -> str:
    """The change as ``[-old-]{+new+}``."""
    out, at = [], 0
    for start, end, words in changes(old, new, words=True):
        out += [old[at:start], f"[-{old[start:end]}-]" * (end > start), f"{{+{words}+}}" * bool(words)]
        at = end
    return "".join([*out, old[at:]])


@pytest.mark.parametrize(
    ("old", "new", "as_shown"),
    [
        ("xã Điền Quang, tỉnh", "xã Tiên Điền, tỉnh", "xã [-Điền Quang-]{+Tiên Điền+}, tỉnh"),
        ("UBND xã Hoa Lộc ban hành", "UBND phường Hà Lầm ban hành", "UBND [-xã Hoa Lộc-]{+phường Hà Lầm+} ban hành"),
        (
            "theo Kế hoạch số 5/KH-UBND ngày 3/3/2025 của UBND tỉnh A về",
            "theo [[Kế hoạch của UBND tỉnh B: số, ngày]] về",
            "theo [-Kế hoạch số 5/KH-UBND ngày 3/3/2025 của UBND tỉnh A-]{+[[Kế hoạch của UBND tỉnh B: số, ngày]]+} về",
        ),
        (
            "[[Kế hoạch của UBND tỉnh Cao Bằng: số, ngày]]",
            "[[Kế hoạch của UBND tỉnh Hà Tĩnh: số, ngày]]",
            "[[Kế hoạch của UBND tỉnh [-Cao Bằng-]{+Hà Tĩnh+}: số, ngày]]",
        ),
        ("với 21 chỉ tiêu", "với [[21]] chỉ tiêu", "với [-21-]{+[[21]]+} chỉ tiêu"),
        (
            "MTTQ xã và các tổ chức chính trị - xã hội xã",
            "MTTQ phường và các tổ chức chính trị - xã hội phường",
            "MTTQ [-xã-]{+phường+} và các tổ chức chính trị - xã hội [-xã-]{+phường+}",
        ),
        ("các thôn tổ chức", "các tổ dân phố tổ chức", "các [-thôn-]{+tổ dân phố+} tổ chức"),
    ],
)
def test_changes_read_well(old: str, new: str, as_shown: str) -> None:
    assert shown(old, new) == as_shown


@pytest.mark.parametrize("words", [False, True])
def test_changes_make_the_text(words: bool) -> None:
    rng = random.Random(5)
    for _ in range(3000):
        old, new = (" ".join(rng.choices(WORDS, k=rng.randint(0, 9))) for _ in range(2))
        found = changes(old, new, words=words)
        assert made(old, found) == new
        assert all(old[each.start : each.end] != each.new for each in found)
