"""Kiểm tra: every kind of file is looked at or refused kindly, and what is downloaded is what the api makes."""

import io
import json
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kehoach import api
from kehoach.model.plan import KeHoach
from web.trinh_duyet import axe, chup, tai_ve

if TYPE_CHECKING:
    from playwright.sync_api import Page

DATA = Path(__file__).parent.parent / "data"
HOSTILE = '<img src=x onerror=alert(1)>"><script>alert(2)</script>'
TEXT = f"""ỦY BAN NHÂN DÂN
XÃ HOA LỘC
KẾ HOẠCH
Triển khai {HOSTILE} năm 2026
I. MỤC ĐÍCH
Phân đầu 100% cán bộ hoàn thành; phấn đầu đến năm 2026.
III. TỔ CHỨC THỰC HIỆN
Giao Phòng Văn hoá - Xã hội thực hiện.
"""


@pytest.fixture(autouse=True)
def nha(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("KEHOACH_DANH_MUC", str(tmp_path / "goi"))


@pytest.fixture
def docx(tmp_path: Path, ke_hoach: KeHoach) -> bytes:
    """A small plan in Word, with a misspelt word."""
    ke_hoach.muc[0].muc[0].loi_van = "Phân đầu hoàn thành sớm."
    api.render(ke_hoach, tmp_path / "k.docx")
    return (tmp_path / "k.docx").read_bytes()


def drop(khach: FlaskClient, *files: tuple[str, bytes], **fields: str) -> TestResponse:
    return khach.post("/kiem-tra/", data={**fields, "tep": [(io.BytesIO(data), name) for name, data in files]})


def page(khach: FlaskClient, name: str, data: bytes, **fields: str) -> tuple[str, str]:
    """The address of the result and its page."""
    where = drop(khach, (name, data), **fields).location
    address, _, query = where.partition("?")
    khach.post(f"{address}/kiem", data=dict(parse_qsl(query)))
    return where, khach.get(where).text


def test_answers_before_the_work_is_done(khach: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "check", lambda *_: pytest.fail("checked too early"))
    sent = drop(khach, ("a.txt", TEXT.encode()))
    assert sent.status_code == 302
    waiting = khach.get(sent.location)
    assert waiting.status_code == 200
    assert "data-lam-ngay" in waiting.text


def test_findings_are_shown_as_words(khach: FlaskClient) -> None:
    where, text = page(khach, f"{HOSTILE}.txt", TEXT.encode())
    assert "<img src=x" not in text
    assert "<script>alert" not in text
    assert "<mark>Phân đầu</mark>" in text
    assert "<ins>Phấn đầu</ins>" in text or "<ins>Phấn đấu</ins>" in text
    assert "Chưa kiểm tra được" in text
    assert re.search(r'href="/kiem-tra/luat/DS02"', text)
    assert khach.get(where).text == text, "kept, not done again"


@pytest.mark.parametrize("kept", [True, False])
def test_checked_once_and_again_when_the_office_changed(
    khach: FlaskClient, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    from kehoach.api import pack

    where, _ = page(khach, "a.txt", TEXT.encode())
    if not kept:
        pack.save("nguoi-ky", "", {"ho_ten": "Lê Văn Bình", "chuc_vu": "CHỦ TỊCH"}, "")
    assert ("data-lam-ngay" in khach.get(where).text) is not kept


def test_stage_and_commune(khach: FlaskClient) -> None:
    assert "coi là dự thảo" in page(khach, "a.txt", TEXT.encode())[1]
    where, text = page(khach, "a.txt", TEXT.encode(), giai_doan="ban-hanh", xa="16072")
    assert "coi là bản ban hành" in text
    assert "giai_doan=ban-hanh" in where
    assert "Chưa kiểm tra được tệp này" in page(khach, "a.txt", TEXT.encode(), xa_chu="không đâu cả")[1]


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", b" " * 300_000_000)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("trong.docx", b""),
        ("chuong-trinh.docx", b"MZ\x90\0\3\0\0\0\4" + b"\0" * 400),
        ("khoa.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000),
        ("hong.docx", b"PK\x03\x04 day khong phai tep nen"),
        ("hong.pdf", b"%PDF-1.7\nkhong con gi"),
        ("anh.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 100),
        ("hong.yaml", b"muc: [\n"),
        ("con.yaml", b"a: &a [*a]\n"),
        ("khong-duoi", b"\0\1\2\3" * 50),
    ],
)
def test_bad_files_are_told_kindly(khach: FlaskClient, name: str, data: bytes) -> None:
    where, text = page(khach, name, data)
    assert "Chưa kiểm tra được tệp này" in text
    assert "Cách sửa" in text
    for way in ("bao-cao", "json", "chu-thich", "da-sua"):
        answer = khach.get(f"{where}/tai/{way}")
        assert answer.status_code == 400
        assert "Traceback" not in answer.text
    assert khach.post(f"{where}/vao-viec").status_code == 400


def test_a_zip_bomb_is_refused(khach: FlaskClient) -> None:
    assert "Chưa kiểm tra được tệp này" in page(khach, "bom.docx", bomb())[1]


def test_nothing_chosen_and_files_gone(khach: FlaskClient) -> None:
    assert khach.post("/kiem-tra/", data={}).status_code == 400
    for ma in ("x" * 24, "..%2f..%2fetc", "%00" * 8):
        assert khach.get(f"/kiem-tra/tep/{ma}").status_code in (400, 404)
    assert khach.get("/kiem-tra/luat/XX99").status_code == 400
    assert "2 tệp không còn được giữ" in khach.get("/kiem-tra/nhieu?tep=" + "a" * 24 + "&tep=..").text


def test_one_bad_file_does_not_stop_the_others(khach: FlaskClient) -> None:
    sent = drop(khach, ("tốt.txt", TEXT.encode()), ("hỏng.docx", b"MZ" + b"\0" * 90), ("nữa.md", TEXT.encode()))
    text = khach.get(sent.location).text
    forms = re.findall(r'action="(/kiem-tra/tep/[^"]+/kiem)"', text)
    assert len(forms) == 3
    told = [khach.post(each, headers={"Accept": "application/json"}).get_json() for each in forms]
    assert [each["doc_duoc"] for each in told] == [True, False, True]
    assert told[1]["loi"][0]["thong_diep"]
    after = khach.get(sent.location).text
    assert "data-cho" not in after
    assert after.count("cảnh báo") >= 2


def test_downloads(khach: FlaskClient, docx: bytes, tmp_path: Path) -> None:
    where, text = page(khach, "kế hoạch.docx", docx)
    assert "Tải bản Word có chú thích" in text
    commented = khach.get(f"{where}/tai/chu-thich")
    assert "k%E1%BA%BF%20ho%E1%BA%A1ch-chu-thich.docx" in commented.headers["Content-Disposition"]
    assert "word/comments.xml" in zipfile.ZipFile(io.BytesIO(commented.data)).namelist()
    data = json.loads(khach.get(f"{where}/tai/json").data)
    assert data["tep"][0]["ten"] == "kế hoạch.docx"
    report = khach.get(f"{where}/tai/bao-cao")
    assert report.headers["Content-Disposition"].startswith("attachment")
    assert "Kết quả kiểm tra" in report.text
    assert str(tmp_path) not in report.text + str(data)
    khach.post(f"{where}/sua", data={"dong_y": "1"})
    told = khach.get(f"{where}/sua?dong_y=1").text
    assert "<del>Phân đầu</del>" in told
    (tmp_path / "m.docx").write_bytes(khach.get(f"{where}/tai/da-sua?dong_y=1").data)
    mended = [each.loi_van for each in api.read_plan(tmp_path / "m.docx").ke_hoach.muc[0].muc]
    assert "Phấn đấu hoàn thành sớm." in mended
    tracked = zipfile.ZipFile(io.BytesIO(khach.get(f"{where}/tai/theo-doi?dong_y=1").data)).read("word/document.xml")
    assert b"<w:ins " in tracked
    assert b"<w:del " in tracked
    assert khach.get(f"{where}/tai/la").status_code == 400


def test_what_cannot_be_mended_says_why(khach: FlaskClient) -> None:
    where, text = page(khach, "a.html", f"<p>{'Kế hoạch. ' * 20}</p>".encode())
    assert "không sửa tại chỗ được" in text
    assert ">Sửa giúp<" not in text
    khach.post(f"{where}/sua")
    assert "không sửa tại chỗ được" in khach.get(f"{where}/sua").text


@pytest.mark.parametrize("name", ["a.txt", "ke-hoach.yaml", "k.docx"])
def test_into_the_workspace(app: Flask, khach: FlaskClient, docx: bytes, name: str) -> None:
    data = {"a.txt": TEXT.encode(), "ke-hoach.yaml": (DATA / "ke-hoach-nho.yaml").read_bytes(), "k.docx": docx}[name]
    where, _ = page(khach, name, data)
    sent = khach.post(f"{where}/vao-viec")
    assert sent.status_code == 302
    workspace: api.KhongGian = app.extensions["kehoach"]
    (work,) = workspace.danh_sach()
    assert sent.location.endswith(f"/viec/{work.ma}")
    assert [each.ten for each in workspace.tep(work.ma)] == [name]
    assert workspace.duong_dan(work.ma, name).read_bytes() == data


def test_every_rule_has_its_page(khach: FlaskClient) -> None:
    listed = khach.get("/kiem-tra/luat/").text
    for ma in api.rules():
        assert f"/kiem-tra/luat/{ma}" in listed
    for ma in api.rules()[::7]:
        assert api.rule(ma).ten.split("“")[0][:20] in khach.get(f"/kiem-tra/luat/{ma}").text


def test_in_the_browser(trang: "Page", tmp_path: Path, docx: bytes) -> None:
    (tmp_path / "kế hoạch <b>.docx").write_bytes(docx)
    (tmp_path / "hỏng.docx").write_bytes(b"MZ" + b"\0" * 100)
    trang.goto("/kiem-tra/")
    axe(trang)
    chup(trang, "kiem-tra-1")
    trang.set_input_files("#tep", tmp_path / "kế hoạch <b>.docx")
    trang.get_by_role("button", name="Kiểm tra", exact=True).click()
    trang.wait_for_selector(".phat-hien")
    axe(trang)
    chup(trang, "kiem-tra-2")
    assert trang.locator("h1").inner_text() == "kế hoạch -b-.docx"
    before = trang.locator(".mot:visible").count()
    trang.locator("input[name=muc_do]").first.uncheck()
    assert trang.locator(".mot:visible").count() < before
    trang.get_by_role("button", name="Hiện tất cả").click()
    trang.get_by_text(f"Hiện cả {before} chỗ.").wait_for()
    commented = tai_ve(trang, trang.get_by_role("link", name="Tải bản Word có chú thích").click, tmp_path)
    assert "word/comments.xml" in zipfile.ZipFile(commented).namelist()
    trang.get_by_role("link", name="Sửa giúp", exact=True).click()
    trang.get_by_role("heading", name="Sửa giúp").wait_for()
    trang.get_by_role("link", name="Sửa cả chỗ cần đồng ý").click()
    trang.get_by_role("heading", name="Đã sửa").wait_for()
    axe(trang)
    chup(trang, "kiem-tra-3")
    mended = tai_ve(trang, trang.get_by_role("link", name="Tải bản đã sửa").click, tmp_path)
    assert api.read_plan(mended).ke_hoach.muc[0].muc[0].loi_van == "Phấn đấu hoàn thành sớm."
    trang.goto("/kiem-tra/")
    trang.set_input_files("#tep", [tmp_path / "kế hoạch <b>.docx", tmp_path / "hỏng.docx"])
    trang.get_by_role("button", name="Kiểm tra", exact=True).click()
    trang.get_by_text("Đã kiểm tra xong.").wait_for()
    assert trang.locator(".cac-loi li").count() == 1
    axe(trang)
    chup(trang, "kiem-tra-4")
