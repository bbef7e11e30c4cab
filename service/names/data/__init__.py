"""Data files of the names engine: alphabets, readings, sound changes, lexicon. Read with ``tables.rows``."""
