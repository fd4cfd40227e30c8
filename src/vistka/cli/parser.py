"""The command line as a whole: every command, what it takes, and an example of each.

Nothing heavy is imported here, so `vistka --help` answers at once.
"""

from __future__ import annotations

import argparse
import os
import textwrap
from functools import partial

from vistka.cli.command import Command, take_nothing
from vistka.cli.server_commands import SERVER_COMMANDS

# A fixed width makes the help the same everywhere, so that docs/commands.md can hold it word for word.
WIDTH = 80
AGREEMENTS = ("weak", "possible", "strong")

_EXIT_CODES = "exit codes: 0 done; 1 what is given cannot be used; 2 wrong command line"


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; what it returns names the command in `command`."""
    parser = argparse.ArgumentParser(
        prog="vistka",
        description="Find the registered person whom an enquiry seeks, across alphabets, and say why.",
        epilog=_overview(),
        formatter_class=_formatter,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.take(
            commands.add_parser(
                command.name,
                help=command.summary,
                description=command.about,
                epilog=f"example:\n  {command.example}\n\n{_EXIT_CODES}",
                formatter_class=_formatter,
            )
        )
    return parser


def _overview() -> str:
    examples = "\n".join(f"  {command.example.splitlines()[0]}" for command in COMMANDS)
    return f"examples:\n{examples}\n\n`vistka COMMAND --help` tells more about each.\n\n{_EXIT_CODES}"


_formatter = partial(argparse.RawDescriptionHelpFormatter, width=WIDTH, max_help_position=28)


def _take_match(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("register", metavar="REGISTRY", help="the list of registered persons; - for standard input")
    parser.add_argument("enquiries", metavar="ENQUIRIES", help="the list of those sought; - for standard input")
    parser.add_argument("-o", dest="out", metavar="OUT", help="write here, readable by you alone (standard output)")
    parser.add_argument("--top", metavar="N", type=_at_least_one, default=10, help="candidates for each enquiry (10)")
    parser.add_argument(
        "--min-agreement", choices=AGREEMENTS, default="weak", help="leave out candidates that agree less (weak)"
    )
    parser.add_argument("--json", action="store_true", help="write JSON Lines instead of CSV, one enquiry a line")
    parser.add_argument(
        "--jobs", metavar="N", type=_at_least_one, default=cores(), help="threads to search with (all cores)"
    )


def _take_verify(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("file", metavar="FILE", nargs="?", help="the PDF")
    what.add_argument("--code", metavar="CODE", help="what the QR holds, instead of a file")
    parser.add_argument("--key", metavar="KEY", help="the bureau's public key, or a file that holds it (documents.pub)")


def _take_name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", help="a name, in any order; without it one line is read")


def _take_compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "descriptions",
        metavar="DESCRIPTION",
        nargs="*",
        help='"column=value; column=value", first the registered person, then the one sought; '
        "without them two lines are read",
    )


_LEAD = """\
read  show what is said in a text, a web page or the JSON of a post: the posts
      in it, who says what, places, dates, persons described, offers to
      families, and on how many posts and statements all of it rests. Of several
      files also what they share. Repetition confirms nothing.

      It needs no database and no network, and keeps nothing. Numbers after "at"
      count the signs of the main text.
add   bring the same to this installation, or a picture or a video, as a member
      of staff (--as; in a bureau the password is asked). It lies sealed until a
      lead reviewer at the desk has gone through it, and is then destroyed: its
      link, its SHA-256 and what the reviewer accepted stay. An address that
      begins with https:// is fetched where VISTKA_FETCH names its site. Prints
      how much was found, and nothing of what it says.

A captive's own words and claims about conduct in combat are neither shown nor
kept. Foreign files are read in a process that can do nothing else. What stands
on a command line others on this machine may see: no private names there.
Languages: Portuguese, English, Ukrainian, Russian, Spanish, German, French."""


def _take_lead(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("read", "add"), help="what to do")
    parser.add_argument("files", metavar="FILE", nargs="+", help="what was brought; - for standard input")
    parser.add_argument("--json", action="store_true", help="for read: write JSON instead of lines")
    parser.add_argument("--as", metavar="ACCOUNT", dest="account", default="", help="for add: who brings it")
    parser.add_argument("--link", metavar="ADDRESS", default="", help="for add: where it stands in the open")
    parser.add_argument("--told-by", metavar="WHO", default="", help="for add: who told us of it")
    parser.add_argument("--published", metavar="DAY", default="", help="for add: the day, where it does not say it")


def _take_exercise(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--people", metavar="N", type=_at_least_one, help="instead of lists load a bureau that holds so many people"
    )
    parser.add_argument(
        "--persons", metavar="N", type=_at_least_one, default=100_000, help="persons in the register (100000)"
    )
    parser.add_argument("--enquiries", metavar="N", type=_at_least_one, help="enquiries (500; in a bureau 1200)")
    parser.add_argument("--seed", metavar="N", type=int, default=7, help="the same seed invents the same people (7)")


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


_at_least_one.__name__ = "whole number"  # argparse names the type in "invalid whole number value"


def cores() -> int:
    """How many threads can run at once on the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _privacy(what: str) -> str:
    return textwrap.fill(
        "What stands on a command line can be seen by every user of the machine while the command runs, and stays in "
        f"the history of the shell. On a machine that others use, leave it out: {what} from standard input.",
        WIDTH,
    )


COMMANDS = (
    Command(
        "match",
        "find the registered person whom each enquiry seeks",
        "vistka match registry.csv enquiries.xlsx -o matches.csv",
        """\
Find for each enquiry the registered persons who may be meant, best first, with
a probability and the reasons.

Both lists may be CSV, TSV (also gzipped) or XLSX; delimiter, encoding and
headings are recognised (see `vistka columns`). One of them may be -, standard
input. What was recognised, and rows that could not be read, are reported on
standard error, by line and without what their cells hold.

The CSV that comes out has the columns enquiry_id, rank, registry_id,
probability, bits (the weight of all evidence, log2), agreement and reasons. A
rank stays the same whatever --min-agreement leaves out, and an enquiry without
candidates has no row. With --json each enquiry is one line:
{"enquiry_id": "E1", "candidates": [{"rank": 1, "registry_id": "R1",
"probability": 0.9981, "bits": 23.4, "agreement": "strong", "reasons": "...",
"evidence": [{"name": "family name", "registered": "...", "sought": "...",
"bits": 10.5, "words": "..."}, ...]}, ...]}""",
        _take_match,
    ),
    Command(
        "columns",
        "list the columns that are understood, and the words for them",
        "vistka columns",
        "List the columns that a list of persons may have: what each means, an example,\n"
        "and the headings under which it is found in eight languages.",
        take_nothing,
    ),
    Command(
        "name",
        "show how a name is read, heard and written",
        'vistka name "Chtcherbakov Alexeï"',
        "Show how a name is read: which word is the family name, how it sounds, what is\n"
        "known about it, and how it may be found written.\n\n" + _privacy("the name is then read"),
        _take_name,
    ),
    Command(
        "compare",
        "show the whole sum for two descriptions",
        "vistka compare < two-lines.txt\n"
        '  vistka compare "name=Щербаков Олексій; born=02.04.1999" \\\n'
        '                 "name=Chtcherbakov Alexeï; born=1999"',
        "Compare a registered person with one who is sought, and show the whole sum: what\n"
        "each piece of evidence weighs in bits (log2), and the probability it leads to.\n"
        "The columns are those of the lists, under any of their headings (see `vistka\n"
        "columns`).\n\n" + _privacy("the two descriptions are then read, a line each,"),
        _take_compare,
    ),
    Command(
        "verify",
        "prove that a printed form is the bureau's and unchanged",
        "vistka verify document-1234567895.pdf --key bureau.key\n"
        '  vistka verify --code "VISTKA1.LETTER.1234567895.20261123.PDZC..." --key KEY',
        """\
Prove a form of the bureau: a PDF, of which every byte is proved, or the code
that its QR holds (--code), which proves kind, number and day. It needs the
bureau's public key and nothing else: no network, no server, no installation.

The key is 64 hexadecimal digits, or a file that holds them; the bureau prints
it with `vistka forms --key`. Compare its fingerprint with the bureau's by
another way than the one by which the form came. Without --key the key of the
installation here is taken, where one stands (documents.pub in VISTKA_FOLDER,
written at each start). Else a file is held against the key that it names
itself, which does not prove whose key that is.

Exit codes here: 0 issued by the holder of the key, and unchanged; 1 not proved;
2 it cannot be read.""",
        _take_verify,
    ),
    Command(
        "lead",
        "show what news and posts say and on what it rests, or bring them in",
        "vistka lead read article.html post.json\n"
        "  vistka lead add article.html --link https://news.example/article --as vira",
        _LEAD,
        _take_lead,
    ),
    Command(
        "exercise",
        "invent two lists and match them, or load an invented bureau",
        "vistka exercise --people 3000",
        "Invent a register and enquiries, match them as `vistka match` does, and show how\n"
        "many were found and the first matches, explained. The lists stay in\n"
        "var/exercise, readable by you alone; nobody in them exists.\n\n"
        "With --people, invent a bureau instead: people who are held, have died or are\n"
        "reported, families who seek them, and staff at work. `vistka serve` and\n"
        "`vistka work` then show it, without a login.",
        _take_exercise,
    ),
    *SERVER_COMMANDS,
)
