"""Capital and small letters of Vietnamese, for patterns."""

THUONG = "aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệfghiíìỉĩịjklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvwxyýỳỷỹỵz"
HOA = THUONG.upper()
TEN = rf"[{HOA}][{THUONG}]*"
"""A word with a capital."""
