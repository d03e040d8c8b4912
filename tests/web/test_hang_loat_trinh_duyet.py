"""Job 4 in a real browser: from nothing to a zip of annexes; stopped, left alone, come back to, by keyboard."""

import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from writers import gates, the_thuc

from kehoach import api
from kehoach.batch.run.contract import TienDo, TongKet
from web.so_viec import nhieu_xa, so_viec
from web.trinh_duyet import axe, chup, tai_ve

if TYPE_CHECKING:
    from playwright.sync_api import Page

MoTrang = Callable[[], "Page"]


def keep(path: Path, rows: int, wrong: bool) -> None:
    """What a clerk does in Excel: keeps some communes, and mistypes one."""
    book = load_workbook(path)
    for label, value in book["thong_tin"].iter_rows(max_col=2):
        if label.value == "Phần cần làm":
            value.value = "phụ lục chỉ tiêu; phụ lục nhiệm vụ; kế hoạch"
    sheet = book["xa"]
    sheet.delete_rows(2 + rows, sheet.max_row)
    if wrong:
        sheet.cell(3, 1).value = "99999"
    else:
        sheet.cell(3, 1).value = None  # found by its name
    book.save(path)


def test_from_nothing_to_a_zip(trang: "Page", tmp_path: Path, thu_muc: Path) -> None:
    trang.goto("/")
    trang.get_by_role("navigation", name="Các việc").get_by_role("link", name="Phụ lục hằng loạt").click()
    trang.get_by_label("Tỉnh, thành phố").select_option(label="tỉnh Thanh Hóa")
    trang.get_by_label("Năm của kế hoạch").fill("2026")
    axe(trang)
    chup(trang, "hang-loat-1-lay-tep")
    trang.get_by_role("button", name="Tạo tệp công việc").click()
    book = tai_ve(trang, trang.get_by_role("link", name="Tải viec-2026-tinh-thanh-hoa.xlsx").click, tmp_path)
    axe(trang)
    chup(trang, "hang-loat-2-tep-cong-viec")

    keep(book, 3, wrong=True)
    trang.set_input_files("#tep", book)
    trang.get_by_role("heading", name="Sẽ làm").wait_for()
    row = trang.get_by_role("region", name="Bảng lỗi").get_by_role("row").nth(1)
    assert row.get_by_role("cell").all_inner_texts()[:3] == ["xa", "3", "A"]
    axe(trang)
    chup(trang, "hang-loat-3-o-sai")

    keep(book, 3, wrong=False)
    trang.get_by_text("Thả lại tệp đã sửa").click()
    trang.set_input_files("#tep", book)
    trang.get_by_text("Đã thay tệp công việc").wait_for()
    axe(trang)
    chup(trang, "hang-loat-4-xem-truoc")
    trang.get_by_label("Thêm cho mỗi xã một tệp .zip").check()
    trang.get_by_role("button", name="Chạy", exact=True).click()
    trang.get_by_role("heading", name="Kết quả").wait_for(timeout=60_000)
    assert "Đã xong" in trang.get_by_role("heading", level=1).inner_text()
    axe(trang)
    chup(trang, "hang-loat-5-ket-qua")

    path = tai_ve(trang, trang.get_by_role("link", name="Tải tất cả (.zip)").click, tmp_path)
    with zipfile.ZipFile(path) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        made = {name: packed.read(name) for name in names if name.endswith(".docx")}
        assert {"ket-qua.csv", "tong-hop.xlsx"} <= set(names)
        assert sum(name.startswith("goi/") for name in names) == 3
    assert len(made) == 9
    for data in made.values():
        assert gates.faults(data) == []
    for name, data in made.items():
        if "ke-hoach" in name:
            assert the_thuc.faults(data) == []
    assert {each.name for each in (thu_muc / "Hàng loạt" / "viec-2026-tinh-thanh-hoa").glob("*.docx")} == set(made)


class Cham:
    """A run that makes a row each time it is told to."""

    def __init__(self, total: int, wrong: int) -> None:
        self.step, self.total, self.wrong = threading.Semaphore(0), total, wrong

    def __call__(self, batch: Any, how: Any, on_result: Callable[[TienDo], None], stop: threading.Event) -> TongKet:
        for row in range(1, self.total + 1):
            while not self.step.acquire(timeout=0.05):
                if stop.is_set():
                    return TongKet(tong=self.total, bi_dung=True)
            state: Any = "hong" if row <= self.wrong else "xong"
            on_result(TienDo(row, self.total, row + 1, (), state, "vì <b>thử</b>" if row <= self.wrong else ""))
        return TongKet(tong=self.total)

    def go(self, rows: int) -> None:
        self.step.release(rows)


@pytest.fixture
def cham(monkeypatch: pytest.MonkeyPatch) -> Cham:
    slow = Cham(100, 3)
    monkeypatch.setattr(api, "run_batch", slow)
    return slow


def opened(page: "Page", tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "việc.xlsx"
    path.write_bytes(data)
    page.goto("/hang-loat/")
    page.set_input_files("#tep", path)
    page.get_by_role("heading", name="Sẽ làm").wait_for()


def test_watched_left_and_come_back_to(mo_trang: MoTrang, tmp_path: Path, cham: Cham) -> None:
    first = mo_trang()
    opened(first, tmp_path, so_viec(xa=nhieu_xa(3)))
    first.get_by_role("button", name="Chạy", exact=True).click()
    first.get_by_text("Đang chuẩn bị").wait_for()
    cham.go(40)
    first.get_by_text("Đã làm 40/100 hàng (40%)").wait_for()
    row = first.get_by_role("region", name="Hàng cần xem").get_by_role("row")
    assert row.count() == 4 and row.nth(1).inner_text().split("\t") == ["2", "Không làm được", "vì <b>thử</b>"]
    assert first.get_by_role("progressbar").get_attribute("value") == "40"
    axe(first)
    chup(first, "hang-loat-6-dang-chay")
    address = first.url
    first.close()

    second = mo_trang()
    second.goto(address)
    cham.go(20)
    second.get_by_text("Đã làm 60/100 hàng").wait_for()
    assert second.get_by_role("region", name="Hàng cần xem").get_by_role("row").count() == 4
    second.reload()
    second.get_by_text("Đã làm 60/100 hàng").wait_for()
    cham.go(40)
    second.get_by_text("Đã xong", exact=True).wait_for()


def test_stopped_then_resumed(trang: "Page", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = api.run_batch

    def slow(batch: Any, how: Any, on_result: Callable[[TienDo], None], stop: threading.Event) -> TongKet:
        def heard(now: TienDo) -> None:
            on_result(now)
            if now.xong == 4:
                stop.wait(60)

        return real(batch, how, heard, stop)

    monkeypatch.setattr(api, "run_batch", slow)
    opened(trang, tmp_path, so_viec(xa=nhieu_xa(12)))
    trang.get_by_label("Làm cùng lúc").select_option("1")
    trang.get_by_role("button", name="Chạy", exact=True).click()
    trang.get_by_text("Đã làm 4/12 hàng").wait_for()
    trang.get_by_role("button", name="Dừng").click()
    trang.get_by_text("Lượt này đã dừng giữa chừng").wait_for()
    axe(trang)
    chup(trang, "hang-loat-7-da-dung")
    monkeypatch.setattr(api, "run_batch", real)
    trang.get_by_role("button", name="Làm tiếp").click()
    trang.get_by_text("Đã xong", exact=True).wait_for()
    assert "12/12 hàng" in trang.locator(".tom-tat").first.inner_text()
    trang.go_back()
    trang.goto("/hang-loat/")
    axe(trang)
    chup(trang, "hang-loat-8-cac-luot")
    trang.once("dialog", lambda each: each.accept())
    trang.get_by_role("button", name="Xóa").click()
    trang.get_by_text("Đã xóa lượt").wait_for()


def test_by_keyboard_alone(trang: "Page", tmp_path: Path) -> None:
    opened(trang, tmp_path, so_viec())  # the dialog for files is the system's own
    for _ in range(40):
        trang.keyboard.press("Tab")
        if trang.evaluate("document.activeElement.textContent.trim()") == "Chạy":
            break
    trang.keyboard.press("Enter")
    trang.get_by_text("Đã xong", exact=True).wait_for()
    trang.wait_for_function("document.activeElement.id === 'ket-qua'")
    trang.keyboard.press("Tab")
    path = tai_ve(trang, lambda: trang.keyboard.press("Enter"), tmp_path)
    assert zipfile.is_zipfile(path)


def test_progress_is_told_aloud_seldom(trang: "Page", tmp_path: Path, cham: Cham) -> None:
    opened(trang, tmp_path, so_viec())
    trang.get_by_role("button", name="Chạy", exact=True).click()
    trang.get_by_text("Đang chuẩn bị").wait_for()
    trang.evaluate(
        "() => { window.aloud = 0; new MutationObserver(() => { window.aloud += 1; })"
        ".observe(document.getElementById('bao'), {childList: true, characterData: true, subtree: true}); }"
    )
    for step in range(1, 6):
        cham.go(10)
        trang.get_by_text(f"Đã làm {10 * step}/100 hàng").wait_for()
    assert trang.evaluate("window.aloud") <= 2
    cham.go(50)
    trang.get_by_text("Đã xong", exact=True).wait_for()


def test_wrong_file(trang: "Page", tmp_path: Path, nhat_ky: Any) -> None:
    nhat_ky.bo_qua("status of 400")
    path = tmp_path / "<img src=x onerror=alert(1)>.xlsx"
    path.write_bytes(b"not a workbook")
    trang.goto("/hang-loat/")
    trang.set_input_files("#tep", path)
    trang.get_by_role("heading", name="Chưa dùng được").wait_for()
    axe(trang)
    chup(trang, "hang-loat-9-tep-hong")
