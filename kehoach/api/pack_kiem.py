"""Whether what is to be saved is right: tried over the built-in catalogue before anything is written."""

from dataclasses import replace
from pathlib import Path

from kehoach.api.pack_tep import goc, nguon, settings_file
from kehoach.catalog.pack_truong import TRUONG
from kehoach.files import read_bytes
from kehoach.problems import KehoachError, Level, Place, Problem


def kiem(kind: str, text: str, ma: str) -> list[Problem]:
    """What is wrong with the entry in ``text``: faults are raised, the rest is given back."""
    if kind == "nguoi-ky":
        kiem_cau_hinh(text)
        return []
    from tempfile import TemporaryDirectory

    from kehoach.catalog.load import DanhMuc
    from kehoach.catalog.lop import Lop
    from kehoach.catalog.pack_yaml import dong_cua
    from kehoach.drafting.catalog_check import check_catalog
    from kehoach.resources import catalogs_dir

    source = nguon(kind)
    first, last = dong_cua(text, source.list_key, source.key, ma)
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        trial = Path(name)
        for each in (*source.path.parent.glob("*.yaml"), *source.path.parent.glob("*/*.yaml")):
            copy = trial / each.relative_to(source.path.parent)
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes(read_bytes(each))
        (trial / source.path.name).write_text(text, encoding="utf-8")
        told = check_catalog(DanhMuc([Lop(catalogs_dir()), Lop(trial, str(source.path.parent))]))
        here = [each for each in told if each.place.file == str(trial / source.path.name)]
    mine = [_of_field(kind, each) for each in here if each.place.line and first <= each.place.line <= last]
    if wrong := [each for each in mine if each.level is Level.LOI]:
        raise KehoachError(wrong)
    return mine


def kiem_cau_hinh(text: str) -> None:
    """Raise :class:`KehoachError` with what is wrong in the settings as ``text`` has them."""
    from kehoach.model.cau_hinh import CauHinh
    from kehoach.model.yaml_data import parse
    from kehoach.model.yaml_reader import validate

    if not goc(text):
        return
    path = str(settings_file())
    model: type[CauHinh] = CauHinh
    validate(parse(text, path), model, path)


def _of_field(kind: str, problem: Problem) -> Problem:
    """The problem at its field and in the field's own words, without the place in a file that was only tried."""
    key = (problem.place.path or "").split("].", 1)[-1].split("[", 1)[0].split(".", 1)[0]
    for each in TRUONG[kind]:
        if each.khoa == key:
            named = [text.replace(f"“{key}”", f"“{each.nhan}”") for text in (problem.message, problem.mend)]
            problem = replace(problem, message=named[0], mend=named[1])
    return replace(problem, place=Place(path=key or None))
