"""Rules of the official form (thể thức): page, head, title, body."""
