"""The small parts of "Phụ lục hằng loạt": pace, words, events, the zip that is sent while it is made."""

import io
import json
import socket
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kehoach import api
from kehoach.batch.run.contract import TienDo, TongKet
from kehoach.problems import Place, Problem
from kehoach.web import dong_su_kien, hang_loat_lam
from kehoach.web.luot_chay import HinhTienDo, LuotChay
from kehoach.web.may_chu import MAX_WATCHING
from kehoach.web.nen_dan import nen_dan
from kehoach.web.nhip_do import NhipDo
from web.so_viec import so_viec
from web.trinh_duyet import may_chu_that


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_pace_is_that_of_the_last_seconds() -> None:
    clock = Clock()
    pace = NhipDo(clock)
    assert pace.moi_giay(0) == 0
    for second in range(100):
        clock.now = 100.0 + second
        pace.dem(second * (10 if second < 50 else 2) + (400 if second >= 50 else 0))
    assert pace.moi_giay(99 * 2 + 400) == pytest.approx(2)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "5 giây"), (12, "10 giây"), (49, "50 giây"), (55, "1 phút"), (600, "10 phút"), (4000, "1 giờ 7 phút")],
)
def test_spans(seconds: float, words: str) -> None:
    assert hang_loat_lam.khoang(seconds) == words


def shape(**more: Any) -> HinhTienDo:
    usual = {"xong": 5, "tong": 10, "giu": 0, "hong": 0, "moi_giay": 0.0, "dang_dung": False, "het": False}
    return HinhTienDo(**{**usual, **more})


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (shape(tong=0), "Đang chuẩn bị"),
        (shape(), "Đã làm 5/10 hàng (50%)"),
        (
            shape(xong=1000, tong=3321, moi_giay=20.0),
            "Đã làm 1.000/3.321 hàng (30%), 20 hàng mỗi giây, còn khoảng 2 phút",
        ),
        (shape(xong=10), "Đã làm 10/10 hàng (100%), đang lập bảng tổng hợp"),
        (shape(dang_dung=True), "Đã làm 5/10 hàng (50%), đang dừng"),
        (shape(xong=10, het=True), "Đã làm 10/10 hàng (100%)"),
    ],
)
def test_how_far_in_words(now: HinhTienDo, words: str) -> None:
    assert hang_loat_lam.ke(now) == words


@pytest.mark.parametrize(
    ("path", "cell"),
    [
        ("trang “xa”, ô AB12", ("xa", 12, "AB")),
        ("trang “xa”, hàng 7", ("xa", 7, "")),
        ("trang “thong_tin”", ("thong_tin", None, "")),
        ("điều khác", ("điều khác", None, "")),
        (None, ("", None, "")),
    ],
)
def test_the_cell_of_a_fault(path: str | None, cell: tuple[str, int | None, str]) -> None:
    told = api.loi_o(Problem("HL11", "a", "b", Place("viec.xlsx", path=path)))
    assert (told.trang, told.hang, told.cot) == cell


def test_no_word_of_the_command_line_reaches_a_page() -> None:
    from kehoach.batch.run import drive, run, store

    for module in (drive, run, store):
        source = Path(module.__file__ or "").read_text("utf-8")
        for line in source.splitlines():
            if '"' in line and "--" in line and not line.lstrip().startswith(("#", '"""')):
                assert "--" not in hang_loat_lam.cho_trang(line), f"{module.__name__}: {line}"


def test_a_zip_is_made_while_it_is_sent(tmp_path: Path) -> None:
    files = []
    for index in range(50):
        path = tmp_path / f"tệp {index}.docx"
        path.write_bytes(bytes([index]) * 10_000)
        files.append((f"xã/{path.name}", path))
    files.insert(3, ("gone.docx", tmp_path / "gone.docx"))
    parts = list(nen_dan(files))
    assert len(parts) == 51 and max(map(len, parts)) < 12_000
    with zipfile.ZipFile(io.BytesIO(b"".join(parts))) as packed:
        assert packed.testzip() is None and len(packed.namelist()) == 50
        assert packed.read("xã/tệp 7.docx") == bytes([7]) * 10_000
        assert all(not each.flag_bits & 8 for each in packed.infolist())  # sizes stand before the data


def test_a_zip_of_nothing() -> None:
    with zipfile.ZipFile(io.BytesIO(b"".join(nen_dan([])))) as packed:
        assert packed.namelist() == []


def events(data: bytes) -> list[tuple[str, dict[str, Any]]]:
    found = []
    for block in data.decode().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines())
        if fields:
            found.append((fields["event"], json.loads(fields["data"])))
    return found


Gate = Callable[[list[TienDo]], threading.Event]


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """A run of given rows that ends when the event is set."""

    def made(rows: list[TienDo]) -> threading.Event:
        go = threading.Event()

        def work(batch: Any, how: Any, on_result: Callable[[TienDo], None], stop: threading.Event) -> TongKet:
            for each in rows:
                on_result(each)
            assert go.wait(30)
            return TongKet(tong=len(rows))

        monkeypatch.setattr(api, "run_batch", work)
        return go

    return made


def begun(khach: FlaskClient) -> str:
    address = khach.post("/hang-loat/tha", data={"tep": (io.BytesIO(so_viec()), "a.xlsx")}).location
    khach.post(f"{address}chay")
    return f"{address}tien-do"


def heard(khach: FlaskClient, address: str, count: int) -> None:
    """Wait until the page knows of so many rows."""
    app: Flask = khach.application
    from kehoach.web.luot_chay import cac_luot

    run = cac_luot(app).cua(address.split("/")[-2])
    assert run
    until = time.monotonic() + 30
    while run.hinh().xong < count and time.monotonic() < until:
        time.sleep(0.005)


def test_events_tell_rows_once_and_end(khach: FlaskClient, gate: Gate) -> None:
    rows = [
        TienDo(1, 3, 2),
        TienDo(2, 3, 3, (), "hong", "vì <b>"),
        TienDo(3, 3, 4, ("a.docx",), "co_loi", "TT01"),
    ]
    go = gate(rows)
    address = begun(khach)
    heard(khach, address, 3)
    threading.Timer(0.2, go.set).start()
    answer = khach.get(address, buffered=True)
    assert answer.mimetype == "text/event-stream" and answer.headers["Cache-Control"] == "no-store"
    told = events(answer.data)
    assert [name for name, _ in told[-1:]] == ["het"]
    shown = [row for name, data in told if name == "tien-do" for row in data["hang"]]
    assert [each["hang"] for each in shown] == [3, 4] and shown[0]["thong_bao"] == "vì <b>"
    assert events(khach.get(address, buffered=True).data) == [("het", {})]


def test_who_comes_again_hears_only_what_is_new(khach: FlaskClient, gate: Gate) -> None:
    go = gate([TienDo(each, 5, each + 1, (), "hong", "x") for each in range(1, 6)])
    address = begun(khach)
    heard(khach, address, 5)
    threading.Timer(0.2, go.set).start()
    told = events(khach.get(address, headers={"Last-Event-ID": "3"}, buffered=True).data)
    assert [each["hang"] for _, data in told[:-1] for each in data["hang"]] == [5, 6]


def test_watchers_are_few_and_the_others_are_told_once(khach: FlaskClient, gate: Gate) -> None:
    go = gate([TienDo(1, 2, 2)])
    address = begun(khach)
    heard(khach, address, 1)
    watching = [khach.get(address) for _ in range(MAX_WATCHING)]
    late = khach.get(address, buffered=True)
    assert [name for name, _ in events(late.data)] == ["tien-do"] and b"retry: " in late.data
    watching.pop().close()  # nothing of it was ever read
    threading.Timer(0.2, go.set).start()
    again = khach.get(address, buffered=True)
    assert events(again.data)[-1][0] == "het", again.data
    for each in watching:
        each.close()


def test_a_quick_run_tells_seldom() -> None:
    run = LuotChay()

    def work() -> None:
        for each in range(1, 400):
            run.nghe(TienDo(each, 400, each))
            time.sleep(0.001)
        run.ket_thuc()

    threading.Thread(target=work).start()
    told = list(run.theo(heartbeat=5, rest=0.1))
    assert len(told) < 40 and told[-1].het


def test_a_silent_run_still_tells() -> None:
    run = LuotChay()
    threading.Timer(0.3, run.ket_thuc).start()
    assert len(list(run.theo(heartbeat=0.02, rest=0))) > 3


def test_a_browser_that_is_gone_gives_its_place_back(
    thu_muc: Path, monkeypatch: pytest.MonkeyPatch, gate: Gate
) -> None:
    monkeypatch.setattr(dong_su_kien, "HEARTBEAT", 0.05)
    monkeypatch.setattr(dong_su_kien, "REST", 0.05)
    room = threading.BoundedSemaphore(1)
    monkeypatch.setattr(dong_su_kien, "_room", room)
    go = gate([TienDo(1, 2, 2)])
    with may_chu_that(thu_muc) as server:
        import re
        import urllib.request

        host, port = server.removeprefix("http://").split(":")
        page = urllib.request.urlopen(f"{server}/hang-loat/").read().decode()
        token = re.search(r'name="csrf" content="(\w+)"', page)
        assert token
        form = (
            b'--x\r\nContent-Disposition: form-data; name="tep"; filename="a.xlsx"\r\n\r\n'
            + so_viec()
            + b"\r\n--x--\r\n"
        )
        heads = {"X-CSRF-Token": token[1], "Content-Type": "multipart/form-data; boundary=x"}
        address = urllib.request.urlopen(urllib.request.Request(f"{server}/hang-loat/tha", form, heads)).url
        urllib.request.urlopen(urllib.request.Request(f"{address}chay", b"", {"X-CSRF-Token": token[1]})).read()
        path = f"{address.removeprefix(server)}tien-do"
        with socket.create_connection((host, int(port))) as watcher:
            watcher.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
            assert b"text/event-stream" in watcher.recv(4096)
            assert not room.acquire(blocking=False)
        assert room.acquire(timeout=20)
        room.release()
        go.set()
