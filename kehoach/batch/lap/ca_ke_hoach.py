"""The whole plan of a row, drafted from the catalogue, with the annexes of the workbook."""

from collections.abc import Sequence
from pathlib import Path

from kehoach.batch.job import Hang, Job
from kehoach.batch.lap.ke_hoach import phu_luc, trich_yeu, trong_hang
from kehoach.batch.lap.soan import PhuLucLap
from kehoach.catalog.dia_phuong import tim_xa
from kehoach.catalog.load import danh_muc, tim
from kehoach.drafting.soan import YeuCau, soan
from kehoach.drafting.tra_loi import cau_hoi, ngay_tra_cuu
from kehoach.model.plan import KeHoach
from kehoach.problems import KehoachError, Place, Problem


def ca_ke_hoach(job: Job, hang: Hang, annexes: Sequence[PhuLucLap], goi: tuple[Path, ...]) -> KeHoach:
    """The plan of ``hang`` with ``annexes`` in place of those that the blueprint would draft; ``goi`` are the packs over the
    catalogue.

    Raises :class:`KehoachError` HL46 without a blueprint, and what drafting raises, each told with the row.
    """
    info = job.thong_tin
    place = Place(job.tep, path=f"trang “xa”, hàng {hang.hang}")
    if not info.khung:
        mend = "ghi mã khung vào trang thong_tin (xem: kehoach catalog list khung), hoặc bỏ kế hoạch khỏi danh sách cần làm"
        raise KehoachError(Problem("HL46", "Chưa chọn khung để soạn kế hoạch", mend, place))
    catalog = danh_muc(goi)
    with trong_hang(place):
        khung = tim(catalog.khung, info.khung, "khung")
        usual = [each for each in khung.linh_vuc if each not in catalog.da_bo("noi-dung")]
        areas = [tim(catalog.noi_dung, each, "lĩnh vực") for each in info.linh_vuc or usual]
        asked = {each.khoa for each in cau_hoi(khung)}
        answers = {key: value for key, value in hang.gia_tri.items() if key in asked and value}
        answers |= {"so": hang.so or info.so, "ngay": hang.ngay or info.ngay, "ho_ten": hang.nguoi_ky or info.nguoi_ky}
        answers = {key: value for key, value in answers.items() if value}
        xa = tim_xa(hang.ma, None, ngay_tra_cuu(answers, info.nam))
        drafted = soan(catalog, YeuCau(khung, xa, info.nam, areas, answers)).ke_hoach
        own = [phu_luc(each.loai, each.tieu_de, each.hang) for each in annexes]
        changed = {"phu_luc": own, "ky_hieu": info.ky_hieu, "trich_yeu": trich_yeu(job, hang) or drafted.trich_yeu}
        return KeHoach.model_validate(drafted.model_dump() | changed)
