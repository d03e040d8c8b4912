"""The only door for the command line and the page. Heavy parts are imported where they are used."""

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
from kehoach.api.guides import help_page, help_pages
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

__all__ = [
    "as_yaml",
    "blanks",
    "catalog",
    "catalog_check",
    "catalog_init",
    "catalog_list",
    "catalog_search",
    "catalog_show",
    "check_date",
    "copy_templates",
    "draft",
    "find_khung",
    "find_xa",
    "help_page",
    "help_pages",
    "home_pack",
    "issue",
    "load_plan",
    "missing_answers",
    "questions",
    "render",
    "save_draft",
    "template",
]
