"""Last year's annexes become the content of this year's workbook. Codes: HL70 no table, HL71 sheet too long, HL72 file or
row twice, HL73 several communes in one file, HL74 nobody knows whose, HL75 row not carried, HL76 words outside the tables
not carried, HL77 a year or a deadline to look at, HL78 tasks that were done, HL79 cells and workbooks that cannot be used.
"""

from kehoach.batch.nam_truoc.doc import NamTruoc, from_last_year

__all__ = ["NamTruoc", "from_last_year"]
