"""Importing this makes a process ready for batches: the program is loaded, and a made-up row was made once, for practice.

Templates are compiled and rules read at their first use; what is started of a ready process has that behind it.
"""

import gc
from contextlib import suppress

from kehoach.api.batching import CongThucMay, check_output
from kehoach.batch.job import Cho, DongChiTieu, DongNhiemVu, Hang, Job, ThongTin
from kehoach.batch.run.unit import XongDonVi, forget, install, work

_KEY = "tap"


def practise() -> XongDonVi:
    """Make a made-up row; what became of it."""
    job = Job(
        "viec.xlsx",
        ThongTin(2026, so="1", ngay="2026-05-15"),
        (DongChiTieu(Cho("chi_tieu", 2), "ct01", "Tỷ lệ hồ sơ xử lý trên môi trường mạng", "Dịch vụ công", "%", "95"),),
        (
            DongNhiemVu(
                Cho("nhiem_vu", 2), "nv01", "Rà soát quy trình nội bộ", "Văn phòng HĐND và UBND",
                "Phòng Văn hóa - Xã hội", "Báo cáo", "10", "Quý II",
            ),
        ),
    )  # fmt: skip
    install(_KEY, CongThucMay(job, check_output))
    told = work(_KEY, (Hang(2, "16072", "xã", "Hoa Lộc", "Thanh Hóa", "tỉnh Thanh Hóa"),))
    forget(_KEY)
    return told


with suppress(Exception):  # whatever is wrong will be told by the work itself
    practise()
gc.collect()
gc.freeze()  # all this stays; copies do not touch it by looking for garbage
