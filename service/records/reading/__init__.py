"""Leaked files to statements. Knows files and values; knows no database and no web."""

from service.records.reading.errors import FileUnreadableError
from service.records.reading.formats.opening import SUFFIXES
from service.records.reading.grouping import Grouper, household_key, record_id_of_number
from service.records.reading.headers.profiles import Profile, profiles
from service.records.reading.photonames import id_in_filename, picture_files, read_photo_mapping
from service.records.reading.statement import (
    Column,
    Event,
    OrdinaryRows,
    Problem,
    Sentence,
    Skipped,
    Statement,
    TableInfo,
)
from service.records.reading.tables import READER_VERSION, read_tables

__all__ = [
    "READER_VERSION",
    "SUFFIXES",
    "Column",
    "Event",
    "FileUnreadableError",
    "Grouper",
    "OrdinaryRows",
    "Problem",
    "Profile",
    "Sentence",
    "Skipped",
    "Statement",
    "TableInfo",
    "household_key",
    "id_in_filename",
    "picture_files",
    "profiles",
    "read_photo_mapping",
    "read_tables",
    "record_id_of_number",
]
