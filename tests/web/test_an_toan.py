"""The promises of safety, one by one: who may ask, what is believed, what a page may do."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from kehoach.problems import KehoachError
from kehoach.web import mat_khau
from kehoach.web.gioi_han import GioiHan
from web.may_thu import DAU, May, ung_dung


@pytest.mark.parametrize(
    ("host", "status"),
    [
        (DAU, 200), ("localhost:8765", 200), ("[::1]:8765", 200), ("LOCALHOST:8765", 200),
        ("evil.example", 403), ("127.0.0.1.evil.example:8765", 403), ("evil.example:8765", 403), ("", 403),
        ("localhost.evil.example", 403), ("192.168.1.5:8765", 403), ("0.0.0.0:8765", 403), ("127.0.0.1@evil.example", 403),
        ("[::1", 403),
    ],
)  # fmt: skip
def test_a_name_that_is_not_of_this_machine_is_refused(tmp_path: Path, host: str, status: int) -> None:
    """Against DNS rebinding: a page elsewhere may make its own name lead here."""
    answer = May(ung_dung(tmp_path / "viec"), host).xem("/")
    assert answer.status_code == status
    assert ("Việc của tôi" in answer.text) == (status == 200) or status == 403


@pytest.mark.parametrize(
    ("host", "status"),
    [("192.168.1.5:8765", 302), ("may-van-phong:8765", 302), ("[fe80::1]:8765", 302), ("evil.example:8765", 403)],
)
def test_in_the_office_addresses_and_given_names_only(tmp_path: Path, host: str, status: int) -> None:
    people = tmp_path / "nguoi"
    mat_khau.them(people, "lan", "mat-khau-dai-1")
    app = ung_dung(tmp_path / "viec", mat_khau=people, ten_may=("may-van-phong",), may="0.0.0.0")
    assert May(app, host).xem("/").status_code == status


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({"Origin": "http://evil.example"}, "trang khác"),
        ({"Origin": "null"}, "trang khác"),
        ({"Origin": "http://127.0.0.1:9999"}, "trang khác"),
        ({"Origin": "http://localhost:8765"}, "trang khác"),
        ({"Origin": "", "Referer": "http://evil.example/x"}, "trang khác"),
        ({"X-CSRF-Token": "0" * 64}, "đã cũ"),
        ({"X-CSRF-Token": ""}, "đã cũ"),
        ({"X-CSRF-Token": "đ"}, "đã cũ"),
    ],
)
def test_a_form_that_is_not_ours_changes_nothing(may: May, headers: dict[str, str], told: str) -> None:
    answer = may.gui("/viec/x/xoa", headers={key: value.encode().decode("latin-1") for key, value in headers.items()})
    assert answer.status_code == 403 and told in answer.text


def test_every_way_to_change_something_wants_a_token(may: May) -> None:
    """No view that takes a POST is left out, and none changes something on GET alone."""
    for rule in may.app.url_map.iter_rules():
        if "POST" not in (rule.methods or ()):
            continue
        path = re.sub(r"<any\((\w+).*?\):\w+>", r"\1", rule.rule)
        path = re.sub(r"<(?:\w+:)?\w+>", "1", path)
        assert may.app.url_map.bind(DAU).match(path, "POST")[0] == rule.endpoint
        answer = may.khach.post(path, headers={"Host": DAU, "Origin": f"http://{DAU}"})
        assert answer.status_code == 403, rule


def test_another_site_may_not_read_or_frame_a_page(may: May) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}
    assert may.xem("/dia-phuong/tim?q=hoa", headers=headers).status_code == 403
    assert may.xem("/", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}).status_code == 200
    answer = may.xem("/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_key_outlives_the_server(tmp_path: Path) -> None:
    """A page that is open while the server is started anew can still send its form."""
    first, second = (May(ung_dung(tmp_path / "viec")) for _ in range(2))
    assert first.ma() == second.ma()
    assert May(ung_dung(tmp_path / "khac")).ma() != first.ma()


def test_a_damaged_key_is_made_anew(tmp_path: Path) -> None:
    app = ung_dung(tmp_path / "viec")
    path = app.extensions["kehoach"].rieng("phien") / "khoa"
    path.write_bytes(b"x")
    assert May(ung_dung(tmp_path / "viec")).xem("/").status_code == 200
    assert len(path.read_bytes()) == 32


@pytest.mark.parametrize(
    "path", ["/khong-co", "/tro-giup/khong-co", "/tro-giup/../../etc/passwd", "/viec/khong-co", "/static/../app.py"]
)
def test_what_is_not_there_is_told(may: May, path: str) -> None:
    answer = may.xem(path)
    assert answer.status_code in (400, 404) and "Traceback" not in answer.text and 'lang="vi"' in answer.text


def test_a_crash_of_ours_shows_no_inside(may: May, caplog: pytest.LogCaptureFixture) -> None:
    def crash() -> str:
        raise RuntimeError("/bi/mat")

    may.app.add_url_rule("/hong", view_func=crash)
    answer = may.xem("/hong")
    assert answer.status_code == 500 and "/bi/mat" not in answer.text and "Chương trình gặp lỗi" in answer.text
    told = may.xem("/hong", headers={"Accept": "application/json"})
    assert told.get_json()["loi"][0]["ma"] == "WEB50"


def test_a_request_that_is_too_large_is_told(may: May) -> None:
    token = may.ma()
    may.app.config["MAX_CONTENT_LENGTH"] = 1000
    data = {"_csrf": token, "tep": (io.BytesIO(b"0" * 5_000), "to.docx")}
    answer = may.khach.post("/viec/x/xoa", data=data, headers={"Host": DAU, "Origin": f"http://{DAU}"})
    assert answer.status_code == 413 and "Tệp quá lớn" in answer.text


# ------------------------------------------------------------------ the office


@pytest.fixture
def van_phong(tmp_path: Path) -> May:
    people = tmp_path / "nguoi"
    mat_khau.them(people, "lan", "mat-khau-dai-1")
    mat_khau.them(people, "Nguyễn Hà", "mat-khau-dai-2")
    return May(ung_dung(tmp_path / "viec", mat_khau=people), "192.168.1.5:8765")


def _log_in(may: May, name: str, password: str, back: str = "/") -> int:
    token = may.ma("/dang-nhap")
    headers = {"Host": may.host, "Origin": f"http://{may.host}"}
    data = {"ten": name, "mat_khau": password, "_csrf": token, "ve": back}
    return int(may.khach.post("/dang-nhap", data=data, headers=headers).status_code)


def test_nobody_comes_in_without_a_password(van_phong: May) -> None:
    for path in ("/", "/dia-phuong/tim?q=hoa", "/soan/", "/tro-giup/"):
        answer = van_phong.xem(path)
        assert answer.status_code == 302 and answer.location.startswith("/dang-nhap"), path
    assert _log_in(van_phong, "lan", "sai") == 403
    assert _log_in(van_phong, "ai-do", "mat-khau-dai-1") == 403
    assert _log_in(van_phong, "lan", "mat-khau-dai-1") == 302
    assert "lan" in van_phong.xem("/").text
    assert van_phong.gui("/dang-xuat").status_code == 302
    assert van_phong.xem("/").status_code == 302


def test_who_is_taken_out_of_the_file_is_out(van_phong: May, tmp_path: Path) -> None:
    assert _log_in(van_phong, "Nguyễn Hà", "mat-khau-dai-2") == 302
    assert van_phong.xem("/").status_code == 200
    path = tmp_path / "nguoi"
    path.write_text(
        "".join(line for line in path.read_text("utf-8").splitlines(keepends=True) if "Hà" not in line), "utf-8"
    )
    assert van_phong.xem("/").status_code == 302


def test_guessing_is_slow(van_phong: May) -> None:
    codes = [_log_in(van_phong, "lan", f"sai-{number}") for number in range(10)]
    assert codes == [403] * 8 + [429] * 2
    assert _log_in(van_phong, "lan", "mat-khau-dai-1") == 429


@pytest.mark.parametrize(
    "back", ["//evil.example", "http://evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)"]
)
def test_a_login_leads_nowhere_else(van_phong: May, back: str) -> None:
    token = van_phong.ma("/dang-nhap")
    data = {"ten": "lan", "mat_khau": "mat-khau-dai-1", "_csrf": token, "ve": back}
    headers = {"Host": van_phong.host, "Origin": f"http://{van_phong.host}"}
    assert van_phong.khach.post("/dang-nhap", data=data, headers=headers).location == "/"


def test_the_file_holds_no_password(tmp_path: Path) -> None:
    path = tmp_path / "nguoi"
    mat_khau.them(path, "lan", "mat-khau-dai-1")
    assert "mat-khau-dai" not in path.read_text("utf-8")
    assert mat_khau.dung(mat_khau.doc(path), "lan", "mat-khau-dai-1")
    assert not mat_khau.dung(mat_khau.doc(path), "lan", "mat-khau-dai-2")


@pytest.mark.parametrize(
    ("name", "password", "code"),
    [
        ("lan", "ngan", "WEB11"),
        ("a:b", "mat-khau-dai-1", "WEB11"),
        ("", "mat-khau-dai-1", "WEB11"),
        ("\n", "mat-khau-dai-1", "WEB11"),
    ],
)
def test_a_name_or_password_that_will_not_do(tmp_path: Path, name: str, password: str, code: str) -> None:
    with pytest.raises(KehoachError) as caught:
        mat_khau.them(tmp_path / "nguoi", name, password)
    assert caught.value.problems[0].code == code
    assert not (tmp_path / "nguoi").exists()


@pytest.mark.parametrize("text", ["", "# trống\n", "lan:mat-khau-ro", "lan", "\x00\xff"])
def test_a_file_of_passwords_that_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "nguoi"
    path.write_text(text, "utf-8")
    with pytest.raises(KehoachError, match="thêm người"):
        ung_dung(tmp_path / "viec", mat_khau=path)


def test_a_limit_counts_and_forgets() -> None:
    now = [0.0]
    limit = GioiHan(2, 10, lambda: now[0])
    limit.dem("a")
    now[0] = 4
    assert limit.con_cho("a") == 0
    limit.dem("a")
    assert limit.con_cho("a") == 6 and limit.con_cho("b") == 0
    now[0] = 10.1
    assert limit.con_cho("a") == 0
    limit.dem("a")
    assert limit.con_cho("a") > 0
    limit.bo("a")
    assert limit.con_cho("a") == 0


def zip_bomb(parts: tuple[str, ...]) -> bytes:
    """A small package whose parts would become 200 MB each."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        for each in parts:
            with package.open(each, "w") as stream:
                for _ in range(20):
                    stream.write(b" " * 10_000_000)
    return made.getvalue()


@pytest.mark.parametrize(
    ("path", "name", "parts"),
    [
        ("/dung-lai/", "bom.docx", ("word/document.xml",)),
        ("/hang-loat/tha", "bom.xlsx", ("xl/workbook.xml", "xl/worksheets/sheet1.xml")),
    ],
)
def test_a_zip_bomb_is_refused(may: May, path: str, name: str, parts: tuple[str, ...]) -> None:
    answer = may.gui(path, {"tep": (io.BytesIO(zip_bomb(parts)), name)}, follow_redirects=True)
    assert answer.status_code == 400 and "Cách sửa" in answer.text and "Traceback" not in answer.text


@pytest.mark.parametrize(
    "name", ["../../../ra-ngoai.docx", "..\\..\\ra-ngoai.docx", "/tmp/ra-ngoai.docx", "C:\\ra-ngoai.docx"]
)
def test_the_name_of_an_upload_leads_nowhere(may: May, tmp_path: Path, name: str) -> None:
    may.gui("/kiem-tra/", {"tep": (io.BytesIO(b"x"), name)})
    found = list(tmp_path.rglob("*ra-ngoai*"))
    private = tmp_path / "viec" / ".kehoach"
    assert found and all(private in each.parents for each in found)
