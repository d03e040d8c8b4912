"""A fault is found in every file that has it, whatever was checked before; what is right stays right."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from batch.lap.viec import chi_tieu, hang, im_lang, job, kiem_that, nhiem_vu
from kehoach.batch.job import Hang, Job
from kehoach.batch.lap import Maker
from kehoach.batch.lap import kiem as module
from kehoach.batch.lap.dong import DocDong, boi_canh
from kehoach.batch.lap.khoa_dong import KhoaDong
from kehoach.batch.lap.kiem import Kiem, TepKiem
from kehoach.model.phat_hien import PhatHien
from kehoach.problems import Level
from kehoach.text.dates import doc_ngay

ALL = ("Hoa Lộc", "Vạn Lộc", "Hạc Thành")
SOWN: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "a body that is no more": ("UBND huyện Hậu Lộc chủ trì", "DP04", ALL),
    "a province that is no more": ("Học tập kinh nghiệm của tỉnh Nam Định", "DP06", ALL),
    "another commune": ("Tổ chức trên địa bàn xã Vạn Lộc", "NQ02", ("Hoa Lộc", "Hạc Thành")),
    "the other type": ("Công an phường chủ trì", "DP24", ("Hoa Lộc", "Vạn Lộc")),
    "the other type by a slot": ("Tổ chức trên địa bàn xã {ten_xa}", "DP02", ("Hạc Thành",)),
    "a place to fill in": ("Hỗ trợ [[số]] hộ", "CC19", ALL),
    "a day that is none": ("Hoàn thành trước ngày 30/02/2026", "NQ05", ALL),
    "spelling": ("Triễn khai nền tảng số", "", ALL),
    "the other kind of parts": ("Tuyên truyền tại các tổ dân phố", "", ("Hoa Lộc", "Vạn Lộc")),
    "another's name alone": ("Nhân dân Vạn Lộc phấn khởi thi đua", "", ("Hoa Lộc", "Hạc Thành")),
    "another's address": ("Gửi về ubnd@vanloc.thanhhoa.gov.vn", "", ("Hoa Lộc", "Hạc Thành")),
}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
@pytest.mark.parametrize("case", SOWN)
def test_a_sown_fault_is_found_in_every_file(case: str, order: Sequence[int]) -> None:
    words, code, where = SOWN[case]
    maker = Maker(job(nv=[nhiem_vu(1), nhiem_vu(2, ten=words)], phan=("nhiem_vu",)), kiem_that)
    clean = Maker(job(nv=[nhiem_vu(1)], phan=("nhiem_vu",)), kiem_that)
    for number in (*order, *order):
        row = hang(number, ngay=f"2026-05-{10 + number}")
        (made,), (right,) = maker.make(row), clean.make(row)
        assert right.loi == (), right.loi
        told = any(each.startswith(f"{code}:") for each in made.loi) if code else made.canh_bao > right.canh_bao
        assert told is (row.ten in where), (row.ten, made.loi, made.canh_bao)
        assert all("hàng 3)" in each for each in made.loi)
        others = {name for name in ALL if name != row.ten and name not in words}
        assert not any(name in each for each in made.loi for name in others), made.loi


def test_a_fault_in_a_value_of_the_commune_is_its_own() -> None:
    maker = Maker(job(2, phan=("nhiem_vu",)), kiem_that)
    bad = {"nv02.san_pham": "Báo cáo gửi UBND huyện Hậu Lộc"}
    for row, faulty in ((hang(0), False), (hang(1, gia_tri=bad), True), (hang(3), False), (hang(1, gia_tri=bad), True)):
        (made,) = maker.make(row)
        assert any("DP04" in each for each in made.loi) is faulty


def test_a_fault_in_the_head() -> None:
    maker = Maker(job(1, phan=("nhiem_vu",), tieu_de={"nhiem_vu": "Nhiệm vụ của xã Vạn Lộc năm {nam}"}), kiem_that)
    found = {hang(each).ten: maker.make(hang(each))[0].loi for each in (1, 0, 1, 3)}
    assert found["Vạn Lộc"] == ()
    assert [each[:5] for each in found["Hoa Lộc"]] == ["NQ02:"]
    assert found["Hậu Lộc"][0].endswith("(đầu phụ lục)")


def test_a_time_that_is_over_only_for_some() -> None:
    maker = Maker(job(nv=[nhiem_vu(1), nhiem_vu(2, thoi_han="Quý I/2026")], phan=("nhiem_vu",)), kiem_that)
    found = {row: maker.make(hang(0, ngay=row))[0].canh_bao for row in ("2026-05-15", "2026-01-15", "2026-05-20")}
    assert found["2026-05-15"] == found["2026-05-20"] > found["2026-01-15"]


POOL = [
    "Tổ chức tập huấn kỹ năng số cho cán bộ, công chức", "Tuyên truyền tại {xa}", "Ra quân tại xã Vạn Lộc",
    "UBND huyện Hậu Lộc chủ trì", "Công an xã phối hợp", "Công an phường phối hợp", "Hỗ trợ {so_ho} hộ chuyển đổi số",
    "Hỗ trợ [[số]] hộ", "Triễn khai nền tảng số tại {ten_xa}", "Tuyên truyền tại các tổ dân phố", "Rà soát tại các thôn",
    "UBND tỉnh Thanh Hóa hướng dẫn", "Học tập thành phố Hải Phòng", "Xong trước ngày 30/6/2026", "Trên địa bàn phường {ten_xa}",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_remembering_changes_nothing(seed: int) -> None:
    chance = random.Random(seed)
    tasks = [
        nhiem_vu(each, ten=chance.choice(POOL), thoi_han=chance.choice(["Tháng 9/2026", "Quý I/2026", "Thường xuyên"]))
        for each in range(1, 5)
    ]
    indicators = [
        chi_tieu(each, ten=chance.choice(POOL), don_vi_tinh=chance.choice(["%", "hộ"])) for each in range(1, 3)
    ]
    work = job(ct=indicators, nv=tasks)
    maker, kept, alone = Maker(work, im_lang), Kiem(work, kiem_that), Kiem(work, kiem_that, nho=False)
    for _ in range(5):
        own = {
            "so_ho": str(chance.randint(1, 2000)),
            "ct01": str(chance.randint(1, 150)),
            "nv02.san_pham": chance.choice(POOL),
        }
        row = hang(chance.randrange(4), ngay=chance.choice(["2026-05-15", "2026-02-03", "2026"]), gia_tri=own)
        files = [
            TepKiem(annex, made.du_lieu, made.ten) for annex, made in zip(maker.lap(row), maker.make(row), strict=True)
        ]
        assert kept.kiem(files, row) == alone.kiem(files, row), row


def test_lines_that_are_alike_are_one() -> None:
    work = job(nv=[nhiem_vu(1, ten="Hỗ trợ {so_ho} hộ tại {xa}", kinh_phi="12")])
    keys = {
        tuple(
            _keys(
                work,
                hang(
                    number,
                    ngay=f"2026-05-{number + 1:02}",
                    gia_tri={"so_ho": f"1.2{number}0", "nv01.kinh_phi": f"1{number}"},
                ),
            )
        )
        for number in (0, 1, 3)
    }
    assert len(keys) == 1


APART: list[tuple[str, str]] = [
    ("Hỗ trợ 1.250 hộ", "Hỗ trợ 1250 hộ"),
    ("Đạt 100%", "Đạt 120%"),
    ("Tổng 85 triệu, gồm 40 triệu và 45 triệu", "Tổng 85 triệu, gồm 40 triệu và 50 triệu"),
    ("Năm 2025", "Năm 2026"),
    ("Nghị quyết số 57-NQ/TW", "Nghị quyết số 58-NQ/TW"),
    ("Trước ngày 30/6/2026", "Trước ngày 31/6/2026"),
    ("Xã Hoa Lộc Đông", "Xã Hoa Lộc"),
]


def test_capitals_name_a_commune_only_where_there_is_one() -> None:
    words = {"Kinh tế số, xã hội số": False, "Nhiệm vụ của công an xã phối hợp": False, "Nhiệm vụ của xã Vạn Lộc": True}
    for group, named in words.items():
        work = job(ct=[chi_tieu(1, nhom=group)], phan=("chi_tieu",))
        assert (_keys(work, hang(0))[1] != _keys(work, hang(3))[1]) is named, group


@pytest.mark.parametrize(("one", "other"), APART)
def test_lines_that_a_rule_may_tell_apart_are_two(one: str, other: str) -> None:
    first, second = (_keys(job(nv=[nhiem_vu(1, ten=each)], phan=("nhiem_vu",)), hang()) for each in (one, other))
    assert first[1] != second[1]


def test_numbers_and_days_of_plans_make_no_other_head() -> None:
    heads = {_keys(job(1), hang(so=so, ngay=day))[0] for so, day in (("1500", "2026-05-15"), ("1731", "2026-05-28"))}
    assert len(heads) == 1
    titles = {_keys(job(1, tieu_de={"nhiem_vu": f"Thực hiện Nghị quyết số {so}-NQ/TW"}), hang())[0] for so in (57, 58)}
    assert len(titles) == 2


def test_a_number_in_the_own_name_makes_no_other_head() -> None:
    rows = [replace(hang(), ten=f"Móng Cái {number}", so=f"{number}0") for number in (1, 2, 3)]
    assert len({_keys(job(1), row)[0] for row in rows}) == 1


def test_what_is_new_in_a_row_is_checked_at_once() -> None:
    seen: list[str] = []

    def check(_: bytes, name: str) -> list[PhatHien]:
        seen.append(name)
        return []

    maker = Maker(job(3), check)
    maker.make(hang(0))
    maker.make(hang(0))
    assert seen.count("ke-hoach.docx") == 1
    assert len(seen) == 3  # each template's first file is looked at whole


def test_a_value_over_a_hundred_per_cent_is_another_line() -> None:
    work = job(1, phan=("chi_tieu",))
    keys = {value: _keys(work, hang(gia_tri={"ct01": value}))[1] for value in ("95", "96", "100", "150")}
    assert keys["95"] == keys["96"]
    assert keys["100"] != keys["150"]
    assert _keys(work, hang(gia_tri={"ct01": "²"}))[1] != keys["95"]  # a sign that is a digit and no figure


def test_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_NHO", 5)
    work = job(nv=[nhiem_vu(1, ten="UBND huyện Hậu Lộc {cot}")], phan=("nhiem_vu",), cot=("cot",))
    maker, under = Maker(work, im_lang), Kiem(work, _knows_huyen)
    for number in range(20):
        row = hang(0, gia_tri={"cot": f"việc {'x' * number}"})
        (made,) = maker.make(row)
        (found,) = under.kiem([TepKiem(maker.lap(row)[0], made.du_lieu, made.ten)], row)
        assert len(found.loi) == 1
        assert len(under._dong) <= 5


def test_what_only_the_whole_shows_is_told_of_each_file() -> None:
    work = job(2, phan=("nhiem_vu",))
    maker = Maker(work, _knows_two_rows)
    for number in (0, 1, 0):
        (made,) = maker.make(hang(number))
        assert [each[:4] for each in made.loi] == ["TL01"]


def test_many_rows_with_one_fault_are_told_on_one_line() -> None:
    (made,) = Maker(
        job(8, nv=[nhiem_vu(i, ten=f"UBND huyện Hậu Lộc họp lần {i}") for i in range(1, 9)], phan=("nhiem_vu",)),
        _knows_huyen,
    ).make(hang())
    assert made.loi == ("DP04: không còn huyện (trang nhiem_vu, hàng 2, 3, 4, 5, 6 và 3 hàng nữa)",)


def test_a_total_that_cannot_be_is_counted() -> None:
    (made,) = Maker(job(nv=[nhiem_vu(1), nhiem_vu(2, kinh_phi="10-15")], phan=("nhiem_vu",)), im_lang).make(hang())
    assert (made.loi, made.canh_bao) == ((), 1)
    assert made.nhac == ("Không cộng được kinh phí vì có ô chưa phải một con số rõ ràng: 10-15",)


def test_weaker_findings_are_told_by_what_to_do_and_where() -> None:
    rows = [chi_tieu(1, ten="Tỷ lệ hộ có mạng", don_vi_tinh="%", gia_tri=value) for value in ("50", "150")]
    maker = Maker(job(ct=[rows[0], replace(rows[1], cho=replace(rows[1].cho, hang=7))], phan=("chi_tieu",)), kiem_that)
    for number, value in enumerate(("150", "170", "190")):
        (made,) = maker.make(hang(number, gia_tri={"ct01": value}))
        assert "PL26: Kiểm tra lại số liệu hoặc tên chỉ tiêu (trang chi_tieu, hàng 2, 7)" in made.nhac


@pytest.mark.parametrize(
    ("todo", "words"), [("Bỏ {0} ở ô", "NQ90: Bỏ {0} ở ô"), ("Viết là 1.250", "NQ90"), ("", "NQ90: sai {0}")]
)
def test_a_weaker_finding_quotes_no_figure(todo: str, words: str) -> None:
    def check(data: bytes, name: str) -> list[PhatHien]:
        task = next((each for each in _lines(data) if each.startswith("Tổ chức")), "")
        own = "Hoa Lộc" if "Hoa Lộc" in task else "Vạn Lộc"
        return [PhatHien("NQ90", Level.CANH_BAO, f"sai {own}", own, huong_dan=todo.format(own), doan_van=task)]

    maker = Maker(job(nv=[nhiem_vu(1, ten="Tổ chức tại xã {ten_xa}")], phan=("nhiem_vu",)), check)
    for number in (0, 1, 0):
        row = hang(number)
        assert maker.make(row)[0].nhac == (f"{words.format(row.ten)} (trang nhiem_vu, hàng 2)",)


def _lines(data: bytes) -> list[str]:
    from kehoach.batch.lap.doc_lai import DocLai

    return DocLai("word/document.xml").chu(data)


def _knows_huyen(data: bytes, name: str) -> list[PhatHien]:
    found = PhatHien("DP04", Level.LOI, "không còn huyện", "huyện")
    return [replace(found, doan_van=each) for each in _lines(data) if "huyện" in each]


def _knows_two_rows(data: bytes, name: str) -> list[PhatHien]:
    tasks = [each for each in _lines(data) if each.startswith("Tổ chức tập huấn")]
    return (
        [PhatHien("TL01", Level.LOI, "hai nhiệm vụ gần giống nhau", tasks[1], doan_van=tasks[1])]
        if len(tasks) > 1
        else []
    )


def _keys(work: Job, row: Hang) -> list[tuple[object, ...]]:
    annex = Maker(work, im_lang).lap(row)[-1]
    return KhoaDong().khoa(DocDong().doc(annex), boi_canh(row, row.so, doc_ngay(row.ngay)))


def test_keys_of_shared_lines_are_those_of_the_same_lines_alone() -> None:
    work = job(
        ct=[chi_tieu(1), chi_tieu(2, ten="Số hộ tại {xa}")], nv=[nhiem_vu(1), nhiem_vu(2, ten="Họp tại Hoa Lộc")]
    )
    maker, reader, keys = Maker(work, im_lang), DocDong(), KhoaDong()
    for number in (0, 1, 2, 3, 0, 1):
        row = hang(number, gia_tri={"ct01": str(7 * number), "nv01.kinh_phi": f"{number}.500"})
        boi = boi_canh(row, row.so, doc_ngay(row.ngay))
        for annex in maker.lap(row):
            lines = reader.doc(annex)
            alone = DocDong().doc(replace(annex, goc=None, khac=()))
            assert lines.dong == alone.dong
            assert keys.khoa(lines, boi) == KhoaDong().khoa(alone, boi), (number, annex.loai)
    assert all(annex.goc is not None for annex in maker.lap(hang(2)))
