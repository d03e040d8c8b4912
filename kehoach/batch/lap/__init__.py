"""From a row of the workbook to its files: the rows of its annexes, the annexes as .docx, the plan, and the check of each.

Problems, told with the place in the workbook where there is one: HL40 a text names a slot that there is none of, HL41 the
template of file names does, HL42 nothing of the workbook is for this row, HL43 a template of file names that gives two files
of a row one name, HL44 the date of the plan is none, HL45 the file that was made does not say what it should (a template that
leaves something out), HL46 the whole plan is asked for without a blueprint.
"""

from kehoach.batch.lap.dung import Maker as Maker
from kehoach.batch.lap.soan import Lap as Lap
from kehoach.batch.lap.soan import PhuLucLap as PhuLucLap
from kehoach.batch.lap.soan import lap as lap
