"""Makes the sample leak: ``python -m sample.make --portraits FOLDER [--out FOLDER]``. Everybody in it is invented."""

from __future__ import annotations

import argparse
import io
import json
import random
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PIL import Image
from pypinyin import lazy_pinyin

from sample import shapes
from sample.people import HERE, Person, Population

SEED = 20180301
PORTRAITS = 24
# Which of the first portraits, counted from 0.
SHOWS_A_WOMAN = frozenset({2, 3, 5, 10, 18})


def make(out: Path, portraits: Path | None = None) -> None:
    """Writes ``leak/``, ``queries.jsonl`` and ``expected.json`` into ``out``; pictures where ``portraits`` is given."""
    rng = random.Random(SEED)
    population = Population(SEED)
    konasheher = population.grow("653121", 1500)
    tekes = population.grow("654027", 700)
    adults = [p for p in konasheher if 1945 <= p.birth[0] <= 1998]
    leak = out / "leak"
    leak.mkdir(parents=True, exist_ok=True)
    shapes.register(leak / "register-konasheher.xlsx", "register-konasheher.xlsx", konasheher)
    shapes.register_xls(leak / "register-tekes.xls", "register-tekes.xls", tekes)
    shapes.detention(leak / "detention-konasheher.xlsx", "detention-konasheher.xlsx", rng.sample(adults, 260), rng)
    shapes.sentences(leak / "prisoners-konasheher.xlsx", "prisoners-konasheher.xlsx", rng.sample(adults, 180), rng)
    students = rng.sample(adults, 120)
    shapes.training(leak / "training-centres.xlsx", "training-centres.xlsx", [students[:70], students[70:]], rng)
    shapes.police_csv(leak / "police-list.csv", "police-list.csv", rng.sample(adults, 150))
    shapes.status_tsv(leak / "tekes-status.tsv", "tekes-status.tsv", rng.sample(tekes, 60))
    pictured = _pictured(rng.sample(adults, len(adults)))
    sought = _sought(adults, tekes, pictured[0])
    _queries(out, sought)
    if portraits is not None:
        _pictures(out, portraits, pictured)


def _pictured(people: list[Person]) -> list[Person]:
    """One person for each portrait, a woman where it shows a woman."""
    women, men = (iter([p for p in people if p.sex == sex]) for sex in "fm")
    return [next(women if number in SHOWS_A_WOMAN else men) for number in range(PORTRAITS)]


def _sought(adults: Sequence[Person], tekes: Sequence[Person], pictured: Person) -> list[Person]:
    """Ten people for whom a family asks; names that no other row of the sample carries, so that each can be told."""
    counts: dict[str, int] = {}
    for p in (*adults, *tekes):
        counts[p.hans] = counts.get(p.hans, 0) + 1
    single = [p for p in adults if counts[p.hans] == 1 and p.spouse and len(p.places) >= 2 and p is not pictured]
    grown = [p for p in tekes if counts[p.hans] == 1 and p.birth[0] < 1995 and p.given.people == "kazakh"]
    return [pictured, *random.Random(SEED).sample(single, 6), *random.Random(SEED).sample(grown, 3)]


def _queries(out: Path, sought: list[Person]) -> None:
    lines, expected = [], {}
    for n, p in enumerate(sought):
        key = f"family-{n + 1:02d}"
        lines.append(json.dumps(_query(key, n, p), ensure_ascii=False))
        expected[key] = [{"file": file, "sheet": sheet, "row": row} for file, sheet, row in p.places]
    (out / "queries.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = json.dumps(expected, ensure_ascii=False, indent=1)
    (out / "expected.json").write_text(text + "\n", encoding="utf-8")


def _query(key: str, n: int, p: Person) -> dict[str, Any]:
    """What the family types: five scripts and a passport's pinyin in turn, more or less of the rest."""
    birth = f"{p.birth[0]}-{p.birth[1]:02d}-{p.birth[2]:02d}"
    spouse = p.spouse
    scripts: list[dict[str, Any]] = [
        {
            "names": [f"{p.given.latin} {p.father.latin}"],
            "photos": ["photos-from-families/family-01.jpg"],
            "sex": p.sex,
        },
        {"names": [f"{p.given.arab} {p.father.arab}"], "father_name": p.father.arab, "birth": birth, "place": "قەشقەر"},
        {"names": [f"{p.given.latin} {p.father.latin}"], "birth": str(p.birth[0]), "place": "Konasheher", "sex": p.sex},
        {"names": [f"{p.given.cyrillic} {p.father.cyrillic}"], "birth": birth, "place": "Кашгар"},
        {"names": [p.hans], "birth": str(p.birth[0]), "place": "653121", "sex": p.sex},
        {"names": [_pinyin(p)], "birth": birth, "sex": p.sex},
        {"names": [_turkish(p)], "birth": str(p.birth[0]), "place": "Kaşgar", "sex": p.sex},
        {"names": [f"{p.given.cyrillic} {p.father.cyrillic}"], "birth": birth, "place": "Текес"},
        {"names": [f"{p.given.latin} {p.father.latin}"], "id_number": p.id_number[:14], "sex": p.sex},
        {"names": [p.given.cyrillic], "father_name": p.father.cyrillic, "birth": birth, "place": "654127"},
    ]
    query = {"id": key, **scripts[n]}
    if spouse is not None and n in {2, 3, 4, 6}:
        relation = "wife" if spouse.sex == "f" else "husband"
        name = {2: "latin", 3: "cyrillic", 4: "hans", 6: "latin"}[n]
        written = spouse.hans if name == "hans" else f"{getattr(spouse.given, name)} {getattr(spouse.father, name)}"
        query["relatives"] = [{"name": written, "relation": relation}]
    return query


def _pinyin(p: Person) -> str:
    given, _, father = p.hans.partition("·")
    return " ".join("".join(lazy_pinyin(part)).capitalize() for part in (given, father))


def _turkish(p: Person) -> str:
    text = f"{p.given.latin} {p.father.latin}"
    for a, b in (("sh", "ş"), ("Sh", "Ş"), ("ch", "ç"), ("gh", "ğ"), ("q", "k"), ("Q", "K"), ("x", "h"), ("X", "H"),
                 ("é", "e"), ("w", "v"), ("W", "V"), ("j", "c")):  # fmt: skip
        text = text.replace(a, b)
    return text


def _pictures(out: Path, source: Path, pictured: list[Person]) -> None:
    folder = out / "leak" / "portraits"
    family = out / "photos-from-families"
    for one in (folder, family):
        shutil.rmtree(one, ignore_errors=True)
        one.mkdir(parents=True)
    files = sorted(source.glob("*.jpg"))[:PORTRAITS]
    for i, (file, person) in enumerate(zip(files, pictured, strict=True)):
        stamp = f"_2018{1 + i % 7:02d}{1 + i:02d}093{i % 10}00" if i % 3 == 0 else ""
        shutil.copyfile(file, folder / f"{person.id_number}{stamp}.jpg")
    with Image.open(files[0]) as picture:
        width, height = picture.size
        cut = picture.crop((round(width * 0.05), round(height * 0.04), round(width * 0.96), round(height * 0.95)))
        data = io.BytesIO()
        cut.resize((240, 300)).save(data, "JPEG", quality=58)
    (family / "family-01.jpg").write_bytes(data.getvalue())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--portraits", type=Path, help="folder of .jpg portraits in the public domain")
    parser.add_argument("--out", type=Path, default=HERE)
    arguments = parser.parse_args()
    make(arguments.out, arguments.portraits)


if __name__ == "__main__":
    main()
