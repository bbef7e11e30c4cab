"""Other wordings of a header ask for the same field; a wording of another thing asks for none of it."""

from __future__ import annotations

import pytest

from service.records.reading.columns.assigned import assign
from service.records.reading.headers.knownheaders import is_exact


def field(header: str) -> str | None:
    return assign([header], {}, {})[0].field


@pytest.mark.parametrize("header", ["1.姓名", "一、姓名", "①姓名", "★姓名", "姓名▼", "姓名必填", "*1.姓　名（必填）"])
def test_numbers_and_marks_ask_nothing(header: str) -> None:
    assert (field(header), is_exact(header)) == ("name", True)


@pytest.mark.parametrize(
    ("header", "asked"),
    [
        ("收押时间点", "detained_on"),
        ("于何时入看守所", "detained_on"),
        ("何时带走/Date", "detained_on"),
        ("判决于何时", "sentenced_on"),
        ("死亡当日", "died_on"),
        ("以何罪判刑", "reason"),
        ("本人处理结论", "status"),
        ("生父", "father_name"),
        ("娃娃姓名", "children_names"),
        ("系户主何人", "relation"),
    ],
)
def test_other_wordings_ask_for_the_same(header: str, asked: str) -> None:
    assert field(header) == asked


def test_an_example_in_brackets_is_no_data() -> None:
    assert is_exact("出生年月（格式：20170101）")
    assert not is_exact("20170101")


@pytest.mark.parametrize(
    "header", ["投牢时间", "拟送教时间点", "判决执行时间", "本人意见", "孩子人数", "一审法院", "3、释放原因"]
)
def test_what_asks_for_something_else_is_left_alone(header: str) -> None:
    assert field(header) not in {"detained_on", "sentenced_on", "children_names", "sentence", "reason", "status"}
