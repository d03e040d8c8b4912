"""A commune's own pack: edited where drafting and checking read it, and nothing of what someone typed there is lost."""

from collections.abc import Mapping
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from kehoach import api
from kehoach.api import pack
from kehoach.catalog.pack_yaml import bo_muc, dat_khoa, dat_muc
from kehoach.problems import KehoachError

HAND = """# của xã, đừng xóa
don_vi:
# trung tâm mới
- id: tt_dvc   # theo QĐ 12
  ten: Trung tâm Dịch vụ tổng hợp
  # ghi chú giữa
  viet_tat: [TTDVTH, 'TT DVTH']
  ghi_chu: >-
    dòng một
    dòng hai

# y tế
- {id: tram_y_te, ten: "Trạm Y tế: cơ sở"}   # một dòng
- id: moi
  ten: no
# cuối tệp
"""


@pytest.fixture(autouse=True)
def nha(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.delenv("KEHOACH_DANH_MUC", raising=False)
    return tmp_path / ".kehoach"


def put(nha: Path, name: str, text: str) -> Path:
    path = nha / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="")
    return path


def unit(**more: Any) -> dict[str, Any]:
    return {"ten": "Trung tâm Dịch vụ tổng hợp", "viet_tat": ["TTDVTH"], **more}


# the text of a file


@pytest.mark.parametrize(
    ("ma", "values", "out", "gone", "come"),
    [
        ("tt_dvc", {"ten": "Tên: khác"}, (), ["  ten: Trung tâm Dịch vụ tổng hợp"], ["  ten: 'Tên: khác'"]),
        ("tt_dvc", {"luu": "12"}, (), [], ["  luu: '12'"]),
        ("tt_dvc", {"cap_tren": True, "tu": None}, (), [], ["  cap_tren: true", "  tu: null"]),
        ("tt_dvc", {}, ("ten",), ["  ten: Trung tâm Dịch vụ tổng hợp"], []),
        ("tram_y_te", {"luu": "TYT"}, (), ['- {id: tram_y_te, ten: "Trạm Y tế: cơ sở"}   # một dòng'],
         ['- {id: tram_y_te, ten: "Trạm Y tế: cơ sở", luu: TYT} # một dòng']),
        ("khac", {"id": "khac", "ten": "no", "viet_tat": ["a", "b"]}, (), [], ["- id: khac", "  ten: 'no'", "  viet_tat: [a, b]"]),
    ],
)  # fmt: skip
def test_only_what_changes_changes(
    ma: str, values: Mapping[str, Any], out: tuple[str, ...], gone: list[str], come: list[str]
) -> None:
    before = HAND.splitlines()
    after = dat_muc(HAND, "don_vi", "id", ma, values, frozenset(out)).splitlines()
    assert [each for each in before if each not in after] == gone
    assert [each for each in after if each not in before] == come


def test_removing_leaves_every_comment_around() -> None:
    for ma, gone in (("tram_y_te", 1), ("moi", 2)):
        left = bo_muc(HAND, "don_vi", "id", ma).splitlines()
        assert len(left) == len(HAND.splitlines()) - gone
        assert {"# của xã, đừng xóa", "# trung tâm mới", "# y tế", "# cuối tệp"} <= set(left)
    assert bo_muc(HAND, "don_vi", "id", "khong_co") == HAND


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# chỉ có ghi chú\n",
        "don_vi: []\n",
        "don_vi: # trống\n",
        "don_vi: null\nkhac: 1\n",
        "khac: 1",
        "don_vi:\n  - id: a\n    ten: b\n",
    ],
)
def test_an_entry_can_be_put_into_any_file(text: str) -> None:
    made = dat_muc(text, "don_vi", "id", "x", {"id": "x", "ten": "Đội X"})
    assert "ten: Đội X" in made
    assert all(
        line.split("#")[0].strip() in made for line in text.splitlines() if "[]" not in line and "null" not in line
    )
    assert bo_muc(made, "don_vi", "id", "x").count("id:") == text.count("id:")


@pytest.mark.parametrize("text", ["[]", "don_vi: [{id: a}]\n", '{"don_vi": []}', "don_vi: chữ\n", "don_vi: {a: 1}\n"])
def test_a_file_written_otherwise_is_refused(text: str) -> None:
    with pytest.raises(KehoachError) as told:
        dat_muc(text, "don_vi", "id", "x", {"id": "x"})
    assert told.value.problems[0].code == "DM33"


def test_keys_of_a_file() -> None:
    text = "# đầu\nnguoi_ky:\n- ho_ten: A # anh A\n  chuc_vu: CHỦ TỊCH\nviet_tat_luu: [VP]  # các phòng\nmuc_do: {CT16: goi_y}\n"
    made = dat_khoa(text, {"viet_tat_luu": ["VP", "KT"], "xa": "16093", "muc_do": None})
    assert (
        made
        == "# đầu\nnguoi_ky:\n- ho_ten: A # anh A\n  chuc_vu: CHỦ TỊCH\nviet_tat_luu: [VP, KT] # các phòng\nxa: '16093'\n"
    )


# the pack


def test_what_is_saved_is_what_drafting_uses(nha: Path) -> None:
    assert not nha.exists()
    now = pack.entry("don-vi", "tt_dvc")
    assert now.trang_thai == "co_san"
    pack.save("don-vi", "tt_dvc", unit(), now.dau)
    assert pack.folder() == api.home_pack() == nha / "danh-muc"
    assert (nha / "danh-muc" / "schema" / "don-vi.schema.json").is_file()
    drafted = api.draft("chuyen-doi-so-nam", "Hoa Lộc", "Thanh Hóa", 2026)
    assert "Trung tâm Dịch vụ tổng hợp" in str(drafted.ke_hoach)
    assert "Trung tâm Cung ứng dịch vụ công" not in str(drafted.ke_hoach)
    assert pack.entry("don-vi", "tt_dvc").rieng == {"id", "ten", "viet_tat"}
    pack.forget("don-vi", "tt_dvc", pack.state("don-vi"))
    assert "Trung tâm Cung ứng dịch vụ công" in str(
        api.draft("chuyen-doi-so-nam", "Hoa Lộc", "Thanh Hóa", 2026).ke_hoach
    )


def test_an_edit_by_hand_is_seen_at_once(nha: Path) -> None:
    path = put(nha, "danh-muc/don-vi.yaml", "don_vi:\n- {id: kinh_te, ten: Phòng Một}\n")
    assert api.catalog().don_vi["kinh_te"].ten == "Phòng Một"
    path.write_text("don_vi:\n- {id: kinh_te, ten: Phòng Hai}\n# dài hơn\n", "utf-8")
    assert api.catalog().don_vi["kinh_te"].ten == "Phòng Hai"


def test_what_equals_the_program_is_not_written(nha: Path) -> None:
    now = pack.entry("don-vi", "kinh_te")
    pack.save("don-vi", "kinh_te", now.gia_tri, now.dau)
    assert not (nha / "danh-muc" / "don-vi.yaml").exists()
    pack.save("don-vi", "kinh_te", {**now.gia_tri, "luu": "KTHT"}, now.dau)
    text = (nha / "danh-muc" / "don-vi.yaml").read_text("utf-8")
    assert text.splitlines()[1:] == ["don_vi:", "- id: kinh_te", "  luu: KTHT"]
    again = pack.entry("don-vi", "kinh_te")
    pack.save("don-vi", "kinh_te", {**again.gia_tri, "luu": "KT"}, again.dau)
    assert "luu" not in (nha / "danh-muc" / "don-vi.yaml").read_text("utf-8")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_was_typed_by_hand_survives(nha: Path, ends: str, mark: str) -> None:
    path = put(nha, "danh-muc/don-vi.yaml", mark + HAND.replace("\n", ends))
    now = pack.entry("don-vi", "tram_y_te")
    pack.save("don-vi", "tram_y_te", {**now.gia_tri, "luu": "TYT"}, now.dau)
    before, after = (mark + HAND).splitlines(), path.read_bytes().decode().split(ends)
    assert [each for each in before if each not in after] == ['- {id: tram_y_te, ten: "Trạm Y tế: cơ sở"}   # một dòng']
    assert ("\r\n" in path.read_bytes().decode()) == (ends == "\r\n")


@pytest.mark.parametrize(
    ("kind", "values", "key", "code"),
    [
        ("don-vi", unit(ten=""), "ten", "DM32"),
        ("don-vi", unit(tu="2026-02-30"), "tu", "YAML13"),
        ("don-vi", unit(ten="Đội {{ khong_co }}"), "ten", "DM"),
        ("don-vi", unit(ghi_chu="a\x07b"), "ghi_chu", "YAML14"),
        ("noi-nhan", {"ten": "Trạm Y tế", "nhom": "la", "gom": []}, "nhom", "YAML13"),
        ("noi-nhan", {"ten": "Trạm Y tế", "nhom": "khac", "gom": ["khong_co"]}, "gom", "DM"),
        ("van-ban", {"so_ky_hieu": "12/KH-UBND"}, "ten_loai", "DM32"),
        ("nguoi-ky", {"ho_ten": "Lê Văn Bình", "chuc_vu": ""}, "chuc_vu", "DM32"),
    ],
)
def test_wrong_values_name_their_field_and_write_nothing(
    nha: Path, kind: str, values: dict[str, Any], key: str, code: str
) -> None:
    with pytest.raises(KehoachError) as told:
        pack.save(kind, "", values, "")
    wrong = {each.place.path: each for each in told.value.problems}
    assert key in wrong
    assert wrong[key].code.startswith(code)
    assert not list(nha.rglob(f"{kind}.yaml")) + list(nha.rglob("*cau-hinh*"))


def test_two_tabs(nha: Path) -> None:
    one, two = pack.entry("don-vi", "kinh_te"), pack.entry("don-vi", "vp")
    pack.save("don-vi", "kinh_te", {**one.gia_tri, "luu": "A"}, one.dau)
    with pytest.raises(KehoachError) as told:
        pack.save("don-vi", "vp", {**two.gia_tri, "luu": "B"}, two.dau)
    assert told.value.problems[0].code == pack.CONFLICT
    pack.save("don-vi", "vp", {**two.gia_tri, "luu": "B"}, pack.state("don-vi"))
    assert api.catalog().don_vi["kinh_te"].luu == "A"
    assert api.catalog().don_vi["vp"].luu == "B"


def test_many_at_once_lose_nothing(nha: Path) -> None:
    def work(number: int) -> None:
        for _ in range(200):
            try:
                pack.save(
                    "nguoi-ky", "", {"ho_ten": f"Người Thứ {number}", "chuc_vu": "CHỦ TỊCH"}, pack.state("nguoi-ky")
                )
                return
            except KehoachError as error:
                assert error.problems[0].code == pack.CONFLICT

    threads = [Thread(target=work, args=(number,)) for number in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert {each.ma for each in pack.entries("nguoi-ky")} == {f"Người Thứ {number}" for number in range(6)}


def test_recipients_and_documents_of_its_own() -> None:
    made = pack.save(
        "noi-nhan", "", {"ten": "Trạm Y tế {{ cap_xa }}", "nhom": "thuc_hien", "de": "th/h", "gom": ["tram_y_te"]}, ""
    )
    assert made.ma == "tram_y_te"
    assert api.catalog().noi_nhan["tram_y_te"].gom == ["tram_y_te"]
    values = pack.from_text("van-ban", {
        "so_ky_hieu": ["12/KH-UBND"], "ten_loai": ["Kế hoạch"], "co_quan": ["Ủy ban nhân dân tỉnh Thanh Hóa"], "ngay": ["15/1/2026"],
        "trich_yeu": ["về chuyển đổi số\r\nnăm 2026"], "cap": ["tinh"], "tinh": ["Thanh Hóa"], "hieu_luc": ["con"],
        "hieu_luc_tin_cay": ["suy_luan"], "tin_cay": ["suy_luan"], "linh_vuc": ["cds; ke-hoach-cds-nam"],
    })  # fmt: skip
    assert pack.save("van-ban", "", values, "").ma == "12-kh-ubnd"
    drafted = api.draft("chuyen-doi-so-nam", "Hoa Lộc", "Thanh Hóa", 2026)
    assert "12/KH-UBND" in str(drafted.ke_hoach.can_cu)
    assert pack.search("van-ban", "ke hoach 12")[0].ma == "12-kh-ubnd"


def test_a_name_holds_whatever_the_type_of_the_commune(nha: Path) -> None:
    def name() -> str:
        return str(api.draft("chuyen-doi-so-nam", "Ba Đình", "Hà Nội", 2026).ke_hoach)

    assert "Phòng Kinh tế, Hạ tầng và Đô thị" in name()
    now = pack.entry("don-vi", "kinh_te")
    pack.save("don-vi", "kinh_te", {**now.gia_tri, "ten": "Phòng Kinh tế phường"}, now.dau)
    assert "Phòng Kinh tế phường" in name()
    again = pack.entry("don-vi", "kinh_te")
    pack.save("don-vi", "kinh_te", now.gia_tri, again.dau)
    assert "Phòng Kinh tế, Hạ tầng và Đô thị" in name()
    assert pack.letterhead("Ba Đình, Hà Nội") == ("Ủy ban nhân dân phường Ba Đình", "Ba Đình")


def test_withdrawn_and_back() -> None:
    now = pack.entry("noi-nhan", "trang_tin")
    pack.withdraw("noi-nhan", "trang_tin", now.dau)
    assert "trang_tin" not in api.catalog().noi_nhan
    state = {each.ma: each.trang_thai for each in pack.entries("noi-nhan")}
    assert state["trang_tin"] == "bo"
    again = pack.entry("noi-nhan", "trang_tin")
    assert again.gia_tri["ten"] == now.gia_tri["ten"]
    pack.save("noi-nhan", "trang_tin", again.gia_tri, again.dau)
    assert "trang_tin" in api.catalog().noi_nhan


def test_signers_and_office_reach_the_checker(nha: Path) -> None:
    put(nha, "kehoach-cau-hinh.yaml", "# của văn thư\nmuc_do: {CT16: goi_y} # giữ\n")
    pack.save("nguoi-ky", "", {"ho_ten": "Lê Văn Bình", "chuc_vu": "CHỦ TỊCH"}, pack.state("nguoi-ky"))
    now = pack.office()
    pack.save_office({"xa": "Hoa Lộc, Thanh Hóa", "viet_tat_luu": ["VHXH"], "cho_phep_thua_lenh": False}, now.dau)
    settings = api.settings(None)
    assert settings is not None
    assert [each.ho_ten for each in settings.nguoi_ky] == ["Lê Văn Bình"]
    assert settings.viet_tat_luu == ["VHXH"]
    assert pack.commune_name(pack.own_commune()) == "xã Hoa Lộc, tỉnh Thanh Hóa"
    assert "muc_do: {CT16: goi_y} # giữ" in (nha / "kehoach-cau-hinh.yaml").read_text("utf-8")
    with pytest.raises(KehoachError):
        pack.save_office({"xa": "Không Đâu Cả", "viet_tat_luu": []}, pack.office().dau)
    renamed = pack.entry("nguoi-ky", "Lê Văn Bình")
    pack.save("nguoi-ky", "Lê Văn Bình", {"ho_ten": "Lê Văn Bính", "chuc_vu": "CHỦ TỊCH"}, renamed.dau)
    assert [each.ma for each in pack.entries("nguoi-ky")] == ["Lê Văn Bính"]


def test_a_broken_file_is_told_and_kept(nha: Path) -> None:
    path = put(nha, "danh-muc/don-vi.yaml", "don_vi:\n- id: [hỏng\n")
    seen = pack.overview()
    assert seen.dem["don-vi"] is None
    assert any(each.place.line for each in seen.cac_loi)
    assert pack.entry_or_new("don-vi", "vp").dau == pack.state("don-vi")
    with pytest.raises(KehoachError):
        pack.save("don-vi", "", unit(), pack.state("don-vi"))
    assert path.read_text("utf-8") == "don_vi:\n- id: [hỏng\n"
    assert api.catalog().don_vi["kinh_te"].ten == "Phòng Kinh tế"


def test_a_faulty_entry_of_someone_else_does_not_stop_mine(nha: Path) -> None:
    put(nha, "danh-muc/don-vi.yaml", "don_vi:\n- {id: xau, ten: X, la: 1}\n")
    pack.save("don-vi", "", unit(ten="Đội quản lý chợ"), pack.state("don-vi"))
    assert "doi_quan_ly_cho" in api.catalog().don_vi
    assert any("la" in each.message for each in pack.faults())


def test_switched_off(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KEHOACH_DANH_MUC", "")
    with pytest.raises(KehoachError) as told:
        pack.folder()
    assert told.value.problems[0].code == "DM30"
    assert pack.overview().thu_muc is None
    monkeypatch.setenv("KEHOACH_DANH_MUC", str(tmp_path / "khac"))
    pack.save("don-vi", "", unit(), "")
    assert (tmp_path / "khac" / "don-vi.yaml").is_file()


def test_a_folder_that_cannot_be_made(nha: Path) -> None:
    nha.write_text("đây là tệp")
    with pytest.raises(KehoachError) as told:
        pack.save("don-vi", "", unit(), "")
    assert told.value.problems[0].code in ("TEP07", "TEP08")


def test_the_mark_follows_pack_and_settings(nha: Path) -> None:
    seen = [pack.mark()]
    pack.save("don-vi", "", unit(), "")
    seen.append(pack.mark())
    pack.save("nguoi-ky", "", {"ho_ten": "Lê Văn Bình", "chuc_vu": "CHỦ TỊCH"}, "")
    seen.append(pack.mark())
    assert len(set(seen)) == 3
