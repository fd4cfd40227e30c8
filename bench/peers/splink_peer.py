"""Splink 5 on DuckDB: probabilistic record linkage by blocking and EM (Linacre et al., IJPDS 2022).

``splink`` follows its documentation: romanised names compared exactly (with term frequency), by Jaro-Winkler and by
double metaphone; blocking on double-metaphone codes and dates; u by random sampling, m by EM in two passes.
``splink-sound-keys`` is the same given sound keys that know no alphabet, from the file that ``export_sound_keys.py``
writes with the project's own Python: they take the place of double metaphone, in blocking and in comparing.
"""

import logging
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa
import splink.comparison_level_library as cll
from bench.peers.latin import romanise
from doublemetaphone import doublemetaphone
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.blocking_rule_library import CustomRule
from splink.comparison_library import CustomComparison
from splink.internals.blocking_rule_creator import BlockingRuleCreator
from splink.internals.comparison_creator import ComparisonCreator
from splink.internals.comparison_level_creator import ComparisonLevelCreator

TOP = 10
THREADS = 2
MOST_KEYS = 4
"""Sound keys of a name that are used: each one more multiplies the pairs that Splink must compare."""
KEYS_FILE = Path(__file__).parent / "out" / "sound-keys.tsv"

COLUMNS = """
    SELECT p.id AS unique_id, s.latin AS surname, g.latin AS given, f.latin AS patronymic,
           s.codes AS surname_codes, g.codes AS given_codes, f.codes AS patronymic_codes,
           s.codes[1] AS surname_code, g.codes[1] AS given_code, f.codes[1] AS patronymic_code,
           CASE WHEN length(p.dob) = 10 THEN p.dob END AS birth, left(p.dob, 4) AS birth_year,
           b.latin AS place, nullif(lower(p.unit), '') AS unit
    FROM {table}_rows p LEFT JOIN tokens s ON s.token = p.surname LEFT JOIN tokens g ON g.token = p.given
    LEFT JOIN tokens f ON f.token = p.patronymic LEFT JOIN tokens b ON b.token = p.place
"""

BEST = f"""
    SELECT unique_id_l, row_number() OVER best AS rank, unique_id_r, match_probability
    FROM pairs WINDOW best AS (PARTITION BY unique_id_l ORDER BY match_weight DESC, unique_id_r)
    QUALIFY rank <= {TOP} ORDER BY unique_id_l, rank
"""  # noqa: S608  (a constant)


def _sharing_codes(*parts: str, also: tuple[str, ...] = ()) -> BlockingRuleCreator:
    """Pairs that share one of each part's codes, and the columns of ``also``."""
    codes = [f"{part}_codes" for part in parts]
    return block_on(*codes, *also, arrays_to_explode=codes)


BLOCKING = [
    _sharing_codes("surname", "given"),
    block_on("birth"),
    _sharing_codes("surname", also=("birth_year",)),
    _sharing_codes("surname", "patronymic"),
    _sharing_codes("surname", also=("place",)),
    _sharing_codes("surname", also=("unit",)),
    _sharing_codes("given", "patronymic", also=("birth_year",)),
    _sharing_codes("given", also=("place", "birth_year")),
    _sharing_codes("given", also=("unit", "birth_year")),
    CustomRule(
        "l.surname_codes = r.given_codes AND l.given_codes = r.surname_codes",
        arrays_to_explode=["surname_codes", "given_codes"],
    ),
    CustomRule(
        "l.surname_codes = r.given_codes AND l.birth_year = r.birth_year",
        arrays_to_explode=["surname_codes", "given_codes"],
    ),
]

TRAINING = [
    block_on("birth"),
    block_on("surname_code", "place", "unit"),
    block_on("surname_code", "given_code", "patronymic_code", "place"),
]
"""Each pass learns what its block leaves open. Wider blocks (two names alone) hold so few true pairs at a million that
EM takes namesakes for the matches."""


class Splink:
    """Splink as its documentation has it."""

    name = "splink"
    packages = ("splink", "duckdb")
    bulk = True

    def __init__(self) -> None:
        logging.getLogger("splink").setLevel(logging.ERROR)
        self.database = duckdb.connect(":memory:", config={"threads": THREADS})
        self.codes = self.coder()

    def coder(self) -> Callable[[str], list[str]]:
        """Codes of a name, likeliest first."""
        return lambda name: [code for code in doublemetaphone(romanise(name)) if code]

    def build(self, registry: Path, enquiries: Path) -> None:
        """Read both lists, derive the columns, and fit: Splink learns from the two lists together."""
        for table, path in (("registry", registry), ("enquiries", enquiries)):
            rows = self.database.read_csv(str(path), delimiter="\t", header=True, all_varchar=True)
            rows.create(f"{table}_rows")
        self._derive_tokens()
        api = DuckDBAPI(connection=self.database)
        tables = []
        for table in ("enquiries", "registry"):
            self.database.execute(f"CREATE TABLE {table} AS {COLUMNS.format(table=table)}")
            tables.append(api.register(table, dataset_display_name=table))
        self.linker = Linker(tables, self._settings(), log_level=None)
        training = self.linker.training
        training.estimate_probability_two_random_records_match(
            [block_on("surname_code", "given_code", "birth")], recall=0.4
        )
        training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
        for block in TRAINING:
            training.estimate_parameters_using_expectation_maximisation(block)

    def search_all(self) -> list[tuple[str, int, str, float]]:
        predicted = self.linker.inference.predict()
        return self.database.table(predicted.physical_name).query("pairs", BEST).fetchall()

    def _derive_tokens(self) -> None:
        """Every distinct name and place once: a million persons hold some 75,000."""
        distinct = " UNION ".join(
            f"SELECT {column} FROM {table}_rows WHERE {column} IS NOT NULL"  # noqa: S608  (our own names)
            for table in ("registry", "enquiries")
            for column in ("surname", "given", "patronymic", "place")
        )
        tokens = [token for (token,) in self.database.execute(distinct).fetchall()]
        table = pa.table({
            "token": tokens,
            "latin": [romanise(token) for token in tokens],
            "codes": pa.array([self.codes(token) or None for token in tokens], pa.list_(pa.string())),
        })  # fmt: skip
        self.database.register("token_table", table)
        self.database.execute("CREATE TABLE tokens AS SELECT * FROM token_table")

    def _settings(self) -> SettingsCreator:
        return SettingsCreator(
            link_type="link_only",
            comparisons=[
                self._name("surname", swapped_with="given"),
                self._name("given", swapped_with="surname"),
                self._name("patronymic"),
                _birth(),
                CustomComparison(
                    output_column_name="place",
                    comparison_levels=[
                        cll.NullLevel("place"),
                        cll.ExactMatchLevel("place", term_frequency_adjustments=True),
                        cll.JaroWinklerLevel("place", 0.88),
                        cll.ElseLevel(),
                    ],
                ),
                CustomComparison(
                    output_column_name="unit",
                    comparison_levels=[
                        cll.NullLevel("unit"),
                        cll.ExactMatchLevel("unit", term_frequency_adjustments=True),
                        cll.ElseLevel(),
                    ],
                ),
            ],
            blocking_rules_to_generate_predictions=BLOCKING,
            retain_matching_columns=False,
        )

    def _name(self, part: str, swapped_with: str | None = None) -> ComparisonCreator:
        """Splink's NameComparison, and a level for family and given name swapped."""
        levels = [
            cll.NullLevel(part),
            cll.ExactMatchLevel(part, term_frequency_adjustments=True),
            cll.JaroWinklerLevel(part, 0.92),
            *self.same_code(part),
            cll.JaroWinklerLevel(part, 0.88),
            cll.JaroWinklerLevel(part, 0.7),
            cll.ElseLevel(),
        ]
        if swapped_with:
            condition = (
                f"list_has_any({part}_codes_l, {swapped_with}_codes_r)"
                f" AND list_has_any({swapped_with}_codes_l, {part}_codes_r)"
            )
            levels.insert(-2, cll.CustomLevel(condition, label_for_charts="swapped"))
        return CustomComparison(output_column_name=part, comparison_levels=levels)

    def same_code(self, part: str) -> list[ComparisonLevelCreator]:
        return [cll.ArrayIntersectLevel(f"{part}_codes", min_intersection=1)]


class SplinkSoundKeys(Splink):
    """Splink given the project's sound keys; a shared likeliest key counts by how rare it is."""

    name = "splink-sound-keys"

    def coder(self) -> Callable[[str], list[str]]:
        with KEYS_FILE.open(encoding="utf-8") as file:
            keys = {name: line.split()[:MOST_KEYS] for name, line in (row.rstrip("\n").split("\t") for row in file)}
        return lambda name: keys.get(name, [])

    def same_code(self, part: str) -> list[ComparisonLevelCreator]:
        return [cll.ExactMatchLevel(f"{part}_code", term_frequency_adjustments=True), *super().same_code(part)]


def _birth() -> ComparisonCreator:
    both = "birth_l IS NOT NULL AND birth_r IS NOT NULL"
    near = "abs(birth_year_l::INT - birth_year_r::INT) = 1"
    swapped = "birth_l = birth_year_r || '-' || substr(birth_r, 9, 2) || '-' || substr(birth_r, 6, 2)"
    return CustomComparison(
        output_column_name="birth",
        comparison_levels=[
            cll.NullLevel("birth_year"),
            cll.ExactMatchLevel("birth"),
            cll.CustomLevel(f"{both} AND {swapped}", label_for_charts="day and month swapped"),
            cll.CustomLevel(f"NOT ({both}) AND birth_year_l = birth_year_r", label_for_charts="year alone"),
            cll.CustomLevel(f"NOT ({both}) AND {near}", label_for_charts="year alone, off by one"),
            cll.CustomLevel("birth_year_l = birth_year_r", label_for_charts="same year, another day"),
            cll.ElseLevel(),
        ],
    )
