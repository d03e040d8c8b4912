"""Last year's annexes become the content of this year's workbook."""
