"""People of the leak-shaped files, and the habits of writing their names, numbers, dates and terms."""

from __future__ import annotations

import datetime as dt
import random

from benchmarks.records.truth import Truth
from benchmarks.records.words import (
    DIGITS,
    DOTS,
    FACILITIES,
    FATHER,
    OWN,
    REASONS,
    RELATIONS,
    STATUS,
    TOWNS,
    VILLAGES,
)
from benchmarks.records.workbooks import Cell
from service.matching.values.idnumber import check_character

_EPOCH = dt.date(1899, 12, 30)


class Habits:
    """Draws people and cells from a seed. Nobody is drawn twice."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self._numbers: set[str] = set()

    def person(self) -> dict[str, object]:
        rng = self.rng
        sex = rng.choice("mf")
        birth = dt.date(rng.randint(1932, 2009), rng.randint(1, 12), rng.randint(1, 28))
        while True:
            sequence = rng.randint(0, 497) * 2 + (sex == "m")
            body = f"{rng.choice(('653121', '654027', '653222'))}{birth:%Y%m%d}{sequence:03d}"
            number = body + check_character(body)
            if number not in self._numbers:
                self._numbers.add(number)
                break
        return {"own": rng.choice(OWN), "father": rng.choice(FATHER), "sex": sex, "birth": birth, "id": number,
                "address": f"新疆疏附县{rng.choice(TOWNS)}{rng.choice(VILLAGES)}{rng.randint(1, 9)}组"}  # fmt: skip

    def name(self, person: dict[str, object]) -> tuple[str, tuple[str, ...], frozenset[str]]:
        """(as written, the names it holds without their dots, codes)."""
        rng = self.rng
        own, father = str(person["own"]), str(person["father"])
        plain = (own + father,)
        way = rng.random()
        text = f"{own}{rng.choice(DOTS)}{father}"
        if way < 0.05:
            text = own + father
        elif way < 0.09:
            text = f"{text}（{rng.choice(('已注销', '在逃', '病重', '教师'))}）"
        elif way < 0.12:
            alias = rng.choice([one for one in OWN if one not in (own, father)])
            text, plain = f"{text}（又名：{alias}）", (*plain, alias)
        elif way < 0.15:
            other = rng.choice([one for one in OWN if one != own]) + "·" + rng.choice(FATHER)
            text, plain = (
                f"{own}·{father}{rng.choice(('、', '，', chr(10), ' '))}{other}",
                (*plain, other.replace("·", "")),
            )
            return text, plain, frozenset({"several_names"})
        elif way < 0.18:
            text = f"{father}·{own}"
            plain = (father + own,)
        elif way < 0.21:
            text = "  " + text + " "
        return text, plain, frozenset({"several_names"} if way < 0.12 and way >= 0.09 else ())

    def number(self, person: dict[str, object], typed: bool) -> tuple[Cell, str | None, frozenset[str]]:
        """(as written, the number a person reads or None, codes)."""
        rng, number = self.rng, str(person["id"])
        way = rng.random()
        if way < 0.72:
            return number, number, frozenset()
        if way < 0.76:
            return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in number), number, frozenset()
        if way < 0.80:
            return "'" + number, number, frozenset()
        if way < 0.84:
            return f"{number[:6]} {number[6:14]} {number[14:]}", number, frozenset()
        if way < 0.87:
            return number.replace("X", rng.choice(("x", "Ⅹ", "X", "*"))), number, frozenset()
        if way < 0.90 and 1930 <= person["birth"].year < 2000:  # type: ignore[attr-defined]
            return number[:6] + number[8:17], number[:6] + number[8:17], frozenset()
        if way < 0.93:
            return f"{number[0]}.{number[1:6]}E+17", None, frozenset({"damaged_id"})
        if way < 0.95 and typed:
            return int(number[:15] + "000"), None, frozenset({"damaged_id"})
        if way < 0.97:
            wrong = number[:17] + ("1" if number[17] != "1" else "2")
            return wrong, wrong, frozenset({"bad_check"})
        if way < 0.985:
            return number[:14], None, frozenset({"id_length"})
        return None, None, frozenset()

    def date(self, day: dt.date, typed: bool, *, birth: bool) -> tuple[Cell, str]:
        """(as written, ISO form as far as it is stated)."""
        rng = self.rng
        y, m, d = day.year, day.month, day.day
        ways: list[tuple[Cell, str]] = [
            (f"{y}.{m}.{d}", f"{day}"), (f"{y}-{m:02d}-{d:02d}", f"{day}"), (f"{y}{m:02d}{d:02d}", f"{day}"),
            (f"{y}年{m}月{d}日", f"{day}"), (f"{y}/{m}/{d}", f"{day}"), (f"{y}.{m:02d}.{d:02d}", f"{day}"),
            (f"{y}年{m:02d}月{d:02d}日", f"{day}"), (f"{y}.{m:02d}", f"{day:%Y-%m}"), (f"{y}年{m}月", f"{day:%Y-%m}"),
            (f"{y}年", f"{y}"), (f"{y}", f"{y}"), (f"{y}-{m:02d}-{d:02d} 00:00:00", f"{day}"),
        ]  # fmt: skip
        chinese = "".join("〇一二三四五六七八九"[int(c)] for c in str(y))
        ways += [
            (f"{chinese}年{_chinese(m)}月{_chinese(d)}日", f"{day}"), (f"{y}年{m}月{d}号", f"{day}"),
            (f"{y}. {m}. {d}", f"{day}"), (f"{y}.{m}.{d}.", f"{day}"), (f"{y}－{m:02d}－{d:02d}", f"{day}"),
        ]  # fmt: skip
        if y >= 2010:
            ways.append((f"{y % 100}.{m}.{d}", f"{day}"))
        if typed:
            ways += [((day - _EPOCH).days, f"{day}"), (y, f"{y}")]
        if typed:
            ways.append((int(f"{y}{m:02d}{d:02d}"), f"{day}"))
        return rng.choice(ways)

    def term(self) -> tuple[str, int | str]:
        """(as written, months; or life, death)."""
        rng = self.rng
        years, months = rng.randint(1, 20), rng.choice((0, 0, 6, 11))
        chinese = ("十" if years == 10 else DIGITS[years] if years < 10 else
                   ("二十" if years == 20 else "十" + DIGITS[years - 10]))  # fmt: skip
        total = years * 12 + months
        ways: list[tuple[str, int | str]] = [
            (f"{years}年{months}个月" if months else f"{years}年", total),
            (f"有期徒刑{chinese}年" + (f"{'六' if months == 6 else '十一'}个月" if months else ""), total),
            (f"{years} years {months} months" if months else f"{years} years", total),
            (f"判处有期徒刑{years}年" + ("6个月" if months == 6 else "11个月" if months else ""), total),
            (f"{chinese}年" + (f"零{'六' if months == 6 else '十一'}个月" if months else ""), total),
            (f"{years}年{months}月" if months else f"有期徒刑{years}年，剥夺政治权利{rng.randint(1, 5)}年", total),
            (f"{total}个月", total), ("无期徒刑", "life"), ("判处无期徒刑，剥夺政治权利终身", "life"),
            ("死缓", "death"),
        ]  # fmt: skip
        return rng.choice(ways)

    def record(
        self, person: dict[str, object], fields: list[str], serial: int, typed: bool
    ) -> tuple[list[Cell], Truth]:
        """The cells of one row in the order of ``fields``, and their truth (without a place yet)."""
        rng = self.rng
        cells: list[Cell] = []
        truth: dict[str, object] = {}
        codes: frozenset[str] = frozenset()
        for one in fields:
            value: Cell = None
            if one == "serial":
                value = serial if typed else str(serial)
            elif one == "name":
                value, truth["names"], new = self.name(person)
                codes |= new
            elif one == "sex":
                value = "男" if person["sex"] == "m" else "女"
                truth["sex"] = person["sex"]
            elif one == "ethnicity":
                value = truth["ethnicity"] = rng.choice(("维吾尔族", "维吾尔", "哈萨克族"))
            elif one == "id":
                value, number, new = self.number(person, typed)
                codes |= new
                if number:
                    truth["id"] = number
            elif one == "birth" and rng.random() < 0.95:
                value, truth["birth"] = self.date(person["birth"], typed, birth=True)  # type: ignore[arg-type]
            elif one == "address":
                value = truth["address"] = str(person["address"])
            elif one == "detained_on" and rng.random() < 0.9:
                value, truth["detained_on"] = self.date(
                    dt.date(rng.randint(2016, 2018), rng.randint(1, 12), rng.randint(1, 28)), typed, birth=False
                )
            elif one == "facility" and rng.random() < 0.9:
                value = truth["facility"] = rng.choice(FACILITIES)
            elif one == "reason" and rng.random() < 0.9:
                value = truth["reason"] = rng.choice(REASONS)
            elif one == "sentence" and rng.random() < 0.9:
                value, truth["sentence"] = self.term()
            elif one == "status":
                value = rng.choice(list(STATUS))
                truth["status"] = STATUS[str(value)]
            elif one == "relation":
                value = rng.choice(list(RELATIONS))
                if RELATIONS[str(value)]:
                    truth["relation"] = RELATIONS[str(value)]
            elif one == "phone" and rng.random() < 0.3:
                value = f"1{rng.randint(3_000_000_000, 8_999_999_999)}"
            elif one == "work":
                value = rng.choice(("农民", "小学", "无业", "群众"))
            cells.append(value)
        return cells, Truth("", 0, truth, codes)


def _chinese(number: int) -> str:
    """1 to 31 in Chinese."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")
