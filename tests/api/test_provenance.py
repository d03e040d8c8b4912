"""Provenance: what was recorded reads back the same, records of others stay, and no damaged or edited file is lost."""

import datetime as dt
import multiprocessing
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import DATA
from hypothesis import HealthCheck, given, settings
from strategies import plans

from kehoach.api import provenance
from kehoach.api.provenance import FIRST_LINE, check, find, make, record
from kehoach.catalog.load import DanhMuc
from kehoach.catalog.lop import Lop
from kehoach.catalog.phien_ban import phien_ban
from kehoach.model.chuyen import BaoCaoChuyen, DaThay, LoaiThay
from kehoach.model.nguon_goc import TEN_TEP, BanGhi, DonViGoc, plan_text, read_plan
from kehoach.model.phat_hien import ViTri
from kehoach.model.plan import BoQua, KeHoach, Muc, PhanKhac
from kehoach.model.yaml_reader import load
from kehoach.problems import KehoachError

TU = DonViGoc(tinh="tỉnh Mẫu Sơn")
DEN = DonViGoc(ma="00002", loai="xã", ten="Cựu Mẫu", tinh="tỉnh Mẫu Hải")
ODD = "a\n\u0303b: &x *y \u0085\u2028'\"😀 # \\n {{ }}"
SMALL = load(DATA / "ke-hoach-nho.yaml", KeHoach)


def _record(plan: KeHoach = SMALL, tu: str = "Tân Mẫu", nguon: str = "nguon.docx") -> BanGhi:
    report = BaoCaoChuyen(
        nguon, "xã Tân Mẫu", "xã Cựu Mẫu", 2025, 2026, [DaThay(LoaiThay.XA, tu, "Cựu Mẫu", ViTri(doan=1))] * 3
    )
    return make(report, b"data", TU, DEN, plan, dt.date(2026, 1, 5))


def _uses(*each: Callable[[], object]) -> tuple[Callable[[], object], ...]:
    return each


def _codes(problems: pytest.ExceptionInfo[KehoachError]) -> set[str]:
    assert all(each.mend and each.place.file for each in problems.value.problems)
    return {each.code for each in problems.value.problems}


def test_there_and_back(tmp_path: Path) -> None:
    made = _record()
    record(tmp_path / "kết quả.yaml", made)
    assert find(tmp_path / "kết quả.yaml") == made
    assert find(tmp_path / "khác.yaml") is None
    assert (tmp_path / TEN_TEP).read_text(encoding="utf-8").splitlines()[0] == FIRST_LINE
    assert [path.name for path in tmp_path.iterdir()] == [TEN_TEP]
    [mapping] = made.thay
    assert (mapping.tu, mapping.den, mapping.loai, mapping.so_lan) == ("Tân Mẫu", "Cựu Mẫu", LoaiThay.XA, 3)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(plans)
def test_any_plan_is_kept_exactly(tmp_path: Path, plan: KeHoach) -> None:
    assert read_plan(plan_text(plan)) == plan
    record(tmp_path / "a.docx", _record(plan))
    found = find(tmp_path / "a.docx")
    assert found is not None
    assert found.ban_goc == plan
    check(tmp_path / "a.docx")


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "{}", "null", "", '{"phien_ban": "1"} x'])
def test_a_hostile_plan_is_a_fault_of_the_file(text: str) -> None:
    with pytest.raises(ValueError, match="bản gốc"):
        read_plan(text)


def test_odd_plans_are_kept_exactly(tmp_path: Path, ke_hoach: KeHoach) -> None:
    odd = KeHoach.model_validate(ke_hoach.model_dump() | {"ky_hieu": "", "ten_loai": "", "dia_danh": "", "mo_dau": ODD})
    odd.can_cu[0].dan = ""
    odd.co_quan.viet_tat = ""
    odd.muc.append(Muc(id="cuoi", loi_van=ODD, so_goc="IV"))
    odd.phan_khac.append(PhanKhac(cho="cuoi", loi_van="Sao y"))
    odd.bo_qua.append(BoQua(ma="TT16", ly_do="đã xem"))
    made = _record(odd, tu=f" {ODD}\x00", nguon=f"/nhà/tôi/{ODD}\ud800.docx")
    record(tmp_path / f"{ODD}.yaml".replace("\n", ""), made)
    found = find(tmp_path / f"{ODD}.yaml".replace("\n", ""))
    assert found == made
    assert found.ban_goc == odd
    assert "nhà" not in found.nguon.ten


def test_names_in_either_unicode_form_are_one(tmp_path: Path) -> None:
    record(tmp_path / "Ke\u0302\u0301 hoa\u0323ch.yaml", _record())
    assert find(tmp_path / "Kế hoạch.yaml") is not None


def test_others_stay_and_an_older_one_goes(tmp_path: Path) -> None:
    first, second, again = (_record(tu=tu) for tu in ("Một", "Hai", "Ba"))
    record(tmp_path / "1.yaml", first)
    record(tmp_path / "2.yaml", second)
    record(tmp_path / "1.yaml", again)
    assert (find(tmp_path / "1.yaml"), find(tmp_path / "2.yaml")) == (again, second)


def _replaced(before: str, after: str) -> str:
    """The file of one record with a change in it."""
    text = provenance._dump({"phien_ban": "1", "tep": {"1.yaml": provenance._plain(_PLAIN)}})
    assert before in text
    return text.replace(before, after)


_PLAIN = _record().model_dump(mode="json", exclude_none=True)


@pytest.mark.parametrize(
    "text",
    [
        "", "không phải yaml: [", "- 1\n- 2\n", "phien_ban: '9'\n", "phien_ban: '1'\nla: x\n", "a: &a 1\nb: *a\n", "a\x00b",
        "[" * 100, "phien_ban: '1'\ntep: [1]\n", "<<<<<<< HEAD\nphien_ban: '1'\n",
        _replaced("sha256: ", "sha256: x"), _replaced("ten: nguon.docx", "ten_tep: nguon.docx"),
        _replaced("'{\"phien_ban\"", "'{{\"phien_ban\""), _replaced('"trich_yeu"', '"trich_yeo"'),
        _replaced("ngay: '2026-01-05'", "ngay: '2026-13-05'"), _replaced("loai: xa", "loai: khac"),
        _replaced("so_lan: '3'", "so_lan: '0'"), _replaced("", "")[:-300],
    ],
)  # fmt: skip
def test_a_damaged_file_is_told_and_kept(tmp_path: Path, text: str) -> None:
    path = tmp_path / TEN_TEP
    path.write_bytes(text.encode())
    for use in _uses(
        lambda: find(tmp_path / "a"), lambda: check(tmp_path / "a"), lambda: record(tmp_path / "a", _record())
    ):
        with pytest.raises(KehoachError) as caught:
            use()
        assert _codes(caught) == {"RB08"}
    assert path.read_bytes() == text.encode()
    assert [each.name for each in tmp_path.iterdir()] == [TEN_TEP]


def test_no_text_at_all_is_damage_too(tmp_path: Path) -> None:
    for data in (b"\xff\xfe\x00", b"PK\x03\x04", b"\x80"):
        (tmp_path / TEN_TEP).write_bytes(data)
        with pytest.raises(KehoachError) as caught:
            find(tmp_path / "a")
        assert _codes(caught) == {"RB08"}


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("  1.yaml:\n", "  # của anh Bình\n  1.yaml:\n", 4),
        (FIRST_LINE, "# x", 1),
        ("so_lan: '3'", "so_lan: 3", None),
    ],
)
def test_an_edited_file_is_read_but_never_written_over(tmp_path: Path, before: str, after: str, line: int) -> None:
    path = tmp_path / TEN_TEP
    path.write_text(_replaced(before, after), encoding="utf-8")
    assert find(tmp_path / "1.yaml") == _record()
    for use in _uses(lambda: check(tmp_path / "2.yaml"), lambda: record(tmp_path / "2.yaml", _record())):
        with pytest.raises(KehoachError) as caught:
            use()
        assert _codes(caught) == {"RB08"}
        assert line is None or caught.value.problems[0].place.line == line
    assert path.read_text(encoding="utf-8") == _replaced(before, after)


def test_line_ends_of_windows_are_no_edit(tmp_path: Path) -> None:
    (tmp_path / TEN_TEP).write_bytes(b"\xef\xbb\xbf" + _replaced("\n", "\r\n").encode())
    record(tmp_path / "2.yaml", _record())
    assert find(tmp_path / "1.yaml") == find(tmp_path / "2.yaml") == _record()


def test_a_whole_record_taken_out_is_no_damage(tmp_path: Path) -> None:
    record(tmp_path / "1.yaml", _record())
    (tmp_path / TEN_TEP).write_text(f"{FIRST_LINE}\nphien_ban: '1'\ntep: null\n", encoding="utf-8")
    record(tmp_path / "2.yaml", _record())
    assert find(tmp_path / "1.yaml") is None


@pytest.mark.parametrize("name", [TEN_TEP, "Nguon-Goc.YAML"])
def test_the_name_is_reserved(tmp_path: Path, name: str) -> None:
    for use in _uses(lambda: check(tmp_path / name), lambda: record(tmp_path / name, _record())):
        with pytest.raises(KehoachError) as caught:
            use()
        assert _codes(caught) == {"TEP09"}
    assert not list(tmp_path.iterdir())


def test_a_lock_that_stays_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provenance, "WAIT", 0.1)
    lock = tmp_path / f"{TEN_TEP}.khoa"
    lock.touch()
    with pytest.raises(KehoachError) as caught:
        record(tmp_path / "a", _record())
    assert _codes(caught) == {"RB18"}
    assert lock.name in caught.value.problems[0].mend
    assert [each.name for each in tmp_path.iterdir()] == [lock.name]


def test_a_file_too_large_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record(tmp_path / "1.yaml", _record())
    before = (tmp_path / TEN_TEP).read_bytes()
    monkeypatch.setattr("kehoach.model.yaml_reader.MAX_BYTES", len(before) + 100)
    with pytest.raises(KehoachError) as caught:
        record(tmp_path / "2.yaml", _record())
    assert _codes(caught) == {"RB19"}
    assert (tmp_path / TEN_TEP).read_bytes() == before


def test_no_folder(tmp_path: Path) -> None:
    assert find(tmp_path / "none" / "a.yaml") is None
    with pytest.raises(KehoachError) as caught:
        record(tmp_path / "none" / "a.yaml", _record())
    assert _codes(caught) == {"TEP05"}


def _write(folder: str, number: int) -> None:
    for each in range(4):
        record(Path(folder) / f"{number}-{each}.yaml", _record())


def test_two_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    running = [context.Process(target=_write, args=(str(tmp_path), number)) for number in range(2)]
    for each in running:
        each.start()
    for each in running:
        each.join(60)
    assert [each.exitcode for each in running] == [0, 0]
    assert all(find(tmp_path / f"{number}-{each}.yaml") for number in range(2) for each in range(4))
    assert [each.name for each in tmp_path.iterdir()] == [TEN_TEP]


def test_a_full_folder_stays_quick(tmp_path: Path) -> None:
    many = {f"{number}.yaml": provenance._plain(_PLAIN) for number in range(300)}
    (tmp_path / TEN_TEP).write_text(provenance._dump({"phien_ban": "1", "tep": many}), encoding="utf-8")
    start = time.perf_counter()
    record(tmp_path / "x.yaml", _record())
    assert time.perf_counter() - start < 20  # a second or so


def test_the_version_of_a_catalogue_is_that_of_its_data(tmp_path: Path) -> None:
    pack = tmp_path / "goi"
    (pack / "khung").mkdir(parents=True)
    (pack / "don-vi.yaml").write_bytes(b"don_vi: []\n")

    def version(folder: Path) -> str:
        [found] = phien_ban(DanhMuc([Lop(folder, str(folder))]))
        assert found.ten == folder.name
        return found.sha256

    first = version(pack)
    (pack / "don-vi.yaml").write_bytes(b"don_vi: []\r\n")
    (pack / "ghi-chu.txt").write_text("x")
    assert version(pack) == first
    moved = pack.rename(tmp_path / "khac")
    assert version(moved) == first
    (moved / "khung" / "a.yaml").write_bytes(b"id: a\n")
    assert version(moved) != first
    assert [each.ten for each in _record().danh_muc] == ["có sẵn"]
