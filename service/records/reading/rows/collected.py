"""What a row says, field by field: cells of one field together, each in the light of the others."""

from __future__ import annotations

from typing import Final

from service.matching.values.dates import parse_date
from service.matching.values.spoiltdays import is_spoilt
from service.records.reading.cells.damage import has_gaps, is_damage
from service.records.reading.columns.approvals import APPROVAL, carried_out
from service.records.reading.columns.bailed import BAILED_ON, went_out
from service.records.reading.columns.dispositions import what_was_done
from service.records.reading.columns.formerplaces import FORMER, settle_former, without_place_before
from service.records.reading.columns.measures import Measure
from service.records.reading.columns.patients import ILLNESS, OPINION, died_of_it, without_care
from service.records.reading.columns.releasedbyday import LET_GO
from service.records.reading.columns.releasedon import RELEASED_ON
from service.records.reading.columns.takenon import where_now
from service.records.reading.columns.unreaddays import holds_impossible_day
from service.records.reading.columns.verdicts import VERDICT, as_said
from service.records.reading.columns.wherekept import KEPT, settle_kept
from service.records.reading.fates.afterwards import is_kind_of_release
from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.otherends import sort_ends
from service.records.reading.fates.setfree import gives_a_reason
from service.records.reading.kin.kinheaders import with_relation
from service.records.reading.patterns import pattern_of
from service.records.reading.places.movedout import was_moved
from service.records.reading.rows.damagetold import code_of, stays
from service.records.reading.rows.homes import with_second_home
from service.records.reading.rows.meaning import DAYS_BESIDE, DAYS_WITHIN, RELATIVE_FIELDS, says_something
from service.records.reading.rows.nowtold import asks_now, now_and_where, stated, told_now
from service.records.reading.rows.othersnumbers import damage_in
from service.records.reading.rows.outcomedays import field_of_day
from service.records.reading.rows.placesoffree import is_of_the_free
from service.records.reading.rows.rowcells import RowCells
from service.records.reading.rows.rowsbykind import by_the_kind
from service.records.reading.rows.spreadcells import with_spread
from service.records.reading.words.dateorder import is_impossible_day
from service.records.reading.words.ditto import DITTO
from service.records.reading.words.handays import TOLD_IN, in_digits
from service.records.reading.workbooks.sheets import Value, text_of

_PLACES: Final = frozenset({"address", "county", "township", "village"})
_WORDS: Final = frozenset({"name", "reason", "facility", "address", "note"})  # what is told as it is written
_DAYS_TAKEN: Final = frozenset({"detained_on", "died_on"})
_LISTS: Final = frozenset({*RELATIVE_FIELDS, "relatives_text", "alias", "note"})


def collect(row: RowCells) -> dict[str, str]:
    """Fill cells and texts; the answer maps a field to its header."""
    header_of = _by_field(row)
    _settle(row, header_of)
    with_spread(row, header_of)
    written, plan = row.data.written, row.data.plan
    if plan.measures is not None and "status_on" in row.texts:
        _day_of_its_measure(row, header_of, plan.measures)
    sort_ends(row.texts, row.values, header_of, RELEASED_ON, plan.fate == "released")
    _beyond_the_columns(row)
    row.cells.update({h: text_of(written[i]) for i, h, _ in plan.cells if i < len(written) and written[i] in DITTO})
    return header_of


def _beyond_the_columns(row: RowCells) -> None:
    """Values that stand where the table has no column are kept, and told."""
    values, plan, width = row.data.values, row.data.plan, len(row.data.values)
    if width > plan.whole_width or plan.gaps:
        extra = [text_of(values[i]) for i in plan.gaps if i < width and values[i] != ""]
        extra += [text_of(v) for v in values[plan.whole_width :] if v != ""]
        if any(extra):
            row.problem("too_many_cells", shape=" | ".join(extra))
            row.cells["…"] = " | ".join(extra)


def _by_field(row: RowCells) -> dict[str, str]:
    """Fill cells and texts, cell by cell; the answer maps a field to its header."""
    header_of: dict[str, str] = {}
    values, plan = row.data.values, row.data.plan
    cells, texts, parsed = row.cells, row.texts, row.values
    width = len(values)
    second: dict[str, str] = {}
    home = row.data.home or {}
    for index, header, field in plan.cells:
        value = values[index] if index < width else ""
        text = value if isinstance(value, str) else text_of(value)
        cells[header] = text
        if index in home:
            value, text = home[index], text_of(home[index])
            row.carried[header] = text
        if index in plan.days and text and holds_impossible_day(text):
            row.problem("impossible_date", header, text)
        if index in plan.numbers and (code := damage_in(value)):
            row.damaged(header, text, code)
        if text and is_damage(text):
            row.damaged(header, text, code_of(text, field, index in plan.days))
            if not stays(text, field):
                continue
        elif field in _WORDS and has_gaps(text):
            row.damaged(header, text, "lost_value")
        if field is None or not text or not says_something(text, field):
            continue
        if (field in DAYS_BESIDE and is_impossible_day(text)) or (field in DAYS_WITHIN and is_spoilt(text)):
            row.problem("impossible_date", header, text)
        if field == "detained_on" and plan.arrests and plan.arrests.misleads(index, values, _damaged(row)):
            if is_impossible_day(text):
                row.problem("impossible_date", header, text)
            if field not in texts:  # an arrest all the same, of a day that is not the one asked for
                texts[field], parsed[field], header_of[field] = f"{header} {text}", "", header
            continue
        if field in TOLD_IN:
            text = in_digits(text)
        if index in plan.related:
            text = with_relation(text, plan.related[index], values)
        if index in plan.second_homes:
            second[field] = text
            parsed.setdefault(field, value)
            header_of.setdefault(field, header)
            continue
        if field in texts and field != "id":
            if field in _DAYS_TAKEN and (is_impossible_day(text) or is_damage(text)):  # the first is read by itself
                row.problem("unreadable_date" if is_damage(text) else "impossible_date", header, text)
            if field == "facility" and "监狱" in text and _BEFORE_PRISON.fullmatch(texts[field]):
                texts[field] = text  # 收押地点 县看守所 beside 服刑监狱
            elif text != texts[field] or field == "name":  # surname and given name may be one
                texts[field] += _between(field, text) + text
                if field == "detained_on" and _is_earlier(value, parsed[field]):
                    parsed[field] = value  # 转看守所时间 before 进教培中心时间
            continue
        if field == "id" and len(text) <= len(texts.get(field, "")):
            continue  # the number of before, of 15 digits
        texts[field] = text
        parsed[field] = value
        header_of[field] = header
    if second:
        with_second_home(texts, second)
    return header_of


def _settle(row: RowCells, header_of: dict[str, str]) -> None:
    """What one column of a row says in the light of the others."""
    texts, parsed, plan = row.texts, row.values, row.data.plan
    if plan.kind_at is not None:
        _by_its_kind(row, header_of, plan.kind_at)
    if APPROVAL in texts:
        carried_out(texts)
    if ILLNESS in texts:
        died_of_it(texts)
    if OPINION in texts:
        without_care(texts)
    if VERDICT in texts:
        as_said(texts)
    if BAILED_ON in texts:
        went_out(texts, plan.bail, plan.placed_now)
        if "status" in texts and "status" not in header_of:
            parsed["status"], header_of["status"] = texts["status"], header_of[BAILED_ON]
    if plan.before is not None:
        where_now(texts, plan.before)
    if FORMER in texts:
        settle_former(texts, plan.fate in {"released", "deceased"})
    if KEPT in texts:
        settle_kept(texts)
    if "facility" in header_of and is_of_the_free(texts, header_of, plan.fate is not None):
        del texts["facility"], parsed["facility"], header_of["facility"]
    if plan.fate in {None, "interned"} and was_moved(texts, header_of.get("facility", "")):
        del texts["status"], parsed["status"], header_of["status"]
    if row.problems and "facility" in texts:
        without_place_before(texts, _lost_places(row))
    if " " in texts.get("status", "") and (done := what_was_done(stated(row))) is not None:
        texts["status"] = parsed["status"] = done
    if (
        " " in (several := texts.get("status", ""))
        and stated_status(several) in {"interned", "sentenced"}
        and asks_now(row, now := told_now(row))
    ):
        texts["status"] = parsed["status"] = now_and_where(
            row, now
        )  # 人员类别 教培 beside 现状 在家务农; 打处结果 判刑3年


def _lost_places(row: RowCells) -> list[str]:
    """The headers of places below which the cell of the row is damaged."""
    asked = {header for _, header, field in row.data.plan.cells if field == "facility"}
    return [p.column for p in row.problems if p.column in asked]


def _by_its_kind(row: RowCells, header_of: dict[str, str], at: int) -> None:
    """Of who is free by the kind of the row nothing beside it is told as of custody; damage there is."""
    kind = next(row.cells[header] for i, header, _ in row.data.plan.cells if i == at).strip()
    for field in by_the_kind(row.data.plan, kind, row.texts):
        value, header = row.values.pop(field), header_of.pop(field)
        if field == "detained_on" and holds_impossible_day(text_of(value)):
            row.problem("impossible_date", header, text_of(value))


def _damaged(row: RowCells) -> frozenset[str]:
    return frozenset(p.column for p in row.problems)


def _is_earlier(one: Value, other: Value) -> bool:
    """Whether a cell tells of a whole day before that of another."""
    first, second = (parse_date(text_of(v), excel_serial=True) for v in (one, other))
    if first is None or second is None or first.day is None or second.day is None:
        return False
    return first[:3] < second[:3]


_BEFORE_PRISON: Final = pattern_of(r"[\u3400-\u9fff0-9]*(?:看守所|拘留所|教培中心|培训中心)")


def _day_of_its_measure(row: RowCells, header_of: dict[str, str], measure: Measure) -> None:
    """处理时间 is the day of what 处理结果 says in the row, and of nothing else: of detention, verdict or death."""
    values, texts = row.data.values, row.texts
    own = text_of(values[measure.at]) if measure.at < len(values) else ""
    field = field_of_day(own, measure, texts["status_on"], texts.get("status", ""))
    lost = measure.release == LET_GO and is_impossible_day(texts["status_on"]) and not _tells_otherwise(own)
    if lost and "status" not in texts:
        texts["status"] = row.values["status"] = LET_GO  # 2018.6.31 below 结业时间
        header_of["status"] = header_of["status_on"]
    if field == "status_on":
        return
    text, value = texts.pop("status_on"), row.values.pop("status_on")
    header = header_of.pop("status_on")
    if field is not None and field not in texts:
        texts[field], row.values[field], header_of[field] = text, value, header


def _tells_otherwise(own: str) -> bool:
    """Whether the reason of a release, or where to, says what became of somebody: moved, dead, or not let go."""
    return own.strip() != "" and not (is_daily_life(own) or is_kind_of_release(own) or gives_a_reason(own))


def _between(field: str, text: str) -> str:
    """What stands between the texts of two columns of one field: a mark where a place in letters would run on."""
    if field in _LISTS:
        return "；"
    return ", " if field in _PLACES and text[:1].isalpha() and not "\u3400" <= text[:1] <= "\u9fff" else " "
