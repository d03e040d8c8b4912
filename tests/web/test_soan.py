"""Soạn mới without a browser: the form, and what the editor asks the server for."""

from pathlib import Path
from typing import Any

import pytest
from writers.gates import faults

from kehoach import api
from kehoach.problems import KehoachError, Problem
from web.may_thu import May

PLAN = Path(__file__).parents[1] / "data" / "ke-hoach-nho.yaml"
HOA_LOC = {"xa": "16072", "nam": "2026"}
WHIMS = {
    "phat-dong-thi-dua": {"hoi.phat-dong-thi-dua.phong_trao": "Mỗi người một sáng kiến"},
    "trien-khai-phong-trao": {"hoi.trien-khai-phong-trao.phong_trao": "Mỗi người một sáng kiến"},
}
KHUNG = sorted(api.catalog().khung)


@pytest.fixture
def ma(may: May) -> str:
    space: api.KhongGian = may.app.extensions["kehoach"]
    return space.tao(api.load_plan(PLAN), "Kế hoạch thử")


def _json(may: May, path: str, **more: Any) -> Any:
    return may.xem(path, **more).json if not more else may.gui(path, **more).json


def _do(may: May, ma: str, viec: Any, phien: int | None = None) -> Any:
    number = _json(may, f"/viec/{ma}/phien")["phien"] if phien is None else phien
    return may.gui(f"/viec/{ma}/sua", json={"phien": number, "viec": viec}, headers={"Accept": "application/json"})


@pytest.mark.parametrize("khung", KHUNG)
def test_every_kind_of_plan_is_drafted_from_the_form_as_it_comes(may: May, khung: str) -> None:
    page = may.xem("/soan/").text
    assert khung in page
    answer = may.gui("/soan/", {"khung": khung, **HOA_LOC, **WHIMS.get(khung, {})})
    assert answer.status_code == 303, answer.text[:3000]
    editor = may.xem(answer.headers["Location"]).text
    assert "Ủy ban nhân dân xã Hoa Lộc" in editor
    again = may.xem("/soan/").text
    assert 'value="16072"' in again and "xã Hoa Lộc" in again


def test_choices_of_the_form_are_answers(may: May) -> None:
    form = {
        "khung": "chuyen-doi-so-nam", **HOA_LOC, "ngay": "15/5/2026", "nguoi_ky": "chu_tich", "ho_ten": "Lê Thị Ánh",
        "linh_vuc": ["du-lieu"], "co.chuyen-doi-so-nam.phan": "1", "hoi.chuyen-doi-so-nam.phan": ["luat"],
        "don_vi.vhxh": "Phòng Văn hóa và Xã hội",
    }  # fmt: skip
    where = may.gui("/soan/", form).headers["Location"]
    space: api.KhongGian = may.app.extensions["kehoach"]
    plan = space.doc(where.rsplit("/", 1)[1]).ke_hoach
    assert plan.ngay.iso() == "2026-05-15"
    assert plan.linh_vuc == ["du-lieu"]
    assert plan.chu_ky is not None and plan.chu_ky.ho_ten == "Lê Thị Ánh" and plan.chu_ky.chuc_vu == "CHỦ TỊCH"
    assert "Phòng Văn hóa và Xã hội" in str(plan)
    assert not any("lo-trinh" in each.id for each in plan.muc)


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ({"khung": "chuyen-doi-so-nam", "nam": "2026", "xa": "", "xa_chu": "khong co xa nay"}, "khong co xa nay"),
        ({"khung": "chuyen-doi-so-nam", "nam": "hai nghìn", "xa": "16072"}, "Năm"),
        ({"khung": "chuyen-doi-so-nam", "nam": "20²6", "xa": "16072"}, "Năm"),
        ({"khung": "la", "nam": "2026", "xa": "16072"}, "Không có khung"),
        ({"khung": "phat-dong-thi-dua", **HOA_LOC}, "phong_trao"),
        ({"khung": "chuyen-doi-so-nam", **HOA_LOC, "ngay": "31/2/2026"}, "31/2/2026"),
        ({"khung": "chuyen-doi-so-nam", **HOA_LOC, "linh_vuc": ["khong-co"]}, "khong-co"),
        ({}, "Năm"),
    ],
)
def test_what_is_wrong_is_told_on_the_form_that_stays_filled(may: May, form: dict[str, Any], word: str) -> None:
    answer = may.gui("/soan/", form | {"ho_ten": "<b>Ánh</b>"})
    assert answer.status_code == 400
    assert word in answer.text and 'role="alert"' in answer.text
    assert "&lt;b&gt;Ánh&lt;/b&gt;" in answer.text and "<b>Ánh" not in answer.text


def test_a_change_is_saved_and_everything_comes_back(may: May, ma: str) -> None:
    data = _do(may, ma, [{"viec": "dat", "nut": "@so", "gia_tri": "88"}]).json
    assert set(data) >= {"phien", "luc", "de_cuong", "xem_truoc", "phat_hien", "dem", "hoan_tac"}
    assert "88/KH-UBND" in data["xem_truoc"] and 'value="88"' in data["de_cuong"]
    space: api.KhongGian = may.app.extensions["kehoach"]
    assert space.doc(ma).ke_hoach.so == "88"
    back = _json(may, f"/viec/{ma}/hoan-tac", json={"phien": data["phien"]})
    assert "07/KH-UBND" in back["xem_truoc"] and back["lam_lai"]
    assert "88/KH-UBND" in _json(may, f"/viec/{ma}/lam-lai", json={"phien": back["phien"]})["xem_truoc"]


def test_a_change_made_elsewhere_is_told_and_nothing_is_overwritten(may: May, ma: str) -> None:
    first = _json(may, f"/viec/{ma}/phien")["phien"]
    _do(may, ma, [{"viec": "dat", "nut": "@so", "gia_tri": "88"}])
    late = _do(may, ma, [{"viec": "dat", "nut": "@so", "gia_tri": "99"}], first)
    assert late.status_code == 409 and late.json["loi"][0]["ma"] == "VT10"
    space: api.KhongGian = may.app.extensions["kehoach"]
    assert space.doc(ma).ke_hoach.so == "88"


@pytest.mark.parametrize(
    "body", [None, [], {}, {"phien": "1"}, {"phien": 1.5}, {"phien": None, "viec": []}, {"viec": []}, "x"]
)
def test_odd_requests_are_refused(may: May, ma: str, body: Any) -> None:
    for way in ("sua", "hoan-tac", "lam-lai"):
        answer: Any = may.gui(f"/viec/{ma}/{way}", json=body, headers={"Accept": "application/json"})
        assert answer.status_code == 400 and answer.json["loi"][0]["ma"] == "WEB22"


@pytest.mark.parametrize("viec", [{"viec": "la"}, [{"viec": "bo", "nut": "khong-co"}], "x", 7, [None]])
def test_odd_operations_are_refused_in_words(may: May, ma: str, viec: Any) -> None:
    answer = _do(may, ma, viec)
    assert answer.status_code == 400
    assert answer.json["loi"][0]["ma"].startswith("SU") and answer.json["loi"][0]["thong_diep"]


HOSTILE = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>{{ 7*7 }}"


def test_words_of_a_plan_are_never_html(may: May, ma: str) -> None:
    wanted = [
        {"viec": "dat", "nut": "@trich_yeu", "gia_tri": HOSTILE},
        {"viec": "dat", "nut": "@chu_ky.ho_ten", "gia_tri": HOSTILE},
        {"viec": "dat", "nut": "muc-dich", "truong": "tieu_de", "gia_tri": HOSTILE},
        {"viec": "dat", "nut": "luat", "truong": "nguyen_van", "gia_tri": HOSTILE},
        {"viec": "dat", "nut": "nv1", "truong": "ten", "gia_tri": HOSTILE},
        {"viec": "bang", "nut": "so-luong", "lam": "o", "hang": 0, "cot": 0, "chu": HOSTILE},
        {"viec": "bo_qua", "ma": "TT16", "ly_do": HOSTILE, "trich": HOSTILE},
    ]
    data = _do(may, ma, wanted).json
    texts = [data["de_cuong"], data["xem_truoc"], data["phat_hien"], may.xem(f"/viec/{ma}").text]
    for text in texts:
        assert "<img" not in text and "<script>alert" not in text
    assert "&lt;img" in texts[0] and "49" not in texts[0].split("&lt;img")[1][:120]


def test_files_to_take_away(may: May, ma: str) -> None:
    word = may.xem(f"/viec/{ma}/tai/docx")
    assert word.headers["Content-Disposition"].startswith("attachment") and faults(word.data) == []
    assert b"trich_yeu" in may.xem(f"/viec/{ma}/tai/yaml").data
    assert may.xem(f"/viec/{ma}/tai/exe").status_code == 400
    assert may.xem("/viec/khong-co/tai/docx").status_code == 400


def test_bases_to_pick_with_their_state(may: May, ma: str) -> None:
    found = _json(may, f"/viec/{ma}/can-cu?q=du lieu ca nhan")
    assert found[0]["dung_duoc"] and "hiệu lực" in found[0]["tinh_trang"]
    assert _json(may, f"/viec/{ma}/can-cu?q=") == []
    _do(may, ma, {"viec": "them_can_cu", "van_ban": found[0]["ma"]})
    again = _json(may, f"/viec/{ma}/can-cu?q=du lieu ca nhan")
    assert again[0]["da_co"]


def test_a_sure_mend_is_offered_and_made(may: May, ma: str) -> None:
    wrong = "Phân đấu trồng 220 cây, bảo đảm sống 95%."
    told = _do(may, ma, {"viec": "dat", "nut": "yeu-cau", "truong": "loi_van", "gia_tri": wrong}).json["phat_hien"]
    assert "data-sua-giup data-chac" in told
    space: api.KhongGian = may.app.extensions["kehoach"]
    plan = space.doc(ma).ke_hoach
    found = next(each for each in api.check_plan(plan).phat_hien if each.ma_nut == "yeu-cau" and each.sua_duoc)
    sua = {key: getattr(found, key) for key in ("ma_nut", "trich", "lan", "sua", "doan_van")}
    data = _do(may, ma, {"viec": "thay", "sua": sua})
    assert data.status_code == 200
    assert space.doc(ma).ke_hoach != plan


def test_a_finding_is_accepted_and_counts_again(may: May, ma: str) -> None:
    _do(may, ma, {"viec": "dat", "nut": "yeu-cau", "truong": "loi_van", "gia_tri": "Trồng  cây."})
    space: api.KhongGian = may.app.extensions["kehoach"]
    code = next(each.ma for each in api.check_plan(space.doc(ma).ke_hoach).phat_hien if each.ma_nut == "yeu-cau")
    data = _do(may, ma, {"viec": "bo_qua", "ma": code, "ly_do": "theo quy chế"}).json
    assert "Đã chấp nhận 1" in data["phat_hien"]
    again = _do(may, ma, {"viec": "thoi_bo_qua", "thu": 0}).json
    assert "Đã chấp nhận" not in again["phat_hien"]


def test_a_rule_that_does_not_exist_is_not_accepted(may: May, ma: str) -> None:
    answer: Any = _do(may, ma, {"viec": "bo_qua", "ma": "XX99", "ly_do": "thử"})
    assert answer.status_code == 400 and answer.json["loi"][0]["ma"] == "KT01"


def test_what_cannot_be_shown_is_told_and_the_change_is_saved(
    may: May, ma: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> Any:
        raise KehoachError(Problem("XUAT03", "Không đánh số được <b>", "chia nhỏ"))

    monkeypatch.setattr(api, "preview", broken)
    monkeypatch.setattr(api, "check_plan", broken)
    data = _do(may, ma, {"viec": "dat", "nut": "@so", "gia_tri": "55"}).json
    assert "Không đánh số được &lt;b&gt;" in data["xem_truoc"] and "Không đánh số được" in data["phat_hien"]
    assert may.app.extensions["kehoach"].doc(ma).ke_hoach.so == "55"


def test_no_pdf_where_nothing_can_make_one(may: May, ma: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "pdf_available", lambda: False)
    assert "/tai/pdf" not in may.xem(f"/viec/{ma}").text
    monkeypatch.setattr(api, "pdf_available", lambda: True)
    assert "/tai/pdf" in may.xem(f"/viec/{ma}").text
