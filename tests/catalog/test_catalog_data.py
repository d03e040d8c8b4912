"""The built-in catalogue is whole: every file loads, every reference resolves, every text is in its proper form."""

import importlib.util
import json
import re
import unicodedata
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest
from conftest import ROOT, SHARED

from kehoach.catalog.load import LOAI, danh_muc
from kehoach.catalog.models import MauMuc
from kehoach.drafting.boi_canh import BoiCanh
from kehoach.model.schema import schema_text

CATALOG = danh_muc()
TEXTS = sorted((ROOT / "catalogs").glob("*/*.yaml")) + sorted((ROOT / "catalogs").glob("*.yaml"))


def _script(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location("script", ROOT / "catalogs" / path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_counts() -> None:
    assert len(CATALOG.van_ban) >= 213
    assert len(CATALOG.noi_dung) >= 17
    assert {"phat-dong-thi-dua", "trien-khai-phong-trao", "thuc-hien-nghi-quyet-nam"} <= set(CATALOG.khung)
    assert len(CATALOG.tu_vung) >= 50


def test_documents() -> None:
    keys = [(each.so_ky_hieu, each.co_quan, each.ngay) for each in CATALOG.van_ban.values()]
    assert len(keys) == len(set(keys)), "number + issuer + date is the key"
    numbers = {each.so_ky_hieu for each in CATALOG.van_ban.values()}
    for each in CATALOG.van_ban.values():
        assert each.nguon or each.tin_cay != "xac_minh", f"{each.id}: verified without a source"
        assert each.ngay or each.tin_cay != "xac_minh", f"{each.id}: verified without a date"
        assert (each.tinh is not None) == (each.cap in ("tinh", "huyen", "xa") or each.tinh is not None)
        if each.hieu_luc_tu and each.het_hieu_luc_tu:
            assert each.hieu_luc_tu < each.het_hieu_luc_tu, each.id
        assert each.hieu_luc != "het" or each.het_hieu_luc_tu or each.thay_the_boi or each.ghi_chu, each.id
        if each.hieu_luc == "het" and each.thay_the_boi:
            assert set(each.thay_the_boi) <= numbers, each.id


def test_units_and_recipients_resolve() -> None:
    for unit in CATALOG.don_vi.values():
        for other in filter(None, (unit.truoc, unit.nay_la)):
            assert other in CATALOG.don_vi, unit.id
    for area in CATALOG.noi_dung.values():
        for key in [area.chu_tri, *area.phoi_hop]:
            assert key in CATALOG.don_vi, (area.id, key)
        assert area.chu_tri not in area.phoi_hop
        for task in area.nhiem_vu:
            assert {task.chu_tri, *task.phoi_hop} <= set(CATALOG.don_vi), (area.id, task.id)
            assert task.chu_tri not in task.phoi_hop, task.id
            assert task.nguon or task.goi_y, f"{task.id}: neither sourced nor a suggestion"
        for indicator in area.chi_tieu:
            assert all(value.nguon for value in indicator.gia_tri), indicator.id


def test_each_area_has_at_least_eight_tasks() -> None:
    assert {area.id: len(area.nhiem_vu) for area in CATALOG.noi_dung.values() if len(area.nhiem_vu) < 8} == {}


def test_ids_are_unique_across_areas() -> None:
    for kind in ("chi_tieu", "nhiem_vu"):
        ids = [each.id for area in CATALOG.noi_dung.values() for each in getattr(area, kind)]
        assert len(ids) == len(set(ids)), kind


def test_khung_references_resolve() -> None:
    for khung in CATALOG.khung.values():
        assert set(khung.linh_vuc) <= set(CATALOG.noi_dung), khung.id
        assert {each.gui for each in khung.noi_nhan} <= set(CATALOG.noi_nhan), khung.id
        assert {each.van_ban for each in khung.can_cu if each.van_ban} <= set(CATALOG.van_ban), khung.id
        assert khung.soan_thao in CATALOG.don_vi


def test_questions_do_not_hide_slots() -> None:
    slots = {each.name for each in fields(BoiCanh)} | {
        "linh_vuc",
        "viec",
        "trich_dan",
        "nhom_chi_tieu",
        "tong_chi_tieu",
    }
    for khung in CATALOG.khung.values():
        keys = [each.khoa for each in khung.hoi]
        assert len(keys) == len(set(keys))
        assert set(keys) & slots <= {"tu", "den"}, khung.id


def test_file_name_is_id() -> None:
    for folder, entries in (("noi-dung", CATALOG.noi_dung), ("khung", CATALOG.khung)):
        assert {path.stem for path in (ROOT / "catalogs" / folder).glob("*.yaml")} == set(entries)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_form(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert "\t" not in text and "\r" not in text and text.endswith("\n")
    first = text.splitlines()[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert match, first
    assert (path.parent / match[1]).is_file()
    for number, line in enumerate(text.splitlines(), 1):
        assert not re.search(r"\S  +\S", re.sub("#.*", "", line)), f"{path.name}:{number}: double space"


def test_schemas_are_up_to_date() -> None:
    build = _script("schema/build.py")
    for name in LOAI:
        written = (ROOT / "catalogs" / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
        assert json.loads(written) == json.loads(build.text(name)), "run: make schemas"
    assert (ROOT / "examples" / "ke-hoach.schema.json").read_text(encoding="utf-8") == schema_text(), (
        "run: make schemas"
    )


def test_counts_in_the_readme_are_up_to_date() -> None:
    written = (ROOT / "catalogs" / "README.md").read_text(encoding="utf-8")
    assert _script("counts.py").readme(written, CATALOG) == written, "run: make schemas"


def _prose() -> dict[str, str]:
    """Where -> text, for all prose of the catalogue."""
    result = {}
    for area in CATALOG.noi_dung.values():
        for name in ("thi_dua", "giai_phap", "muc_tieu"):
            for key, value in getattr(area, name).model_dump().items():
                for index, text in enumerate(value if isinstance(value, list) else [value]):
                    result[f"{area.id}.{name}.{key}.{index}"] = text

    def walk(prefix: str, nodes: list[MauMuc]) -> None:
        for index, node in enumerate(nodes):
            here = f"{prefix}.{node.id or index}"
            result[here] = f"{node.tieu_de}. {node.loi_van}"
            walk(here, node.muc)

    for khung in CATALOG.khung.values():
        walk(khung.id, khung.muc)
    return result


FIXED = (
    "khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số",
    "khoa học và công nghệ",
    "khoa học, công nghệ",
    "đổi mới sáng tạo",
    "chuyển đổi số",
    "chuyển đổi xanh",
    "trí tuệ nhân tạo",
    "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "Mặt trận Tổ quốc",
    "tổ chức chính trị - xã hội",
    "cán bộ, công chức, viên chức",
    "Tổ công nghệ số cộng đồng",
    "tài khoản định danh điện tử",
    "dịch vụ công trực tuyến",
    "thanh toán không dùng tiền mặt",
    "thủ tục hành chính",
    "Thi đua - Khen thưởng",
    "thi đua, khen thưởng",
    "trên môi trường điện tử",
    "kinh tế - xã hội",
    "chương trình, kế hoạch, đề án, dự án",
    "cơ sở dữ liệu quốc gia về dân cư",
    "cấp có thẩm quyền",
    "Ủy ban nhân dân",
    "chính xác, công khai, minh bạch, công bằng, kịp thời",
    "rõ nhiệm vụ, rõ cơ quan chủ trì, rõ trách nhiệm, rõ tiến độ, rõ kết quả",
    "doanh nghiệp, hợp tác xã, hộ kinh doanh",
    "cơ quan, đơn vị",
)
"""Official names and terms that must be said as they are; each counts as one word."""


def _words(text: str) -> list[str]:
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " § ", text.casefold())
    text = " ".join(re.findall(r"[\w§]+", text))
    for phrase in _PHRASES:
        text = text.replace(phrase, "§")
    return text.split()


_TITLES = [each.trich_yeu for each in CATALOG.van_ban.values() if len(each.trich_yeu.split()) > 4]
_PHRASES = sorted(
    {" ".join(re.findall(r"\w+", text.casefold())) for text in [*FIXED, *_TITLES]},
    key=len,
    reverse=True,
)


def _shingles(text: str) -> set[tuple[str, ...]]:
    """Runs of eight words of our own: a slot or an official phrase ends a run."""
    runs = (run.split() for run in " ".join(_words(text)).split("§"))
    return {tuple(run[index : index + 8]) for run in runs for index in range(len(run) - 7)}


def test_no_sentence_of_the_seeds() -> None:
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip("không có thư mục shared/seeds")
    theirs = set().union(*(_shingles(path.read_text(encoding="utf-8")) for path in seeds))
    copied = {
        where: sorted(map(" ".join, hits)) for where, text in _prose().items() if (hits := _shingles(text) & theirs)
    }
    assert not copied


def test_no_text_repeats_another() -> None:
    seen: dict[tuple[str, ...], str] = {}
    repeated = []
    for where, text in _prose().items():
        for shingle in _shingles(text):
            other = seen.setdefault(shingle, where)
            if other.partition(".")[0] != where.partition(".")[0]:  # a khung may say it in two alternatives
                repeated.append(f"{where} ~ {other}: {' '.join(shingle)}")
    assert not repeated, "\n".join(repeated)


def test_law_clock_of_a_law_and_its_successor() -> None:
    from datetime import date

    from kehoach.catalog.hieu_luc import tinh_trang

    old = CATALOG.van_ban["l67"]
    states = [tinh_trang(old, day) for day in (date(2006, 1, 1), date(2026, 6, 30), date(2026, 7, 1))]
    assert states == ["chua_co", "con", "het"]
    new = CATALOG.van_ban["l148"]
    assert [tinh_trang(new, day) for day in (date(2026, 6, 30), date(2026, 7, 1))] == ["chua_co", "con"]
