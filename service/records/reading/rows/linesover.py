"""What the lines over the rows of a table say of those below them: where they live, whose household, what people."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from service.records.reading.columns.everybody import PEOPLE, is_word_of_fate, status_in_name
from service.records.reading.columns.everybodyinletters import NUMBERED, is_line_of_fates
from service.records.reading.columns.heldplaces import names_place
from service.records.reading.columns.placesalone import place_said
from service.records.reading.fates.statuses import is_elsewhere
from service.records.reading.headers.meant import field_of
from service.records.reading.patterns import pattern_of
from service.records.reading.rows.annexes import above_annex, is_annex
from service.records.reading.rows.households import Above, HomeColumns, Household
from service.records.reading.rows.labelledlines import line_of_household
from service.records.reading.rows.lineover import Line
from service.records.reading.rows.linesofparts import above_parts, is_part
from service.records.reading.rows.memberhomes import MemberHomes
from service.records.reading.rows.rowkinds import HEADING, NOTE, pairs_in, section_place, texts_of
from service.records.reading.rows.titlehomes import home_in_title, home_of_all
from service.records.reading.words.signatures import SIGNATURE, without_print
from service.records.reading.workbooks.sheets import Value

# It says nothing of the people: 第2页, 续表二, （转下页）.
_PAGE = pattern_of(
    r"[-–—－\s]*[(（]?(?:第\s*[一二三四五六七八九十\d]+\s*[页张](?:.{0,3}共\s*\d+\s*[页张])?|[(（]?续表?[一二三四五六七八九十\d]*|[接转][上下]页|(?<=[-–—－\s])\d{1,4}(?=\s?[-–—－]))[)）]?[-–—－\s]*"
)

_CONTINUED = pattern_of(r"\s*[(（]?(?:续表?|接上页)[一二三四五六七八九十\d]*[)）]?\s*$")
_OF_PAGE = pattern_of(r"\s*(?:本页|此页|页面)")
_ELSEWHERE = pattern_of(r"[\u3400-\u9fff](?:县|市(?!场)|乡|镇)(?!村)")
# 2017年4月入校: when those below came, of whom the titles say the rest.
_WHEN_TAKEN = pattern_of(
    r"(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．])?(?:19|20)\d\d年?(?:\d{1,2}月份?)?(?:[-—~至到](?:(?:19|20)\d\d年)?\d{1,2}月份?)?"
    r"(?:新)?(?:入[校所教班监]|收[押教]|送[教培学])(?:的)?(?:人员|学员)?(?:[(（]?\d{1,4}人[)）]?)?[:：]?"
)
_FEW = 3  # cells: a title, the page, and what fills it in

# 一班, 第一监区 and 男 part the same people further.
_SHORT = pattern_of(r"[\u3400-\u9fff]{2,6}(?<![班组区室号男女性批期部页表乡镇村])")


class LinesOver:
    """The lines in force in one sheet. ``place``, ``head``: what they say of all rows below, or "". ``lines``: those
    that stand over the table read last. ``last``: the last said of what people its last rows are of: the same lines, or
    one among the rows. ``titles``: all lines over tables, in order. ``again``: the header of the table that begins is
    that of the table before. ``goes_on``: and so it goes on with that table, and with what was said among its rows.
    ``open``: no total, title or further table ended what the last line among the rows said."""

    def __init__(self, lines: Sequence[str], place: str = "", head: str = "") -> None:
        """``lines``, ``place``, ``head``: of the last rows of the page before, which this one goes on with."""
        self.place, self.head = place, head
        self.titles: list[str] = []
        self.lines = self.last = self._before_page = lines
        self._list = lines  # over the last table that is no annex
        self.again = self.goes_on = self.open = False
        self._home = ""  # of all in the table, as its titles say
        self._elsewhere = False  # a line among the rows named a place of custody
        self._parted = False  # a line among the rows said more than a class
        self._told = 0  # titles that stand over tables before
        self._members = Household()
        self._homes = MemberHomes()

    def title(self, values: Sequence[Value]) -> None:
        """A row that is a title."""
        texts = texts_of(values)
        self.titles.append(line_of_household(texts) or " ".join(t for t in texts if t))

    def repeats_title(self, values: Sequence[Value]) -> bool:
        """Whether a row says a title once more, on a further page: …登记表（续）, 第2页."""
        if len(values) - values.count("") > _FEW:
            return False
        rest = [_CONTINUED.sub("", text) for text in texts_of(values) if text and not _PAGE.fullmatch(text)]
        return len(rest) == 1 and rest[0] in self.titles

    @property
    def where(self) -> str:
        """Where the people of the rows live, by the last line that says so, else by the titles over the table."""
        return self.place or self._home

    def end(self) -> None:
        """A total or a title ends what the last line said of a place and a head."""
        self.place = self.head = ""
        self.open = False

    def total(self, values: Sequence[Value]) -> None:
        """A total of the rows; that of a page ends nothing."""
        if not any(map(_OF_PAGE.match, texts_of(values))):
            self.end()

    def no_title_but(self, before: Collection[str]) -> bool:
        """Whether a page has no title so far but those of the page ``before``, which are printed on each."""
        return all(_PAGE.fullmatch(line) or _CONTINUED.sub("", line) in before for line in self.titles)

    def begin_tables(self) -> None:
        """A header begins one or more tables below the last title."""
        self.household(self.titles[-1], section_place(self.titles[-1]) or "")

    def begin_table(self) -> None:
        """The titles since the tables before stand over this table; one that goes on behind the end of a page has
        those of before."""
        since = self.titles[self._told :]
        self.goes_on = self.again and all(map(_PAGE.fullmatch, since))
        if not self.goes_on:
            self.open = False
            again = self.again and self.last is self.lines and not self._elsewhere  # no line of other people nor places
            whole = not self._parted
            self._elsewhere = self._parted = False
            annex = bool(since) and is_annex(since[0])
            over = above_annex(self._list, since) if annex else above_parts(self.lines, since, again, whole)
            self.lines = self.last = over or self._before_page
            self._list = self._list if annex else self.lines
            self._home = home_of_all(self.lines)
        self._members = Household()
        self._homes = MemberHomes()

    def tables_begun(self) -> None:
        """Further titles stand over other tables."""
        self._told, self._before_page = len(self.titles), ()

    def told(self, number: int, values: Sequence[Value], home: HomeColumns | None) -> Above:
        """What a line over a row tells of it, or the first row of its household."""
        if home is None:
            return self.where, self.head, ""
        place, head, key = self._members.told_above(number, values, home)
        return place or self.where, head or self.head, key

    def home(
        self, number: int, values: Sequence[Value], home: HomeColumns | None, homes: Sequence[int]
    ) -> Mapping[int, Value] | None:
        """What the first row of the household says of where this one lives."""
        return self._homes.carried(number, values, home, homes) if homes and home is not None else None

    def section(self, values: Sequence[Value], persons: Collection[int]) -> Line | None:
        """A line that names a village says where the people below it live, until the next such line. What one says of
        what became of them, or of where they are held, comes back. ``persons``: the columns that name people, where
        such a line in an alphabet stands if not in the first."""
        filled = [(i, text) for i, text in enumerate(texts_of(values)) if text]
        told = [text for _, text in filled]
        if self.household(line_of_household(told) or "　".join(told)) or len(told) != 1:
            return None
        text = told[0]
        if _PAGE.fullmatch(text):
            return None
        if _WHEN_TAKEN.fullmatch(text):
            return None
        self._parted = self._parted or not (
            is_part(text) or NOTE.match(text) or SIGNATURE.match(text) or not without_print(text)
        )
        if (home := home_in_title(text)) or _ELSEWHERE.search(text):
            self._home = home  # of those below this line, and not of those above it
        of_fates = (filled[0][0] == 0 or filled[0][0] in persons) and is_line_of_fates(text)
        # "C. Not known" ends what "B. In prison" said, in whatever words.
        of_fates = of_fates or (len(self.last) == 1 and all(map(NUMBERED.match, (self.last[0], text))))
        bare = text.rstrip(":： ")
        alone = status_in_name(bare) or is_elsewhere(bare)  # 判刑, 在逃
        if (place := section_place(text)) or HEADING.search(text) or of_fates or alone:
            self.place, self.head = place or "", ""
            if (status := status_in_name(bare)) or PEOPLE.search(text) or of_fates or alone:
                self.last = told
                return Line(text, status, of_people=True)
        if self._ends_a_word(bare):
            self.last = told
            return Line(text, None, of_people=True)
        if place_said(text) is None and (NOTE.match(bare) or SIGNATURE.match(bare)):
            return None
        self._elsewhere = self._elsewhere or names_place(text)
        return Line(text)

    def _ends_a_word(self, bare: str) -> bool:
        """Whether a short line that is not understood stands where one before said in a word what became of people."""
        last = self.last[0].rstrip(":： ") if len(self.last) == 1 else ""
        return is_word_of_fate(last) and _SHORT.fullmatch(bare) is not None and not names_place(bare)

    def household(self, line: str, place: str = "") -> bool:
        """户主：……  住址：……, a line over the members of a household: who its head is, and where all of them live."""
        told = {field_of(label): value for label, value in pairs_in(line)}
        head, address = told.get("household_head", ""), told.get("address", "")
        if head or address or place:
            self.head, self.place = head, address or place
        return bool(head or address)
