"""Rules of legal bases and citations."""
