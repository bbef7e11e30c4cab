"""Sheets that are forms: labels with their values beside them, one person after another, or a person in each column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice, pairwise
from typing import Literal

from service.matching.values.idnumber import parse_id
from service.records.reading.columns.assigned import assign
from service.records.reading.columns.undertitles import under_titles
from service.records.reading.headers.knownheaders import is_exact
from service.records.reading.headers.meant import field_of
from service.records.reading.headers.profiles import Profile, guess
from service.records.reading.kin.kinrows import rows_of_kin
from service.records.reading.layout.labels import PAIR, go_on, is_count
from service.records.reading.layout.tableinfos import table_info
from service.records.reading.patterns import pattern_of
from service.records.reading.rows.datarows import DataRow
from service.records.reading.rows.plan import Plan
from service.records.reading.statement import Skipped, TableInfo
from service.records.reading.words.bysound import sounds_like_name
from service.records.reading.words.content import looks_like_name
from service.records.reading.words.synonyms import header_key
from service.records.reading.workbooks.sheets import Sheet, Value, text_of

Shape = Literal["pairs", "columns"]
_Row = tuple[int, Sequence[Value]]
_LOOK = 30
_MAX_TITLES = 4
_MAX_PERSONS = 10_000
_OF_KIN = pattern_of(r".{1,8}(?:姓名|名字)|与.{1,8}的?关系")
_KIN = frozenset({"relatives_text", "relative_relation", "relation"})
# A form tells at least one of these beside the name.
_TELLING = frozenset({"id", "birth", "sex", "age", "ethnicity", "address", "detained_on"})


@dataclass(slots=True)
class _Person:
    number: int
    labels: list[str] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)


class Forms:
    """Reads a sheet that is one or more forms. ``shape`` is None for every other sheet, whose rows
    stay unread."""

    def __init__(self, sheet: Sheet, file: str, mapping: Mapping[str, str], profile: Profile | None) -> None:
        self.sheet, self.file, self.mapping, self.profile = sheet, file, mapping, profile
        self._chosen = {header_key(k): v for k, v in mapping.items()}
        self._titles: list[str] = []
        ahead = list(islice(sheet.rows, _LOOK))
        sheet.rows = chain(ahead, sheet.rows)
        self.shape = self._shape(ahead)

    # -- what a sheet is --

    def _field(self, text: str) -> str | None:
        """The field of a label, "" for one that is known and of no use, None for any other text."""
        text = text.strip()
        if not text or len(text) > 30:
            return None
        if (chosen := self._chosen.get(header_key(text))) is not None:
            return chosen
        if is_exact(text):
            return field_of(text) or ""
        of_kin = _OF_KIN.fullmatch(header_key(text)) is not None  # 家属姓名, 与学生关系
        return found if of_kin and (found := field_of(text)) in _KIN else None

    def _shape(self, rows: list[_Row]) -> Shape | None:
        fields: set[str] = set()
        found = titles = 0
        across = False
        first: list[tuple[int, str]] = []
        for _, values in rows:
            filled = [(i, t) for i, v in enumerate(values) if (t := text_of(v).strip())]
            if not filled:
                continue
            told = self._told(filled)
            if told is None and not found and is_count(filled):
                continue  # 人员 | 1 | 2 | 3, over a person in each column
            if told is None and found and (go_on(filled) or (len(filled) == 1 and filled == first)):
                continue  # 案号：…… 办案单位：……, or the title of the next card
            first = first or (filled if told is None else [])
            if told is None:
                titles += 1
                if found or titles > _MAX_TITLES or len(filled) > 2:
                    break
                continue
            if "name" in told and told.count("name") > 1:
                return None  # two forms side by side: who owns which line is not told
            found += 1
            fields.update(told)
            own = [t for _, t in filled[1:]]
            test = {"name": looks_like_name, "id": parse_id}.get(told[0]) if len(told) == 1 else None
            across = across or (test is not None and len(own) > 1 and all(map(test, own)))
        if found < 3 or "name" not in fields or not fields & _TELLING:
            return None
        return "columns" if across else "pairs"

    def _told(self, filled: list[tuple[int, str]]) -> list[str] | None:
        """The fields of a row's labels, where it begins with one and no label stands right beside another."""
        labels: list[tuple[int, str]] = []
        for i, t in filled:
            after_status = bool(labels) and labels[-1] == (i - 1, "status")
            if (f := self._field(t)) is not None and not after_status:  # 处理结果 | 判刑: the second is no label
                labels.append((i, f))
        told = [self._field(m[1]) for _, t in filled if (m := PAIR.fullmatch(t))]
        pairs = [f for f in told if f is not None]
        if pairs and len(told) == len(filled):
            return pairs
        if not labels or labels[0][0] not in {i for i, _ in filled[:2]}:
            return None
        if labels[0][0] != filled[0][0] and sounds_like_name(filled[0][1]):
            return None  # Hoshur Yasin | father | 1964: a row of a table, of which a word may be a label too
        places = [i for i, _ in labels]
        if any(b - a == 1 for a, b in pairwise(places)):
            return None
        return [f for _, f in labels] + pairs

    # -- reading --

    def events(self) -> Iterator[TableInfo | DataRow | Skipped]:
        """As :meth:`TableFinder.events`: every row that is not blank exactly once."""
        persons = self._columns() if self.shape == "columns" else self._pairs()
        for person in persons:
            if isinstance(person, Skipped):
                yield person
            else:
                yield from self._person(person)

    def _person(self, person: _Person) -> Iterator[TableInfo | DataRow]:
        if self.profile is not None:
            profile, why = self.profile, "as asked"
        else:
            profile, why = guess(person.labels, [*self._titles, self.sheet.name], self.file)
        columns = rows_of_kin(assign(person.labels, self.mapping, profile.map))
        columns = under_titles(columns, self._titles, self.sheet.name, self.file)
        # Its values stand in the order of the labels, so hidden columns of the sheet are none of theirs.
        info = replace(table_info(self.sheet, self.file, (), self._titles, profile.code, why), columns=tuple(columns))
        yield info
        yield DataRow(person.number, person.values, Plan(info), None, info)

    def _pairs(self) -> Iterator[_Person | Skipped]:
        person: _Person | None = None
        relatives: tuple[int, int | None] | None = None  # columns of name and relation in the table of the family
        for number, values in self.sheet.rows:
            filled = [(i, t) for i, v in enumerate(values) if (t := text_of(v).strip())]
            if not filled:
                continue
            told = self._told(filled)
            if told is not None and "name" in told:
                relatives = None
                if person is not None and any(field_of(label) == "name" for label in person.labels):
                    yield person
                    person = None
            elif person is not None and (family := self._family(filled)) is not None:
                relatives = family
            elif person is not None and relatives is not None:
                _add_relative(person, dict(filled), relatives)
                yield Skipped(self.file, self.sheet.name, number, "form")
                continue
            if told is None:
                if person is not None and go_on(filled):
                    self._take(person, values)  # 案号：…… 办案单位：……, kept as they stand
                if person is None:
                    self._titles.append(" ".join(t for _, t in filled))
                yield Skipped(self.file, self.sheet.name, number, "title" if person is None else "form")
                continue
            if person is None:
                person = _Person(number)
            if "name" in told:
                person.number = number
            else:
                yield Skipped(self.file, self.sheet.name, number, "form")
            self._take(person, values)
        if person is not None:
            yield person

    def _take(self, person: _Person, values: Sequence[Value]) -> None:
        """The pairs of one row. A text after a filled value is a label that nobody knows."""
        open_label: str | None = None
        for value in values:
            text = text_of(value).strip()
            if not text:
                continue
            pair = PAIR.fullmatch(text)
            of_status = open_label is not None and self._field(open_label) == "status"
            if self._field(text) is not None and not of_status:
                if open_label is not None:
                    _put(person, open_label, "")
                open_label = text.rstrip(":：")
            elif pair and (open_label is None or self._field(pair[1]) is not None):
                _put(person, pair[1].strip(), pair[2].strip())
            elif open_label is not None:
                _put(person, open_label, value)
                open_label = None
            else:
                open_label = text.rstrip(":：")
        if open_label is not None:
            _put(person, open_label, "")

    def _family(self, filled: list[tuple[int, str]]) -> tuple[int, int | None] | None:
        """Where names and relations stand in the table of the family that a form often ends with."""
        fields = {f: i for i, t in reversed(filled) if (f := self._field(t)) is not None}
        if len(fields) < 2 or "name" not in fields or self._told(filled) is not None:
            return None
        return fields["name"], fields.get("relation")

    def _columns(self) -> Iterator[_Person | Skipped]:
        people: dict[int, _Person] = {}
        named = 0
        for number, values in self.sheet.rows:
            filled = [(i, t) for i, v in enumerate(values) if (t := text_of(v).strip())]
            if not filled:
                continue
            at, label = filled[0]
            told = self._field(label)
            if told is None and people and len(label) <= 30 and filled[1:] and at < min(people):
                told = ""  # a label that nobody knows, with values of the people beside it
                if any(i not in people for i, _ in filled[1:]):
                    told = None
            if told is None:
                self._titles.append(" ".join(t for _, t in filled))
                yield Skipped(self.file, self.sheet.name, number, "title")
                continue
            if told == "name":
                if named:
                    yield from people.values()
                    people = {}
                named = number
                for person in people.values():
                    person.number = named
            else:
                yield Skipped(self.file, self.sheet.name, number, "form")
            for i, _ in filled[1:]:
                if i > at and len(people) <= _MAX_PERSONS:
                    _put(people.setdefault(i, _Person(named or number)), label.rstrip(":："), values[i])
        yield from people.values()


def _put(person: _Person, label: str, value: Value) -> None:
    person.labels.append(label)
    person.values.append(value)


def _add_relative(person: _Person, cells: dict[int, str], at: tuple[int, int | None]) -> None:
    name, relation = cells.get(at[0], ""), cells.get(at[1], "") if at[1] is not None else ""
    if looks_like_name(name):
        _put(person, "家庭成员", f"{relation}：{name}" if relation else name)
