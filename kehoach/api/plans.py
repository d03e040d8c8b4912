"""Plans: load, draft, save, render, issue."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach.api.danh_muc import catalog
from kehoach.files import check_output, read_bytes, write_bytes
from kehoach.problems import KehoachError, Problem

if TYPE_CHECKING:
    from kehoach.catalog.dia_phuong import Xa
    from kehoach.catalog.models import CauHoi, Khung
    from kehoach.drafting.soan import BanNhap
    from kehoach.model.plan import KeHoach


def load_plan(path: Path) -> "KeHoach":
    """Read a plan from YAML (or JSON). Faults are raised with file, line, column and the nearest right key."""
    from kehoach.model.plan import KeHoach
    from kehoach.model.yaml_reader import load

    return load(path, KeHoach)


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
    packs: Sequence[Path] = (),
) -> "BanNhap":
    """Draft a plan from names as a person gives them. Everything unknown or missing is raised at once where possible; a
    fault of a pack is told with the draft, and what lies below the faulty entry is used."""
    from kehoach.catalog.dia_phuong import tim_xa
    from kehoach.catalog.load import LOAI, tim
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

    danh_muc = catalog(packs)
    blueprint = attempt(tim, danh_muc.khung, khung, "khung")
    place = attempt(lambda: tim_xa(xa, tinh, ngay_tra_cuu(answers, nam)))
    usual = [each for each in blueprint.linh_vuc if each not in danh_muc.da_bo("noi-dung")] if blueprint else []
    chosen = linh_vuc or usual
    areas = [attempt(tim, danh_muc.noi_dung, each, "lĩnh vực") for each in dict.fromkeys(chosen)]
    if problems:
        raise KehoachError(problems)
    made = soan(danh_muc, YeuCau(blueprint, place, nam, areas, answers))
    faulty = [problem for kind in LOAI for problem in danh_muc.problems(kind)]
    return replace(made, problems=[*faulty, *made.problems])


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
