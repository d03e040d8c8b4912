"""Việc của tôi: the list, and what belongs to a plan."""

import io
from pathlib import Path

import pytest

from kehoach import api
from web.may_thu import May

PLAN = Path(__file__).parents[1] / "data" / "ke-hoach-nho.yaml"


@pytest.fixture
def ma(may: May) -> str:
    space: api.KhongGian = may.app.extensions["kehoach"]
    return space.tao(api.load_plan(PLAN), "Kế hoạch thử <b>")


def test_a_plan_is_listed_found_and_shown_as_words(may: May, ma: str) -> None:
    page = may.xem("/").text
    assert "Kế hoạch thử &lt;b&gt;" in page and "<b>" not in page
    assert "Kế hoạch thử" in may.xem("/?tim=ke hoach thu").text
    assert "Không có kế hoạch nào khớp" in may.xem("/?tim=<script>").text
    assert "<script>" not in may.xem("/?tim=<script>").text


def test_put_away_and_back_copied_and_removed(may: May, ma: str) -> None:
    may.gui(f"/viec/{ma}/luu-tru", {"co": "1"})
    assert "Kế hoạch thử" not in may.xem("/").text and "Kế hoạch thử" in may.xem("/?luu_tru=1").text
    may.gui(f"/viec/{ma}/luu-tru", {"co": "0"})
    assert may.gui(f"/viec/{ma}/chep").status_code == 302
    assert "(bản sao)" in may.xem("/").text
    may.gui(f"/viec/{ma}/xoa")
    assert may.xem("/").text.count("Kế hoạch thử") > 0
    assert may.xem(f"/viec/{ma}/ho-so").status_code == 400


def test_name_files_and_history(may: May, ma: str) -> None:
    may.gui(f"/viec/{ma}/doi-ten", {"ten": "Tên khác"})
    space: api.KhongGian = may.app.extensions["kehoach"]
    first = space.doc(ma)
    space.ghi(ma, first.ke_hoach.model_copy(update={"trich_yeu": "việc khác"}), first.phien)
    may.gui(f"/viec/{ma}/tep", {"tep": [(io.BytesIO(b"noi dung"), "../../nguồn.txt")]})
    page = may.xem(f"/viec/{ma}/ho-so").text
    assert "Tên khác" in page and "nguồn.txt" in page and "đang dùng" in page
    answer = may.xem(f"/viec/{ma}/tep/nguồn.txt")
    assert answer.data == b"noi dung" and answer.headers["Content-Disposition"].startswith("attachment")
    oldest = space.lich_su(ma)[-1]
    assert may.gui(f"/viec/{ma}/khoi-phuc", {"so": oldest.so, "phien": space.phien(ma)}).status_code == 302
    assert space.doc(ma).ke_hoach == first.ke_hoach


def test_a_plan_that_someone_broke_is_told_and_can_be_taken_back(may: May, ma: str) -> None:
    space: api.KhongGian = may.app.extensions["kehoach"]
    path = space.thu_muc / ma / "ke-hoach.yaml"
    path.write_text("nam: [", "utf-8")
    assert "Không đọc được" in may.xem("/").text
    page = may.xem(f"/viec/{ma}/ho-so").text
    assert "Lấy lại" in page and str(space.thu_muc) not in page
    oldest = space.lich_su(ma)[-1]
    may.gui(f"/viec/{ma}/khoi-phuc", {"so": oldest.so, "phien": space.phien(ma)})
    assert space.doc(ma).ke_hoach == api.load_plan(PLAN)


@pytest.mark.parametrize(
    "path",
    ["/viec/../../etc/passwd", "/viec/%2e%2e/ho-so", "/viec/..%2f..%2fx/ho-so", "/viec/C:/ho-so", "/viec/.kehoach/ho-so", "/viec/con/ho-so",
     "/viec/%00/ho-so", "/viec/khong-co/ho-so"],
)  # fmt: skip
def test_no_path_leads_out(may: May, path: str) -> None:
    answer = may.xem(path)
    assert answer.status_code in (400, 404) and "Traceback" not in answer.text


@pytest.mark.parametrize(
    "name", ["..%2fke-hoach.yaml", "%2e%2e", "..%5c..%5cx", "%2fetc%2fpasswd", "khong-co.txt", "%00", ".lich-su"]
)
def test_no_name_of_a_file_leads_out(may: May, ma: str, name: str) -> None:
    assert may.xem(f"/viec/{ma}/tep/{name}").status_code in (400, 404)


@pytest.mark.parametrize(("so", "phien"), [("x", "y"), ("-1", "-1"), ("999", "1"), ("", ""), ("1" * 400, "1")])
def test_a_version_that_is_none_changes_nothing(may: May, ma: str, so: str, phien: str) -> None:
    space: api.KhongGian = may.app.extensions["kehoach"]
    before = space.doc(ma).ke_hoach
    assert may.gui(f"/viec/{ma}/khoi-phuc", {"so": so, "phien": phien}).status_code in (400, 409)
    assert space.doc(ma).ke_hoach == before


def test_the_guides_are_pages(may: May) -> None:
    for name in api.help_pages():
        page = may.xem(f"/tro-giup/{name}").text
        assert "<h1>" in page and "Traceback" not in page
