"""The only door for the command line and the page. Heavy parts are imported where they are used."""

from kehoach.api.bases import GoiYCanCu, TinhTrangCanCu, basis_search, basis_states
from kehoach.api.batch_looking import MOST as MOST_TOLD
from kehoach.api.batch_looking import KetQuaLo, LoiO, TepLo, XemTruoc, batch_results, loi_o, look_at_batch
from kehoach.api.batching import LoMo, get_ready, new_batch, open_batch, preview_batch, run_batch
from kehoach.api.checking import (
    TuyChon,
    check,
    check_plan,
    read_baseline,
    report,
    rule,
    rule_code,
    rules,
    settings,
    write_baseline,
)
from kehoach.api.choices import LuaChon, draft_choices
from kehoach.api.comparing import check_report, diff, diff_report
from kehoach.api.danh_muc import (
    as_yaml,
    catalog,
    catalog_check,
    catalog_init,
    catalog_list,
    catalog_search,
    catalog_show,
    find_khung,
    home_pack,
)
from kehoach.api.editing import edit, outline
from kehoach.api.explain import explain, rule_list
from kehoach.api.guides import help_page, help_pages, help_pictures
from kehoach.api.mending import annotate, check_target, fix, mend
from kehoach.api.output import document, pdf_available
from kehoach.api.places import GoiYXa, provinces, suggest_xa
from kehoach.api.plans import (
    blanks,
    check_date,
    copy_templates,
    draft,
    find_xa,
    issue,
    load_plan,
    missing_answers,
    questions,
    render,
    save_draft,
    template,
)
from kehoach.api.preview import preview
from kehoach.api.reading import read_blocks, read_plan, read_until, save_plan, stages
from kehoach.api.rebase_keep import keep_rebase
from kehoach.api.rebase_result import KetQuaDuyet, finish_rebase
from kehoach.api.rebase_review import PhienChuyen, decide, open_rebase
from kehoach.api.rebase_source import NhanDang, recognise_source
from kehoach.api.rebase_store import DangDo, begun_reviews, decide_kept, load_review, review_target, start_review
from kehoach.api.rebase_views import HaiBen, NhomDuyet, review_groups, review_row, review_sides
from kehoach.api.rebasing import KetQuaRebase, TuyChonChuyen, rebase, rebase_lines, rebase_report
from kehoach.api.workspace import BanViec, KhongGian, MocLichSu, TepKem, TomTat, open_workspace
from kehoach.files import read_bytes as read_file
from kehoach.files import safe_name

__all__ = [
    "MOST_TOLD",
    "BanViec",
    "DangDo",
    "GoiYCanCu",
    "GoiYXa",
    "HaiBen",
    "KetQuaDuyet",
    "KetQuaLo",
    "KetQuaRebase",
    "KhongGian",
    "LoMo",
    "LoiO",
    "LuaChon",
    "MocLichSu",
    "NhanDang",
    "NhomDuyet",
    "PhienChuyen",
    "TepKem",
    "TepLo",
    "TinhTrangCanCu",
    "TomTat",
    "TuyChon",
    "TuyChonChuyen",
    "XemTruoc",
    "annotate",
    "as_yaml",
    "basis_search",
    "basis_states",
    "batch_results",
    "begun_reviews",
    "blanks",
    "catalog",
    "catalog_check",
    "catalog_init",
    "catalog_list",
    "catalog_search",
    "catalog_show",
    "check",
    "check_date",
    "check_plan",
    "check_report",
    "check_target",
    "copy_templates",
    "decide",
    "decide_kept",
    "diff",
    "diff_report",
    "document",
    "draft",
    "draft_choices",
    "edit",
    "explain",
    "find_khung",
    "find_xa",
    "finish_rebase",
    "fix",
    "get_ready",
    "help_page",
    "help_pages",
    "help_pictures",
    "home_pack",
    "issue",
    "keep_rebase",
    "load_plan",
    "load_review",
    "loi_o",
    "look_at_batch",
    "mend",
    "missing_answers",
    "new_batch",
    "open_batch",
    "open_rebase",
    "open_workspace",
    "outline",
    "pdf_available",
    "preview",
    "preview_batch",
    "provinces",
    "questions",
    "read_baseline",
    "read_blocks",
    "read_file",
    "read_plan",
    "read_until",
    "rebase",
    "rebase_lines",
    "rebase_report",
    "recognise_source",
    "render",
    "report",
    "review_groups",
    "review_row",
    "review_sides",
    "review_target",
    "rule",
    "rule_code",
    "rule_list",
    "rules",
    "run_batch",
    "safe_name",
    "save_draft",
    "save_plan",
    "settings",
    "stages",
    "start_review",
    "suggest_xa",
    "template",
    "write_baseline",
]
