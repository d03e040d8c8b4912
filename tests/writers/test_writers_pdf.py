"""LibreOffice: found, missing, slow, failing."""

import sys
import time
from pathlib import Path

import pytest

from kehoach.problems import KehoachError
from kehoach.writers.pdf import PROGRAM_VARIABLE, docx_to_pdf, find_program
from writers.samples import pdf


def _fake(tmp_path: Path, code: str) -> Path:
    """A program that stands in for LibreOffice."""
    script = tmp_path / "soffice"
    script.write_text(f"#!{sys.executable}\nimport sys, time, pathlib, subprocess\n{code}\n", encoding="utf-8")
    script.chmod(0o755)
    return script


def test_a_plan_becomes_a_pdf() -> None:
    assert pdf("thuong").startswith(b"%PDF-")


def test_absent_program_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(PROGRAM_VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("kehoach.writers.pdf._PLACES", ())
    with pytest.raises(KehoachError) as error:
        docx_to_pdf(b"")
    assert error.value.problems[0].code == "PDF01"
    assert "cài LibreOffice" in str(error.value)
    assert "Word" in str(error.value)


def test_a_wrong_variable_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROGRAM_VARIABLE, "/khong/co/soffice")
    with pytest.raises(KehoachError) as error:
        find_program()
    assert "/khong/co/soffice" in str(error.value)


@pytest.mark.skipif(sys.platform == "win32", reason="chương trình giả là tập lệnh của Unix")
class TestFakes:
    def test_a_slow_program_is_stopped_with_its_children(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        mark = tmp_path / "con"
        child = f"import time, pathlib; time.sleep(2); pathlib.Path({str(mark)!r}).touch()"
        code = f"subprocess.Popen([sys.executable, '-c', {child!r}]); time.sleep(60)"
        monkeypatch.setenv(PROGRAM_VARIABLE, str(_fake(tmp_path, code)))
        start = time.monotonic()
        with pytest.raises(KehoachError) as error:
            docx_to_pdf(b"x", timeout=0.5)
        assert error.value.problems[0].code == "PDF02"
        assert time.monotonic() - start < 5
        time.sleep(2)
        assert not mark.exists()

    def test_a_failing_program_is_told(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv(PROGRAM_VARIABLE, str(_fake(tmp_path, "print('hỏng tệp', file=sys.stderr); sys.exit(1)")))
        with pytest.raises(KehoachError) as error:
            docx_to_pdf(b"x")
        assert error.value.problems[0].code == "PDF03"
        assert "hỏng tệp" in str(error.value)

    def test_a_program_that_cannot_start_is_told(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        script = _fake(tmp_path, "")
        script.write_bytes(b"\x7fELFkhong-phai")
        monkeypatch.setenv(PROGRAM_VARIABLE, str(script))
        with pytest.raises(KehoachError) as error:
            docx_to_pdf(b"x")
        assert error.value.problems[0].code == "PDF03"

    def test_each_run_has_a_profile_of_its_own_and_leaves_nothing(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        log = tmp_path / "nhat-ky"
        code = (
            f"pathlib.Path({str(log)!r}).open('a').write(sys.argv[1] + chr(10))\n"
            "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); (out / 'ke-hoach.pdf').write_bytes(b'%PDF-')"
        )
        monkeypatch.setenv(PROGRAM_VARIABLE, str(_fake(tmp_path, code)))
        assert docx_to_pdf(b"x") == docx_to_pdf(b"x") == b"%PDF-"
        profiles = log.read_text().splitlines()
        assert len(set(profiles)) == 2
        assert all(each.startswith("-env:UserInstallation=file:///") for each in profiles)
        assert not any(Path(each.split("file://")[1]).parent.exists() for each in profiles)
