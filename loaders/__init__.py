"""Reading and tagging: files become sources, sources become mentions. No SQLite, no clock, no network here."""
