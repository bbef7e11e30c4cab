"""How a file is called in provenance, whatever its name is made of."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.records.reading import FileUnreadableError
from service.records.reading.formats.opening import shown_name


@given(st.text(alphabet="a名./\\\t\0 ", min_size=1, max_size=12))
def test_a_name_is_that_of_a_path_within_its_folder(name: str) -> None:
    path = PurePosixPath(name.replace("\\", "/"))
    leads_outside = path.is_absolute() or ".." in path.parts or any(ord(c) < 32 for c in str(path))
    if leads_outside:
        with pytest.raises(FileUnreadableError, match="leads outside"):
            shown_name(Path("a.csv"), name)
    else:
        assert shown_name(Path("a.csv"), name) == str(path)
