"""Danh mục: everything can be found and read; the own pack is edited in forms, also from two tabs."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kehoach import api
from kehoach.api import catalog_view, pack
from web.trinh_duyet import NhatKy, axe, chup

if TYPE_CHECKING:
    from playwright.sync_api import Page

KINDS = ("van-ban", "noi-dung", "nhiem-vu", "chi-tieu", "khung", "don-vi", "noi-nhan", "tu-vung", "dia-phuong")


@pytest.fixture(autouse=True)
def goi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The own pack, not there yet."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.delenv("KEHOACH_DANH_MUC", raising=False)
    return tmp_path / ".kehoach" / "danh-muc"


def fields(khach: FlaskClient, path: str) -> dict[str, Any]:
    """What the form of a page would send."""
    text = khach.get(path).text
    found: dict[str, Any] = dict(re.findall(r'<input type="(?:text|hidden)"[^>]*? name="(\w+)" value="([^"]*)"', text))
    found |= dict(re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>([^<]*)</textarea>', text))
    for name, options in re.findall(r'<select id="\w+" name="(\w+)".*?>(.*?)</select>', text, re.DOTALL):
        found[name] = re.findall(r'value="(\w*)" selected', options)[0]
    for name, value in re.findall(r'<input type="checkbox" name="(\w+)" value="(\w+)" checked', text):
        found[name] = [*found.get(name, []), value]
    return found


def send(khach: FlaskClient, path: str, data: dict[str, Any], **changes: Any) -> TestResponse:
    return khach.post(path, data={**data, **changes})


@pytest.mark.parametrize(
    "words", ["chuyen doi so", "chuyển đổi số", "57-NQ/TW", "hoa loc", "Hoa Lộc", "<script>alert(1)</script>"]
)
def test_search(khach: FlaskClient, words: str) -> None:
    text = khach.get("/danh-muc/", query_string={"q": words}).text
    assert "<script>alert" not in text
    found = {"hoa": "xã Hoa Lộc", "57": "Nghị quyết số 57-NQ/TW", "ch": "còn hiệu lực", "<s": "Không thấy mục nào"}
    assert next(said for start, said in found.items() if words.lower().startswith(start)) in text


def test_search_in_some_kinds(khach: FlaskClient) -> None:
    text = khach.get("/danh-muc/?q=chuyen+doi+so&loai=khung&loai=la").text
    assert "/danh-muc/khung/" in text
    assert "/danh-muc/van-ban/l" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_listed_and_every_entry_reads_well(khach: FlaskClient, kind: str) -> None:
    first = khach.get(f"/danh-muc/{kind}/").text
    links = re.findall(rf'href="/danh-muc/{kind}/([^"?/]+)\?', first)
    assert links
    entries = api.catalog_list(kind)
    for each in (entries[0], entries[len(entries) // 2], entries[-1]):
        ma = each.get("id") or each["ma"]
        text = khach.get(f"/danh-muc/{kind}/{ma}").text
        body = text[text.index("<main") :]
        assert "{{" not in body
        assert not re.search(r">\s*(?:[a-z]+_[a-z_]+)\s*<", body), "a raw key"


def test_pages_of_communes(khach: FlaskClient) -> None:
    text = khach.get("/danh-muc/dia-phuong/?trang=67").text
    assert "3.321 mục, trang 67 trên 67" in text
    assert "trang 67 trên 67" in khach.get("/danh-muc/dia-phuong/?trang=9999").text
    assert "trang 1 trên 67" in khach.get("/danh-muc/dia-phuong/?trang=abc").text
    province = next(ma for ma, name in api.provinces() if "Thanh Hóa" in name)
    found = khach.get(f"/danh-muc/dia-phuong/?tinh={province}&q=hoa+loc").text
    assert "xã Hoa Lộc" in found
    assert set(re.findall(r"<td>((?:tỉnh|thành phố) [^<]+)</td>", found)) == {"tỉnh Thanh Hóa"}


@pytest.mark.parametrize(
    ("day", "said"), [("2026-06-30", "còn hiệu lực"), ("2026-08-01", "hết hiệu lực"), ("la", "hiệu lực")]
)
def test_force_on_a_day(khach: FlaskClient, day: str, said: str) -> None:
    text = khach.get(f"/danh-muc/van-ban/l67?ngay={day}").text
    assert said in text
    assert ("Thay bởi" in text) == (day != "2026-06-30")
    assert "đã đối chiếu" in text
    assert "Nguồn" in text


@pytest.mark.parametrize(
    "path", ["la/", "la/x", "van-ban/khong-co", "rieng/la/", "rieng/don-vi/muc/khong_co", "rieng/tu-vung/them"]
)
def test_what_is_not_there(khach: FlaskClient, path: str) -> None:
    answer = khach.get(f"/danh-muc/{path}")
    assert answer.status_code == 400
    assert "Chưa làm được" in answer.text


def test_a_list_stays_in_its_order() -> None:
    assert [each.ma for each in catalog_view.browse("khung").hang] == list(api.catalog().khung)


def test_a_unit_gets_its_own_name(khach: FlaskClient, goi: Path) -> None:
    path = "/danh-muc/rieng/don-vi/muc/tt_dvc"
    form = fields(khach, path)
    assert form["ten"] == "Trung tâm Cung ứng dịch vụ công"
    assert send(khach, path, form, ten="Trung tâm Dịch vụ <b>tổng hợp</b>").status_code == 302
    text = khach.get("/danh-muc/rieng/don-vi/").text
    assert "Trung tâm Dịch vụ &lt;b&gt;tổng hợp&lt;/b&gt;" in text
    assert "xã đã sửa" in text
    shown = khach.get("/danh-muc/don-vi/tt_dvc").text
    assert "Danh mục riêng" in shown
    assert str(goi) in khach.get("/danh-muc/rieng/").text
    assert (goi / "don-vi.yaml").read_text("utf-8").count("\n") == 4


@pytest.mark.parametrize(
    ("kind", "changes", "label", "kept"),
    [
        ("don-vi", {"ten": "Đội X", "tu": "32/1/2026"}, "Có từ ngày", 'value="2026-01-32"'),
        ("don-vi", {"ten": " "}, "Tên đơn vị", 'name="ten"'),
        ("noi-nhan", {"ten": "Trạm {{ la }}"}, "Dòng nơi nhận", 'value="Trạm {{ la }}"'),
        ("van-ban", {"so_ky_hieu": "12/KH-UBND", "ngay": "hôm qua"}, "Cơ quan ban hành", 'value="hôm qua"'),
        ("nguoi-ky", {"ho_ten": "Lê Văn Bình"}, "Chức vụ", 'value="Lê Văn Bình"'),
    ],
)
def test_wrong_values_come_back_with_the_field_named(
    khach: FlaskClient, goi: Path, kind: str, changes: dict[str, str], label: str, kept: str
) -> None:
    path = f"/danh-muc/rieng/{kind}/them"
    answer = send(khach, path, fields(khach, path), **changes)
    assert answer.status_code == 400
    told = answer.text[answer.text.index("bao-loi") : answer.text.index("<form method")]
    assert label in told
    assert kept.replace("2026-01-32", "32/01/2026") in answer.text or kept in answer.text
    assert not list(goi.parent.rglob(f"{kind}.yaml"))


def test_two_tabs_on_one_file(khach: FlaskClient) -> None:
    one, two = "/danh-muc/rieng/don-vi/muc/kinh_te", "/danh-muc/rieng/don-vi/muc/vp"
    first, second = fields(khach, one), fields(khach, two)
    assert send(khach, one, first, luu="KTHT").status_code == 302
    told = send(khach, two, second, luu="VPUB")
    assert told.status_code == 409
    assert "vừa được sửa ở nơi khác" in told.text
    assert 'value="VPUB"' in told.text
    fresh = re.search(r'name="dau" value="(\w+)"', told.text)
    assert fresh
    assert send(khach, two, second, luu="VPUB", dau=fresh[1]).status_code == 302
    units = api.catalog().don_vi
    assert (units["kinh_te"].luu, units["vp"].luu) == ("KTHT", "VPUB")


def test_an_entry_deleted_meanwhile_can_be_saved_again(khach: FlaskClient) -> None:
    send(
        khach,
        "/danh-muc/rieng/nguoi-ky/them",
        fields(khach, "/danh-muc/rieng/nguoi-ky/them"),
        ho_ten="Lê Văn Bình",
        chuc_vu="CHỦ TỊCH",
    )
    path = "/danh-muc/rieng/nguoi-ky/muc/Lê Văn Bình"
    form = fields(khach, path)
    assert send(khach, f"{path}/bo", form).status_code == 302
    told = send(khach, path, form, chuc_vu="PHÓ CHỦ TỊCH")
    assert told.status_code == 409
    fresh = re.search(r'name="dau" value="(\w*)"', told.text)
    assert fresh
    assert send(khach, path, form, chuc_vu="PHÓ CHỦ TỊCH", dau=fresh[1]).status_code == 302
    assert [each.phu for each in pack.entries("nguoi-ky")] == ["PHÓ CHỦ TỊCH"]


def test_withdrawn_and_as_it_was(khach: FlaskClient) -> None:
    path = "/danh-muc/rieng/noi-nhan/muc/trang_tin"
    send(khach, f"{path}/bo", fields(khach, path), viec="bo")
    assert "trang_tin" not in api.catalog().noi_nhan
    assert "Xã đã bỏ mục này" in khach.get(path).text
    send(khach, f"{path}/bo", fields(khach, path))
    assert "trang_tin" in api.catalog().noi_nhan


def test_a_broken_file_is_told_on_the_overview(khach: FlaskClient, goi: Path) -> None:
    goi.mkdir(parents=True)
    (goi / "don-vi.yaml").write_text("don_vi:\n\t- id: x\n", "utf-8")
    text = khach.get("/danh-muc/rieng/").text
    assert "chưa đọc được" in text
    assert "Dùng phím Tab" in text
    assert khach.get("/danh-muc/rieng/don-vi/").status_code == 400


def test_switched_off(khach: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_DANH_MUC", "")
    assert "đang tắt" in khach.get("/danh-muc/rieng/").text
    assert "đang tắt" in khach.get("/danh-muc/rieng/don-vi/").text


def test_by_keyboard_in_the_browser(trang: "Page", nhat_ky: NhatKy, goi: Path) -> None:
    nhat_ky.bo_qua("status of 400")
    trang.goto("/danh-muc/")
    trang.keyboard.type("hoa loc")
    trang.keyboard.press("Enter")
    trang.get_by_role("link", name="xã Hoa Lộc").first.wait_for()
    axe(trang)
    chup(trang, "danh-muc-1")
    for path, name in (("van-ban/l67", "danh-muc-2"), ("noi-dung/du-lieu", "danh-muc-3"), ("rieng/", "danh-muc-4")):
        trang.goto(f"/danh-muc/{path}")
        axe(trang)
        chup(trang, name)
    trang.goto("/danh-muc/rieng/co-quan")
    trang.get_by_role("combobox", name="Xã, phường, đặc khu của mình").press_sequentially("hoa loc")
    trang.wait_for_selector("[role=option]")
    trang.keyboard.press("Enter")
    trang.get_by_role("button", name="Lưu").press("Enter")
    trang.get_by_text("Đã lưu thông tin cơ quan").wait_for()
    assert "xã Hoa Lộc" in trang.locator("main").inner_text()
    trang.goto("/danh-muc/rieng/noi-nhan/them")
    axe(trang)
    chup(trang, "danh-muc-5")
    trang.get_by_label("Dòng nơi nhận").fill("Trạm {{ la }}")
    trang.keyboard.press("Enter")
    trang.wait_for_selector(".bao-loi")
    assert trang.evaluate("document.activeElement.className") == "bao-loi"
    axe(trang)
    chup(trang, "danh-muc-6")
    trang.get_by_label("Dòng nơi nhận").fill("Trạm Y tế {{ cap_xa }}")
    trang.keyboard.press("Enter")
    trang.get_by_text("Đã lưu").wait_for()
    axe(trang)
    assert "tram_y_te" in api.catalog().noi_nhan
    trang.goto("/kiem-tra/")
    assert trang.get_by_role("combobox", name="Xã ban hành").input_value() == "xã Hoa Lộc, tỉnh Thanh Hóa"
