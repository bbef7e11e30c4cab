"""Ordinary rows: straight to what is stored of them, without a statement that would be taken apart again.

Most rows of a leak name one person, with one sound ID number and nothing to report. What is asked of them is worked
out once for each table, or once for a block of its rows; every value is read by the same functions of :mod:`meaning`.
A row in which anything at all is out of the ordinary is left to :func:`fields.read_row`, and both give the same
wherever both read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from service.matching.types import PartialDate, RelativeName
from service.records.reading.columns.heldplaces import HELD
from service.records.reading.columns.placeoflist import place_of_list
from service.records.reading.columns.releasedon import RELEASED_ON
from service.records.reading.fates.daysoffate import days_told
from service.records.reading.fates.letgo import day_let_go
from service.records.reading.fates.titleplaces import county_over
from service.records.reading.headers.releaseheaders import asks_when_let_go
from service.records.reading.places.anew import taken_anew
from service.records.reading.places.placeheld import facility_of
from service.records.reading.rows import custody, meaning, rowterms
from service.records.reading.rows.block import DAYS, HOME, Block, Parts, parts_of
from service.records.reading.rows.datarows import DataRow
from service.records.reading.rows.households import Register, names_head, says_oneself
from service.records.reading.rows.lines import WHY
from service.records.reading.rows.placesoffree import may_be_of_the_free
from service.records.reading.rows.plan import Plan
from service.records.reading.rows.tooyoung import is_too_young
from service.records.reading.statement import PARSED, OrdinaryRows, TableInfo
from service.records.reading.terms.daysofverdicts import verdict_in


def ordinary_reader(info: TableInfo, plan: Plan) -> OrdinaryReader | None:
    """A reader for the ordinary rows of a table; None where each of its rows asks for more."""
    return None if plan.odd or plan.teller or info.why is WHY else OrdinaryReader(info, plan)


class _Home(NamedTuple):
    """What the cells of a household's columns say."""

    cells: tuple[str, ...]
    told: tuple[str, str, str]  # by lines or rows above: the place, the head of the household, its key
    texts: dict[str, str]
    head: str | None
    household: str | None
    counties: tuple[str, ...]
    places: tuple[str, ...]
    oneself: bool  # the head is the person of the row


class OrdinaryReader:
    """Reads the ordinary rows of one table."""

    def __init__(self, info: TableInfo, plan: Plan) -> None:
        self._info, self._plan = info, plan
        self._headers = tuple(header for _, header, _ in plan.cells)
        self._asked = {field: header for _, header, field in plan.cells if field}
        self._home_fields = [field for _, _, field in plan.cells if field in HOME]
        self._home: _Home | None = None
        self._asks_when_let_go = any(map(asks_when_let_go, self._headers))

    def read(self, rows: Sequence[DataRow], register: Register) -> Iterator[OrdinaryRows | DataRow]:
        """Rows of the table in order; those that are not ordinary come back as they are. Whoever reads one of these
        does so before asking for more: households go on from row to row."""
        block = Block(rows, self._plan, self._info.date1904)
        found = OrdinaryRows(self._info.sheet, self._headers)
        for i, (data, number, name, births) in enumerate(
            zip(rows, block.numbers, block.names, block.births, strict=True)
        ):
            fields = None
            if number is not None and name is not None and births is not None and i not in block.odd:
                fields = self._fields(block, i, data, number, name, births, register)
            if fields is not None and number is not None:
                found.rows.append(data.number)
                found.numbers.append(number)
                found.texts.append(block.cells[i])
                found.fields.append(fields)
                continue
            if found.rows:
                yield found
                found = OrdinaryRows(self._info.sheet, self._headers)
            yield data
        if found.rows:
            yield found

    def _fields(
        self,
        block: Block,
        i: int,
        data: DataRow,
        number: str,
        name: str,
        births: tuple[Parts, ...],
        register: Register,
    ) -> dict[str, Any] | None:
        """What is stated of row ``i`` of the block, in the order in which stored.fields_of writes it."""
        info, home = self._info, self._home
        told = data.place, data.head, data.household
        if home is None or block.homes[i] != home.cells or told != home.told:
            home = self._home = self._read_home(block.homes[i], told)
        if home.oneself:
            return None
        head, household, relation = home.head, home.household, block.relations[i]
        sentence = facility = None
        status = self._plan.fate
        relatives: tuple[RelativeName, ...] = ()
        texts: Mapping[str, str] = {}
        fate, kin = block.fate[i], block.kin[i]
        dates, let_go = (block.dates_at(i) if block.dates else {}), None
        if dates:
            let_go = dates.pop(RELEASED_ON, None)
        reason, own = block.reasons[i], texts
        if fate or kin:
            texts = home.texts | block.texts_at(i)
            relatives = meaning.relatives_of(texts, (name,), relation, head, self._plan.asks_names, block.sexes[i])
            if fate:
                if may_be_of_the_free(texts, self._asked):
                    return None
                own = self._plan.own(texts)
                sentence, unreadable = rowterms.sentence_of(own)
                if unreadable:
                    return None
                status = custody.status_of(own, (), sentence, self._plan.fate_of(own), self._plan.asks_when)
                status = self._plan.since(own, status, sentence)
                if self._plan.lies_after(own, status, sentence):
                    return None
                if taken_anew(own, status, self._plan.fate) is not None:
                    return None
                facility = facility_of(own, self._plan.of_camps, self._plan.of_now)
                if len(dates) < 2:
                    taken, died = days_told(own, status)
                    for field, day in (("detained_on", taken), ("died_on", died)):
                        if day is not None:
                            dates.setdefault(field, parts_of(day))
                if "reason" not in own:
                    reason = rowterms.reason_told(own)
        elif head:
            relatives = meaning.head_alone((name,), relation, head)
        if self._plan.children and status in HELD:
            return None
        if self._plan.open_whose and status in HELD:
            since = dates.get("detained_on")
            if is_too_young((birth[0] for birth in births), since[0] if since is not None else None, info):
                return None
        if status == "deceased" and self._asks_when_let_go:
            return None  # who may have been let go before
        if status == "released":
            taken = PartialDate(*dates["detained_on"]) if "detained_on" in dates else None
            column = PartialDate(*let_go) if let_go is not None else None
            day, of_column = day_let_go(own, status, column, self._plan.left, taken)
            let_go = let_go if of_column else None
            if day is not None:
                dates[RELEASED_ON] = parts_of(day)
        else:
            let_go = None
        if facility is None and self._plan.held_at is not None:
            facility = place_of_list(self._plan.held_at, texts, status)
        if household is not None:
            register.begin(household)
        elif relation is not None:
            household = register.household(data.number, relation)
        if relation == "self":
            years = {birth[0] for birth in births}
            is_head = names_head(block.told["relation"][i] or "", household)
            register.head(years.pop() if len(years) == 1 else None, name if is_head else None)
        head = head or register.head_name(household)

        fields: dict[str, Any] = {"names": (name,)}
        if relatives and (fathers := [r.name for r in relatives if r.relation == "father"]):
            fields["father_names"] = fathers
        counties = (
            home.counties
            or meaning.region_counties(number[:6])
            or county_over(self._plan.over, home.places)
            or meaning.counties_of_towns(meaning.telling(home.texts, home.places))
        )
        if counties:
            fields["counties"] = counties
        if home.places:
            fields["place_texts"] = home.places
        fields["sex"] = block.sexes[i]
        if people := block.peoples[i]:
            fields["ethnicity"] = people
        if relation:
            fields["relation"] = relation
        if household:
            fields["household"] = household
        if head:
            fields["household_head"] = head
        if status:
            fields["status"] = status
        if facility:
            fields["facility"] = facility
        if reason:
            fields["reason"] = reason
        if info.hidden or data.number in info.hidden_rows:
            fields["hidden"] = True
        parsed: dict[str, str] = {field: text for field, column in block.parsed if (text := column[i]) is not None}
        if let_go is None:
            parsed.pop(RELEASED_ON, None)
        if fate and self._plan.asks_verdict_day and (judged := verdict_in(parsed)) is not None:
            beside = parsed | {"sentenced_on": judged}
            parsed = {kind: beside[kind] for kind in PARSED if kind in beside}
        if parsed:
            fields["texts"] = parsed
        fields["births"] = births
        fields["id_numbers"] = ((number, "whole", number, ""),)
        if relatives:
            fields["relatives"] = [(r.name, r.relation) for r in relatives]
        if self._plan.hidden:
            fields["hidden_cells"] = self._plan.hidden
        if sentence:
            fields["sentence"] = {"text": sentence.text, "months": sentence.months, "kind": sentence.kind}
        if dates:
            fields.update((field, dates[field]) for field in DAYS if field in dates)
        return fields

    def _read_home(self, cells: tuple[str, ...], told: tuple[str, str, str]) -> _Home:
        place, above, goes_on = told
        stated = zip(self._home_fields, cells, strict=True)
        texts = {f: text for f, text in stated if f and text and meaning.says_something(text, f)}
        head = meaning.head_of(texts, above)
        household = meaning.household_of(texts, head, place, goes_on)
        oneself = says_oneself(texts.get("household_head", ""))
        return _Home(cells, told, texts, head, household, *meaning.places_of(texts, place), oneself)
