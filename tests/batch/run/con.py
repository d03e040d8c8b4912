"""A run in a process of its own, to be killed: ``python con.py FOLDER PROCESSES ROWS SLOW TRACE``."""

import sys
from pathlib import Path

from batch.run.gia import SLOW, TRACE, nhieu, viec
from kehoach.batch.run.contract import CachChay
from kehoach.batch.run.run import chay

if __name__ == "__main__":
    folder, processes, rows, slow, trace = sys.argv[1:]
    chay(
        viec(nhieu(int(rows), **{SLOW: slow, TRACE: trace}), Path(folder)),
        CachChay(int(processes), tiep_tuc=True, dong_goi=True),
    )
