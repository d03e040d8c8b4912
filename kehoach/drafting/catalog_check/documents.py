"""Checks of documents (văn bản): keys, dates, relations between them, sources."""

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from kehoach.catalog.dia_phuong import danh_sach_tinh
from kehoach.catalog.load import DanhMuc
from kehoach.catalog.lop import BUILT_IN
from kehoach.catalog.models import VanBan
from kehoach.model.yaml_data import Loc
from kehoach.problems import Level, Place, Problem
from kehoach.text.nfc import fold
from kehoach.text.so_ky_hieu import SoKyHieu, SoKyHieuError

_PAIRS = (("thay_the", "thay_the_boi"), ("sua_doi", "sua_doi_boi"))
_RELATIONS = (*(name for pair in _PAIRS for name in pair), "tiep_noi_boi")


def _place(catalog: DanhMuc, van_ban: VanBan, *loc: str | int) -> Place:
    found: Loc = loc
    return catalog.muc("van-ban")[van_ban.id].place(found)


def keys(catalog: DanhMuc) -> Iterator[Problem]:
    """Number + issuer + date names one document."""
    seen: dict[tuple[str, str, str], str] = {}
    for each in catalog.van_ban.values():
        key = (each.so_ky_hieu, each.co_quan, each.ngay.iso() if each.ngay else "")
        if key in seen:
            message = f"“{each.id}” và “{seen[key]}” cùng số {each.so_ky_hieu}, cùng cơ quan, cùng ngày"
            yield Problem(
                "DM05", message, "bỏ một mục, hoặc sửa số, cơ quan, ngày", _place(catalog, each, "so_ky_hieu")
            )
        seen.setdefault(key, each.id)


def numbers(catalog: DanhMuc) -> Iterator[Problem]:
    """The number is written in one of the known forms."""
    for each in catalog.van_ban.values():
        try:
            written = str(SoKyHieu.parse(each.so_ky_hieu))
        except SoKyHieuError as error:
            yield Problem(
                "DM06",
                f"Số ký hiệu “{each.so_ky_hieu}”: {error}",
                "viết như 116/KH-UBND, 57-NQ/TW, 150/2025/NĐ-CP",
                _place(catalog, each, "so_ky_hieu"),
            )
        else:
            if written != each.so_ky_hieu:
                yield Problem(
                    "DM06",
                    f"Số ký hiệu “{each.so_ky_hieu}” chưa đúng mẫu",
                    f"viết “{written}”",
                    _place(catalog, each, "so_ky_hieu"),
                )


def intervals(catalog: DanhMuc) -> Iterator[Problem]:
    """Validity begins not before the document and ends after it began; an ended document says so, one in force does not."""
    for each in catalog.van_ban.values():
        issued = each.ngay.to_date() if each.ngay and each.ngay.day_du else None
        if issued and each.hieu_luc_tu and each.hieu_luc_tu < issued and each.cap != "trung_uong":
            yield Problem(
                "DM07",
                f"“{each.id}” có hiệu lực trước ngày ban hành",
                "sửa hieu_luc_tu hoặc ngay",
                _place(catalog, each, "hieu_luc_tu"),
            )
        begin = each.hieu_luc_tu or issued
        if begin and each.het_hieu_luc_tu and each.het_hieu_luc_tu <= begin:
            yield Problem(
                "DM07",
                f"“{each.id}” hết hiệu lực không sau ngày có hiệu lực",
                "sửa hieu_luc_tu hoặc het_hieu_luc_tu",
                _place(catalog, each, "het_hieu_luc_tu"),
            )
        if each.het_hieu_luc_tu and each.hieu_luc != "het" and each.het_hieu_luc_tu <= catalog.moc_hieu_luc:
            yield Problem(
                "DM07",
                f"“{each.id}” có ngày hết hiệu lực nhưng hieu_luc là {each.hieu_luc}",
                "ghi hieu_luc: het",
                _place(catalog, each, "hieu_luc"),
            )
        if each.thay_the_boi and each.hieu_luc in ("con", "sua_doi") and not each.het_hieu_luc_tu:
            yield Problem(
                "DM08",
                f"“{each.id}” đã bị thay thế nhưng ghi là còn hiệu lực",
                "ghi hieu_luc: het và het_hieu_luc_tu",
                _place(catalog, each, "hieu_luc"),
            )


def relations(catalog: DanhMuc) -> Iterator[Problem]:
    """Each document named in a relation is in the catalogue, and both sides of a relation say the same."""
    by_number: dict[str, list[VanBan]] = {}
    for each in catalog.van_ban.values():
        by_number.setdefault(each.so_ky_hieu, []).append(each)
    for gone in catalog.da_bo("van-ban").values():
        by_number.setdefault(gone.so_ky_hieu, [])
    for each in catalog.van_ban.values():
        for name in _RELATIONS:
            for index, number in enumerate(getattr(each, name)):
                if number not in by_number:
                    place = _place(catalog, each, name, index)
                    yield Problem(
                        "DM05",
                        f"“{each.id}”: {name} dẫn tới {number}, không có trong danh mục",
                        "thêm văn bản ấy, hoặc sửa số",
                        place,
                    )
        for back, forth in (*_PAIRS, *(pair[::-1] for pair in _PAIRS)):
            for index, number in enumerate(getattr(each, back)):
                for other in by_number.get(number, []):
                    if each.so_ky_hieu not in getattr(other, forth):
                        place = _place(catalog, each, back, index)
                        message = (
                            f"“{each.id}” ghi {back} {number}, nhưng “{other.id}” không ghi {forth} {each.so_ky_hieu}"
                        )
                        yield Problem(
                            "DM08",
                            message,
                            f"thêm {each.so_ky_hieu} vào {forth} của “{other.id}”, hoặc bỏ ở đây",
                            place,
                        )


def places_and_tags(catalog: DanhMuc) -> Iterator[Problem]:
    """A province that exists or existed; tags by which some khung or the built-in catalogue knows documents."""
    owners = catalog.muc("van-ban").values()
    ours = [owner.entry for owner in owners if owner.origin.get("linh_vuc", ("",))[0] == BUILT_IN]
    tags = {tag for entry in ours for tag in entry.linh_vuc}
    tags |= {tag for khung in catalog.khung.values() for basis in khung.can_cu for tag in basis.nhan}
    provinces = {fold(each.ten) for day in (date(2025, 1, 1), date(2026, 12, 31)) for each in danh_sach_tinh(day)}
    for owner in owners:
        entry: VanBan = owner.entry
        if entry.tinh and not _known_province(entry.tinh, provinces):
            near = tuple(get_close_matches(fold(entry.tinh), provinces, n=3))
            yield Problem(
                "DM14",
                f"Không có tỉnh, thành phố “{entry.tinh}”",
                "viết tên riêng: Thanh Hóa",
                owner.place(("tinh",)),
                near=near,
            )
        for index, tag in enumerate(entry.linh_vuc):
            if tag not in tags:
                near = tuple(get_close_matches(tag, tags, n=3, cutoff=0.5))
                message = f"Nhãn “{tag}” không khung nào dùng"
                yield Problem(
                    "DM14", message, "xem kehoach help danh-muc, câu 5", owner.place(("linh_vuc", index)), near=near
                )


def _known_province(name: str, provinces: set[str]) -> bool:
    folded = fold(name)
    return any(folded == each or folded.endswith(f" {each}") for each in provinces)


def cycles(catalog: DanhMuc) -> Iterator[Problem]:
    """Nobody is replaced, however far along, by itself."""
    replaced = {each.so_ky_hieu: each.thay_the_boi for each in catalog.van_ban.values()}
    told: set[frozenset[str]] = set()
    for each in catalog.van_ban.values():
        path, front, seen = [each.so_ky_hieu], list(each.thay_the_boi), set[str]()
        while front:
            number = front.pop()
            if number == each.so_ky_hieu:
                ring = frozenset(seen | set(path))
                if ring not in told:
                    told.add(ring)
                    names = ", ".join(sorted(ring))
                    yield Problem(
                        "DM09",
                        f"Vòng thay thế: {names}",
                        "bỏ một quan hệ thay_the_boi",
                        _place(catalog, each, "thay_the_boi"),
                    )
                break
            if number not in seen:
                seen.add(number)
                front += replaced.get(number, [])


def sources(catalog: DanhMuc) -> Iterator[Problem]:
    """What is marked verified has a source and a date; a local document names its province."""
    for each in catalog.van_ban.values():
        if each.tin_cay == "xac_minh" and not each.nguon:
            yield Problem(
                "DM13",
                f"“{each.id}” ghi là đã xác minh nhưng không có nguồn",
                "thêm nguon, hoặc đổi tin_cay",
                _place(catalog, each, "tin_cay"),
            )
        if each.tin_cay == "xac_minh" and each.ngay is None and "[[" not in each.trich_yeu:
            yield Problem(
                "DM13",
                f"“{each.id}” ghi là đã xác minh nhưng không có ngày",
                "thêm ngay, hoặc đổi tin_cay",
                _place(catalog, each, "tin_cay"),
            )
        if each.cap in ("tinh", "huyen", "xa") and not each.tinh:
            yield Problem(
                "DM13",
                f"“{each.id}” là văn bản địa phương nhưng không ghi tỉnh",
                "thêm tinh",
                _place(catalog, each, "cap"),
                Level.CANH_BAO,
            )
