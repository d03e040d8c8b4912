"""Checking: a file becomes a document under check, the rules look at it, the findings come back with their places."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kehoach.api.danh_muc import catalog
from kehoach.files import read_bytes, write_bytes
from kehoach.problems import KehoachError, Place, Problem

if TYPE_CHECKING:
    from kehoach.model.cau_hinh import CauHinh
    from kehoach.model.phat_hien import KetQuaTep, KhongKiemTra, PhatHien
    from kehoach.model.plan import KeHoach
    from kehoach.rules.bo_luat import MoTa
    from kehoach.rules.ho_so import GiaiDoan, HoSo

DATA = (".yaml", ".yml", ".json")
"""Suffixes of plans as data; they are checked as they would be printed."""


@dataclass(frozen=True)
class TuyChon:
    """How to check."""

    giai_doan: "GiaiDoan | None" = None
    """du-thao or ban-hanh; None: ban-hanh when the plan has number and date"""
    xa: tuple[str, str | None] | None = None
    """Commune and province that the plan is for; None: as its letterhead says"""
    packs: Sequence[Path] = ()
    chi: Sequence[str] | None = None
    """Only these rules"""
    cau_hinh: "CauHinh | None" = None
    """The office's settings"""
    nen: Mapping[str, int] = field(default_factory=dict)
    """Baseline: what was there before is hidden"""


def check(path: Path, options: TuyChon | None = None) -> "KetQuaTep":
    """Check one file. Raises :class:`KehoachError` for what cannot be read (TEP, DOC, YAML), KT01 for a suppression of an
    unknown rule."""
    return check_bytes(read_bytes(path), path, options or TuyChon())


def check_bytes(data: bytes, path: Path, options: TuyChon) -> "KetQuaTep":
    """As :func:`check`, of the content of ``path``."""
    _check_place(options)
    under_check = document_under_check(data, path, options)
    under_check.ban_goc = _source(path)
    told = findings(under_check, options)
    found = told.phat_hien
    if path.suffix.lower() in DATA:
        from kehoach.api.mending import yaml_lines

        found = yaml_lines(data, path, under_check, found)
    return _result(str(path), under_check, told, found, options)


def check_plan(plan: "KeHoach", options: TuyChon | None = None, name: str = "") -> "KetQuaTep":
    """As :func:`check`, of a plan in memory as it is printed now, with computed numbers: each finding says in ``ma_nut``
    what prints it (see :mod:`kehoach.model.embedded`), none has a line."""
    from kehoach.api.mending import with_targets

    options = options or TuyChon()
    _check_place(options)
    under_check = _of_printed(plan, options, keep_numbers=False)
    told = findings(under_check, options)
    return _result(name, under_check, told, with_targets(under_check, told.phat_hien), options)


def _result(name: str, under_check: "HoSo", told: "Thay", found: "list[PhatHien]", options: TuyChon) -> "KetQuaTep":
    from kehoach.model.phat_hien import KetQuaTep
    from kehoach.rules.bo_luat import cac_ma

    asked = len(options.chi) if options.chi is not None else len(cac_ma())
    return KetQuaTep(
        name, found, told.khong_kiem_tra, told.an, asked - len(told.khong_kiem_tra), told.hong, under_check.giai_doan,
        "" if under_check.la_ke_hoach else (under_check.ke_hoach.ten_loai.capitalize() or "văn bản không có tên loại"),
    )  # fmt: skip


class Thay(NamedTuple):
    """What the rules say of a document, accepted findings taken out."""

    phat_hien: "list[PhatHien]"
    khong_kiem_tra: "list[KhongKiemTra]"
    an: int
    """Findings hidden by a suppression or the baseline"""
    hong: bool
    """Whether a rule crashed"""


def findings(under_check: "HoSo", options: TuyChon) -> Thay:
    """What the rules say, by the office's settings, without what the plan, the settings and the baseline accept."""
    from kehoach.rules import bo_qua
    from kehoach.rules.kiem import HONG, kiem

    found, unchecked = kiem(under_check, options.chi)
    settings = options.cau_hinh
    if settings is not None:
        found = bo_qua.doi_muc_do(found, settings.muc_do)
    broken = any(each.ma == HONG for each in found)
    accepted = [*under_check.ke_hoach.bo_qua, *(settings.bo_qua if settings else ())]
    kept, hidden = bo_qua.bo_qua(found, accepted)
    kept, known = bo_qua.tru_nen(kept, options.nen)
    return Thay(kept, unchecked, hidden + known, broken)


def _source(path: Path) -> tuple[str, str] | None:
    """Whose plan the file was made from, if a record beside it tells; a damaged record tells nothing."""
    from kehoach.api.provenance import find

    try:
        record = find(path)
    except (KehoachError, OSError, ValueError):
        return None
    return (f"{record.tu.loai} {record.tu.ten}".strip(), record.tu.tinh) if record else None


def _check_place(options: TuyChon) -> None:
    """A commune that the user names must be one."""
    if options.xa:
        import datetime as dt

        from kehoach.catalog.dia_phuong import tim_xa

        tim_xa(*options.xa, dt.date.today())


def document_under_check(data: bytes, path: Path, options: TuyChon) -> "HoSo":
    """The file as the rules see it."""
    if path.suffix.lower() in DATA:
        return _of_plan(data, path, options)
    return of_bytes(data, path.name, options)


def of_bytes(data: bytes, name: str, options: TuyChon) -> "HoSo":
    """A document (.docx, .pdf, .txt...) as the rules see it."""
    from kehoach.readers import read
    from kehoach.readers.stages import to_plan
    from kehoach.rules.ho_so import HoSo

    try:
        document = read(data, name)
    except KehoachError as error:
        raise KehoachError([_placed(each, name) for each in error.problems], error.exit_code) from None
    told = to_plan(document)
    plan = told.ke_hoach
    issued = bool(plan.so) and plan.ngay.day_du
    return HoSo(
        document, told.dong, plan, catalog(options.packs),
        options.giai_doan or ("ban-hanh" if issued else "du-thao"),
        _typed(data, document.format), options.xa,
        options.cau_hinh.model_dump() if options.cau_hinh else {},
    )  # fmt: skip


def _of_plan(data: bytes, path: Path, options: TuyChon) -> "HoSo":
    """A plan as data is checked as it would be printed, with the numbers that its source had."""
    return _of_printed(_plan(data, path), options, keep_numbers=True)


def _of_printed(plan: "KeHoach", options: TuyChon, *, keep_numbers: bool) -> "HoSo":
    from kehoach.api.plans import template
    from kehoach.writers import Options, write

    printed = write(plan, ".docx", Options(template("14"), keep_numbers=keep_numbers))
    return of_bytes(printed, "ke-hoach.docx", options)


def _plan(data: bytes, path: Path) -> "KeHoach":
    from kehoach.model.plan import KeHoach
    from kehoach.model.yaml_data import decode
    from kehoach.model.yaml_reader import load_text

    return load_text(decode(data, str(path)), KeHoach, str(path))


def _typed(data: bytes, kind: str) -> Callable[[], Mapping[int, str]] | None:
    """The words as typed, by line, before any clean-up."""
    if kind in ("txt", "md"):
        from kehoach.readers.text_encoding import decode_any

        return lambda: dict(enumerate(decode_any(data)[0].splitlines(), 1))
    if kind == "docx":
        from kehoach.mending.docx_text import typed_texts

        return lambda: typed_texts(data)
    return None


def _placed(problem: Problem, name: str) -> Problem:
    if problem.place.file:
        return problem
    return replace(problem, place=Place(name, problem.place.line, problem.place.column, problem.place.path))


def settings(path: Path | None, beside: Path | None = None) -> "CauHinh | None":
    """The office's settings: the file given, else the one beside ``beside``, else that in the home folder, else none.

    Raises :class:`KehoachError` with every fault of the file; KT01 for a rule that does not exist.
    """
    from kehoach.model.cau_hinh import TEN_TEP, CauHinh
    from kehoach.model.yaml_reader import load
    from kehoach.rules.bo_luat import tim_ma

    found = path or _usual_settings(TEN_TEP, beside)
    if found is None:
        return None
    read = load(found, CauHinh)
    try:
        levels = {tim_ma(ma): level for ma, level in read.muc_do.items()}
        for each in read.bo_qua:
            tim_ma(each.ma)
    except KehoachError as error:
        raise KehoachError([replace(each, place=Place(str(found))) for each in error.problems]) from None
    return read.model_copy(update={"muc_do": levels})


def _usual_settings(name: str, beside: Path | None) -> Path | None:
    places = [beside.parent / name] if beside else []
    with suppress(RuntimeError):  # no home folder
        places.append(Path.home() / ".kehoach" / name)
    return next((each for each in places if each.is_file()), None)


def read_baseline(path: Path) -> dict[str, dict[str, int]]:
    """A baseline file: name of a file -> what is known of it. Raises :class:`KehoachError` KT02."""
    import json

    try:
        data: Any = json.loads(read_bytes(path))
        if not all(isinstance(n, int) for known in data["tep"].values() for n in known.values()):
            raise ValueError
        known: dict[str, dict[str, int]] = data["tep"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise KehoachError(
            Problem("KT02", "Tệp nền không đúng dạng", "tạo lại bằng: kehoach check --ghi-nen", Place(str(path)))
        ) from None
    return known


def write_baseline(results: Sequence["KetQuaTep"], path: Path, overwrite: bool = False) -> None:
    """Put what was found on record, so that later checks tell only what is new."""
    import json

    from kehoach.rules.bo_qua import nen

    data = {"phien_ban": 1, "tep": {Path(each.ten).name: nen(each.phat_hien) for each in results}}
    write_bytes(path, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode(), overwrite)


def report(results: Sequence["KetQuaTep"], dang: str, colour: Callable[[str, str], str] | None = None) -> str:
    """The results as ``chu`` (for people; ``colour`` puts text into a colour), ``json``, ``sarif`` or ``html``."""
    from kehoach import __version__
    from kehoach.writers.bao_cao import chu, html, json, sarif

    if dang == "chu":
        return "\n".join("\n".join(chu.lines(each, colour or chu.plain)) + "\n" for each in results)
    if dang == "json":
        return json.to_json(results)
    names = {each.ma: rule(each.ma) for one in results for each in one.phat_hien if each.ma[:2] != "KH"}
    about = {ma: (says.ten, says.vi_sao) for ma, says in names.items()}
    return sarif.to_sarif(results, about, __version__) if dang == "sarif" else html.to_html(results, about)


def rule(ma: str) -> "MoTa":
    """What a rule says. Raises :class:`KehoachError` KT01 with the nearest codes."""
    from kehoach.rules.bo_luat import mo_ta, tim_ma

    return mo_ta(tim_ma(ma))


def rule_code(ma: str) -> str:
    """The code of a rule as a person gives it. Raises :class:`KehoachError` KT01."""
    from kehoach.rules.bo_luat import tim_ma

    return tim_ma(ma)


def rules() -> list[str]:
    """The codes of all rules."""
    from kehoach.rules.bo_luat import cac_ma

    return list(cac_ma())
