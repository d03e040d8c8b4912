"""The clerk's folder of plans: plain files that a person may also open, copy and edit by hand.

::

    <folder>/<ma>/ke-hoach.yaml         a plan, beside it its schema; ten.txt when the clerk named it
    <folder>/<ma>/tep/                  files kept with it
    <folder>/<ma>/.lich-su/             what the plan was, and which version it is at
    <folder>/Lưu trữ/<ma>/              archived ones
    <folder>/Đã xóa/<ma>/               the bin
    <folder>/.kehoach/                  locks, the index of the list, private folders; may be deleted at any time

Problems: VT01 the folder cannot be used; VT02 no such plan; VT03 no such file, or a name that is none; VT04 no such version;
VT05 a file too large; VT06 the file of the plan is gone; VT10 the plan was changed elsewhere; VT11 another
program is at work on it.
"""
