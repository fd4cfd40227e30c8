"""Make the parts of the documentation that show what the program says: `python docs/make.py`.

`commands.md` holds the help texts, `matching.md` the fitted table, `operations.md` the table of settings,
`data-dictionary.md` every field, `states.md` every state machine (tests keep them equal), `output.svg` the beginning of a
real `vistka exercise`.
"""

import io
import re
import runpy
import tempfile
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from html import escape
from pathlib import Path

from vistka.cli import main
from vistka.cli.parser import COMMANDS
from vistka.config.environment import FROM_FILE, SECRETS, VARIABLES

FOLDER = Path(__file__).parent
MODEL = FOLDER.parent / "src" / "vistka" / "matching" / "data" / "model.tsv"
SHOWN_FROM, SHOWN_TO = "Exercise", "Sought out of a newspaper, in French"

_LINE, _LETTER, _MARGIN, _COLUMNS = 18, 7.826, 20, 80
_HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" role="img" aria-label="vistka exercise">
<rect width="100%" height="100%" rx="8" fill="#fbfaf7" stroke="#d8d4c8"/>
<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="13" fill="#24292f">
"""
_WEIGHED = re.compile(r".{74} *[+-]\d+\.\d")
_FOR, _AGAINST, _TITLE = "#1a7f37", "#cf222e", "#0550ae"


def commands_page() -> str:
    """The text of `commands.md`."""
    helps = [("vistka", ["--help"]), *((f"vistka {command.name}", [command.name, "--help"]) for command in COMMANDS)]
    sections = [f"## {title}\n\n```text\n{_printed(arguments).strip()}\n```\n" for title, arguments in helps]
    return "# Commands\n\nWhat `--help` says. Made by `docs/make.py`; do not edit.\n\n" + "\n".join(sections)


def matching_page() -> str:
    """The text of `matching.md` with the model's numbers as they are."""
    page = (FOLDER / "matching.md").read_text("utf-8")
    rows = ["| number | value | meaning |", "|---|---|---|"]
    for line in MODEL.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, value, meaning = line.split("\t")
            rows.append(f"| `{name}` | {float(value):g} | {meaning} |")
    return _with_table(page, "model", rows)


def operations_page() -> str:
    """The text of `operations.md` with the settings as the program reads them."""
    page = (FOLDER / "operations.md").read_text("utf-8")
    rows = ["| variable | meaning (without it) | from a file |", "|---|---|---|"]
    for name, meaning in VARIABLES.items():
        rows.append(f"| `{name}` | {meaning} | {f'`{name}{FROM_FILE}`' if name in SECRETS else ''} |")
    return _with_table(page, "settings", rows)


def dictionary_page() -> str:
    """The text of `data-dictionary.md`."""
    page: str = runpy.run_path(str(FOLDER / "dictionary.py"))["page"]()
    return page


def states_page() -> str:
    """The text of `states.md`."""
    page: str = runpy.run_path(str(FOLDER / "states.py"))["page"]()
    return page


def _with_table(page: str, name: str, rows: list[str]) -> str:
    """The page with other rows between the two marks of that name."""
    table = "\n".join(rows)
    return re.sub(rf"(?s)(<!-- {name} -->\n).*(<!-- /{name} -->)", lambda m: f"{m[1]}{table}\n{m[2]}", page)


def picture(text: str) -> str:
    """An SVG of terminal output; weights at the right edge are green for and red against."""
    lines = text.splitlines()
    head = _HEAD.format(width=2 * _MARGIN + _COLUMNS * _LETTER, height=2 * _MARGIN + _LINE * len(lines))
    drawn = (_drawn(line, _MARGIN + _LINE * (number + 0.75)) for number, line in enumerate(lines) if line)
    return head + "\n".join(drawn) + "\n</g>\n</svg>\n"


def _drawn(line: str, y: float) -> str:
    start, weight = (line[:-6], line[-6:].strip()) if _WEIGHED.fullmatch(line) else (line, "")
    style = f' font-weight="bold" fill="{_TITLE}"' if not line.startswith(" ") else ""
    words = start.strip()
    x = _MARGIN + _LETTER * (len(start.rstrip()) - len(words))
    # Spaces that no renderer runs together.
    shown = escape(words).replace(" ", "\u00a0")
    text = f'<text x="{x:.1f}" y="{y}"{style} textLength="{len(words) * _LETTER:.1f}">{shown}</text>'
    if weight:
        colour = _FOR if "+" in weight else _AGAINST
        right = _MARGIN + _COLUMNS * _LETTER
        text += f'<text x="{right:.1f}" y="{y}" text-anchor="end" fill="{colour}">{weight}</text>'
    return text


def _printed(arguments: list[str]) -> str:
    out = io.StringIO()
    with redirect_stdout(out), suppress(SystemExit):
        main(arguments)
    return out.getvalue()


def _exercise() -> str:
    with tempfile.TemporaryDirectory() as folder, chdir(folder), redirect_stderr(io.StringIO()):
        text = _printed(["exercise"])
    return "$ vistka exercise\n\n" + text[text.index(SHOWN_FROM) : text.index(SHOWN_TO)].rstrip()


if __name__ == "__main__":
    (FOLDER / "commands.md").write_text(commands_page(), "utf-8")
    (FOLDER / "matching.md").write_text(matching_page(), "utf-8")
    (FOLDER / "operations.md").write_text(operations_page(), "utf-8")
    (FOLDER / "data-dictionary.md").write_text(dictionary_page(), "utf-8")
    (FOLDER / "states.md").write_text(states_page(), "utf-8")
    (FOLDER / "output.svg").write_text(picture(_exercise()), "utf-8")
