"""What is asked of every row of a table, worked out once."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from copy import copy

from service.records.reading.columns.columnsofkinds import (
    past_is_no_news,
    without_kind,
    without_the_past,
)
from service.records.reading.columns.dayscome import Known, known_by
from service.records.reading.columns.everybody import fate_of_table, header_fate, must_tell, told_by_rows
from service.records.reading.columns.firststeps import without_first_step
from service.records.reading.columns.graduations import TERMS, Graduations, graduations, has_graduated
from service.records.reading.columns.heldplaces import HELD, HeldAt, held_at, names_place
from service.records.reading.columns.linesofplaces import place_of_line
from service.records.reading.columns.partsofplaces import may_tell_wards
from service.records.reading.fates.inclass import is_in_class
from service.records.reading.fates.ofkin import own_fate
from service.records.reading.fates.plainwords import in_plain_words
from service.records.reading.fates.prisonterms import is_named_prison
from service.records.reading.fates.putoff import is_served_outside, unless_put_off
from service.records.reading.fates.shortcustody import is_long_over
from service.records.reading.fates.since import lies_after, status_since
from service.records.reading.headers.headerstems import tells
from service.records.reading.headers.trainees import lists_a_camp
from service.records.reading.kin.ofchildren import is_of_children
from service.records.reading.places.wardsofcamps import with_ward
from service.records.reading.rows.asked import Asked, asked_by
from service.records.reading.rows.custody import may_never_have_left
from service.records.reading.rows.lineover import Line
from service.records.reading.rows.teller import teller_in
from service.records.reading.rows.tooyoung import leaves_open_whose
from service.records.reading.statement import Sentence, Status, TableInfo
from service.records.reading.words.listdays import last_year_about
from service.records.reading.words.plainlines import stem_of_file
from service.records.reading.workbooks.sheets import Value, text_of


class Plan(Asked):
    """What is asked of every row of a table, worked out once. ``order``: which goes first in dates: "day", "month",
    "year", or "" where nothing tells. ``over``: the lines above the table. ``heard``: all that stands over a row and
    may say where everybody is.

    What those lines, or the header of the names, say of all where the row says nothing: ``fate``, what became of them;
    ``held_at``, where they are held (``placed``: a line among the rows says so); ``lined``: a line says who those below
    it are; ``trainees``: one names a camp; ``known``: what is told of the time when the list was written; ``of_year``:
    the last that it is about; ``teller``: who told of all, where a column says what those are to the teller;
    ``unsure``: of ``fate``, where a row tells none of these fields.

    What they and the columns tell together: ``asks_when``: who is at home may never have left; ``past``: a kind who
    served a term is of before; ``graduations``: the day of release may be that of leaving a camp, beside terms;
    ``open_whose``: custody may be of kin whom the table names; ``children``: it is, since the list is one of children;
    ``wards``: the column of the status may tell in which part of the camp somebody is. ``kinds``, ``left`` and
    ``sent_to_camps`` are only as the columns say where those lines say no other."""

    __slots__ = (
        "asks_when",
        "children",
        "fate",
        "graduations",
        "heard",
        "held_at",
        "known",
        "lined",
        "of_year",
        "open_whose",
        "order",
        "over",
        "past",
        "placed",
        "teller",
        "trainees",
        "unsure",
        "wards",
    )

    def __init__(
        self,
        info: TableInfo,
        rightmost: bool = True,
        order: str = "",
        over: Sequence[str] = (),
        sample: Sequence[Sequence[Value]] = (),
    ) -> None:
        """``over``: the lines that stand over this table and no other. ``sample``: its first rows."""
        self.take_over(asked_by(info.columns, bool(info.header_rows), rightmost))
        self.order = order
        self.over = tuple(over or info.titles)
        self.heard = (*self.over, info.sheet, stem_of_file(info.file), *self.names)
        self.fate: Status | None = fate_of_table(over, info.sheet, info.file, info.columns)
        self.held_at: HeldAt | None = held_at(over, info.sheet, info.file, info.columns)
        self.placed = self.lined = False
        self.trainees = lists_a_camp((*over, info.sheet, stem_of_file(info.file)), info.columns)
        self.wards = may_tell_wards(info.columns, self.trainees)
        self.unsure = must_tell(over, info.sheet, info.columns) if self.fate == "released" else frozenset()
        if self.fate is None and self.held_at is not None:
            self.fate = self.held_at.status
        self.teller: str | None = teller_in(self.over, tells) if self.to_teller else None
        if self.fate == "released" and self.left == "school":
            self.left = "listed"
        self.children = is_of_children(info.columns, over, info.sheet)
        self.open_whose = self.fate is None and leaves_open_whose(info.columns, (*over, info.sheet))
        self.asks_when = may_never_have_left((c.field for c in info.columns), self.fate)
        self.kinds = self.kinds and self.fate in {None, *HELD}
        self.past = past_is_no_news(
            info.columns, lambda i: [text_of(r[i]) for r in sample if i < len(r)], self.fate in HELD
        )
        self.sent_to_camps = self.sent_to_camps and self.fate is None and not self.children
        self.known: Known = known_by(info, self.over, sample, self.fate)
        self.graduations: Graduations | None = graduations(info.columns, self.over, self.trainees)
        self.of_year = 0 if self.fate in HELD else last_year_about((*self.over, info.sheet))

    def own(self, texts: Mapping[str, str]) -> Mapping[str, str]:
        """The texts of a row, as far as they tell what became of its person."""
        own = own_fate(in_plain_words(texts))
        own = without_kind(own) if self.kinds else own
        own = without_first_step(own) if self.first_step else own
        own = without_the_past(own, self.fate in HELD) if self.past else own
        return with_ward(own, self.trainees) if self.wards else own

    def fate_of(self, texts: Mapping[str, str]) -> Status | None:
        """What is said of everybody, as far as it holds of a row. Who is in a prison, in a list of terms, serves one,
        though nobody knows how long."""
        asked = self.fate is None and self.asks_term and "status" not in texts
        if asked and is_named_prison(texts.get("facility", "")):
            return "sentenced"
        if self.fate is None and self.trainees and is_in_class(texts.get("status", "")):
            return "interned"  # 在校, below the name of a camp
        if self.sent_to_camps and "detained_on" in texts and is_in_class(texts.get("status", "")):
            return "interned"  # 在学, beside 送学时间
        return "other" if self.unsure and self.unsure.isdisjoint(texts) else self.fate

    def since(
        self, texts: Mapping[str, str], status: Status | None, sentence: Sentence | None, damaged: Container[str] = ()
    ) -> Status | None:
        """The status of a row, unless what it tells was over when the list was written; not of a list of the held.
        Whose term was put off is not in prison, unless anything says so. ``damaged``: the headers of damaged cells."""
        if self.lined and self.fate in HELD:
            return status
        if status == "interned" and self.of_year and is_long_over(texts, self.of_year):
            return "other"
        if self.held_at is None or is_served_outside(texts):
            status = unless_put_off(status, texts, sentence, self.heard)
        if self.graduations is not None and has_graduated(self.graduations, texts, status):
            return status if any(h in damaged for _, h, f in self.cells if f in TERMS) else "released"
        return status_since(texts, status, sentence, *self.known[:2])

    def lies_after(self, texts: Mapping[str, str], status: Status | None, sentence: Sentence | None) -> bool:
        """Whether the day of release of a row may lie ahead, in a list in which that of others has come."""
        return self.known.some and lies_after(texts, status, sentence, self.known.come)

    def below(self, line: Line) -> Plan:
        """The same for the rows below a line; what the table's header says goes first."""
        if told_by_rows(self.columns):
            return self
        fate = line.status if line.of_people and header_fate(self.columns) is None else self.fate
        place, sent = place_of_line(line.text)
        held = held_at([place], "", "", self.columns, sent or fate in HELD)
        placed = held is not None and held.status is not None
        if held is None and fate in HELD and not self.placed and not names_place(line.text):
            held = self.held_at
        if (fate, held) == (self.fate, self.held_at) and (not line.of_people or fate == line.status):
            return self
        other = copy(self)
        other.lined = self.lined or line.of_people
        other.open_whose = self.open_whose and fate is None
        other.unsure = frozenset() if line.of_people else self.unsure
        other.fate, other.held_at, other.placed = fate or (held.status if held else None), held, placed
        return other

    def going_on(self, before: Plan) -> Plan:
        """The same below a header that comes again: the lines among the rows of the table before still hold."""
        other = copy(self)
        other.fate, other.held_at, other.placed = before.fate, before.held_at, before.placed
        other.lined, other.open_whose, other.unsure = before.lined, before.open_whose, before.unsure
        return other
