"""The neighbour's own Word file with all changes tracked: taken it says what the rebase says, left what it said before."""

import itertools
import os
import random
from datetime import date
from pathlib import Path

import pytest
from drafts import draft
from lxml import etree
from mending.support import W, accept_all, members, reject_all
from mending.test_docx_comments import anchored, said
from readers.word_made import p, r, row, table, word
from writers import gates

from kehoach.api.checking import TuyChon, document_under_check
from kehoach.api.rebase_tracked import _told, comments_of, edits_of, tracked
from kehoach.blocks import Document, Paragraph, paragraphs
from kehoach.catalog.dia_phuong import tim_xa
from kehoach.mending.docx_comments import comment
from kehoach.mending.docx_fix import fix
from kehoach.mending.docx_parts import NotReached
from kehoach.mending.edit import Edit, made_in
from kehoach.model.chuyen import DaThay, LoaiThay
from kehoach.model.phat_hien import ViTri
from kehoach.readers import read
from kehoach.rebase.chuyen import KetQuaChuyen, chuyen
from kehoach.rebase.thoi_gian import thoi_gian
from kehoach.writers.docx import to_docx
from rebase.gieo_goi import plant

DRAFTS = int(os.environ.get("KEHOACH_SO_BAN", "40")) // 4
SAMPLES = sorted((Path(__file__).parents[2].parent / "shared" / "samples" / "ke-hoach").glob("*.docx"))
"""Real plans of communes, where there are some"""
PLACES = [("Tiên Điền", "Hà Tĩnh"), ("Hà Lầm", "Quảng Ninh")]
DAY = date(2026, 6, 1)
CITED = ["Kế hoạch số 1/KH-UBND của tỉnh", "[[Kế hoạch của tỉnh B: số, ngày]]"]


def rebased(data: bytes, place: tuple[str, str], tu: tuple[str, str | None] | None = None) -> KetQuaChuyen:
    ho_so = document_under_check(data, Path("nguon.docx"), TuyChon(xa=tu))
    return chuyen(ho_so, tim_xa(*place, DAY), thoi_gian(ho_so).nam, "nguon.docx", bo_xong=False)


def lines(document: Document) -> list[str]:
    return [each.text for each in (*paragraphs(document.blocks), *paragraphs(document.notes))]


def looked_through(data: bytes, made: KetQuaChuyen) -> None:
    told = tracked(data, made)
    assert lines(read(accept_all(told.data), "a.docx")) == lines(made.document)
    assert lines(read(reject_all(told.data), "a.docx")) == lines(read(data, "a.docx"))
    assert told.con_sot == []
    known = set(gates.faults(data))
    assert [each for each in gates.faults(told.data) if each not in known] == []
    assert parted_insertions(told.data) == []


def parted_insertions(data: bytes) -> list[str]:
    """New words amid what is taken out: between two deletions with nothing that stays."""
    found = []
    for name, (content, _) in members(data).items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        for paragraph in etree.fromstring(content).iter(f"{W}p"):
            ours = [each.tag if each.get(f"{W}author") == "kehoach" else "" for each in paragraph]
            found += [name for three in itertools.pairwise(itertools.pairwise(ours)) if three == AMID]
    return found


AMID = ((f"{W}del", f"{W}ins"), (f"{W}ins", f"{W}del"))


@pytest.mark.parametrize("number", range(1, DRAFTS + 1))
def test_drafts(number: int) -> None:
    plan, _, ma, _ = draft(number)
    own = tim_xa(ma, None, DAY)
    data = to_docx(plan)
    if number % 2:
        data = plant(data, own.ten, own.loai, own.tinh.ten, random.Random(number))
    looked_through(data, rebased(data, PLACES[number % 4 // 2], (ma, None)))


@pytest.mark.parametrize("place", PLACES, ids=["xa", "phuong"])
@pytest.mark.parametrize("path", SAMPLES, ids=[each.stem for each in SAMPLES])
def test_samples(path: Path, place: tuple[str, str]) -> None:
    data = path.read_bytes()
    looked_through(data, rebased(data, place))


def thay(tu: str, den: str) -> DaThay:
    return DaThay(LoaiThay.VAN_BAN, tu, den, ViTri(doan=1))


def test_each_slot_is_a_change_of_its_own() -> None:
    old, new = (f"Theo {each}, {each}; xã {name}." for each, name in zip(CITED, ("A", "B"), strict=True))
    edits = edits_of(1, old, new, [thay(*CITED), thay(*CITED), thay("xã A", "xã B")])
    assert [(each.trich, each.lan, each.sua) for each in edits[:2]] == [
        (CITED[0], 1, CITED[1]),
        (CITED[0], 2, CITED[1]),
    ]
    assert len(edits) == 3
    assert made_in(old, edits) == new


@pytest.mark.parametrize("seed", range(200))
def test_edits_make_the_paragraph(seed: int) -> None:
    rng = random.Random(seed)
    words = [*CITED, "xã", "A", "aa", "a", ","]
    old = " ".join(rng.choices(words, k=rng.randint(1, 8)))
    new = " ".join(rng.choices(words, k=rng.randint(1, 8)))
    found = edits_of(1, old, new, [thay(rng.choice(words), rng.choice(words)) for _ in range(3)])
    assert made_in(old, found) == new


def commented(data: bytes, looks: list[tuple[int, str, str]]) -> tuple[list[str], list[str]]:
    document = read(data, "a.docx")
    listed: list[Paragraph] = [*paragraphs(document.blocks)]
    made = comment(data, comments_of(document, [(listed[at], words, why) for at, words, why in looks]))
    return anchored(made), said(made)


def test_the_same_said_nearby_is_said_once() -> None:
    why = "số của bản gốc: xem lại"
    cells = table(row("70%", "a"), row("b", "80%"), row("c", "70%"))
    data = word(f"{p('Có 120 người, 20 hộ')}{p('chữ')}{cells}{p('x')}{p('y')}{p('z')}{p('20 cờ')}")
    words, lines = commented(
        data, [(0, "20", why), (2, "70%", why), (5, "80%", why), (7, "70%", why), (0, "120", "gì?"), (11, "20", why)]
    )
    assert words == ["120", "20", "20"]
    assert lines[0] == "Gì?"
    assert lines[1] == "Số của bản gốc: xem lại.\n4 chỗ từ đây: “20”, “70%”, “80%”."
    assert lines[2] == "Số của bản gốc: xem lại."


def test_words_that_stand_twice() -> None:
    data = word(p("xã A và xã A"))
    assert commented(data, [(0, "xã A", "một"), (0, "xã A", "hai")]) == (["xã A", "xã A"], ["Một.", "Hai."])
    ranges = comments_of(read(data, "a.docx"), [(next(paragraphs(read(data, "a.docx").blocks)), "xã A", "một")])
    assert ranges == []


def test_of_a_note_is_said_beside_its_sign() -> None:
    notes = '<w:footnote w:id="2"><w:p>' + r("Theo Kế hoạch số 5") + "</w:p></w:footnote>"
    data = word(f'{p("trước")}<w:p>{r("Chỗ này")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>', footnotes=notes)
    document = read(data, "a.docx")
    found = comments_of(document, [(document.notes[0], "Kế hoạch số 5", "xem lại")])  # type: ignore[list-item]
    assert [(each.cho, each.loi) for each in found] == [(2, ["Ở chú thích [1]: “Kế hoạch số 5”", "Xem lại."])]


def test_pictures_are_told_once() -> None:
    left = [NotReached(f"word/media/image{number}.png", "hình ảnh: xem lại") for number in range(5)]
    left.append(NotReached("word/header1.xml", "có chữ Word tính"))
    assert _told(left) == [
        "Hình ảnh: xem lại (5 tệp: image0.png, image1.png, image2.png, …)", "Có chữ Word tính (header1.xml)",
    ]  # fmt: skip


def test_new_slots_are_highlighted() -> None:
    looks = '<w:b/><w:sz w:val="28"/><w:u w:val="single"/><w:lang w:val="vi-VN"/>'
    data = word(f"<w:p>{r('Theo ')}{r(CITED[0], looks)}</w:p>")
    made = fix(data, [Edit(1, CITED[0], 1, f"{CITED[1]} này", f"Theo {CITED[0]}")], "kehoach")
    runs = etree.fromstring(members(made.data)["word/document.xml"][0]).findall(f".//{W}ins/{W}r")
    told = [[each.tag.removeprefix(W) for each in run.find(f"{W}rPr")] for run in runs]  # type: ignore[union-attr]
    assert told == [["b", "sz", "highlight", "u", "lang"], ["b", "sz", "u", "lang"]]
    assert ["".join(map(str, run.itertext())) for run in runs] == [CITED[1], " này"]
    assert gates.faults(made.data) == gates.faults(data)
