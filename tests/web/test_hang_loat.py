"""Phụ lục hằng loạt through Flask's client: what is dropped, run, stopped and downloaded, and what goes wrong."""

import csv
import errno
import io
import re
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from batch.nam_truoc.tep_mau import phu_luc
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kehoach import api
from kehoach.batch.run.contract import TienDo, TongKet
from kehoach.batch.run.store import Kho
from kehoach.problems import KehoachError, Place, Problem
from kehoach.web import hang_loat_lam
from kehoach.web.kho_lo import HIEN, KhoLo
from kehoach.web.luot_chay import MAX_CHAY, CacLuot, cac_luot
from web.so_viec import nhieu_xa, so_viec

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WAIT = 60


def drop(khach: FlaskClient, data: bytes, name: str = "việc.xlsx", to: str = "/hang-loat/tha") -> TestResponse:
    return khach.post(to, data={"tep": (io.BytesIO(data), name)})


def dropped(khach: FlaskClient, data: bytes, name: str = "việc.xlsx") -> str:
    """The address of the batch of a workbook that can be opened."""
    answer = drop(khach, data, name)
    assert answer.status_code == 302, answer.text
    return answer.location.split("#")[0]


def ended(app: Flask, address: str) -> None:
    """Wait for the end of a run."""
    run = cac_luot(app).cua(address.strip("/").split("/")[-1])
    assert run is None or run.dung_xong(WAIT)


def run(khach: FlaskClient, app: Flask, address: str, **form: str) -> str:
    """Run to the end; the page after it."""
    assert khach.post(f"{address}chay", data={"tien_trinh": "1", **form}).status_code == 302
    ended(app, address)
    return khach.get(address).text


def text(page: str) -> str:
    """What a page says, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


class Cua:
    """A run that waits where a test wants it to."""

    def __init__(self) -> None:
        self.go, self.rows = threading.Event(), list[TienDo]()

    def __call__(self, batch: Any, how: Any, on_result: Callable[[TienDo], None], stop: threading.Event) -> TongKet:
        for each in self.rows:
            on_result(each)
        while not (self.go.wait(0.01) or stop.is_set()):
            pass
        return TongKet(tong=9, bi_dung=stop.is_set())


@pytest.fixture
def cua(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cua]:
    gate = Cua()
    monkeypatch.setattr(api, "run_batch", gate)
    yield gate
    gate.go.set()


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name.replace("__", "/"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.xlsx", b"", "trống"),
        ("a.csv", "Mã,Tên\n16072,Hoa Lộc\n".encode(), ".csv"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le") + b"\0\0", "mật khẩu"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le") + b"\0\0", ".xls"),
        ("a.xlsx", b"PK\3\4 cut off", "hỏng"),
        ("a.docx", zipped(word__document=b"<a/>", **{"word__document.xml": b"<a/>"}), "Word"),
        ("a.png", b"\x89PNG\r\n\0\0\0", "không rõ"),
        ("bom.xlsx", zipped(**{"xl__workbook.xml": bytes(400_000_000)}), "quá lớn|giải nén|phồng|MB"),
        ("<b>&'.xlsx", b"", "trống"),
        ("con.xlsx", b"", "trống"),
        ("../../../thoat.xlsx", b"", "trống"),
    ],
)
def test_what_is_no_workbook(khach: FlaskClient, thu_muc: Path, name: str, data: bytes, word: str) -> None:
    answer = drop(khach, data, name)
    assert answer.status_code == 400
    assert re.search(word, text(answer.text)), text(answer.text)
    assert "<b>" not in answer.text
    assert not list((thu_muc / ".kehoach" / "hang-loat").iterdir())
    assert not list(thu_muc.parent.rglob("thoat*"))
    assert "Các lượt đã có" not in khach.get("/hang-loat/").text


def test_nothing_chosen(khach: FlaskClient) -> None:
    assert "Chưa chọn tệp nào" in khach.post("/hang-loat/tha", data={}).text


def test_too_large(khach: FlaskClient, app: Flask) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 100_000
    answer = drop(khach, bytes(200_000))
    assert answer.status_code == 413 and "quá lớn" in answer.text


def test_faults_of_the_whole_job_are_told_by_cell(khach: FlaskClient) -> None:
    wrong = so_viec(thong_tin=[("Khóa", "Giá trị"), ("Năm của kế hoạch", "hai nghìn")])
    answer = drop(khach, wrong)
    assert answer.status_code == 400
    assert "thong_tin 2 B" in text(answer.text)


def test_faults_of_rows_are_told_by_cell_and_are_no_page(khach: FlaskClient) -> None:
    rows = [("Mã", "Tên xã, phường, đặc khu"), ("16072", ""), ("", "xã <script>alert(1)</script>"), ("99999", "")]
    page = khach.get(dropped(khach, so_viec(xa=rows))).text
    assert "<script>alert" not in page and "&lt;script&gt;" in page
    told = text(page)
    assert "3 hàng 2 tệp 2 hàng chưa làm được" in told
    assert "xa 3 B" in told and "xa 4 A" in told


def test_a_long_list_of_faults_is_cut_and_counted(khach: FlaskClient) -> None:
    rows = [("Mã", "Tên"), ("16072", ""), *((str(90000 + each), "") for each in range(300))]
    page = khach.get(dropped(khach, so_viec(xa=rows))).text
    assert "Hiện 200 điều đầu trong 300 điều" in text(page)
    assert page.count("<tr>") == 201


def test_a_job_that_makes_one_file_twice_cannot_be_run(khach: FlaskClient) -> None:
    one = [*so_usual("thong_tin"), ("Mẫu tên tệp", "{phan}.docx")]
    address = dropped(khach, so_viec(thong_tin=one))
    page = khach.get(address).text
    assert "Chưa chạy được" in page and "/chay" not in page


def so_usual(sheet: str) -> list[Any]:
    from web.so_viec import USUAL

    return list(USUAL[sheet])


def test_the_same_workbook_twice_is_one_batch(khach: FlaskClient) -> None:
    book = so_viec()  # another one may bear another second
    first, second = dropped(khach, book, "a.xlsx"), dropped(khach, book, "b.xlsx")
    assert first == second
    assert "đã được thả trước đó" in khach.get(second).text


def test_from_a_workbook_to_its_files(khach: FlaskClient, app: Flask, thu_muc: Path) -> None:
    address = dropped(khach, so_viec())
    page = run(khach, app, address, hien="1", dong_goi="1")
    assert "Đã xong" in page and "2/2 hàng 4 tệp" in text(page)
    folder = thu_muc / HIEN / "việc"
    assert len(list(folder.glob("*.docx"))) == 4 and len(list((folder / "goi").iterdir())) == 2
    answer = khach.get(f"{address}tat-ca.zip")
    assert "attachment" in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
        assert packed.testzip() is None
        for name in packed.namelist():
            assert packed.read(name) == (folder / name).read_bytes()
        assert {"tong-hop.xlsx", "ket-qua.csv"} <= set(packed.namelist())
    name = next(folder.glob("*.docx")).name
    assert khach.get(f"{address}tep/{name}").data == (folder / name).read_bytes()
    assert khach.get(f"{address}tep/tong-hop.xlsx").status_code == 200
    rows = list(csv.reader(io.StringIO(khach.get(f"{address}tep/ket-qua.csv").data.decode("utf-8-sig"))))
    assert len(rows) == 8
    assert not khach.get("/").data.count("Hàng loạt/".encode())


def test_private_files_go_with_the_batch_open_ones_stay(khach: FlaskClient, app: Flask, thu_muc: Path) -> None:
    private, opened = dropped(khach, so_viec()), dropped(khach, so_viec(xa=nhieu_xa(1)), "b.xlsx")
    run(khach, app, private)
    run(khach, app, opened, hien="1")
    for address in (private, opened):
        assert khach.post(f"{address}xoa").status_code == 302
        assert khach.get(address).status_code == 400
    assert not list((thu_muc / ".kehoach" / "hang-loat").iterdir())
    assert list((thu_muc / HIEN / "b").glob("*.docx"))


def test_a_folder_of_the_clerk_is_never_taken(khach: FlaskClient, app: Flask, thu_muc: Path) -> None:
    (thu_muc / HIEN / "việc").mkdir(parents=True)
    (thu_muc / HIEN / "việc" / "của tôi.docx").write_bytes(b"x")
    page = run(khach, app, dropped(khach, so_viec()), hien="1")
    assert "việc (2)" in page
    assert [each.name for each in (thu_muc / HIEN / "việc").iterdir()] == ["của tôi.docx"]


@pytest.mark.parametrize(
    "name",
    ["khong-co.docx", "..%2Fviec.json", "../viec.json", "%2Fetc%2Fpasswd", "la.docx", "C:%5Ca.docx", "ra-ngoai.docx"],
)
def test_only_files_of_the_results_are_given(khach: FlaskClient, app: Flask, thu_muc: Path, name: str) -> None:
    address = dropped(khach, so_viec())
    run(khach, app, address)
    [folder] = (thu_muc / ".kehoach" / "hang-loat").glob("*/ket-qua")
    (folder / "la.docx").write_bytes(b"someone else's")
    assert khach.get(f"{address}tep/{name}").status_code in (308, 400, 404)


def test_a_link_out_of_the_folder_is_not_followed(khach: FlaskClient, app: Flask, thu_muc: Path) -> None:
    address = dropped(khach, so_viec())
    run(khach, app, address)
    [folder] = (thu_muc / ".kehoach" / "hang-loat").glob("*/ket-qua")
    secret = thu_muc / "bi-mat"
    secret.write_bytes(b"secret")
    victim = next(folder.glob("*.docx"))
    victim.unlink()
    victim.symlink_to(secret)
    assert khach.get(f"{address}tep/{victim.name}").status_code == 400
    with zipfile.ZipFile(io.BytesIO(khach.get(f"{address}tat-ca.zip").data)) as packed:
        assert victim.name not in packed.namelist()


def test_results_by_pages_and_those_to_look_at(khach: FlaskClient, thu_muc: Path) -> None:
    address = dropped(khach, so_viec())
    folder = thu_muc / ".kehoach" / "hang-loat" / address.strip("/").split("/")[-1] / "ket-qua"
    folder.mkdir()
    lines = [f"{row},a-{row}.docx,0,{'hong' if row % 10 == 0 else 'xong'},vì sao {row},k" for row in range(2, 452)]
    head = "\ufeffhang,tep,sha256,trang_thai,thong_bao,dau_vao"
    (folder / "ket-qua.csv").write_bytes("\r\n".join([head, *lines, ""]).encode())
    assert "Trang 1/3" in khach.get(address).text
    last = khach.get(f"{address}?trang=3").text
    assert "a-451.docx" in last and "a-401.docx" not in last
    assert "Trang 3/3" in khach.get(f"{address}?trang=99999").text
    assert "Trang 1/3" in khach.get(f"{address}?trang=x").text
    wrong = khach.get(f"{address}?loc=can-xem").text
    assert "vì sao 450" in wrong and "vì sao 451" not in wrong and "Cần xem (45)" in wrong


def test_one_run_of_a_batch_and_few_at_once(khach: FlaskClient, cua: Cua, thu_muc: Path) -> None:
    addresses = [dropped(khach, so_viec(xa=nhieu_xa(each)), f"{each}.xlsx") for each in range(1, MAX_CHAY + 2)]
    for address in addresses[:MAX_CHAY]:
        assert khach.post(f"{address}chay").status_code == 302
    first = addresses[0]
    for path in ("chay", "xoa"):
        answer = khach.post(f"{first}{path}")
        assert answer.status_code == 400 and "đang chạy" in answer.text
    assert "đang chạy" in drop(khach, so_viec(), to=f"{first}thay").text
    for path in ("tat-ca.zip", "tep/ket-qua.csv"):
        assert khach.get(f"{first}{path}").status_code == 400
    answer = khach.post(f"{addresses[-1]}chay", data={"hien": "1"})
    assert answer.status_code == 400 and "cùng lúc" in answer.text
    assert not (thu_muc / HIEN / f"{MAX_CHAY + 1}").exists()
    assert "Đang chạy" in khach.get("/hang-loat/").text


def test_stopped_and_gone_on_with(khach: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    real = api.run_batch

    here = threading.Event()

    def slow(batch: Any, how: Any, on_result: Callable[[TienDo], None], stop: threading.Event) -> TongKet:
        def heard(now: TienDo) -> None:
            on_result(now)
            if now.xong == 3:
                here.set()
                assert stop.wait(WAIT)

        return real(batch, how, heard, stop)

    monkeypatch.setattr(api, "run_batch", slow)
    address = dropped(khach, so_viec(xa=nhieu_xa(8)))
    khach.post(f"{address}chay", data={"tien_trinh": "1"})
    assert here.wait(WAIT)
    assert khach.post(f"{address}dung").status_code == 302
    page = khach.get(address).text
    assert "Đã dừng" in page and "Làm tiếp" in page and "3/8 hàng" in text(page)
    monkeypatch.setattr(api, "run_batch", real)
    page = run(khach, app, address)
    assert "Đã xong" in page and "8/8 hàng 16 tệp" in text(page)
    with app.test_request_context():
        kho = hang_loat_lam.kho_lo()
        told = kho.danh_sach()[0].tong_ket
        assert told and told["tep_giu"] == 6 and told["tep_lam"] == 10


def test_a_mended_workbook_keeps_what_stays_the_same(khach: FlaskClient, app: Flask) -> None:
    rows = nhieu_xa(3)
    address = dropped(khach, so_viec(xa=[*rows[:3], ("99999", "")]))
    page = run(khach, app, address)
    assert "Cần xem (1)" in page, text(page)
    answer = drop(khach, b"not a workbook", "hỏng.xlsx", f"{address}thay")
    assert answer.status_code == 400 and "Tệp trước đó vẫn được giữ" in answer.text
    assert "việc.xlsx" in khach.get(address).text
    assert drop(khach, so_viec(xa=rows), "việc sửa.xlsx", f"{address}thay").status_code == 302
    page = run(khach, app, address)
    assert "việc sửa.xlsx" in page and "3/3 hàng 6 tệp" in text(page) and "Cần xem (0)" in page
    with app.test_request_context():
        told = hang_loat_lam.kho_lo().danh_sach()[0].tong_ket
        assert told and told["tep_giu"] == 4


def test_batches_are_not_kept_without_end(khach: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.web.kho_lo.MAX_LO", 1)
    data = so_viec()  # made twice its bytes would tell the time
    address = dropped(khach, data)
    answer = drop(khach, so_viec(xa=nhieu_xa(1)))
    assert answer.status_code == 400 and "xóa bớt" in answer.text
    assert dropped(khach, data) == address


def test_a_folder_that_the_clerk_threw_away_is_made_again(khach: FlaskClient, app: Flask, thu_muc: Path) -> None:
    address = dropped(khach, so_viec())
    run(khach, app, address, hien="1")
    shutil.rmtree(thu_muc / HIEN)
    assert khach.get(address).status_code == 200
    assert "2/2 hàng 4 tệp" in text(run(khach, app, address))
    assert len(list((thu_muc / HIEN / "việc").glob("*.docx"))) == 4


@pytest.mark.parametrize("where", ["files", "list", "all"])
def test_a_full_disk_while_running(khach: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    address = dropped(khach, so_viec(xa=nhieu_xa(30)))
    full = KehoachError(Problem("TEP08", "Không ghi được tệp (đĩa đầy)", "giải phóng dung lượng đĩa", Place("x")))

    def refuse(*_: object, **__: object) -> None:
        raise full

    def no_space(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if where in ("files", "all"):
        monkeypatch.setattr(Kho, "_write", refuse)
    if where in ("list", "all"):
        monkeypatch.setattr("kehoach.batch.run.ledger.So.add", no_space)
    if where == "all":
        monkeypatch.setattr(KhoLo, "ghi", refuse)
    page = run(khach, app, address)
    assert "Không chạy tiếp được" in page and "đĩa đầy" in page, text(page)
    assert "--" not in text(page)
    monkeypatch.undo()
    assert "30/30 hàng 60 tệp" in text(run(khach, app, address))


def test_a_full_disk_when_dropped(khach: FlaskClient, monkeypatch: pytest.MonkeyPatch, thu_muc: Path) -> None:
    khach.get("/hang-loat/")
    real = Path.mkdir

    def no_space(self: Path, *args: Any, **kwargs: Any) -> None:
        if self.name == "goc":
            raise OSError(errno.ENOSPC, "No space left on device")
        real(self, *args, **kwargs)

    monkeypatch.setattr(Path, "mkdir", no_space)
    answer = drop(khach, so_viec())
    assert answer.status_code == 400 and "đĩa đầy" in answer.text
    assert not list((thu_muc / ".kehoach" / "hang-loat").iterdir())


def test_a_run_that_breaks_is_told_and_goes_on(
    khach: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    real = api.run_batch
    address = dropped(khach, so_viec())
    monkeypatch.setattr(api, "run_batch", broken)
    assert "lỗi của chính nó" in run(khach, app, address)
    monkeypatch.setattr(api, "run_batch", real)
    assert "2/2 hàng" in text(run(khach, app, address))


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"ma": 1}'])
def test_a_batch_whose_notes_are_broken(khach: FlaskClient, thu_muc: Path, content: bytes) -> None:
    address = dropped(khach, so_viec())
    [notes] = (thu_muc / ".kehoach" / "hang-loat").glob("*/viec.json")
    notes.write_bytes(content)
    assert "Không chạy tiếp được" in khach.get("/hang-loat/").text
    assert "Không đọc được thông tin" in khach.get(address).text
    assert khach.post(f"{address}xoa").status_code == 302
    assert "Các lượt đã có" not in khach.get("/hang-loat/").text


def test_a_workbook_that_was_taken_away(khach: FlaskClient, app: Flask, thu_muc: Path) -> None:
    address = dropped(khach, so_viec())
    [book] = (thu_muc / ".kehoach" / "hang-loat").glob("*/goc/*")
    book.unlink()
    assert "Không có tệp này" in run(khach, app, address)
    for seen in (thu_muc / ".kehoach" / "hang-loat").glob("*/xem-*"):
        seen.unlink()
    assert "Chưa mở được tệp công việc" in khach.get(address).text


def test_another_server_is_at_work_on_it(khach: FlaskClient, app: Flask, thu_muc: Path) -> None:
    from kehoach.batch.run import lock

    address = dropped(khach, so_viec())
    [folder] = (thu_muc / ".kehoach" / "hang-loat").iterdir()
    with lock.held(folder / "ket-qua"):
        assert "đang ghi vào thư mục này" in run(khach, app, address)


@pytest.mark.parametrize("address", ["khong-co", "20260101-000000-abcdef", "..", "20260101-000000-abcdef%2F.."])
def test_a_batch_that_is_not_there(khach: FlaskClient, address: str) -> None:
    assert khach.get(f"/hang-loat/luot/{address}/").status_code in (400, 404, 308)


def test_a_workbook_is_made(khach: FlaskClient) -> None:
    answer = khach.post("/hang-loat/tao", data={"tinh": "38", "nam": "2026"})
    assert answer.status_code == 302
    page = khach.get(answer.location).text
    assert "viec-2026-tinh-thanh-hoa.xlsx" in page and "Cần xem lại" not in page
    book = khach.get(f"{answer.location}/tai")
    assert book.data[:2] == b"PK"
    assert "166 hàng 332 tệp" in text(khach.get(dropped(khach, book.data)).text)


def test_a_workbook_is_made_of_last_year(khach: FlaskClient, tmp_path: Path) -> None:
    before = phu_luc(tmp_path / "năm trước.docx").read_bytes()
    form = {"tinh": "38", "nam": "2026", "nam_truoc": [(io.BytesIO(before), "năm trước.docx")]}
    answer = khach.post("/hang-loat/tao", data=form)
    page = khach.get(answer.location).text
    assert "Cần xem lại trong phần lấy từ năm trước" in page and "năm trước.docx" in page
    assert "--" not in text(page) and str(tmp_path) not in page
    seen = text(khach.get(dropped(khach, khach.get(f"{answer.location}/tai").data)).text)
    assert "1 hàng" in seen


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ({"tinh": "38", "nam": "1999"}, "Năm không dùng được"),
        ({"tinh": "38", "nam": "abc"}, "Năm không dùng được"),
        ({"tinh": "38", "nam": "²026"}, "Năm không dùng được"),
        ({"tinh": "38"}, "Năm không dùng được"),
        ({"tinh": "Atlantis", "nam": "2026"}, "Atlantis"),
        ({"tinh": "38", "nam": "2026", "nam_truoc": [(io.BytesIO(b"x"), "x.docx")]}, "x.docx"),
    ],
)
def test_a_workbook_that_cannot_be_made(khach: FlaskClient, form: dict[str, Any], word: str) -> None:
    answer = khach.post("/hang-loat/tao", data=form)
    assert answer.status_code == 400 and word in answer.text, text(answer.text)


def test_closing_the_server_ends_the_runs(khach: FlaskClient, app: Flask, cua: Cua) -> None:
    from kehoach.web.may_chu import dong

    address = dropped(khach, so_viec())
    khach.post(f"{address}chay")
    run = cac_luot(app).cua(address.strip("/").split("/")[-1])
    assert run is not None
    dong(app)
    assert run.het
    assert "Đã dừng" in khach.get(address).text


def test_runs_know_no_flask() -> None:
    runs, told = CacLuot(), list[Any]()
    run = runs.chay("a", lambda hear, stop: TongKet(tong=1), lambda *end: told.append(end))
    assert run.dung_xong(WAIT)
    assert told == [(TongKet(tong=1), [])] and runs.cua("a") is None
