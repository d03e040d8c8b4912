"""Drafts at random, from one seed: every khung, communes of every province, areas, answers, signers and dates."""

import random
from datetime import date

from kehoach import api
from kehoach.catalog.dia_phuong import danh_sach_tinh, danh_sach_xa
from kehoach.catalog.load import danh_muc
from kehoach.catalog.models import Khung
from kehoach.model.plan import KeHoach

CATALOG = danh_muc()
KHUNG = sorted(CATALOG.khung)
FIRST, LAST = date(2025, 7, 1), date(2026, 12, 31)


def answers_for(khung: Khung, rng: random.Random, ngay: date) -> dict[str, str]:
    """Answers to the questions of ``khung``."""
    answers = {"ngay": ngay.isoformat(), "nguoi_ky": rng.choice(["chu_tich", "quyen_chu_tich", "pho_chu_tich"])}
    answers["thay_mat"] = rng.choice(["co", "co", "khong"])
    for question in khung.hoi:
        if question.chon and rng.random() < 0.7:
            count = rng.randint(1, len(question.chon)) if question.nhieu else 1
            answers[question.khoa] = ",".join(rng.sample(question.chon, count))
        elif question.mac_dinh is None:
            answers[question.khoa] = "Mỗi người một sáng kiến"
    return answers


def draft(number: int) -> tuple[KeHoach, date, str, dict[str, str]]:
    """Draft ``number``: the plan, its date, the code of its commune, the answers."""
    rng = random.Random(number)
    khung = CATALOG.khung[KHUNG[number % len(KHUNG)]]
    ngay = date.fromordinal(rng.randint(FIRST.toordinal(), LAST.toordinal()))
    provinces = danh_sach_tinh(ngay)
    province = provinces[(number // len(KHUNG)) % len(provinces)]
    xa = rng.choice(danh_sach_xa(ngay, province.ma))
    areas = rng.sample(sorted(CATALOG.noi_dung), rng.randint(1, len(CATALOG.noi_dung)))
    answers = answers_for(khung, rng, ngay)
    return api.draft(khung.id, xa.ma, None, ngay.year, areas, answers).ke_hoach, ngay, xa.ma, answers
