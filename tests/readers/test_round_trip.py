"""What kehoach printed comes back: exactly from its own Word file, in structure and words from every other format."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from drafts import draft

from kehoach import api
from kehoach.model.plan import KeHoach
from kehoach.office import OfficeMissingError, find_program
from kehoach.readers import read
from kehoach.readers.stages import to_plan
from kehoach.writers.docx import to_docx
from kehoach.writers.txt import to_txt

EXAMPLES = sorted(each for each in (ROOT / "examples").iterdir() if each.is_dir())
each_example = pytest.mark.parametrize("folder", EXAMPLES, ids=[each.name for each in EXAMPLES])
DRAFTS, GROUP = 60, 10


def _plan(folder: Path) -> KeHoach:
    return api.load_plan(folder / "ke-hoach.yaml")


def _outline(plan: KeHoach) -> list[tuple[str, ...]]:
    """The plan as it is printed, and its parts where print does not part them."""
    parts: list[tuple[str, ...]] = [("căn cứ", each.dan, each.ten_loai, str(each.ngay)) for each in plan.can_cu]
    parts += [("nơi nhận", each.ten, each.de) for each in plan.noi_nhan]
    parts += [("phụ lục", each.loai, each.tieu_de.upper()) for each in plan.phu_luc]
    head = ("đầu", str(plan.xa), plan.co_quan.ten, plan.so, plan.ky_hieu, plan.dia_danh, plan.ngay.iso(), *plan.luu)
    return [head, *parts, *(("dòng", line) for line in to_txt(plan).splitlines())]


@each_example
def test_our_own_word_file_gives_the_very_plan(folder: Path) -> None:
    plan = _plan(folder)
    found = to_plan(read(to_docx(plan), "kh.docx"))
    assert found.ke_hoach == plan
    assert not found.changed


FORMATS: dict[str, Callable[[KeHoach], bytes]] = {
    "docx": lambda plan: to_docx(plan, clean=True),
    "txt": lambda plan: to_txt(plan).encode(),
}


@each_example
@pytest.mark.parametrize("suffix", FORMATS)
def test_structure_and_words(folder: Path, suffix: str) -> None:
    plan = _plan(folder)
    found = to_plan(read(FORMATS[suffix](plan), f"kh.{suffix}"))
    assert _outline(found.ke_hoach) == _outline(plan)
    assert found.coverage >= 0.99
    assert not found.left


@pytest.mark.parametrize("group", range(DRAFTS // GROUP))
def test_random_drafts(group: int) -> None:
    for number in range(group * GROUP, (group + 1) * GROUP):
        plan = draft(number)[0]
        assert to_plan(read(to_docx(plan), "kh.docx")).ke_hoach == plan
        for suffix, written in FORMATS.items():
            found = to_plan(read(written(plan), f"kh.{suffix}"))
            assert _outline(found.ke_hoach) == _outline(plan), (number, suffix)
            assert found.coverage >= 0.99


@pytest.fixture(scope="session")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], bytes]:
    """An example as LibreOffice writes it in another format."""
    try:
        program = find_program()
    except OfficeMissingError:
        pytest.skip("không có LibreOffice")
    folder = tmp_path_factory.mktemp("office")
    own, clean = folder / "own", folder / "clean"
    for target, plain in ((own, False), (clean, True)):
        target.mkdir()
        for each in EXAMPLES:
            (target / f"{each.name}.docx").write_bytes(to_docx(_plan(each), clean=plain))

    def convert(name: str, suffix: str) -> bytes:
        source = (own if suffix == "docx" else clean) / f"{name}.docx"
        target = folder / suffix
        if not (target / f"{name}.{suffix}").exists():
            files = [str(source.parent / f"{each.name}.docx") for each in EXAMPLES]
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            command = [str(program), profile, "--headless", "--convert-to", suffix, "--outdir", str(target), *files]
            subprocess.run(command, check=True, capture_output=True, timeout=180)
        return (target / f"{name}.{suffix}").read_bytes()

    return convert


@pytest.mark.parametrize("suffix", ["docx", "doc", "rtf", "html", "pdf"])
def test_typed_by_libreoffice(suffix: str, typed: Callable[[str, str], bytes]) -> None:
    for folder in EXAMPLES:
        plan = _plan(folder)
        found = to_plan(read(typed(folder.name, suffix), f"kh.{suffix}"))
        if suffix == "docx":
            assert found.ke_hoach == plan, "bản LibreOffice lưu lại vẫn mang kế hoạch"
        else:
            assert _outline(found.ke_hoach) == _outline(plan)
        assert found.coverage >= 0.99
