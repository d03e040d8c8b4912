"""``kehoach check`` and ``explain``: what a clerk types, and what is answered."""

import json
from pathlib import Path

import pytest
from rules import vi_du

from kehoach.cli.main import run
from kehoach.problems import ExitCode, KehoachError

CLEAN = vi_du.text("co-ban")
BAD = CLEAN.replace("Số: 12/KH-UBND\n", "Số 7/KH-UBND\n")
ONLY = ["--luat", "TT19,tt20"]


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "ke hoach.txt"
    path.write_text(BAD, encoding="utf-8")
    return path


def _codes(arguments: list[str]) -> list[str]:
    with pytest.raises(KehoachError) as caught:
        run(arguments)
    assert caught.value.exit_code == ExitCode.CANNOT_RUN
    assert all(each.mend for each in caught.value.problems)
    return [each.code for each in caught.value.problems]


def test_a_finding_shows_its_words_and_a_caret(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(bad), *ONLY]) == ExitCode.FINDINGS
    said = capsys.readouterr()
    assert said.err == ""
    lines = said.out.splitlines()
    assert lines[0].endswith("ke hoach.txt: 2 lỗi, 0 cảnh báo, 0 gợi ý (bản ban hành, 2 luật)")
    place = lines.index("           | Số 7/KH-UBND")
    assert lines[place - 1].startswith("  lỗi      TT19  dòng 3: ")
    assert lines[place + 1] == "           | ^^"
    assert "\x1b" not in said.out


def test_a_clean_plan_is_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(CLEAN, encoding="utf-8")
    assert run(["check", str(path)]) == ExitCode.DONE
    assert "0 lỗi, 0 cảnh báo, 0 gợi ý" in capsys.readouterr().out


def test_json_is_the_contract(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(bad), *ONLY, "--dang", "json"]) == ExitCode.FINDINGS
    data = json.loads(capsys.readouterr().out)
    assert data["phien_ban"] == 1
    [file] = data["tep"]
    first = file["phat_hien"][0]
    assert {"ma", "nhom", "muc_do", "thong_diep", "vi_tri", "trich", "sua", "can_cu"} <= set(first)
    assert (first["ma"], first["nhom"], first["muc_do"]) == ("TT19", "the_thuc", "loi")
    assert first["vi_tri"] == {"dong": 3, "doan": 3, "muc": None, "trang": None}
    assert (first["trich"], first["sua"]) == ("Số", "Số:")


def test_sarif(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(bad), *ONLY, "--dang", "sarif"])
    log = json.loads(capsys.readouterr().out)
    assert log["version"] == "2.1.0"
    [made] = log["runs"]
    assert {each["id"] for each in made["tool"]["driver"]["rules"]} == {"TT19", "TT20"}
    result = made["results"][0]
    assert (result["ruleId"], result["level"]) == ("TT19", "error")
    physical = result["locations"][0]["physicalLocation"]
    assert physical["region"]["startLine"] == 3
    assert physical["artifactLocation"]["uri"].endswith("ke%20hoach.txt")


def test_html_is_escaped_and_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(CLEAN.replace("Số: 12/KH-UBND\n", "Số 7/KH-UBND<script>\n"), encoding="utf-8")
    target = tmp_path / "ra.html"
    run(["check", str(path), *ONLY, "--dang", "html", "-o", str(target)])
    page = target.read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "<mark>Số</mark> 7/KH-UBND&lt;script&gt;" in page
    assert "http" not in page.replace("http-equiv", "")
    assert capsys.readouterr().out == ""


def test_a_suppression_hides_and_an_unused_one_is_told(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = bad.parent / "kehoach-cau-hinh.yaml"
    settings.write_text(
        "bo_qua:\n- {ma: TT19, ly_do: mẫu sổ cũ}\n- {ma: TT20, ly_do: thử, trich: 'không có'}\n", encoding="utf-8"
    )
    run(["check", str(bad), *ONLY, "--dang", "json"])
    [file] = json.loads(capsys.readouterr().out)["tep"]
    assert [each["ma"] for each in file["phat_hien"]] == ["TT20", "KH01"]
    assert file["an"] == 1


def test_a_suppression_in_the_plan_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "k.yaml"
    text = (vi_du.NEN / "co-ban.yaml").read_text(encoding="utf-8")
    path.write_text(text + "bo_qua:\n- {ma: TT19, ly_do: thử xem}\n", encoding="utf-8")
    assert run(["check", str(path), *ONLY, "--dang", "json"]) == ExitCode.DONE
    [file] = json.loads(capsys.readouterr().out)["tep"]
    assert [each["ma"] for each in file["phat_hien"]] == ["KH01"]


def test_an_office_may_weigh_a_rule_otherwise(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = bad.parent / "rieng.yaml"
    settings.write_text("muc_do: {TT19: goi_y, TT20: canh_bao}\n", encoding="utf-8")
    assert run(["check", str(bad), *ONLY, "--cau-hinh", str(settings)]) == ExitCode.DONE
    assert "0 lỗi, 1 cảnh báo, 1 gợi ý" in capsys.readouterr().out


def test_a_baseline_hides_what_was_there(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    baseline = bad.parent / "nen.json"
    run(["check", str(bad), "--luat", "TT19", "--ghi-nen", str(baseline)])
    capsys.readouterr()
    bad.write_text("\n" + BAD, encoding="utf-8")  # the place moves, the finding is the same
    run(["check", str(bad), *ONLY, "--nen", str(baseline), "--dang", "json"])
    [file] = json.loads(capsys.readouterr().out)["tep"]
    assert [each["ma"] for each in file["phat_hien"]] == ["TT20"]


@pytest.mark.parametrize(
    ("name", "content", "option", "code"),
    [
        ("c.yaml", "bo_qua:\n- {ma: TT999, ly_do: thử}\n", "--cau-hinh", "KT01"),
        ("c.yaml", "muc_do: {ZZ1: loi}\n", "--cau-hinh", "KT01"),
        ("c.yaml", "muc_do: {TT19: nang}\n", "--cau-hinh", "YAML13"),
        ("c.yaml", "bo_qua:\n- {ma: TT19}\n", "--cau-hinh", "YAML12"),
        ("c.yaml", "la: 1\n", "--cau-hinh", "YAML11"),
        ("n.json", "{", "--nen", "KT02"),
        ("n.json", '{"tep": {"a": {"b": "c"}}}', "--nen", "KT02"),
        ("n.json", "[1]", "--nen", "KT02"),
    ],
)
def test_broken_settings_and_baselines(bad: Path, name: str, content: str, option: str, code: str) -> None:
    path = bad.parent / name
    path.write_text(content, encoding="utf-8")
    assert code in _codes(["check", str(bad), option, str(path)])


def test_a_suppression_of_an_unknown_rule_in_the_plan(tmp_path: Path) -> None:
    path = tmp_path / "k.yaml"
    text = (vi_du.NEN / "co-ban.yaml").read_text(encoding="utf-8")
    path.write_text(text + "bo_qua:\n- {ma: TT91919, ly_do: thử xem}\n", encoding="utf-8")
    assert _codes(["check", str(path)]) == ["KT01"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["{bad}", "--luat", "TT999"], "KT01"),
        (["{bad}", "--tinh", "Thanh Hóa"], "KT03"),
        (["{bad}", "--xa", "Không Có Xã Này"], "DP01"),
        (["{bad}", "{bad}", "--chu-thich", "{tmp}/a.docx"], "KT03"),
        (["{tmp}/khong-co.txt"], "TEP03"),
        (["{bad}", "--dang", "html", "-o", "{bad}"], "TEP06"),
    ],
)
def test_what_cannot_be_done_is_refused(bad: Path, arguments: list[str], code: str) -> None:
    filled = [each.format(bad=bad, tmp=bad.parent) for each in arguments]
    assert code in _codes(["check", *filled])


def test_one_unreadable_file_of_several_does_not_stop_the_others(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = bad.parent / "b.docx"
    broken.write_bytes(b"PK\3\4rest")
    assert run(["check", str(broken), str(bad), *ONLY, "--dang", "json"]) == ExitCode.CANNOT_RUN
    said = capsys.readouterr()
    assert len(json.loads(said.out)["tep"]) == 1
    assert "b.docx" in said.err


def test_a_document_that_is_no_plan_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "qd.txt"
    path.write_text(CLEAN.replace("KẾ HOẠCH\n", "QUYẾT ĐỊNH\n", 1).replace("KH-UBND", "QĐ-UBND"), encoding="utf-8")
    run(["check", str(path)])
    out = capsys.readouterr().out
    assert "Đây là quyết định, không phải kế hoạch" in out
    assert "văn bản không phải kế hoạch (" in out


def test_explain_shows_the_page_of_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "tt19"]) == ExitCode.DONE
    page = capsys.readouterr().out
    for words in ("TT19: ", "Mức độ: lỗi", "Nghị định 30/2020/NĐ-CP", "Sai:  Số 12/KH-UBND", "Đúng: Số: 12/KH-UBND"):
        assert words in page
    assert run(["explain"]) == ExitCode.DONE
    assert "TT20" in capsys.readouterr().out
    assert _codes(["explain", "TT1999"]) == ["KT01"]
