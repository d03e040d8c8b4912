"""The only door for the command line and the page: load, draft, render. Heavy parts are imported where they are used."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach.files import check_output, read_bytes, write_bytes
from kehoach.problems import KehoachError, Problem

if TYPE_CHECKING:
    from kehoach.catalog.dia_phuong import Xa
    from kehoach.catalog.load import DanhMuc
    from kehoach.catalog.models import CauHoi, Khung
    from kehoach.drafting.soan import BanNhap
    from kehoach.model.plan import KeHoach

_HELP = Path(__file__).resolve().parent / "help"


def load_plan(path: Path) -> "KeHoach":
    """Read a plan from YAML (or JSON). Faults are raised with file, line, column and the nearest right key."""
    from kehoach.model.plan import KeHoach
    from kehoach.model.yaml_reader import load

    return load(path, KeHoach)


def catalog() -> "DanhMuc":
    """The built-in catalogue."""
    from kehoach.catalog.load import danh_muc

    return danh_muc()


def find_khung(name: str) -> "Khung":
    """A khung by id or name, with or without accents."""
    from kehoach.catalog.load import tim

    return tim(catalog().khung, name, "khung")


def missing_answers(khung: "Khung", answers: Mapping[str, str]) -> "list[CauHoi]":
    """The questions of ``khung`` that still need an answer."""
    from kehoach.drafting.tra_loi import con_thieu

    return con_thieu(khung, answers)


def draft(
    khung: str,
    xa: str,
    tinh: str | None,
    nam: int,
    linh_vuc: Sequence[str] = (),
    answers: Mapping[str, str] | None = None,
) -> "BanNhap":
    """Draft a plan from names as a person gives them. Everything unknown or missing is raised at once where possible."""
    from kehoach.catalog.dia_phuong import tim_xa
    from kehoach.catalog.load import tim
    from kehoach.drafting.soan import YeuCau, soan
    from kehoach.drafting.tra_loi import ngay_tra_cuu

    answers = answers or {}
    problems: list[Problem] = []

    def attempt(find: Any, *args: Any) -> Any:
        try:
            return find(*args)
        except KehoachError as error:
            problems.extend(error.problems)
            return None

    blueprint = attempt(find_khung, khung)
    place = attempt(lambda: tim_xa(xa, tinh, ngay_tra_cuu(answers, nam)))
    chosen = linh_vuc or (blueprint.linh_vuc if blueprint else ())
    areas = [attempt(tim, catalog().noi_dung, each, "lĩnh vực") for each in dict.fromkeys(chosen)]
    if problems:
        raise KehoachError(problems)
    return soan(catalog(), YeuCau(blueprint, place, nam, areas, answers))


def save_draft(draft: "BanNhap", path: Path, overwrite: bool = False) -> None:
    """Write a draft as YAML, and beside it the schema that its first line names, if it is not there yet."""
    from kehoach.model.schema import FILE_NAME, schema_text
    from kehoach.model.yaml_writer import to_yaml

    write_bytes(path, to_yaml(draft.ke_hoach, draft.ghi_chu).encode(), overwrite)
    schema = path.parent / FILE_NAME
    if not schema.exists():
        write_bytes(schema, schema_text().encode())


def render(plan: "KeHoach", output: Path, template: Path | None = None, overwrite: bool = False) -> None:
    """Write ``plan`` in the format that the suffix of ``output`` names. Nothing is left behind on failure."""
    from kehoach.writers import write

    check_output(output, overwrite)
    write_bytes(output, write(plan, output.suffix.lower(), template), overwrite)


def issue(path: Path, so: str, ngay: str) -> None:
    """Fill number and date of the plan in ``path`` in place; comments and order of the file stay."""
    from kehoach.drafting.tra_loi import ngay_cua
    from kehoach.model.yaml_data import decode
    from kehoach.model.yaml_writer import edit_yaml

    plan = load_plan(path)
    if not so.isdigit() or int(so) == 0:
        raise KehoachError(Problem("PH01", f"Số “{so}” không đúng", "viết chữ số Ả Rập: --so 87"))
    date = ngay_cua(ngay)
    if not date.day_du:
        raise KehoachError(
            Problem("PH02", f"Ngày ban hành “{ngay}” chưa đủ", "viết đủ năm-tháng-ngày: --ngay 2026-05-15")
        )
    issued = plan.model_copy(update={"so": so.zfill(2), "ngay": date})
    text = decode(read_bytes(path), str(path))
    write_bytes(path, edit_yaml(text, issued).encode(), overwrite=True)


def find_xa(xa: str, tinh: str | None, nam: int, answers: Mapping[str, str]) -> "Xa":
    """The commune that a plan of ``nam`` is for, on the map of its date."""
    from kehoach.catalog.dia_phuong import tim_xa
    from kehoach.drafting.tra_loi import ngay_tra_cuu

    return tim_xa(xa, tinh, ngay_tra_cuu(answers, nam))


def blanks(plan: "KeHoach") -> list[str]:
    """What only a person can supply, each once, in order: the texts inside ``[[...]]``."""
    import re

    return list(dict.fromkeys(re.findall(r"\[\[(.+?)\]\]", plan.model_dump_json())))


def template(co_chu: str) -> Path:
    """The built-in plan template of a size set: 14 (13-14-14) or 13 (12-13-13)."""
    from kehoach.resources import templates_dir

    return templates_dir() / ("ke-hoach-13.docx" if co_chu == "13" else "ke-hoach.docx")


def catalog_list(kind: str, tinh: str | None = None) -> list[dict[str, Any]]:
    """All entries of a kind of the catalogue as plain data."""
    if kind == "dia-phuong":
        from datetime import date

        from kehoach.catalog.dia_phuong import danh_sach_xa, tim_tinh

        today = date.today()
        province = tim_tinh(tinh, today).ma if tinh else None
        return [
            {"ma": each.ma, "loai": each.loai, "ten": each.ten, "tinh": each.tinh.day_du, "tu": str(each.tu or "")}
            for each in danh_sach_xa(today, province)
        ]
    from kehoach.catalog.load import liet_ke

    return liet_ke(catalog(), kind)


def catalog_show(kind: str, key: str) -> dict[str, Any]:
    """One entry by id (or code, or abbreviation). Unknown: the nearest."""
    import difflib

    entries = {str(each.get("id") or each.get("ma") or each.get("viet_tat")): each for each in catalog_list(kind)}
    if key not in entries:
        near = tuple(difflib.get_close_matches(key, entries, n=5, cutoff=0.5))
        raise KehoachError(
            Problem("DM02", f"Không có “{key}” trong danh mục {kind}", f"xem: kehoach catalog list {kind}", near=near)
        )
    return entries[key]


def as_yaml(data: dict[str, Any]) -> str:
    """Plain data as YAML for reading on a screen."""
    import yaml

    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)


def help_pages() -> dict[str, str]:
    """Name -> title of every guide."""
    return {path.stem: _title(path) for path in sorted(_HELP.glob("*.md"))}


def help_page(name: str) -> str:
    """The text of a guide."""
    path = _HELP / f"{name}.md"
    if name not in help_pages():
        raise KehoachError(
            Problem("HD01", f"Không có trang hướng dẫn “{name}”", "các trang: " + ", ".join(help_pages()))
        )
    return path.read_text(encoding="utf-8")


def _title(path: Path) -> str:
    with path.open(encoding="utf-8") as stream:
        return stream.readline().lstrip("# ").strip()
