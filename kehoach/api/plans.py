"""Plans: load, draft, save, render, issue."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach.api.danh_muc import catalog, find_khung
from kehoach.files import check_output, read_bytes, write_bytes
from kehoach.problems import KehoachError, Level, Place, Problem
from kehoach.text.cho_trong import CHO_TRONG

if TYPE_CHECKING:
    from kehoach.catalog.dia_phuong import Xa
    from kehoach.catalog.models import CauHoi, Khung
    from kehoach.drafting.soan import BanNhap
    from kehoach.model.plan import KeHoach
    from kehoach.model.yaml_writer import Comments


def load_plan(path: Path) -> "KeHoach":
    """Read a plan from YAML (or JSON). Faults are raised with file, line, column and the nearest right key."""
    from kehoach.model.plan import KeHoach
    from kehoach.model.yaml_reader import load

    return load(path, KeHoach)


def missing_answers(khung: "Khung", answers: Mapping[str, str]) -> "list[CauHoi]":
    """The questions of ``khung`` that still need an answer."""
    from kehoach.drafting.tra_loi import con_thieu

    return con_thieu(khung, answers)


def questions(khung: str, packs: Sequence[Path] = ()) -> "list[CauHoi]":
    """Every question of a khung, its own first."""
    from kehoach.drafting.tra_loi import cau_hoi

    return cau_hoi(find_khung(khung, packs))


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
    from kehoach.drafting.tra_loi import kiem_tra, ngay_tra_cuu

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
    if blueprint:
        attempt(kiem_tra, blueprint, answers, danh_muc.nhac_duoc("don-vi"))
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
    write_yaml(draft.ke_hoach, draft.ghi_chu, path, overwrite)


def write_yaml(plan: "KeHoach", comments: "Comments", path: Path, overwrite: bool = False) -> None:
    """Write ``plan`` as YAML with comments, and beside it the schema that its first line names, if it is not there yet."""
    from kehoach.model.schema import FILE_NAME, schema_text
    from kehoach.model.yaml_writer import to_yaml

    write_bytes(path, to_yaml(plan, comments).encode(), overwrite)
    schema = path.parent / FILE_NAME
    if not schema.exists():
        write_bytes(schema, schema_text().encode())


def render(
    plan: "KeHoach",
    output: Path,
    template: Path | None = None,
    overwrite: bool = False,
    *,
    keep_numbers: bool = False,
    clean: bool = False,
) -> None:
    """Write ``plan`` in the format that the suffix of ``output`` names. Nothing is left behind on failure.

    ``keep_numbers`` prints the numbers that the source had (``so_goc``) in place of the computed ones; ``clean`` leaves out
    the plan that a .docx otherwise carries for reading it back.
    """
    from kehoach.writers import Options, write

    check_output(output, overwrite)
    if template is not None and output.exists() and template.exists() and output.samefile(template):
        raise KehoachError(
            Problem("TEP09", "Tệp kết quả trùng với tệp mẫu", "đặt tên khác cho tệp kết quả", Place(str(output)))
        )
    write_bytes(output, write(plan, output.suffix.lower(), Options(template, keep_numbers, clean)), overwrite)


def issue(path: Path, so: str, ngay: str) -> list[Problem]:
    """Fill number and date of the plan in ``path`` in place; every other character of the file stays. What does not
    fit the date or is still to be filled in is returned to be told."""
    from kehoach.drafting.tra_loi import ngay_cua
    from kehoach.model.plan import KeHoach
    from kehoach.model.yaml_data import decode
    from kehoach.model.yaml_reader import load_text
    from kehoach.model.yaml_scalars import set_scalars

    plan = load_plan(path)
    if not re.fullmatch(r"[1-9]\d{0,4}|0[1-9]", so, re.ASCII):
        raise KehoachError(Problem("PH01", f"Số “{so[:20]}” không đúng", "viết chữ số, từ 1: --so 87"))
    date = ngay_cua(ngay)
    if not date.day_du:
        raise KehoachError(
            Problem("PH02", f"Ngày ban hành “{ngay}” chưa đủ", "viết đủ ngày, tháng, năm: --ngay 15/5/2026")
        )
    issued = plan.model_copy(update={"so": so.zfill(2), "ngay": date})
    raw = read_bytes(path)
    text = set_scalars(decode(raw, str(path)), issued.model_dump(mode="json", include={"so", "ngay"}))
    if load_text(text, KeHoach) != issued:
        raise KehoachError(
            Problem(
                "PH04", "Không ghi được số và ngày vào tệp này", f'tự sửa hai dòng: so: "{issued.so}" và ngay: "{ngay}"'
            )
        )
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    write_bytes(path, mark + text.encode(), overwrite=True)
    return _doubts(plan, issued)


def _doubts(before: "KeHoach", issued: "KeHoach") -> list[Problem]:
    from kehoach.text.vien_dan import lan_sau

    date = issued.ngay
    later = [each for each in issued.can_cu if each.ngay and each.ngay.day_du and each.ngay.to_date() > date.to_date()]
    told = [f"{lan_sau(each.vien_dan)} ban hành sau ngày của kế hoạch: không làm căn cứ được" for each in later]
    if date.nam != issued.nam:
        told.append(f"ngày ban hành thuộc năm {date.nam}, kế hoạch của năm {issued.nam}")
    if before.so and before.so.zfill(2) != issued.so:
        told.append(f"số cũ {before.so} đã được thay bằng {issued.so}")
    if left := len(blanks(issued)):
        told.append(f"còn {left} chỗ [[...]] chưa điền")
    return [Problem("PH03", each, level=Level.CANH_BAO) for each in told]


def find_xa(xa: str, tinh: str | None, nam: int, answers: Mapping[str, str]) -> "Xa":
    """The commune that a plan of ``nam`` is for, on the map of its date."""
    from kehoach.catalog.dia_phuong import tim_xa
    from kehoach.drafting.tra_loi import ngay_tra_cuu

    return tim_xa(xa, tinh, ngay_tra_cuu(answers, nam))


def check_date(answers: Mapping[str, str], nam: int) -> None:
    """Raise :class:`KehoachError` if the date among ``answers`` is none."""
    from kehoach.drafting.tra_loi import ngay_tra_cuu

    ngay_tra_cuu(answers, nam)


def blanks(plan: "KeHoach") -> list[str]:
    """What only a person can supply, each once, in order: the texts inside ``[[...]]``."""
    return list(dict.fromkeys(blank for text in _texts(plan.model_dump()) for blank in CHO_TRONG.findall(text)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value


def copy_templates(folder: Path) -> list[Path]:
    """Copy the built-in templates into ``folder`` (made if need be); a file that is there already is kept and refused."""
    from kehoach.resources import templates_dir

    sources = sorted(templates_dir().glob("*.docx"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise KehoachError(
            Problem("TEP07", "Không tạo được thư mục này", "chọn chỗ khác", Place(str(folder)))
        ) from None
    targets = [folder / each.name for each in sources]
    for target in targets:
        check_output(target)
    for source, target in zip(sources, targets, strict=True):
        write_bytes(target, source.read_bytes())
    return targets


def template(co_chu: str) -> Path:
    """The built-in plan template of a size set: 14 (13-14-14) or 13 (12-13-13)."""
    from kehoach.resources import templates_dir

    return templates_dir() / ("ke-hoach-13.docx" if co_chu == "13" else "ke-hoach.docx")
