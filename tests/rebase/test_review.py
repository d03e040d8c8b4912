"""Review of a rebase: what is decided is done, and nothing else."""

import itertools
import json
import random
from datetime import date
from pathlib import Path

import pytest
from mending.support import accept_all, reject_all
from readers.word_made import p, row, table, word
from writers import gates

from kehoach import api
from kehoach.api.rebase_result import finish_rebase
from kehoach.api.rebase_review import MAX_WORDS, PhienChuyen, decide, open_rebase
from kehoach.api.rebase_views import review_groups, review_row, review_sides
from kehoach.api.rebasing import TuyChonChuyen
from kehoach.blocks import Document, paragraphs
from kehoach.model.chuyen import LoaiThay
from kehoach.model.plan import KeHoach
from kehoach.model.yaml_writer import to_yaml
from kehoach.problems import KehoachError
from kehoach.readers import read
from kehoach.rebase.muc_duyet import MucDuyet
from kehoach.rebase.vet import Lop, Manh, chong, hien_tai, vung_moi
from kehoach.text.changes import Change, made
from rebase.nguon_thu import SO_BAN, nguon
from rebase.test_nam_sau import PLAN as LAST_YEAR

DICH = TuyChonChuyen("Tiên Điền", "Hà Tĩnh", ngay=date(2026, 6, 1))
NGUON = range(SO_BAN + 1)


@pytest.fixture(params=NGUON)
def tep(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    name, data = nguon(request.param)
    path = tmp_path / name
    path.write_bytes(data)
    return path


def mo(path: Path, options: TuyChonChuyen = DICH) -> PhienChuyen:
    return open_rebase(path, options)


def chu(document: Document) -> list[str]:
    return [each.text for each in (*paragraphs(document.blocks), *paragraphs(document.notes))]


def yaml(plan: KeHoach) -> str:
    return to_yaml(plan, {})


def thay(phien: PhienChuyen) -> list[MucDuyet]:
    return [each for each in phien.muc if each.doi]


def test_all_taken_is_what_rebase_gives(tep: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra.yaml"
    api.rebase(tep, out, DICH)
    phien = mo(tep)
    untouched = finish_rebase(phien)
    decide(phien, {each.ma: "nhan" if each.doi else "xong" for each in phien.muc})
    taken = finish_rebase(phien)
    assert yaml(untouched.ke_hoach) == yaml(taken.ke_hoach) == out.read_text()
    assert untouched.bao_cao.thay == taken.bao_cao.thay == phien.bao_cao.thay
    assert taken.bao_cao.can_xem == []
    assert taken.bao_cao.con_sot == []
    assert taken.made.xem == []
    assert untouched.bao_cao.can_xem == phien.bao_cao.can_xem
    assert untouched.made.xem == phien.made.xem
    assert phien.so_da_quyet == len(phien.muc) > 5


def test_all_refused_is_the_source(tep: Path) -> None:
    phien = mo(tep)
    decide(phien, {each.ma: "bo" for each in thay(phien)})
    kept = finish_rebase(phien)
    assert chu(kept.made.document) == chu(phien.made.viec.ho_so.document)
    assert kept.bao_cao.doan == []
    assert {each.tu for each in kept.bao_cao.thay} <= {""}
    assert {each.chu for each in kept.bao_cao.duyet} == {each.tu for each in thay(phien)}
    source = phien.made.viec.ho_so.ke_hoach
    assert (kept.ke_hoach.so, kept.ke_hoach.dia_danh) == (source.so, source.dia_danh)
    assert kept.ke_hoach.co_quan == source.co_quan
    assert kept.ke_hoach.chu_ky == source.chu_ky
    KeHoach.model_validate(kept.ke_hoach.model_dump())


@pytest.mark.parametrize("seed", range(2))
def test_decisions_at_random(tep: Path, seed: int) -> None:
    rng = random.Random(seed)
    phien = mo(tep)
    words = ["", "chữ riêng", "xã Hoa Lộc", "[[điền sau]]", "<b>&", "Số: 5/KH-UBND", "I.", "12"]
    chosen = {
        each.ma: rng.choice(["nhan", "bo", "xong", {"sua": rng.choice(words)}])
        for each in phien.muc
        if each.doan is not None and rng.random() < 0.6
    }
    proposed = chu(phien.made.document)
    notes = [each.text.split("] ")[-1] for each in paragraphs(phien.made.viec.ho_so.document.notes)]
    if len(set(notes)) < len(notes):  # which of two notes that say the same is meant, a Word file does not tell
        body = len(proposed) - len(notes)
        chosen = {each.ma: chosen[each.ma] for each in phien.muc if each.ma in chosen and (each.doan or 0) < body}
    decide(phien, chosen)
    told = finish_rebase(phien)
    KeHoach.model_validate(told.ke_hoach.model_dump())
    touched = {each.doan for each in phien.muc if each.ma in chosen}
    for index, (was, now) in enumerate(zip(proposed, chu(told.made.document), strict=True)):
        items = [each for each in phien.muc if each.doan == index]
        assert now == made(
            phien.made.vet.goc[index],
            [Change(*_span(phien, each), phien.chu_nay(each)) for each in items],
        )
        assert index in touched or was == now
    if phien.la_word:
        assert told.theo_doi is not None
        assert chu(read(accept_all(told.theo_doi), "a.docx")) == chu(told.made.document)
        assert chu(read(reject_all(told.theo_doi), "a.docx")) == chu(read(phien.du_lieu, "a.docx"))
        known = set(gates.faults(phien.du_lieu))
        assert [each for each in gates.faults(told.theo_doi) if each not in known] == []
    else:
        assert told.theo_doi is None
    assert gates.faults(told.docx) == []


def _span(phien: PhienChuyen, item: MucDuyet) -> tuple[int, int]:
    piece = phien.made.vet.manh[item.doan or 0][item.manh]
    return piece.dau, piece.cuoi


def test_items_are_named_for_good(tep: Path) -> None:
    phien = mo(tep)
    names = [each.ma for each in phien.muc]
    assert len(set(names)) == len(names)
    decide(phien, dict.fromkeys(names[::2], "bo"))
    stored = json.loads(json.dumps(phien.quyet_dinh))
    again = open_rebase(tep, DICH, {**stored, "d9999-0-1": "bo", names[1]: "gì đó"})
    assert again.quyet_dinh == {**stored, "d9999-0-1": "bo"}
    assert yaml(finish_rebase(again).ke_hoach) == yaml(finish_rebase(phien).ke_hoach)
    assert again.so_da_quyet == len(names[::2])


def test_sides_show_the_whole_paragraph(tep: Path) -> None:
    phien = mo(tep)
    decide(phien, {each.ma: {"sua": "chữ khác"} for each in phien.muc[::3] if each.doan is not None})
    now = chu(finish_rebase(phien).made.document)
    for each in phien.muc:
        if each.doan is None:
            continue
        old, new = review_sides(phien, each.ma)
        assert "".join(part.text for part in old) == phien.made.vet.goc[each.doan]
        assert "".join(part.text for part in new) == now[each.doan]
        assert "".join(part.text for part in old if part.muc) == each.tu
        assert "".join(part.text for part in new if part.muc) == phien.chu_nay(each)


def test_alike_ones_are_one_group(tmp_path: Path) -> None:
    path = tmp_path / "nguon.txt"
    path.write_bytes(nguon(0)[1])
    phien = mo(path)
    found = review_groups(phien)
    assert sum(len(each.muc) for each in found) == len(phien.muc)
    named = next(each for each in found if (each.tu, each.den) == ("xã Hoa Lộc", "xã Tiên Điền"))
    assert (named.loai, named.doi) == (LoaiThay.XA, True)
    assert len(named.muc) > 3
    assert [list(LoaiThay).index(each.loai) for each in found] == sorted(
        list(LoaiThay).index(each.loai) for each in found
    )


def test_one_of_several_alike(tmp_path: Path) -> None:
    path = tmp_path / "nguon.txt"
    path.write_bytes(nguon(0)[1])
    phien = mo(path)
    item = [each for each in phien.muc if each.tu == "xã Hoa Lộc" and each.doan is not None][-1]
    decide(phien, {item.ma: {"sua": " xã\nMới  "}})
    told = finish_rebase(phien)
    assert "xã Mới" in chu(told.made.document)[item.doan or 0]
    assert [(each.tu, each.den, each.chu) for each in told.bao_cao.duyet] == [("xã Hoa Lộc", "xã Tiên Điền", "xã Mới")]
    assert [each.den for each in told.bao_cao.thay if each.ly_do == "sửa khi duyệt"] == ["xã Mới"]
    assert "xã Mới" in told.html.decode()
    decide(phien, {item.ma: None})
    assert finish_rebase(phien).bao_cao.duyet == []


def test_an_item_in_a_table_shows_its_row(tmp_path: Path) -> None:
    path = tmp_path / "nguon.txt"
    text = nguon(0)[1].decode().replace("Báo cáo kết quả\t", "Báo cáo 85% của UBND xã Hoa Lộc\t")
    path.write_text(text, encoding="utf-8")
    phien = mo(path)
    rows = {each.ma: review_row(phien, each.ma) for each in phien.muc}
    found = next(row for row in rows.values() if row)
    assert [found[0], found[2]] == ["2", "Phòng Văn hóa - Xã hội"]
    assert "Tiên Điền" in found[1]
    assert rows[phien.muc[0].ma] == []


def test_the_signer_is_whom_a_person_names(tmp_path: Path) -> None:
    path = tmp_path / "nguon.txt"
    path.write_bytes(nguon(0)[1])
    phien = mo(path)
    signer = next(each for each in phien.muc if each.tu == "Trần Văn Minh")
    decide(phien, {signer.ma: {"sua": "Lê Thị Hoa"}})
    told = finish_rebase(phien).ke_hoach
    assert told.chu_ky is not None
    assert told.chu_ky.ho_ten == "Lê Thị Hoa"
    assert told.dia_danh == "Tiên Điền"


WRONG = [
    ("d9999-0-1", "bo", "RB21"),
    (None, "gì đó", "RB22"),
    (None, {"sua": 5}, "RB22"),
    (None, {"sua": "a", "them": 1}, "RB22"),
    (None, 7, "RB22"),
    (None, ["bo"], "RB22"),
    (None, {"sua": "a" * (MAX_WORDS + 1)}, "RB23"),
]


@pytest.mark.parametrize(("ma", "value", "code"), WRONG)
def test_what_is_no_decision(ma: str | None, value: object, code: str, tmp_path: Path) -> None:
    path = tmp_path / "nguon.txt"
    path.write_bytes(nguon(0)[1])
    phien = mo(path)
    with pytest.raises(KehoachError) as told:
        decide(phien, {phien.muc[0].ma: "bo", ma or phien.muc[-1].ma: value})
    assert [each.code for each in told.value.problems] == [code]
    assert phien.quyet == {}  # all or none


# ------------------------------------------------------------------ next year's


def test_a_finished_task_that_is_to_stay(tmp_path: Path) -> None:
    path = tmp_path / "2026.txt"
    path.write_text(LAST_YEAR)
    options = TuyChonChuyen("Hoa Lộc", "Thanh Hóa", nam=2027)
    phien = mo(path, options)
    tasks = [each for each in phien.muc if each.loai is LoaiThay.NHIEM_VU]
    assert [(each.tu, each.den) for each in tasks] == [
        ("Rà soát thủ tục hành chính", ""),
        ("Số hóa hồ sơ lưu trữ", "Số hóa hồ sơ lưu trữ"),
        ("Đào tạo kỹ năng số", "Đào tạo kỹ năng số"),
    ]
    others = {each.ma: "bo" for each in phien.muc if each.doi and each.doan is not None}
    decide(phien, others)
    gone = yaml(finish_rebase(phien).ke_hoach)
    decide(phien, {tasks[0].ma: "bo"})
    assert set(others) <= {each.ma for each in phien.muc}  # what was decided before still holds
    kept = finish_rebase(phien)
    assert phien.tim(tasks[0].ma).doi  # still a proposal that one may take after all
    assert "Rà soát thủ tục hành chính" not in gone
    assert "Rà soát thủ tục hành chính" in yaml(kept.ke_hoach)
    assert [each.chu for each in kept.bao_cao.duyet if each.loai is LoaiThay.NHIEM_VU] == ["Rà soát thủ tục hành chính"]
    decide(phien, {tasks[0].ma: "nhan"})
    assert yaml(finish_rebase(phien).ke_hoach) == gone
    with pytest.raises(KehoachError, match="không sửa chữ ngay"):
        decide(phien, {tasks[1].ma: {"sua": "khác"}})


# ------------------------------------------------------------------ kept words in a Word file


def test_kept_words_of_a_note_stay_in_the_tracked_file(tmp_path: Path) -> None:
    notes = '<w:footnote w:id="2"><w:p><w:r><w:t>Theo UBND xã Hoa Lộc</w:t></w:r></w:p></w:footnote>'
    head = [p("ỦY BAN NHÂN DÂN"), p("XÃ HOA LỘC"), p("KẾ HOẠCH"), p("Chuyển đổi số năm 2026 trên địa bàn xã Hoa Lộc")]
    body = [
        p("I. MỤC ĐÍCH"),
        '<w:p><w:r><w:t>Việc của xã Hoa Lộc</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
    ]
    data = word("".join([*head, *body, table(row("a", "xã Hoa Lộc"), row("b", "c"))]), footnotes=notes)
    path = tmp_path / "nguon.docx"
    path.write_bytes(data)
    phien = mo(path, TuyChonChuyen("Tiên Điền", "Hà Tĩnh", tu=("Hoa Lộc", "Thanh Hóa")))
    decide(phien, {each.ma: "bo" for each in thay(phien)})
    told = finish_rebase(phien).theo_doi
    assert told is not None
    assert chu(read(accept_all(told), "a.docx")) == chu(read(data, "a.docx"))


# ------------------------------------------------------------------ the trace


@pytest.mark.parametrize("seed", range(300))
def test_rounds_one_over_another(seed: int) -> None:
    rng = random.Random(seed)
    source = text = "".join(rng.choices("abcdef ", k=rng.randint(0, 30)))
    pieces: list[Manh] = []
    for _ in range(rng.randint(1, 4)):
        cuts = sorted(rng.choices(range(len(text) + 1), k=2 * rng.randint(0, 4)))
        words = (None if rng.random() < 0.3 else "".join(rng.choices("XYZ", k=rng.randint(0, 4))) for _ in cuts)
        layers = [Lop(cuts[at], cuts[at + 1], next(words), ()) for at in range(0, len(cuts), 2)]
        changed = [each for each in layers if each.moi is not None]
        if any(a.cuoi == b.dau and (a.dau == a.cuoi or b.dau == b.cuoi) for a, b in itertools.pairwise(changed)):
            continue  # nobody can tell which of two at one place stands first
        text = made(text, [Change(each.dau, each.cuoi, each.moi or "") for each in changed])
        pieces = chong(source, pieces, layers)
        assert hien_tai(source, pieces) == text
        assert all(a.cuoi <= b.dau for a, b in itertools.pairwise(pieces))
        for index, each in enumerate(pieces):
            start, end = vung_moi(pieces, index)
            assert text[start:end] == each.moi
