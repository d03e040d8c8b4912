"""Each job in a real browser, from nothing to a Word file that is as the decree and the Open XML schemas ask.

Annexes of many communes have a file of their own (``test_hang_loat_trinh_duyet``).
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from writers import gates, the_thuc

from kehoach import api
from kehoach.web import mat_khau
from web.trinh_duyet import axe, chup, may_chu_that, tai_ve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "1-hoa-loc" / "ke-hoach.yaml"
LOAD = "Tải Word"


@pytest.fixture(autouse=True)
def goi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A commune's own pack that is not there yet."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("KEHOACH_DANH_MUC", str(tmp_path / "goi"))


def fine(path: Path) -> bytes:
    """The content of a downloaded .docx, which has no fault."""
    data = path.read_bytes()
    assert path.suffix == ".docx"
    assert gates.faults(data) == []
    assert the_thuc.faults(data) == []
    return data


def drafted(page: "Page", tmp_path: Path) -> Path:
    """What the form of Soạn mới gives as it stands, once a commune is chosen."""
    page.get_by_role("button", name="Soạn kế hoạch").click()
    page.locator(".kh-trang").first.wait_for(timeout=60_000)
    return tai_ve(page, page.get_by_role("link", name=LOAD).click, tmp_path)


@pytest.mark.parametrize("khung", ["Kế hoạch chuyển đổi số năm", "Kế hoạch cải cách hành chính năm"])
def test_a_new_plan(trang: "Page", tmp_path: Path, khung: str) -> None:
    trang.goto("/soan/")
    trang.get_by_role("radio", name=khung).check()
    trang.get_by_role("combobox", name="Xã, phường").fill("vinh thong an giang")
    trang.get_by_role("option", name="phường Vĩnh Thông, tỉnh An Giang").click()
    fine(drafted(trang, tmp_path))


def test_a_neighbours_plan_becomes_ours(trang: "Page", tmp_path: Path) -> None:
    source = tmp_path / "của xã bạn.docx"
    api.render(api.load_plan(EXAMPLE), source)
    trang.goto("/dung-lai/")
    trang.locator("#tep").set_input_files(source)
    trang.wait_for_url("**/dung-lai/*/", timeout=60_000)
    trang.locator("#xa_chu").fill("tien dien ha tinh")
    trang.get_by_role("option").first.click()
    trang.keyboard.press("Enter")
    trang.wait_for_url("**/duyet*", timeout=60_000)
    trang.locator("a", has_text="Xem kết quả").first.click()
    trang.wait_for_url("**/ket-qua")
    made = tai_ve(trang, trang.get_by_text("Tải bản Word").click, tmp_path)
    fine(made)
    plan = api.read_plan(made).ke_hoach
    assert plan.xa and plan.xa.ten == "Tiên Điền"
    trang.get_by_role("button", name="Sửa tiếp").first.click()
    trang.locator(".kh-trang").first.wait_for(timeout=60_000)
    fine(tai_ve(trang, trang.get_by_role("link", name=LOAD).click, tmp_path))


def test_a_file_is_checked_and_mended(trang: "Page", tmp_path: Path) -> None:
    plan = api.load_plan(EXAMPLE)
    plan = plan.model_copy(update={"mo_dau": f"{plan.mo_dau} Phân đầu hoàn thành sớm.".strip()})
    source = tmp_path / "có lỗi.docx"
    api.render(plan, source)
    trang.goto("/kiem-tra/")
    trang.set_input_files("#tep", source)
    trang.get_by_role("button", name="Kiểm tra", exact=True).click()
    trang.wait_for_selector(".phat-hien", timeout=60_000)
    commented = tai_ve(trang, trang.get_by_role("link", name="Tải bản Word có chú thích").click, tmp_path)
    assert gates.faults(commented.read_bytes()) == []
    trang.get_by_role("link", name="Sửa giúp", exact=True).click()
    trang.get_by_role("heading", name="Sửa giúp").wait_for(timeout=60_000)
    trang.get_by_role("link", name="Sửa cả chỗ cần đồng ý").click()
    trang.get_by_role("heading", name="Đã sửa").wait_for(timeout=60_000)
    mended = tai_ve(trang, trang.get_by_role("link", name="Tải bản đã sửa").click, tmp_path)
    fine(mended)
    assert "Phấn đấu hoàn thành sớm" in api.read_plan(mended).ke_hoach.mo_dau


def test_the_own_catalogue_is_what_a_draft_is_made_of(trang: "Page", tmp_path: Path) -> None:
    trang.goto("/danh-muc/rieng/don-vi/")
    trang.locator("main a", has_text="Công an").first.click()
    name: Callable[[], str] = lambda: trang.locator("main input[type=text]").first.input_value()  # noqa: E731
    assert "Công an" in name()
    trang.locator("main input[type=text]").first.fill("Công an nhân dân {{ cap_xa }}")
    trang.get_by_role("button", name="Lưu").first.click()
    trang.get_by_text("Đã lưu").wait_for()
    chup(trang, "danh-muc-7")
    trang.goto("/soan/")
    trang.get_by_role("radio", name="Kế hoạch chuyển đổi số năm").check()
    trang.get_by_role("combobox", name="Xã, phường").fill("hoa loc thanh hoa")
    trang.get_by_role("option", name="xã Hoa Lộc, tỉnh Thanh Hóa").click()
    made = drafted(trang, tmp_path)
    fine(made)
    assert "Công an nhân dân xã" in str(api.read_plan(made).ke_hoach)


@pytest.mark.parametrize(
    "path", ["/tro-giup/", "/tro-giup/trang-lam-viec", "/tro-giup/kiem-tra", "/?luu_tru=1", "/khong-co"]
)
def test_the_other_pages_are_usable_by_all(trang: "Page", nhat_ky: object, path: str) -> None:
    if path == "/khong-co":
        nhat_ky.bo_qua("status of 404")  # type: ignore[attr-defined]
    trang.goto(path)
    axe(trang)


def test_what_belongs_to_a_plan(trang: "Page", thu_muc: Path) -> None:
    ma = api.open_workspace(thu_muc).tao(api.load_plan(EXAMPLE))
    trang.goto("/")
    trang.get_by_role("link", name="Hồ sơ").first.click()
    trang.wait_for_url(f"**/viec/{ma}/ho-so")
    axe(trang)
    trang.locator("input[type=file]").set_input_files(EXAMPLE)
    trang.get_by_role("button", name="Gửi").click()
    trang.get_by_role("link", name=EXAMPLE.name).wait_for()
    axe(trang)
    chup(trang, "viec-1-ho-so")
    trang.goto("/")
    trang.once("dialog", lambda asked: asked.accept())
    trang.get_by_role("button", name="Xóa").first.click()
    trang.get_by_text("Đã chuyển vào thùng rác").wait_for()
    axe(trang)


def test_logging_in(trinh_duyet: "Browser", tmp_path: Path) -> None:
    mat_khau.them(tmp_path / "nguoi", "lan", "mat-khau-dai-1")
    with may_chu_that(tmp_path / "viec", mat_khau=tmp_path / "nguoi") as address:
        page = trinh_duyet.new_page(base_url=address)
        page.goto("/soan/")
        axe(page)
        page.get_by_label("Tên").fill("lan")
        page.get_by_label("Mật khẩu").fill("sai sai sai")
        page.keyboard.press("Enter")
        page.get_by_role("alert").wait_for()
        axe(page)
        page.get_by_label("Mật khẩu").fill("mat-khau-dai-1")
        page.keyboard.press("Enter")
        page.wait_for_url("**/soan/**")
        axe(page)
        page.get_by_role("button", name="Đăng xuất").click()
        page.wait_for_url("**/dang-nhap*")
        page.close()
