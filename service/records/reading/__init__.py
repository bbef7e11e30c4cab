"""Leaked files to statements. Knows files and values; knows no database and no web."""

from service.records.reading.errors import FileUnreadableError
from service.records.reading.grouping import RecordKeys, household_key, merge
from service.records.reading.portraits import id_in_filename, picture_files, read_photo_mapping
from service.records.reading.reader import SUFFIXES, read_tables
from service.records.reading.statement import Column, Event, Problem, Sentence, Skipped, Statement, TableInfo

__all__ = [
    "SUFFIXES",
    "Column",
    "Event",
    "FileUnreadableError",
    "Problem",
    "RecordKeys",
    "Sentence",
    "Skipped",
    "Statement",
    "TableInfo",
    "household_key",
    "id_in_filename",
    "merge",
    "picture_files",
    "read_photo_mapping",
    "read_tables",
]
