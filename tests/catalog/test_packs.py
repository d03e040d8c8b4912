"""Packs: add, override by key, withdraw; a faulty pack is told with file, line and mend, and what lies below goes on working."""

from datetime import date
from pathlib import Path

import pytest

from kehoach import api
from kehoach.catalog.load import danh_muc
from kehoach.catalog.lop import BUILT_IN
from kehoach.catalog.pack import init_pack
from kehoach.problems import KehoachError, Problem

GOOD = """don_vi:
- id: tt_dvc
  ten: Trung tâm Dịch vụ tổng hợp
- id: thu_vien
  ten: Thư viện {{ cap_xa }}
- {id: hoi_ccb, bo: true}
"""


def _pack(folder: Path, **files: str | bytes) -> Path:
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/').replace('_', '-')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_add_override_withdraw(tmp_path: Path) -> None:
    catalog = danh_muc((_pack(tmp_path, don_vi=GOOD),))
    units = catalog.don_vi
    assert units["tt_dvc"].ten == "Trung tâm Dịch vụ tổng hợp"
    assert units["tt_dvc"].vai_tro == danh_muc().don_vi["tt_dvc"].vai_tro, "only the key that was given changes"
    assert units["thu_vien"].ten == "Thư viện {{ cap_xa }}"
    assert "hoi_ccb" not in units
    assert catalog.problems("don-vi") == []
    origin = catalog.muc("don-vi")["tt_dvc"].origin
    assert origin["ten"][0] == str(tmp_path)
    assert origin["vai_tro"][0] == BUILT_IN


def test_the_last_pack_is_the_highest(tmp_path: Path) -> None:
    province = _pack(tmp_path / "tinh", don_vi="don_vi:\n- {id: tt_dvc, ten: Tên tỉnh đặt, luu: TTT}\n")
    commune = _pack(tmp_path / "xa", don_vi="don_vi:\n- {id: tt_dvc, ten: Tên xã đặt}\n")
    unit = danh_muc((province, commune)).don_vi["tt_dvc"]
    assert (unit.ten, unit.luu) == ("Tên xã đặt", "TTT")
    assert danh_muc((commune, province)).don_vi["tt_dvc"].ten == "Tên tỉnh đặt"


def test_show_says_which_layer(tmp_path: Path) -> None:
    shown = api.catalog_show("don-vi", "tt_dvc", [_pack(tmp_path, don_vi=GOOD)])
    assert shown["lop"][str(tmp_path)] == ["id", "ten"]
    assert "vai_tro" in shown["lop"][BUILT_IN]


def test_home_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_DANH_MUC", str(_pack(tmp_path, don_vi=GOOD)))
    assert api.catalog().don_vi["tt_dvc"].ten == "Trung tâm Dịch vụ tổng hợp"
    monkeypatch.setenv("KEHOACH_DANH_MUC", "")
    assert api.catalog().don_vi["tt_dvc"].ten != "Trung tâm Dịch vụ tổng hợp"


def test_a_draft_uses_the_pack(tmp_path: Path) -> None:
    pack = _pack(tmp_path, don_vi=GOOD)
    plan = api.draft("thuc-hien-nghi-quyet-nam", "Hoa Lộc", "Thanh Hóa", 2026, packs=[pack]).ke_hoach
    assert "Trung tâm Dịch vụ tổng hợp" in plan.model_dump_json()


def test_withdrawn_below_and_given_again_above(tmp_path: Path) -> None:
    province = _pack(tmp_path / "tinh", don_vi="don_vi:\n- {id: hoi_ccb, bo: True}\n")
    again = "don_vi:\n- {id: hoi_ccb, ten: Hội Cựu chiến binh xã, vai_tro: doan_the}\n"
    commune = _pack(tmp_path / "xa", don_vi=again)
    assert "hoi_ccb" not in danh_muc((province,)).don_vi
    catalog = danh_muc((province, commune))
    assert catalog.problems("don-vi") == []
    assert catalog.don_vi["hoi_ccb"].ten == "Hội Cựu chiến binh xã"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("don_vi.yaml", "don-vi.yaml"),
        ("don-vi.yml", "don-vi.yaml"),
        ("Don-vi.yaml.txt", "don-vi.yaml"),
        ("noi-dung.yaml", ""),
        ("khung/cu/a.yaml", ""),
        ("noi-dung/a.yml", ""),
        ("khac/a.yaml", ""),
    ],
)
def test_a_file_that_nothing_reads_is_told(tmp_path: Path, name: str, near: str) -> None:
    for path in (tmp_path / "ghi-chu.txt", tmp_path / name):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GOOD, encoding="utf-8")
    [problem] = api.catalog_check([tmp_path])
    assert (problem.code, problem.place.file) == ("DM15", str(tmp_path / name))
    assert not near or problem.near[0] == near


@pytest.mark.parametrize("khung", sorted(danh_muc().khung))
def test_what_a_pack_withdraws_is_not_missed(tmp_path: Path, khung: str) -> None:
    pack = _pack(
        tmp_path,
        don_vi="don_vi:\n- {id: ttpvhcc, bo: true}\n- {id: hoi_ccb, bo: true}\n",
        van_ban="van_ban:\n- {id: nq57, bo: true}\n- {id: l72, bo: true}\n",
        noi_nhan="noi_nhan:\n- {id: to_cnscd, bo: true}\n",
        noi_dung__ha_tang_so="id: ha-tang-so\nbo: true\n",
    )
    assert api.catalog_check([pack]) == []
    plan = api.draft(
        khung,
        "Hoa Lộc",
        "Thanh Hóa",
        2026,
        answers={"phong_trao": "x"} if "phong" in khung or "phat" in khung else {},
        packs=[pack],
    ).ke_hoach
    text = plan.model_dump_json()
    assert "ha-tang-so" not in plan.linh_vuc
    assert not {each.id for each in plan.can_cu} & {"can-cu.nq57", "can-cu.l72"}
    helpers = [name for annex in plan.phu_luc for task in annex.nhiem_vu for name in task.phoi_hop]
    assert [name for name in helpers if "Cựu chiến binh" in name or "[[" in name] == []
    assert "gui.to-cnscd" not in text


VAN_BAN = """van_ban:
- id: {id}
  so_ky_hieu: {so}
  ten_loai: Kế hoạch
  co_quan: Ủy ban nhân dân tỉnh Mẫu Sơn
  ngay: {ngay}
  trich_yeu: về trồng cây
  cap: tinh
  tinh: Mẫu Sơn
  hieu_luc: {hieu_luc}
  hieu_luc_tin_cay: suy_luan
  tin_cay: {tin_cay}
{them}"""


def _van_ban(**values: str) -> str:
    return VAN_BAN.format(
        **{"id": "kh1", "so": "12/KH-UBND", "ngay": "2026-01-15", "hieu_luc": "con", "tin_cay": "suy_luan", "them": ""}
        | values
    )


NOI_DUNG = "id: an-ninh-mang\nthi_dua:\n  ten: Thi đua\n  ngan: {ngan}\n  day_du: [Một., Hai., Ba.]\n  nhiem_vu: Làm.\n  ket_qua: Xong.\n"

FAULTY = [
    ("don_vi", "don_vi:\n- id: tt_dvc\n  tenn: x\n", "YAML11", 3, "ten"),
    ("don_vi", "donvi:\n- id: tt_dvc\n", "YAML11", 1, "don_vi"),
    ("don_vi", "don_vi:\n- ten: x\n", "YAML12", 2, "id"),
    ("don_vi", "don_vi:\n- chỉ là chữ\n", "YAML13", 2, "nhóm khóa"),
    ("don_vi", "don_vi: hoi_ccb\n", "YAML13", 1, "phải là danh sách"),
    ("van_ban", _van_ban(id="Nghị quyết"), "YAML14", 2, "chữ thường không dấu"),
    ("don_vi", "don_vi:\n- {id: a1, ten: x}\n- {id: a1, ten: y}\n", "DM01", 3, "a1"),
    ("don_vi", "don_vi:\n- {id: khong_co, bo: true}\n", "DM04", 2, "khong_co"),
    ("don_vi", "don_vi:\n- {id: a1, ten: x, truoc: khong_co}\n", "DM05", 2, "khong_co"),
    ("don_vi", "don_vi:\n- {id: a1, ten: x, tu: 2026-02-30}\n", "YAML13", 2, "tu"),
    ("don_vi", "don_vi:\n- {id: a1, ten: x, tu: 2026-02-01, den: 2026-01-01}\n", "DM07", 2, "den"),
    ("don_vi", "don_vi:\n- {id: a1, ten: 'Ban {{ cap_sa }}'}\n", "DM10", 2, "cap_xa"),
    ("don_vi", "don_vi:\n- id: a1\n\tten: x\n", "YAML02", 3, "Tab"),
    ("don_vi", "don_vi:\n- id: a1\n  ten: Tổ công tác".encode("utf-16"), "YAML01", 1, "UTF-8"),
    ("don_vi", b"don_vi:\n- id: a1\n  ten: T\xf4\xcc c\xf4ng t\xe1c\n", "YAML01", 3, "UTF-8"),
    ("noi_nhan", "noi_nhan:\n- {id: a1, ten: x, nhom: khac, gom: [vhhx]}\n", "DM05", 2, "vhxh"),
    ("van_ban", _van_ban(so="12/KHUBND x"), "DM06", 3, "12/KHUBND x"),
    ("van_ban", _van_ban(ngay="2026-13-01"), "YAML14", 6, "tháng 13"),
    ("van_ban", _van_ban(tin_cay="xac_minh"), "DM13", 12, "nguồn"),
    ("van_ban", _van_ban(them="  thay_the_boi: [99/KH-UBND]\n  het_hieu_luc_tu: 2026-03-01\n", hieu_luc="het"), "DM05", 13, "99/KH-UBND"),
    ("van_ban", _van_ban(them="  het_hieu_luc_tu: 2026-01-01\n", hieu_luc="het"), "DM07", 13, "hết hiệu lực"),
    ("van_ban", _van_ban(them="  thay_the: [67/2006/QH11]\n"), "DM08", 13, "l67"),
    ("van_ban", _van_ban(them="  thay_the: [12/KH-UBND]\n  thay_the_boi: [12/KH-UBND]\n", hieu_luc="het"), "DM09", 14, "Vòng"),
    ("noi_dung__an_ninh_mang", NOI_DUNG.format(ngan="Bảo vệ {{ don_vi.vhhx }}."), "DM10", 4, "don_vi.vhxh"),
    ("noi_dung__an_ninh_mang", NOI_DUNG.format(ngan="Bảo vệ {{ xa."), "DM10", 4, "Viết sai ô"),
    ("noi_dung__an_ninh_mang", NOI_DUNG.format(ngan="Đảm bảo an ninh hàng năm."), "DM12", 4, "hằng năm"),
    ("noi_dung__an_ninh_mang", NOI_DUNG.format(ngan="Bảo vệ  mạng , máy."), "DM12", 4, "dấu cách"),
    ("khung__moi", "id: moi\nten: x\nmo_ta: x\ntrich_yeu: x\nmo_dau: x\nlinh_vuc: [khong-co]\nmuc: []\nnoi_nhan: [{gui: khong_co}]\n", "DM05", 6, "khong-co"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "code", "line", "words"), FAULTY, ids=lambda value: str(value)[:24])
def test_a_fault_is_told_and_the_rest_goes_on(
    tmp_path: Path, file: str, text: str | bytes, code: str, line: int, words: str
) -> None:
    pack = _pack(tmp_path, **{file: text})
    problems = api.catalog_check([pack])
    found = [each for each in problems if each.code == code]
    assert found, problems
    assert found[0].place.file is not None
    assert found[0].place.file.startswith(str(tmp_path))
    assert found[0].place.line == line, found[0]
    assert words in str(found[0])
    assert found[0].mend
    drafted = api.draft("thuc-hien-nghi-quyet-nam", "Hoa Lộc", "Thanh Hóa", 2026, ["ha-tang-so"], packs=[pack])
    assert len(drafted.ke_hoach.muc) > 2


def test_the_built_in_catalogue_is_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_DANH_MUC", "")
    assert list(map(str, api.catalog_check())) == []


def test_a_new_pack_is_clean_and_its_own(tmp_path: Path) -> None:
    made = init_pack(tmp_path / "goi")
    assert {path.name for path in made} >= {"don-vi.yaml", "noi-nhan.yaml", "van-ban.yaml", "DOC-TRUOC.md"}
    assert list(map(str, api.catalog_check([tmp_path / "goi"]))) == []
    with pytest.raises(KehoachError, match="Thư mục đã có tệp"):
        init_pack(tmp_path / "goi")


def test_a_pack_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KehoachError, match="Không có thư mục danh mục này"):
        api.catalog([tmp_path / "khong-co"])


@pytest.mark.parametrize(
    ("words", "kind", "key"),
    [
        ("Luật Chuyển đổi số", "van-ban", "l148"),
        ("luat chuyen doi so", "van-ban", "l148"),
        ("57-NQ/TW", "van-ban", "nq57"),
        ("ha tang so", "noi-dung", "ha-tang-so"),
        ("phong van hoa", "don-vi", "vhxh"),
        ("hoa loc thanh hoa", "dia-phuong", "16072"),
        ("Hoa Lộc", "dia-phuong", "16072"),
        ("16072", "dia-phuong", "16072"),
    ],
)
def test_search(words: str, kind: str, key: str) -> None:
    hits = api.catalog_search(words)
    assert (kind, key) in [(hit["loai"], hit["ma"]) for hit in hits[:8]], hits[:8]


def test_search_needs_words_and_may_find_nothing() -> None:
    assert api.catalog_search("xyzzy khongco") == []
    with pytest.raises(KehoachError):
        api.catalog_search("  ")


@pytest.mark.parametrize(
    ("key", "day", "state", "other"),
    [
        ("l67", "2026-06-30", "con", None),
        ("l67", "2026-07-01", "het", ["l148"]),
        ("l148", "2026-06-30", "chua_co", None),
        ("l06", "2026-09-30", "con", None),
        ("l06", "2026-10-01", "sua_doi", None),
        ("l77", "2025-03-01", "het", ["l72", "l65"]),
        ("l65", "2025-06-13", "con", None),
        ("dthap207", "2025-12-31", "con", None),
        ("dthap207", "2026-01-01", "het_ky", None),
    ],
)
def test_law_clock(key: str, day: str, state: str, other: list[str] | None) -> None:
    shown = api.catalog_show("van-ban", key, (), date.fromisoformat(day))["tinh_trang"]
    assert shown["la"] == state
    assert other is None or sorted(shown["thay_boi"]) == sorted(other)


def test_problem_of_a_pack_in_a_draft_is_told(tmp_path: Path) -> None:
    pack = _pack(tmp_path, don_vi="don_vi:\n- id: tt_dvc\n  tenn: x\n")
    told = api.draft("thuc-hien-nghi-quyet-nam", "Hoa Lộc", "Thanh Hóa", 2026, packs=[pack]).problems
    assert any(isinstance(each, Problem) and each.code == "YAML11" for each in told)
