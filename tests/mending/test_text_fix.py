"""Words of text files changed in place."""

import random
import unicodedata
from pathlib import Path

import pytest
from conftest import SHARED

from kehoach.blocks import paragraphs
from kehoach.mending.edit import Edit
from kehoach.mending.text_fix import fix_text
from kehoach.problems import KehoachError
from kehoach.readers import read
from kehoach.readers.text_encoding import decode_text
from mending.support import texts

SEEDS = sorted(SHARED.glob("seeds/*.txt")) + sorted(SHARED.glob("samples/van-ban/*.md"))
WRAPPED = "Số: 1\r\n\r\n  Uỷ ban nhân\r\n  dân   xã  **Hoa** Lộc, xã B\r\n\r\nxã\tUỷ\r\n"
WHOLE = "Uỷ ban nhân dân xã Hoa Lộc, xã B"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_wrapped_paragraph(encoding: str, form: str) -> None:
    data = unicodedata.normalize(form, WRAPPED).encode(encoding)  # type: ignore[arg-type]
    found = decode_text(data)[1]
    edits = [
        Edit(3, "Uỷ ban nhân dân xã", 1, "Ủy ban nhân dân phường", WHOLE), Edit(3, "xã", 2, "phường", WHOLE), Edit(3, "Lộc", 1, "Lộc 1", WHOLE),
    ]  # fmt: skip
    made = fix_text(data, edits, found)
    assert not made.undone
    wanted = WRAPPED.replace("Uỷ ban", "Ủy ban").replace("   xã", "   phường").replace("Lộc, xã B", "Lộc 1, phường B")
    assert unicodedata.normalize("NFC", made.data.decode(encoding)) == wanted
    assert made.data[:4] == data[:4] or encoding == "utf-8"
    if form == "NFD":
        assert unicodedata.normalize("NFD", "nhân") in made.data.decode(encoding)


def test_an_old_windows_file() -> None:
    text = "Uỷ ban nhân dân xã Hoà Bình đã thực hiện kế hoạch, báo cáo kết quả\r\n" * 3
    tones = "".join(
        unicodedata.normalize(
            "NFC", "".join(c for c in unicodedata.normalize("NFD", x) if c not in "\u0300\u0301\u0303\u0309\u0323")
        )
        + "".join(c for c in unicodedata.normalize("NFD", x) if c in "\u0300\u0301\u0303\u0309\u0323")
        for x in text
    )
    data = tones.encode("cp1258")
    assert decode_text(data) == (text, "windows-1258")
    made = fix_text(data, [Edit(2, "Uỷ", 1, "Ủy"), Edit(1, "Hoà", 1, "Đặng")], "windows-1258")
    lines = text.splitlines(keepends=True)
    assert decode_text(made.data)[0] == lines[0].replace("Hoà", "Đặng") + lines[1].replace("Uỷ", "Ủy") + lines[2]
    assert len(fix_text(data, [Edit(1, "Hoà", 1, "漢")], "windows-1258").undone) == 1


def test_what_cannot_be_changed_is_told() -> None:
    data = "| a | bb | a |\n|---|---|---|\n| x | x | y |\nmột\n".encode()
    edits = [
        Edit(1, "a", 1, "c", "a"), Edit(None, "a", 1, "c"), Edit(99, "a", 1, "c"), Edit(4, "hai", 1, "c", "một"),
        Edit(4, "một", 1, "m\nn", "một"), Edit(3, "x", 1, "z", "x"),
    ]  # fmt: skip
    made = fix_text(data, edits, "utf-8", "md")
    assert made.data == data
    assert [each.edit for each in made.undone] == edits
    assert fix_text(data, [Edit(1, "bb", 1, "c", "bb"), Edit(3, "y", 1, "z", "y")], "utf-8", "md").data == data.replace(
        b"bb", b"c"
    ).replace(b"y", b"z")
    with pytest.raises(KehoachError) as told:
        fix_text(data, edits, "TCVN3")
    assert told.value.problems[0].code == "KS02"


def test_bytes_that_are_no_utf_8_stay() -> None:
    data = "Uỷ ban nhân dân xã thực hiện nhiệm vụ được giao theo kế hoạch đã đề ra ".encode() + b"\xff\xfe\r\nhai"
    assert fix_text(data, [Edit(1, "Uỷ", 1, "Ủy")], "utf-8").data == data.replace("Uỷ".encode(), "Ủy".encode())


def test_marks_entities_and_breaks_of_markdown() -> None:
    data = b"# **K\xe1\xba\xbf** &amp; ho\xe1\xba\xa1ch\n\nA.<br>Uy\\* ban\n"
    seen = texts(data, "a.md")
    assert seen == {1: "Kế & hoạch", 3: "A.", 4: "Uy* ban"}
    made = fix_text(
        data, [Edit(1, "Kế & hoạch", 1, "Kế và hoạch", seen[1]), Edit(4, "Uy", 1, "Ủy", seen[4])], "utf-8", "md"
    )
    assert made.data.decode() == "# **Kế** và hoạch\n\nA.<br>Ủy\\* ban\n"


def test_letters_are_typed_anew_where_they_should_be_as_shown() -> None:
    data = ("a  " + unicodedata.normalize("NFD", "Kế hoạch") + "\u200b này\n").encode()
    whole = texts(data, "a.txt")[1]
    made = fix_text(data, [Edit(1, "Kế hoạch này", 1, "Kế hoạch này", whole)], "utf-8")
    assert made.data.decode() == "a  Kế hoạch này\n"
    assert len(fix_text(made.data, [Edit(1, "Kế", 1, "Kế", whole)], "utf-8").undone) == 1


@pytest.mark.skipif(not SEEDS, reason="không có văn bản mẫu")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    data = path.read_bytes()
    document = read(data, path.name)
    rng = random.Random(4)
    edits = []
    for each in paragraphs(document.blocks):
        words = [word for word in each.text.split() if word.isalpha() and word.islower()]
        if words:
            trich = rng.choice(words)
            edits.append(Edit(each.spot.line, trich, 1, trich.upper(), each.text))
    made = fix_text(data, edits, decode_text(data)[1], document.format)
    assert len(made.undone) <= len(edits) * 0.04
    before, after = data.decode(), made.data.decode()
    assert len(before) == len(after)
    assert sum(a != b for a, b in zip(before, after, strict=True)) == sum(
        sum(a != b for a, b in zip(each.trich, each.sua, strict=True)) for each in made.done
    )


def test_a_hostile_line_takes_linear_time() -> None:
    import time

    seconds = []
    for size in (20_000, 40_000, 80_000):
        text = "a  " * (size // 3)
        start = time.process_time()
        fix_text(
            text.encode(),
            [Edit(1, "a", size // 3, "b", " ".join(text.split())), Edit(1, "a b", 1, "b", "a a b")],
            "utf-8",
        )
        seconds.append(time.process_time() - start)
    assert seconds[2] < 6 * seconds[0] + 1
