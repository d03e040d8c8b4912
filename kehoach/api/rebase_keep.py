"""A reviewed rebase becomes a plan of the workspace, with its source, its report and the record of how it was made."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kehoach.api.rebase_result import KetQuaDuyet
    from kehoach.workspace.khong_gian import KhongGian


def keep_rebase(space: "KhongGian", result: "KetQuaDuyet") -> str:
    """Keep the plan of ``result`` as a new one, its files with it; gives its ``ma``. Raises :class:`KehoachError` VT, TEP."""
    from kehoach.api import provenance
    from kehoach.workspace.viec import TEP

    files = [(result.phien.ten_tep.name, result.phien.du_lieu), (result.ten("bao-cao.html"), result.html)]
    if result.theo_doi is not None:
        files.append((result.ten("theo-doi.docx"), result.theo_doi))
    ma = space.tao(result.ke_hoach)
    for name, data in files:
        space.them_tep(ma, name, data)
    provenance.record(space.thu_muc / ma / TEP, result.ban_ghi())
    return ma
