"""Speed of the page: how soon it is there, an edit, 20 colleagues on one office server. The sixth part of ``make bench``.

The server is a process of its own, open to the network with passwords; each user has an address, a plan and a pace of their
own. Nothing here is a test: what is lost is counted, what is slow is printed.
"""

import http.client
import json
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bench_batch import say
from web.khach_mang import Answer, KhachMang, may_chu_rieng
from web.may_thu import May, ung_dung

from kehoach import api
from kehoach.web import mat_khau

USERS = 20
ROUNDS = 3
THINKS = (1.0, 5.0)
"""Seconds between two clicks of a person"""
STARTS = 7
EDITS = 12
WAIT = 60.0
_PASSWORD = "mat-khau-de-do"
_BARE = """
import sys
from flask import Flask
from waitress import serve
app = Flask(__name__)
app.get("/")(lambda: "kehoach")
serve(app, host="127.0.0.1", port=int(sys.argv[1]), threads=8)
"""

Times = dict[str, list[float]]


def plan_file(workspace: Path, users: int) -> tuple[list[str], bytes]:
    """A plan for each user in the workspace, and one of them as a Word file."""
    made = api.draft("chuyen-doi-so-nam", "Hoa Lộc", "Thanh Hóa", 2026)
    space = api.open_workspace(workspace)
    names = [space.tao(made.ke_hoach, f"Kế hoạch của người {number}") for number in range(users)]
    path = workspace / "mau.docx"
    api.render(made.ke_hoach, path)
    data = path.read_bytes()
    path.unlink()
    return names, data


class NguoiDung:
    """A colleague at work on a plan of their own."""

    def __init__(self, address: str, number: int, ma: str, docx: bytes) -> None:
        self._khach = KhachMang(address, f"127.0.0.{number + 10}")
        self._ma, self._docx, self._number, self._count = ma, docx, number, 0

    def vao(self) -> None:
        """Log in."""
        self._khach.vao("nguoi", _PASSWORD)

    def viec(self) -> Sequence[tuple[str, Callable[[], Answer]]]:
        """What they do, one after the other."""
        return (
            ("danh sách", partial(self._khach.xem, "/")),
            ("mở", partial(self._khach.xem, f"/viec/{self._ma}")),
            ("sửa", self._sua),
            ("xem trước", partial(self._khach.xem, f"/viec/{self._ma}/hien")),
            ("kiểm tra", self._kiem),
            ("tải về", partial(self._khach.xem, f"/viec/{self._ma}/tai/docx")),
        )

    def _sua(self) -> Answer:
        self._count += 1
        now = json.loads(self._khach.xem(f"/viec/{self._ma}/phien").data)["phien"]
        work = [{"viec": "dat", "nut": "@so", "gia_tri": str(100 + self._count)}]
        return self._khach.gui_json(f"/viec/{self._ma}/sua", {"phien": now, "viec": work})

    def _kiem(self) -> Answer:
        page = self._khach.gui("/kiem-tra/", tep={"tep": (f"kế hoạch {self._number}.docx", self._docx)})
        if page.status != 200:
            return page
        path = page.url.partition("?")[0]
        return self._khach.gui(f"{path}/kiem", {"lai": "1"})


def at_work(user: NguoiDung, rounds: int, times: Times, lost: list[str], lock: threading.Lock) -> None:
    """All that one user does; the first round, in which the server warms up, is not counted."""
    pace = random.Random(id(user))
    for count in range(rounds + 1):
        for name, do in user.viec():
            time.sleep(pace.uniform(*THINKS))
            start = time.perf_counter()
            try:
                answer = do()
                fault = "" if answer.status == 200 else f"{name}: {answer.status}"
            except (OSError, http.client.HTTPException, ValueError, KeyError) as error:
                fault = f"{name}: {type(error).__name__} {error}"
            with lock:
                if fault:
                    lost.append(fault)
                elif count:
                    times[name].append(1000 * (time.perf_counter() - start))


def office(users: int = USERS, rounds: int = ROUNDS) -> None:
    """Users on one server: requests lost, median and 95th percentile."""
    times: Times = defaultdict(list)
    lost: list[str] = []
    with tempfile.TemporaryDirectory(prefix="kehoach-") as root:
        folder, people = Path(root) / "Kehoach", Path(root) / "nguoi"
        names, docx = plan_file(folder, users)
        mat_khau.them(people, "nguoi", _PASSWORD)
        with may_chu_rieng(folder, "--mo-mang", "127.0.0.1", "--mat-khau", str(people)) as (_, address):
            everyone = [NguoiDung(address, number, ma, docx) for number, ma in enumerate(names)]
            for each in everyone:
                each.vao()
            lock = threading.Lock()
            threads = [threading.Thread(target=at_work, args=(each, rounds, times, lost, lock)) for each in everyone]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    for name, found in times.items():
        middle, slow = spread(found)
        sys.stdout.write(f"  {name}: giữa {middle:.0f} ms, p95 {slow:.0f} ms ({len(found)} lần)\n")
    for fault in sorted(set(lost))[:5]:
        sys.stdout.write(f"  mất: {fault}\n")
    say(f"{users} người một máy chủ: yêu cầu bị mất", len(lost), 0, at_least=False)
    every = [each for found in times.values() for each in found]
    if every:
        middle, slow = spread(every)
        detail = f" (giữa {middle:.0f} ms, p95 {slow:.0f} ms, {len(every)} yêu cầu)"
        say(f"{users} người một máy chủ: p95 so với giữa", slow / middle, 10, at_least=False, detail=detail)


def spread(times: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    return statistics.median(times), sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]


def first_page(command: Sequence[str]) -> float:
    """Seconds from the start of a server (its port put behind ``command``) to the first byte of its first page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = time.perf_counter()
    process = subprocess.Popen([*command, str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.perf_counter() - start < WAIT:
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=WAIT) as asked:
                    asked.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
                    if asked.recv(1):
                        return time.perf_counter() - start
            except ConnectionError:
                time.sleep(0.002)
        raise TimeoutError
    finally:
        process.kill()
        process.wait()


def start() -> None:
    """The first page of ours against that of a bare Flask application on the same server, in turns."""
    with tempfile.TemporaryDirectory(prefix="kehoach-") as root:
        ours = [
            sys.executable,
            "-m",
            "kehoach",
            "serve",
            "--khong-mo",
            "--thu-muc",
            str(Path(root) / "Kehoach"),
            "--cong",
        ]
        bare = [sys.executable, "-c", _BARE]
        pairs = [(first_page(ours), first_page(bare)) for _ in range(STARTS + 1)][1:]
    mine, other = (1000 * statistics.median(each) for each in zip(*pairs, strict=True))
    detail = f" ({mine:.0f} ms / {other:.0f} ms)"
    say("trang đầu so với trang Flask trống, từ lúc bật", mine / other, 3, at_least=False, detail=detail)


def editing() -> None:
    """A change in the editor: from the request to its answer with preview and findings, beside those calls alone."""
    with tempfile.TemporaryDirectory() as folder:
        browser = May(ung_dung(Path(folder) / "viec"))
        space: api.KhongGian = browser.app.extensions["kehoach"]
        plan = api.draft("chuyen-doi-so-nam", "16072", None, 2026).ke_hoach
        served, alone = space.tao(plan, "phục vụ"), space.tao(plan, "riêng")
        token = {"X-CSRF-Token": browser.ma(), "Host": browser.host}
        state: dict[str, Any] = {"served": space.phien(served), "alone": space.phien(alone)}

        def request(number: int) -> None:
            body = {"phien": state["served"], "viec": [{"viec": "dat", "nut": "@so", "gia_tri": str(number)}]}
            answer: Any = browser.khach.post(f"/viec/{served}/sua", json=body, headers=token)
            state["served"] = answer.json["phien"]

        def calls(number: int) -> None:
            now = space.doc(alone)
            made = api.edit(now.ke_hoach, {"viec": "dat", "nut": "@so", "gia_tri": str(number)})
            state["alone"] = space.ghi(alone, made, now.phien).phien
            api.preview(made)
            api.check_plan(made)

        pairs = [
            (_seconds(lambda: request(100 + number)), _seconds(lambda: calls(100 + number)))  # noqa: B023 - called at once
            for number in range(EDITS + 2)
        ][2:]
    ours, theirs = (statistics.median(each) for each in zip(*pairs, strict=True))
    detail = f" ({ours * 1000:.0f} ms / {theirs * 1000:.0f} ms)"
    say("một lần sửa trên trang soạn so với riêng các lời gọi api", ours / theirs, 2, at_least=False, detail=detail)


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main() -> None:
    """Measure the start, an edit, then an office."""
    start()
    editing()
    office()


if __name__ == "__main__":
    main()
