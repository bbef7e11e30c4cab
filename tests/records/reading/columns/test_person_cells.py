"""Which rows of texts name a person."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service.records.reading.columns.personcells import is_dotted_name, names_somebody


@given(
    st.lists(
        st.text(alphabet="麦提图姓名·•・‧ a", max_size=8) | st.sampled_from(["麦麦提·图尔荪", "阿依•古丽"]), max_size=5
    )
)
def test_a_row_names_somebody_where_one_of_its_cells_does(texts: list[str]) -> None:
    assert names_somebody(texts) == any(map(is_dotted_name, texts))
