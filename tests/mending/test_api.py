"""Mending a file by its findings: rounds, harm taken back, tracked changes, comments. The rules here are made for the test."""

import re
import textwrap
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from readers.office_made import made_by_office, needs_office
from readers.word_made import p, word
from writers import gates, plans

from kehoach import api
from kehoach.api.checking import TuyChon
from kehoach.api.mending import KetQuaSua, kind_of
from kehoach.model.phat_hien import CachSua, KhongKiemTra, PhatHien, ViTri
from kehoach.model.yaml_writer import to_yaml
from kehoach.problems import KehoachError, Level
from kehoach.rules.ho_so import HoSo
from kehoach.writers.docx import to_docx
from kehoach.writers.txt import to_txt
from mending.support import accept_all, changed_parts, reject_all, texts

Rule = tuple[str, str, str | None, CachSua, Level]
SURE, ASK = CachSua.CHAC_CHAN, CachSua.DONG_Y
RULES: list[Rule] = [
    ("CT01", "sổ theo dõi", "sổ ghi chép", SURE, Level.LOI),
    ("CT02", "sổ ghi chép", "sổ ghi chép chung", SURE, Level.CANH_BAO),
    ("CT03", "mỗi thôn", "từng thôn", ASK, Level.GOI_Y),
    ("CT04", "một máy", None, CachSua.CHI_GOI_Y, Level.LOI),
]


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> Callable[[Iterable[Rule]], None]:
    """Put rules in place of all others: code, words, what they become, how sure, level."""

    def put(wanted: Iterable[Rule]) -> None:
        listed = list(wanted)

        def kiem(ho_so: HoSo, chi: object = None) -> tuple[list[PhatHien], list[KhongKiemTra]]:
            found = []
            for dong in ho_so.dong:
                for ma, words, sua, way, level in listed:
                    for hit in re.finditer(rf"{words}(?! chung)", dong.text):
                        lan = dong.paragraph.text.count(hit[0], 0, dong.goc + hit.start()) + 1
                        where = ViTri(dong.spot.line, dong.spot.paragraph)
                        found.append(
                            PhatHien(
                                ma,
                                level,
                                "Sai",
                                hit[0],
                                sua,
                                way,
                                "xem lại",
                                "nội bộ",
                                where,
                                dong.text,
                                lan,
                                dong.ma,
                                dong.thu_tu,
                            )
                        )
            return sorted(found, key=lambda each: each.thu_tu), []

        monkeypatch.setattr("kehoach.rules.kiem.kiem", kiem)

    put(RULES)
    return put


def plan_file(folder: Path, suffix: str) -> Path:
    plan = plans.full()
    path = folder / f"ke-hoach{suffix}"
    if suffix.startswith(".doc"):
        path.write_bytes(to_docx(plan))
    else:
        path.write_text(to_yaml(plan) if suffix == ".yaml" else to_txt(plan), encoding="utf-8", newline="")
    return path


def pairs(found: KetQuaSua) -> list[tuple[str, str]]:
    return [(each.cu, each.moi) for each in found.da_sua]


@pytest.mark.usefixtures("rules")
@pytest.mark.parametrize("suffix", [".docx", ".txt", ".md", ".yaml"])
def test_rounds_in_every_format(tmp_path: Path, suffix: str) -> None:
    path, out = plan_file(tmp_path, suffix), tmp_path / f"ra{suffix}"
    before = path.read_bytes()
    found = api.fix(path, out)
    assert pairs(found) == [("sổ theo dõi", "sổ ghi chép"), ("sổ ghi chép", "sổ ghi chép chung")]
    assert not found.khong_sua
    assert {each.ma for each in found.con_lai} == {"CT03", "CT04"}
    assert path.read_bytes() == before
    if suffix == ".docx":
        assert changed_parts(before, out.read_bytes()) == {"word/document.xml"}
        assert gates.faults(out.read_bytes()) == []
    else:
        assert out.read_text() == before.decode().replace("sổ theo dõi", "sổ ghi chép chung")
    again = api.mend(out)
    assert again.data == out.read_bytes()
    assert not again.da_sua
    more = api.mend(path, dong_y=True)
    assert ("mỗi thôn", "từng thôn") in pairs(more)


@pytest.mark.usefixtures("rules")
def test_tracked_changes_say_the_end_of_all_rounds(tmp_path: Path) -> None:
    path = plan_file(tmp_path, ".docx")
    found = api.mend(path, theo_doi=True)
    assert texts(accept_all(found.data)) == texts(api.mend(path).data)
    assert texts(reject_all(found.data)) == texts(path.read_bytes())
    assert gates.faults(found.data) == []
    with pytest.raises(KehoachError) as told:
        api.mend(plan_file(tmp_path, ".txt"), theo_doi=True)
    assert told.value.problems[0].code == "KS04"


def test_a_mend_that_does_harm_is_taken_back(tmp_path: Path, rules: Callable[[Iterable[Rule]], None]) -> None:
    rules([*RULES, ("CT05", "bố trí", "bố chí", SURE, Level.LOI), ("CT06", "bố chí", None, SURE, Level.CANH_BAO)])
    for suffix in (".docx", ".txt", ".yaml"):
        found = api.mend(plan_file(tmp_path, suffix))
        assert pairs(found) == [("sổ theo dõi", "sổ ghi chép"), ("sổ ghi chép", "sổ ghi chép chung")]
        assert [(each.cu, each.ly_do) for each in found.khong_sua] == [
            ("bố trí", "sửa chỗ này làm phát sinh lỗi khác (CT06)")
        ]


def test_mends_that_never_end_stop(tmp_path: Path, rules: Callable[[Iterable[Rule]], None]) -> None:
    path = plan_file(tmp_path, ".txt")
    for endless in (
        [("CT01", "sổ", "sổ sổ", SURE, Level.LOI)],
        [("CT01", "sổ theo", "sô theo", SURE, Level.GOI_Y), ("CT01", "sô theo", "sổ theo", SURE, Level.GOI_Y)],
        [("CT01", "có sổ|Có sổ", "Có sô", SURE, Level.GOI_Y), ("CT02", "sô theo", "sổ theo", ASK, Level.GOI_Y)],
    ):
        rules(endless)
        found = api.mend(path, dong_y=True)
        assert not found.da_sua
        assert found.data == path.read_bytes()
        assert found.khong_sua


def test_what_is_not_wanted_is_not_mended(tmp_path: Path, rules: Callable[[Iterable[Rule]], None]) -> None:
    assert not api.mend(plan_file(tmp_path, ".docx"), wanted=lambda each: each.ma != "CT01").da_sua


def test_cells_of_a_plan_as_data(tmp_path: Path, rules: Callable[[Iterable[Rule]], None]) -> None:
    rules(
        [
            ("CT01", "Thuê đường", "Mua đường", SURE, Level.LOI),
            ("CT02", "hồ sơ thủ tục hành chính loại 3", "hồ sơ loại ba", SURE, Level.LOI),
            ("CT03", "CHÍNH QUYỀN SỐ", "Chính quyền", SURE, Level.LOI),
            ("CT04", "Quý II", "Quý III", SURE, Level.LOI),
            ("CT05", r"Nơi nhận:", "Nơi nhận", SURE, Level.LOI),
        ]
    )
    found = api.mend(plan_file(tmp_path, ".yaml"))
    assert {old for old, _ in pairs(found)} >= {"Thuê đường", "hồ sơ thủ tục hành chính loại 3", "Quý II"}
    assert "Nơi nhận:" in {each.cu for each in found.khong_sua}


@pytest.mark.usefixtures("rules")
def test_lines_of_a_plan_as_data(tmp_path: Path) -> None:
    path = plan_file(tmp_path, ".yaml")
    found = api.check(path).phat_hien
    lines = path.read_text().splitlines()
    assert found
    for each in found:
        assert each.vi_tri.dong is not None
        assert each.trich.split()[0] in lines[each.vi_tri.dong - 1] + lines[each.vi_tri.dong]


@pytest.mark.usefixtures("rules")
def test_comments(tmp_path: Path) -> None:
    from mending.test_docx_comments import anchored, said

    path, out = plan_file(tmp_path, ".docx"), tmp_path / "ra.docx"
    from kehoach.api.checking import check

    findings = check(path, TuyChon()).phat_hien
    findings.append(replace(findings[0], vi_tri=ViTri(), trich="", doan_van=""))
    assert api.annotate(path, findings, out) == len(findings)
    assert anchored(out.read_bytes())[:-1] == [each.trich for each in findings[:-1]]
    assert (
        said(out.read_bytes())[0] == "[CT03, gợi ý] Sai.\nSửa thành: “từng thôn”\nCách sửa: xem lại.\nCăn cứ: nội bộ."
    )
    assert gates.faults(out.read_bytes()) == []
    text = plan_file(tmp_path, ".txt")
    with pytest.raises(KehoachError) as told:
        api.annotate(text, findings, tmp_path / "b.txt")
    assert told.value.problems[0].code == "KS05"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.pdf", b"%PDF-1.4 a", "KS01"),
        ("a.rtf", b"{\\rtf1 a}", "KS01"),
        ("a.html", b"<html><body><p>a</p></body></html>", "KS01"),
        ("a.docx", b"", "DOC07"),
        ("a.docx", b"PK\3\4abc", "DOC02"),
        ("a.yaml", b"a: [", "YAML02"),
    ],
)
def test_what_is_not_mended_in_place(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(KehoachError) as told:
        api.fix(path, tmp_path / f"b{path.suffix}")
    assert told.value.problems[0].code == code
    assert not (tmp_path / f"b{path.suffix}").exists()


@needs_office
def test_an_old_word_file_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(KehoachError) as told:
        kind_of(made_by_office("doc"), tmp_path / "a.doc")
    assert "lưu thành .docx" in told.value.problems[0].mend


def test_the_target(tmp_path: Path) -> None:
    path, other = plan_file(tmp_path, ".txt"), tmp_path / "ra.txt"
    other.write_text("có rồi")
    for out, code in (
        (tmp_path / "a.docx", "KS03"),
        (path, "TEP09"),
        (other, "TEP06"),
        (tmp_path / "x" / "a.txt", "TEP05"),
    ):
        with pytest.raises(KehoachError) as told:
            api.fix(path, out)
        assert told.value.problems[0].code == code
    assert other.read_text() == "có rồi"


def test_an_edit_by_another_changes_nothing_it_does_not_say(
    tmp_path: Path, rules: Callable[[Iterable[Rule]], None]
) -> None:
    """In a text that is laid out in lines, a mend may make two lines one paragraph: then it is taken back."""
    path = tmp_path / "a.txt"
    path.write_text(
        "KẾ HOẠCH\n\nMột đoạn dài vừa phải kết thúc ở đây.\nHai đoạn khác nhau\nvà nối tiếp.\n" * 3, encoding="utf-8"
    )
    rules([("CT01", r"ở đây\.", "ở đây,", SURE, Level.LOI)])
    found = api.mend(path)
    assert len(found.da_sua) + len(found.khong_sua) == 3


def test_a_file_with_the_words_in_a_footnote(tmp_path: Path, rules: Callable[[Iterable[Rule]], None]) -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = f"{p('KẾ HOẠCH')}<w:p><w:r><w:t>Nội dung</w:t></w:r>{note}</w:p>"
    path = tmp_path / "a.docx"
    path.write_bytes(word(body, footnotes=f'<w:footnote w:id="2">{p("Xem sổ theo dõi")}</w:footnote>'))
    found = api.mend(path)
    assert pairs(found) == [("sổ theo dõi", "sổ ghi chép"), ("sổ ghi chép", "sổ ghi chép chung")]
    assert changed_parts(path.read_bytes(), found.data) == {"word/footnotes.xml"}


@pytest.mark.parametrize(
    "laid_out",
    [
        lambda lines: "\n".join(lines),
        lambda lines: "\n\n".join(lines),
        lambda lines: "\r\n \r\n\r\n".join(lines),
        lambda lines: "\n\n".join("\n".join(textwrap.wrap(line, 60)) for line in lines),
    ],
    ids=["lines", "blank lines", "CRLF", "wrapped"],
)
def test_a_text_is_mended_however_its_lines_stand(tmp_path: Path, laid_out: Callable[[list[str]], str]) -> None:
    lines = [line for line in to_txt(plans.full()).partition("\nPhụ lục")[0].splitlines() if "\t" not in line]
    at = next(index for index, line in enumerate(lines) if line.startswith("I. "))
    lines.insert(
        at + 1, "Nghị quyết của Hội đồng Nhân dân xã được phổ biến tới từng hộ dân trước khi tổ chức thực hiện."
    )
    text = laid_out(lines)
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8", newline="")
    made = api.mend(path, wanted=lambda each: each.ma == "CT02")
    assert [*pairs(made), *((each.cu, each.moi) for each in made.khong_sua)] == [
        ("Hội đồng Nhân dân", "Hội đồng nhân dân")
    ]
    assert made.data.decode() == text.replace("đồng Nhân", "đồng nhân")
