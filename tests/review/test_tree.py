"""Family trees: who stands in which generation, and the same facts as text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from service.matching.values.relations import RELATIONS
from service.review.sides import Value
from service.review.statements import Member
from service.review.tree import WIDTH, Tree, family_tree, record_tree
from service.store.form import Relative, SearchForm
from tests.staff.scene import FORM, Scene
from tests.support.client import text_of


def rows(tree: Tree | None) -> list[list[str]]:
    """Names by the line of the drawing, from above."""
    assert tree is not None
    lines: dict[int, list[str]] = {}
    for box in tree.boxes:
        lines.setdefault(box.y, []).append(box.kin.name)
    return [lines[y] for y in sorted(lines)]


def test_a_name_stays_inside_its_box() -> None:
    shown_as = {
        "Abdusattar Memtimin": "Abdusattar Memtimin",
        "Abdurahmanjan Muhemmetimin": "Abdurahmanjan Muhe…",
        "阿卜杜热合曼": "阿卜杜热合曼",
        "阿卜杜热合曼·麦麦提依明江": "阿卜杜热合曼·麦麦…",
        "ئابدۇراھمان": "ئابدۇراھمان",
    }
    tree = family_tree(SearchForm(names=("Memet",), relatives=tuple(Relative(name, "friend") for name in shown_as)))
    assert tree is not None
    assert {box.kin.name: box.name for box in tree.boxes if not box.kin.is_person} == shown_as


def test_generations_stand_below_each_other() -> None:
    form = SearchForm(
        names=("Memet",),
        father_name="Tursun",
        relatives=(
            Relative("Alim", "son"),
            Relative("Rozi", "grandfather"),
            Relative("Aygul", "sister"),
            Relative("Patem", "mother"),
            Relative("Neighbour", "friend"),
        ),
    )
    assert rows(family_tree(form)) == [["Rozi"], ["Tursun", "Patem"], ["Memet", "Aygul"], ["Alim"], ["Neighbour"]]


def test_a_household_is_placed_by_what_both_are_to_its_head() -> None:
    def member(name: str, relation: str) -> Value:
        return Value(name, relation=relation, member=Member((name,), "", relation, (), "f", "s", 1))

    stated = [
        Value("", field="relation", relation="son"),
        member("head", "self"),
        member("head's wife", "wife"),
        member("head's mother", "mother"),
        member("other son", "son"),
        member("nobody knows", ""),
        Value("own wife", relation="wife"),
    ]
    tree = record_tree(["person"], stated)
    assert rows(tree) == [
        ["head's mother"],
        ["head", "head's wife"],
        ["person", "other son"],
        ["own wife"],
        ["nobody knows"],
    ]
    assert tree is not None
    person = next(kin for kin in tree.kin if kin.is_person)
    assert (person.relation, person.to_head) == ("son", True)


def test_whoever_names_nobody_has_no_tree() -> None:
    assert family_tree(SearchForm(names=("Memet",))) is None
    assert record_tree(["Memet"], [Value("", field="relation", relation="son")]) is None


@given(st.lists(st.tuples(st.text(min_size=1, max_size=40), st.sampled_from([*RELATIONS, ""])), max_size=25))
def test_everybody_is_drawn_once_inside_and_nobody_covers_anybody(kin: list[tuple[str, str]]) -> None:
    tree = record_tree(["person"], [Value(name, relation=relation) for name, relation in kin])
    if not kin:
        assert tree is None
        return
    assert tree is not None
    assert sorted(k.name for k in tree.kin if not k.is_person) == sorted(name for name, _ in kin)
    for box in tree.boxes:
        assert box.x >= 0
        assert box.x + box.width <= WIDTH
        assert box.y >= 0
        assert box.y + box.height <= tree.height
    places = [(box.x, box.y) for box in tree.boxes]
    assert len(set(places)) == len(places)
    for one in tree.boxes:
        for other in tree.boxes:
            if one is not other and one.y == other.y:
                assert abs(one.x - other.x) >= one.width
    for x1, y1, x2, y2 in tree.lines:
        assert 0 <= min(x1, x2) <= max(x1, x2) <= WIDTH
        assert 0 <= y1 <= y2 <= tree.height


def test_both_trees_stand_on_the_page_with_their_text(scene: Scene) -> None:
    planted = scene.planted(form=replace(FORM, relatives=(Relative("ئايگۈل", "sister"),)))
    page = scene.hold("amina", planted).get(planted.url(0))
    labels = [text_of(e) for e in page.by_class("tree-text")]
    assert len(labels) == 2
    assert "ئايگۈل [Aygül], sister" in labels[0]
    assert "阿依古丽 [Aygül], sister" in labels[1]
    assert "麦麦提·吐尔逊" in labels[1]
