"""The documents are true: commands, targets, variables, files and labels that they name exist."""

from __future__ import annotations

import re
import shlex
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from service.__main__ import COMMANDS, cli

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
DOCUMENTS += sorted((ROOT / "docs").glob("*.md"))
NAMES = [path.relative_to(ROOT).as_posix() for path in DOCUMENTS]

# Variables that only a test run knows.
OF_TESTS = {"VMF_NOTHING_SKIPS"}


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def fenced(text: str, languages: tuple[str, ...]) -> Iterator[str]:
    """Lines of the code blocks, continued lines joined, comments off."""
    for language, block in re.findall(r"^```(\w*)\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        if language in languages:
            for line in re.sub(r"\\\n\s*", "", block).splitlines():
                yield re.sub(r"(^|\s{2,})#.*", "", line).rstrip()


def spans(text: str) -> list[str]:
    """What stands in backticks outside of code blocks, on one line."""
    outside = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    return [" ".join(span.split()) for span in re.findall(r"`([^`]+)`", outside)]


def inner_of(group: click.Group, name: str) -> click.Command | None:
    return group.get_command(click.Context(group), name)


def command_lines(name: str) -> list[str]:
    """What follows ``python -m service`` (or the manual's ``vmf``) anywhere in a document."""
    text = text_of(name)
    found = []
    for line in [*fenced(text, ("sh", "ini", "")), *spans(text)]:
        found += [m.strip() for m in re.findall(r"(?:-m service|(?:^|&& |; )vmf)\s+([a-z…][^|;&>)]*)", line)]
    groups = {name for name in COMMANDS if isinstance(inner_of(cli, name), click.Group)}
    found += [span for span in spans(text) if re.fullmatch(rf"({'|'.join(sorted(groups))}) [a-z-]+( .*)?", span)]
    return [line for line in found if not line.startswith("…")]


def unknown_in(line: str) -> list[str]:
    """The words of a command line that the program does not know."""
    command: click.Command = cli
    options = {"--help", "-h"}
    words = [word for word in shlex.split(line.replace("'", '"')) if word != "\\"]
    unknown = []
    for position, word in enumerate(words):
        if word.startswith("--"):
            options |= {opt for param in command.params for opt in param.opts}
            if word.split("=")[0] not in options:
                unknown.append(word)
        elif isinstance(command, click.Group):
            inner = inner_of(command, word)
            if inner is None:
                return [*unknown, word]
            command = inner
        elif position and words[position - 1].startswith("--"):
            continue
    if isinstance(command, click.Group) and len(words) < 2 and "--help" not in words:
        return unknown  # a group named as such
    return unknown


@pytest.mark.parametrize("name", NAMES)
def test_every_command_and_option_exists(name: str) -> None:
    wrong = {line: unknown_in(line) for line in command_lines(name) if unknown_in(line)}
    assert not wrong


def test_the_check_of_commands_can_fail() -> None:
    assert unknown_in("vault reopen") == ["reopen"]
    assert unknown_in("records import FILE --sauce x") == ["--sauce"]
    assert unknown_in("records import FILE... --source NAME --dry-run") == []
    assert len(command_lines("README.md")) > 20
    assert len(command_lines("docs/OPERATING.md")) > 15


def test_every_command_is_in_the_readme() -> None:
    """A command that nobody can find out about is as good as none."""
    named = {" ".join(re.findall(r"^[a-z-]+(?: [a-z-]+)?", line)[:1]) for line in command_lines("README.md")}
    missing = []
    for name in COMMANDS:
        command = inner_of(cli, name)
        if isinstance(command, click.Group):
            missing += [f"{name} {inner}" for inner in command.commands if f"{name} {inner}" not in named]
        elif not any(line.split()[0] == name for line in command_lines("README.md")):
            missing.append(name)
    # What `make codes` runs.
    assert set(missing) <= {"demonstration codes"}


@pytest.mark.parametrize("name", NAMES)
def test_every_target_of_make_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    lines = [*fenced(text_of(name), ("sh",)), *spans(text_of(name))]
    named = {m for line in lines for m in re.findall(r"(?:^|&& )make ([a-z][a-z-]*)", line)}
    assert named <= targets


@pytest.mark.parametrize("name", NAMES)
def test_every_module_that_is_to_be_run_exists(name: str) -> None:
    lines = [*fenced(text_of(name), ("sh",)), *spans(text_of(name))]
    for module, options in [m for line in lines for m in re.findall(r"-m ((?:benchmarks|sample)[\w.]*)(.*)", line)]:
        source = text_of(module.replace(".", "/") + ".py")
        for option in re.findall(r"--[a-z-]+", options):
            assert f'"{option}"' in source, (module, option)


def variables_in_code() -> set[str]:
    return {
        variable
        for path in (ROOT / "service").rglob("*.py")
        for variable in re.findall(r'"(VMF_[A-Z_]+)"', path.read_text(encoding="utf-8"))
    }


def test_the_readme_lists_every_variable_and_no_other() -> None:
    listed = set(re.findall(r"^\| `(VMF_[A-Z_]+)` \|", text_of("README.md"), re.MULTILINE))
    assert listed == variables_in_code()


@pytest.mark.parametrize("name", NAMES)
def test_no_document_names_a_variable_that_is_not_there(name: str) -> None:
    assert set(re.findall(r"\bVMF_[A-Z_]+\b", text_of(name))) <= variables_in_code() | OF_TESTS


def test_the_defaults_in_the_readme_are_those_of_the_code() -> None:
    config = text_of("service/config.py") + text_of("service/web/gunicorn_family.py")
    config += text_of("service/web/gunicorn_staff.py") + text_of("service/web/gunicorn_api.py")
    for variable, default in re.findall(r"^\| `(VMF_\w+)` \| `([\d.:]+)`", text_of("README.md"), re.MULTILINE):
        if variable in ("VMF_HTTPS", "VMF_DEMONSTRATION"):
            continue
        code = re.search(rf'"{variable}",\s*"?([\d.:]+)"?', config)
        assert code is not None, variable
        assert code.group(1) == default, variable


def anchors(path: Path) -> set[str]:
    """GitHub's names of headings."""
    found = set()
    for heading in re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE):
        plain = re.sub(r"[^\w\- ]", "", heading.lower())
        found.add(plain.replace(" ", "-"))
    return found


@pytest.mark.parametrize("path", DOCUMENTS, ids=NAMES)
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", path.read_text(encoding="utf-8")):
        if target.startswith(("http://", "https://")):
            continue
        file, _, anchor = target.partition("#")
        linked = (path.parent / file).resolve() if file else path
        assert linked.exists(), target
        if anchor:
            assert anchor in anchors(linked), target


@pytest.mark.parametrize("name", NAMES)
def test_every_file_named_exists(name: str) -> None:
    for span in spans(text_of(name)):
        if re.fullmatch(r"(service|tests|docs|templates|sample|benchmarks|\.ci)/[\w./-]+", span):
            assert (ROOT / span).exists(), span


def test_the_threat_model_names_tests() -> None:
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", text_of("docs/THREAT-MODEL.md")))
    assert len(named) >= 8
    for test in named:
        assert "def test_" in text_of(test), test


def test_the_walk_presses_what_is_there() -> None:
    """Every label in the README's walk stands on a page or in the words of a room."""
    walk = text_of("README.md").split("## A walk from form to disclosure")[1].split("\n## ")[0]
    pages = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "service").rglob("*.py")]
    said = " ".join(" ".join(path.read_text(encoding="utf-8").split()) for path in pages)
    labels = [" ".join(label.split()) for label in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", walk)]
    assert len(labels) > 25
    assert [label for label in labels if label not in said] == []


def test_the_walk_uses_people_of_the_demonstration() -> None:
    walk = text_of("README.md").split("## A walk from form to disclosure")[1].split("\n## ")[0]
    accounts = text_of("service/demonstration.py")
    for username in ("dilnur", "serik", "mahire", "admin", "admin2", "audit", "groupref"):
        assert f"`{username}`" in walk
        assert f'"{username}"' in accounts
    queries = text_of("sample/queries.jsonl")
    for name in ("Gülnisa Rozi", "Rozi Qurban"):
        assert f"`{name}`" in walk
        assert name in queries


def test_the_readme_shows_what_the_demonstration_prints() -> None:
    from service.demonstration import welcome

    printed = {" ".join(line.split()) for line in welcome(8000, 8001, 8002).splitlines()}
    (shown,) = re.findall(r"^```\n(  Families.*?)^```", text_of("README.md"), re.DOTALL | re.MULTILINE)
    lines = [" ".join(line.split()) for line in shown.splitlines() if line.strip() != "..."]
    assert len(lines) == 5
    assert [line for line in lines if line not in printed] == []


def test_the_readme_starts_what_the_procfile_starts() -> None:
    lines = [line.split(": ", 1)[1] for line in text_of("Procfile").splitlines() if line.strip()]
    assert len(lines) == 5
    for line in lines:
        assert line in text_of("README.md"), line


def test_the_picture_is_whole_and_loads_nothing() -> None:
    tree = ET.parse(ROOT / "docs" / "architecture.svg")
    sizes = [float(e.get("font-size", "13")) for e in tree.iter() if e.tag.endswith("}text")]
    assert len(sizes) > 30
    # Drawn 420 wide: on a phone of 360 pixels the smallest text is still about 10 pixels high.
    assert min(sizes) >= 11
    width = float((tree.getroot().get("viewBox") or "").split()[2])
    assert width <= 420
    raw = text_of("docs/architecture.svg")
    assert "href" not in raw
    assert "<script" not in raw


def test_the_licence_is_the_one_that_is_named() -> None:
    assert text_of("LICENSE").lstrip().upper().startswith("GNU AFFERO GENERAL PUBLIC LICENSE")
    named = tomllib.loads(text_of("pyproject.toml"))["project"]["license"]
    assert named == "AGPL-3.0-or-later"
    for name in ("README.md", "CONTRIBUTING.md"):
        assert named in text_of(name)


def test_the_changelog_knows_this_version() -> None:
    from service import __version__

    assert f"## [{__version__}] - 2026-11-23" in text_of("CHANGELOG.md")


@pytest.mark.parametrize("name", NAMES)
def test_lines_are_short_and_words_are_plain(name: str) -> None:
    text = re.sub(r"^```.*?^```", "", text_of(name), flags=re.DOTALL | re.MULTILINE)
    assert not re.findall("[\U0001f300-\U0001faff\u2600-\u27bf]", text), "no emoji"
    for line in text.splitlines():
        assert len(line) <= 122 or line.startswith("|"), line


def test_the_way_to_extract_strings_is_the_one_that_the_catalogues_use() -> None:
    said = " ".join(text_of("docs/TRANSLATING.md").replace("\\\n", " ").split())
    used = re.search(r"pybabel extract (.*?)\n\[", text_of("babel.cfg"), re.DOTALL)
    assert used is not None
    assert " ".join(used.group(1).replace("#", " ").split()) in said
