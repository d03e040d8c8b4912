"""Differences as JSON.

``{"phien_ban": 1, "a": ..., "b": ..., "khac": [{"loai", "kieu", "vi_tri", "vi_tri_cu", "cu", "moi", "truong": [{"ten", "cu",
"moi"}]}], "luu_y": [...]}``: ``a`` and ``b`` are the files; ``kieu`` is them, bo, sua or doi_cho; ``vi_tri`` is the place in
``b``, for bo in ``a``; ``vi_tri_cu`` the place in ``a`` where it is another, else null; ``cu`` null for them, ``moi`` for bo.
"""

import json
from typing import Any

from kehoach.model.khac_biet import KhacBiet, SoSanh


def to_json(result: SoSanh) -> str:
    """The comparison as JSON text."""
    data = {
        "phien_ban": 1,
        "a": result.a,
        "b": result.b,
        "khac": [difference(each) for each in result.khac],
        "luu_y": result.luu_y,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def difference(each: KhacBiet) -> dict[str, Any]:
    """One difference as plain data."""
    return {
        "loai": str(each.loai),
        "kieu": str(each.kieu),
        "vi_tri": each.vi_tri,
        "vi_tri_cu": each.vi_tri_cu or None,
        "cu": each.cu,
        "moi": each.moi,
        "truong": [{"ten": one.ten, "cu": one.cu, "moi": one.moi} for one in each.truong],
    }
