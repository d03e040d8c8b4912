"""Dùng lại: from a neighbour's file to our plan, item by item, as a person does it in the browser."""

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from readers.hostile.zips import ole
from rebase.nguon_thu import nguon, van_ban
from writers import gates

from kehoach import api
from kehoach.readers import read
from web.conftest import MoTrang
from web.may_thu import May, ung_dung
from web.trinh_duyet import NhatKy, axe, chup, tai_ve

if TYPE_CHECKING:
    from playwright.sync_api import Page

XAU = "<img src=x onerror=alert(1)> của UBND xã Hoa Lộc & xã Hoa Lộc"
XA = {"xa_chu": "xã Tiên Điền, tỉnh Hà Tĩnh", "nam": "2026"}


def gui_tep(may: May, name: str, data: bytes) -> str:
    """Upload; where it leads to."""
    answer = may.gui("/dung-lai/", {"tep": (io.BytesIO(data), name)})
    assert answer.status_code == 302, answer.text
    return str(answer.headers["Location"])


def bat_dau(may: May, name: str = "nguon.txt", data: bytes | None = None) -> str:
    """A review that was begun: its address."""
    place = gui_tep(may, name, nguon(0)[1] if data is None else data)
    answer = may.gui(place, XA)
    assert answer.status_code == 302, answer.text
    return str(answer.headers["Location"]).removesuffix("/duyet")


def muc_dau(page: str) -> str:
    """The item that a page shows."""
    found = re.search(r'name="muc" value="([^"]+)"', page)
    assert found
    return found[1]


def tien_do(page: str) -> str:
    found = re.search(r"Đã duyệt <strong>([^<]+)<", page)
    assert found
    return found[1]


# ------------------------------------------------------------------ the file


BAD = [
    ("a.docx", b"", "Tệp trống"),
    ("a.docx", b"PK\x03\x04 hong", "hỏng|không đọc được|dở"),
    ("khoa.docx", ole("EncryptionInfo", "EncryptedPackage"), "mật khẩu"),
    ("anh.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "ảnh"),
    ("bang.xlsx", b"khong phai excel", "xã nào|KẾ HOẠCH|không"),
    ("a.yaml", b"a: [1", "."),
    ("a.json", b"[1, 2]", "."),
]


@pytest.mark.parametrize(("name", "data", "told"), BAD)
def test_a_file_that_cannot_be_used(may: May, name: str, data: bytes, told: str) -> None:
    answer = may.gui("/dung-lai/", {"tep": (io.BytesIO(data), name)})
    page = answer.text if answer.status_code != 302 else may.xem(answer.headers["Location"]).text
    assert answer.status_code in (302, 400)
    assert re.search(told, page)
    assert "Cách sửa" in page
    assert "Traceback" not in page and str(may.app.extensions["kehoach"].thu_muc) not in page
    if answer.status_code == 400:
        assert api.begun_reviews(may.app.extensions["kehoach"].rieng("dung-lai")) == []
        assert [*may.app.extensions["kehoach"].rieng("dung-lai").iterdir()] == []


def test_no_file_was_chosen(may: May) -> None:
    answer = may.gui("/dung-lai/", {})
    assert answer.status_code == 400
    assert "Chưa chọn tệp nào" in answer.text


def test_what_was_recognised_is_shown(may: May) -> None:
    page = may.xem(gui_tep(may, "kế hoạch <b>bạn</b>.txt", nguon(0)[1])).text
    assert "xã Hoa Lộc, tỉnh Thanh Hóa" in page
    assert "<b>bạn" not in page
    assert "1 căn cứ" in page and "1 phụ lục" in page


def test_a_letter_asks_whose_it_is(may: May) -> None:
    place = gui_tep(may, "thu.txt", "Kính gửi các đồng chí,\n\nMời dự họp lúc 8 giờ.\n".encode())
    page = may.xem(place).text
    assert "chưa rõ của xã nào" in page and "có lẽ không phải kế hoạch" in page
    assert "--tu-xa" not in page
    answer = may.gui(place, XA)
    assert answer.status_code == 400
    assert "Tệp này của xã nào" in answer.text and "--" not in re.sub("<!--.*?-->", "", answer.text).split("<main")[1]
    assert may.gui(place, {**XA, "tu_chu": "Hoa Lộc, Thanh Hóa"}).status_code == 302


WRONG = [
    ({}, "Chưa chọn xã"),
    ({"xa_chu": "Không Có Đâu"}, "Cách sửa|gần nhất|Gần nhất"),
    ({**XA, "nam": "26"}, "không đúng"),
    ({**XA, "nam": "1900"}, "Cách sửa"),
    ({"xa_chu": "Hoa Lộc, Thanh Hóa", "nam": "2026"}, "là một"),
    ({**XA, "tu_chu": "Chẳng Có"}, "Cách sửa|Gần nhất"),
]


@pytest.mark.parametrize(("form", "told"), WRONG)
def test_a_target_that_does_not_fit(may: May, form: dict[str, str], told: str) -> None:
    place = gui_tep(may, "nguon.txt", nguon(0)[1])
    answer = may.gui(place, form)
    assert answer.status_code == 400
    main = answer.text.split("<main")[1]
    assert re.search(told, main) and "--xa" not in main and "--nam" not in main


def test_the_next_file_is_for_the_same_commune(may: May) -> None:
    place = bat_dau(may)
    assert 'value="xã Tiên Điền, tỉnh Hà Tĩnh"' in may.xem(gui_tep(may, "khac.txt", nguon(0)[1])).text
    may.gui(f"{place}/", {**XA, "tu_chu": "Hoa Lộc, Thanh Hóa"})
    assert 'value="xã Hoa Lộc, tỉnh Thanh Hóa"' in may.xem(f"{place}/").text


def test_what_is_no_upload(may: May) -> None:
    for path in (
        "/dung-lai/khong-co/",
        "/dung-lai/khong-co/duyet",
        "/dung-lai/..%2f..%2fetc/",
        f"/dung-lai/{'a' * 24}/ket-qua",
    ):
        assert may.xem(path).status_code in (400, 404)
    place = gui_tep(may, "nguon.txt", nguon(0)[1])
    for last in ("duyet", "ket-qua", "tai/docx"):
        assert may.xem(f"{place}{last}").headers["Location"].endswith(place)  # nothing was chosen yet


# ------------------------------------------------------------------ the review


def test_one_after_the_other(may: May) -> None:
    place = bat_dau(may)
    page = may.xem(f"{place}/duyet").text
    total = int(tien_do(page).split("/")[1])
    first = muc_dau(page)
    answer = may.gui(f"{place}/duyet", {"muc": first, "cach": "nhan", "loc": "tat-ca"})
    following = parse_qs(urlsplit(answer.headers["Location"]).query)["muc"][0]
    assert following != first
    page = may.xem(answer.headers["Location"]).text
    assert tien_do(page) == f"1/{total}" and muc_dau(page) == following
    may.gui(f"{place}/duyet", {"muc": first, "cach": "go"})
    assert tien_do(may.xem(f"{place}/duyet").text) == f"0/{total}"
    kind = may.gui(f"{place}/duyet", {"muc": first, "tat": "nhan:loai"})
    assert "xong=" in kind.headers["Location"]
    for _ in range(total):
        page = may.xem(f"{place}/duyet?loc=chua").text
        if tien_do(page) == f"{total}/{total}":
            break
        may.gui(f"{place}/duyet", {"muc": muc_dau(page), "tat": "nhan:nhom", "loc": "chua"})
    assert "Đã duyệt hết" in may.xem(f"{place}/duyet").text
    assert "Đã duyệt hết" in may.xem(f"{place}/ket-qua").text


@pytest.mark.parametrize("form", [{"muc": "d9-9-9", "cach": "bo"}, {"muc": "", "cach": "bo"}, {"cach": "gì"}, {}])
def test_decisions_that_are_none(may: May, form: dict[str, str]) -> None:
    place = bat_dau(may)
    filled = {"muc": muc_dau(may.xem(f"{place}/duyet").text), **form} if form else {}
    answer = may.gui(f"{place}/duyet", filled)
    assert answer.status_code == 400
    assert tien_do(may.xem(f"{place}/duyet").text).startswith("0/")


def test_words_of_the_document_are_words(may: May) -> None:
    place = bat_dau(may, "a<script>.txt", van_ban(XAU).encode())
    opened = _opened(may, place)
    item = next(each for each in opened.muc if "onerror" in opened.made.vet.goc[each.doan or 0])
    may.gui(f"{place}/duyet", {"muc": item.ma, "cach": "sua", "chu": "<script>alert(2)</script>"})
    pages = [
        may.xem(f"{place}/duyet?muc={item.ma}&loc=<b>").text,
        may.xem(f"{place}/ket-qua").text,
        may.xem("/dung-lai/").text,
    ]
    for page in pages:
        assert "<img src=x" not in page and "<script>alert" not in page and "a<script>" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in pages[0] and "&lt;script&gt;alert(2)" in pages[0]
    assert "<script>alert" not in may.xem(f"{place}/tai/bao-cao").text


def test_the_work_outlives_the_server(may: May, tmp_path: Path) -> None:
    place = bat_dau(may)
    item = muc_dau(may.xem(f"{place}/duyet").text)
    may.gui(f"{place}/duyet", {"muc": item, "cach": "bo"})
    other = May(ung_dung(tmp_path / "viec"))
    assert tien_do(other.xem(f"{place}/duyet").text).startswith("1/")
    assert "nguon.txt" in other.xem("/dung-lai/").text
    other.gui(f"{place}/bo")
    assert "nguon.txt" not in other.xem("/dung-lai/").text


def _opened(may: May, place: str) -> "api.PhienChuyen":
    folder = may.app.extensions["kehoach"].rieng("dung-lai") / place.rpartition("/")[2]
    opened = api.load_review(next((folder / "goc").iterdir()), folder)
    assert opened is not None
    return opened


# ------------------------------------------------------------------ the result


def test_files_of_the_result(may: May) -> None:
    place = bat_dau(may, "nguon.docx", nguon(2)[1])
    opened = _opened(may, place)
    item = next(each for each in opened.muc if each.doi and each.doan is not None)
    may.gui(f"{place}/duyet", {"muc": item.ma, "cach": "sua", "chu": "Chữ Riêng"})
    assert "Tải bản theo dõi" in may.xem(f"{place}/ket-qua").text
    clean, tracked = (may.xem(f"{place}/tai/{each}") for each in ("docx", "theo-doi"))
    for each in (clean, tracked):
        assert each.headers["Content-Disposition"].startswith("attachment")
        assert read(each.data, "a.docx").blocks
    assert gates.faults(clean.data) == []
    assert b"<html" in may.xem(f"{place}/tai/bao-cao").data and "Chữ Riêng" in may.xem(f"{place}/tai/bao-cao").text


def test_go_on_editing(may: May) -> None:
    place = bat_dau(may)
    answer = may.gui(f"{place}/sua-tiep")
    assert answer.status_code == 302
    ma = answer.headers["Location"].rpartition("/")[2]
    space: api.KhongGian = may.app.extensions["kehoach"]
    assert space.doc(ma).ke_hoach.xa is not None
    assert "nguon.txt" in {each.ten for each in space.tep(ma)}


def test_a_text_has_nothing_tracked(may: May) -> None:
    place = bat_dau(may)
    assert "theo dõi" not in may.xem(f"{place}/ket-qua").text
    assert may.xem(f"{place}/tai/theo-doi").status_code == 400


# ------------------------------------------------------------------ in the browser


def cho_thay(trang: "Page", where: str, words: str) -> None:
    """Wait until an element says these words."""
    trang.locator(where, has_text=words).first.wait_for(state="attached")


def test_by_the_keyboard_alone(trang: "Page", tmp_path: Path) -> None:
    path = tmp_path / "nguon.docx"
    path.write_bytes(nguon(2)[1])
    trang.goto("/dung-lai/")
    axe(trang)
    chup(trang, "dung-lai-1-tep")
    trang.locator("#tep").set_input_files(path)
    trang.wait_for_url("**/dung-lai/*/")
    axe(trang)
    trang.locator("#xa_chu").focus()
    trang.keyboard.type("tien dien ha tinh")
    trang.wait_for_selector("#xa_ds [data-ma]")
    chup(trang, "dung-lai-2-nhan-ra")
    trang.keyboard.press("Enter")
    trang.keyboard.press("Enter")
    trang.wait_for_url("**/duyet*")
    axe(trang)
    chup(trang, "dung-lai-3-duyet")
    progress = trang.locator(".tien-do strong")
    total = (progress.text_content() or "").split("/")[1]
    heading = trang.locator("#muc-dau").text_content()
    trang.keyboard.press("n")
    cho_thay(trang, ".tien-do strong", "1/")
    assert trang.locator("#muc-dau").text_content() != heading
    assert trang.evaluate("document.activeElement.id") == "muc-dau"
    cho_thay(trang, "#bao", "Đã ghi")
    trang.keyboard.press("g")
    cho_thay(trang, ".tien-do strong", "2/")
    trang.keyboard.press("ArrowLeft")
    cho_thay(trang, "#da-quyet", "giữ chữ gốc")
    trang.keyboard.press("s")
    trang.keyboard.type("Ngàn năm")  # letters that are keys elsewhere
    assert trang.locator("#chu").input_value() == "Ngàn năm"
    chup(trang, "dung-lai-4-sua")
    axe(trang)
    trang.keyboard.press("Tab")
    trang.keyboard.press("Enter")
    cho_thay(trang, ".danh-muc-duyet", "✎")
    assert progress.text_content() == f"2/{total}"
    trang.reload()  # everything is on the server
    assert progress.text_content() == f"2/{total}"
    trang.locator("#phim-tat").uncheck()
    trang.keyboard.press("n")
    trang.wait_for_timeout(300)
    assert progress.text_content() == f"2/{total}"
    trang.locator("a", has_text="Xem kết quả").first.click()
    trang.wait_for_url("**/ket-qua")
    axe(trang)
    chup(trang, "dung-lai-5-ket-qua", ca_trang=True)
    clean = tai_ve(trang, lambda: trang.get_by_text("Tải bản Word").click(), tmp_path)
    assert gates.faults(clean.read_bytes()) == []
    tracked = tai_ve(trang, lambda: trang.get_by_text("Tải bản theo dõi").click(), tmp_path)
    assert "Ngàn năm" in "".join(str(each) for each in read(tracked.read_bytes(), "a.docx").blocks)


def _den_duyet(trang: "Page", folder: Path) -> None:
    """A neighbour's plan is sent in, and its first item stands there to be judged."""
    path = folder / "nguon.txt"
    path.write_bytes(nguon(0)[1])
    trang.goto("/dung-lai/")
    trang.locator("#tep").set_input_files(path)
    trang.wait_for_url("**/dung-lai/*/")
    trang.locator("#xa_chu").fill("tien dien ha tinh")
    trang.locator("#xa_ds [data-ma]").first.click()
    trang.get_by_text("Thay và duyệt từng chỗ").click()
    trang.wait_for_url("**/duyet*")


def test_all_of_a_kind_and_the_filter(trang: "Page", tmp_path: Path) -> None:
    _den_duyet(trang, tmp_path)
    trang.locator("#loc").select_option("xa")
    trang.wait_for_url("**loc=xa*")
    assert trang.locator(".danh-muc-duyet h2").all_text_contents() == ["Tên xã"]
    trang.get_by_text("Nhận tất cả").click()
    cho_thay(trang, ".tien-do strong", "/")
    trang.locator(".dau-q", has_text="✓").first.wait_for()
    trang.locator("#loc").select_option("chua")
    trang.wait_for_url("**loc=chua*")
    assert "Tên xã" not in trang.locator(".danh-muc-duyet h2").all_text_contents()[1:]
    trang.locator(".danh-muc-duyet a").last.click()
    trang.locator(".danh-muc-duyet a[aria-current]").wait_for()
    assert trang.locator("#loi-duyet").count() == 0


def test_too_large_a_file_is_told_before_it_is_sent(trang: "Page") -> None:
    trang.goto("/dung-lai/")
    trang.evaluate(
        "() => { const data = new DataTransfer(); data.items.add(new File([new Uint8Array(50_000_001)], 'to.docx'));"
        " const field = document.getElementById('tep'); field.files = data.files;"
        " field.dispatchEvent(new Event('change', {bubbles: true})); }"
    )
    trang.wait_for_selector("#tep-loi:not([hidden])")
    assert "quá lớn" in (trang.locator("#tep-loi").text_content() or "")
    assert trang.url.endswith("/dung-lai/")


def test_the_server_is_gone(mo_trang: MoTrang, nhat_ky: NhatKy, tmp_path: Path) -> None:
    trang = mo_trang()
    _den_duyet(trang, tmp_path)
    nhat_ky.bo_qua("ERR_FAILED|ERR_INTERNET")
    trang.route("**/duyet", lambda route: route.abort())
    trang.keyboard.press("n")
    trang.wait_for_selector("#loi-duyet")
    assert "vẫn còn" in (trang.locator("#loi-duyet").text_content() or "")
    trang.unroute("**/duyet")
    trang.keyboard.press("n")
    cho_thay(trang, ".tien-do strong", "1/")
