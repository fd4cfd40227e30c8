import csv
import gzip
import io
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

Run = Callable[..., tuple[int, str, str]]


def rows_of(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def as_workbook(text: str) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in text.splitlines():
        book.active.append(line.split(";"))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_the_right_person_comes_first_across_alphabets(vistka: Run, register: Path, enquiries: Path) -> None:
    code, out, _ = vistka("match", register, enquiries)
    first = {row["enquiry_id"]: row for row in rows_of(out) if row["rank"] == "1"}
    assert code == 0
    assert out.startswith("enquiry_id,rank,registry_id,probability,bits,agreement,reasons\r\n")
    assert (first["E-1"]["registry_id"], first["E-2"]["registry_id"]) == ("K-1", "K-3")
    assert first["E-1"]["agreement"] == "strong"
    assert "Щербаков ~ Chtcherbakov" in first["E-1"]["reasons"]


def test_candidates_of_an_enquiry_are_ranked_by_their_weight(vistka: Run, register: Path, enquiries: Path) -> None:
    _, out, _ = vistka("match", register, enquiries)
    found = [row for row in rows_of(out) if row["enquiry_id"] == "E-1"]
    assert [int(row["rank"]) for row in found] == list(range(1, len(found) + 1))
    assert [row["registry_id"] for row in found[:2]] == ["K-1", "K-2"]
    weights = [float(row["bits"]) for row in found]
    assert weights == sorted(weights, reverse=True)


def test_nobody_is_certain(vistka: Run, register: Path, enquiries: Path) -> None:
    enquiries.write_text("id,name,born,в/ч\nE,Щербаков Олексій Іванович,02.04.1999,12345\n", "utf-8")
    _, out, _ = vistka("match", register, enquiries)
    assert rows_of(out)[0]["probability"] == "0.9999"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", lambda text: text.encode("utf-8")),
        ("a.csv", lambda text: text.encode("utf-8-sig")),
        ("a.csv", lambda text: text.encode("utf-16")),
        ("a.csv", lambda text: text.replace(";", ",").encode("cp1251")),
        ("a.tsv", lambda text: text.replace(";", "\t").encode("utf-8")),
        ("a.csv.gz", lambda text: gzip.compress(text.encode("utf-8"))),
        ("a.xlsx", as_workbook),
    ],
)
def test_a_list_says_the_same_in_every_format(
    vistka: Run,
    register: Path,
    enquiries: Path,
    register_text: str,
    tmp_path: Path,
    name: str,
    content: Callable[[str], bytes],
) -> None:
    other = tmp_path / name
    other.write_bytes(content(register_text))
    assert vistka("match", other, enquiries)[1] == vistka("match", register, enquiries)[1]


def test_one_of_the_lists_may_come_through_a_pipe(vistka: Run, register: Path, enquiries: Path) -> None:
    from_files = vistka("match", register, enquiries)[1]
    assert vistka("match", "-", enquiries, stdin=register.read_bytes())[1] == from_files
    assert vistka("match", register, "-", stdin=enquiries.read_bytes())[1] == from_files


def test_both_lists_cannot_come_through_one_pipe(vistka: Run) -> None:
    code, out, err = vistka("match", "-", "-")
    assert (code, out) == (2, "")
    assert "only one of the two lists can be -" in err


def test_what_was_recognised_is_reported(vistka: Run, register: Path, enquiries: Path) -> None:
    _, _, err = vistka("match", register, enquiries)
    report = " ".join(err.split())
    assert "cp1251" in report
    assert '"Прізвище" = family_name' in report
    assert '"примітка" is not understood' in report
    assert "registry.csv: 4 persons" in report
    assert "enquiries.csv: 3 persons" in report


def test_an_unreadable_row_is_reported_by_its_line_and_the_rest_goes_on(
    vistka: Run, register: Path, enquiries: Path
) -> None:
    with register.open("a", encoding="cp1251") as file:
        file.write("K-5;Горбатюк;Іван;;1990;;;два;зайві\nK-6;Бондар;Пилип;;1990;;\n")
    enquiries.write_text("name\nБондар Филипп\n", "utf-8")
    code, out, err = vistka("match", register, enquiries)
    assert code == 0
    assert rows_of(out)[0]["registry_id"] == "K-6"
    assert "registry.csv: 5 persons\n  line 6: 9 cells where the header has 7; left out\n" in err
    assert "Горбатюк" not in err


def test_only_the_first_twenty_problems_are_shown(vistka: Run, register: Path, enquiries: Path) -> None:
    with register.open("a", encoding="cp1251") as file:
        file.write("K-1;Щербаков;Олексій;;;;\n" * 25)
    _, _, err = vistka("match", register, enquiries)
    assert err.count("its id was already given") == 20
    assert "and 5 more lines with problems" in err


def test_the_output_is_the_same_for_any_number_of_jobs(vistka: Run, register: Path, enquiries: Path) -> None:
    assert vistka("match", register, enquiries, "--jobs", 1)[1] == vistka("match", register, enquiries, "--jobs", 2)[1]


def test_top_limits_the_candidates(vistka: Run, register: Path, enquiries: Path) -> None:
    _, out, _ = vistka("match", register, enquiries, "--top", 1)
    assert {row["rank"] for row in rows_of(out)} == {"1"}


def test_candidates_below_the_least_agreement_are_left_out(vistka: Run, register: Path, enquiries: Path) -> None:
    everyone = rows_of(vistka("match", register, enquiries)[1])
    strong = rows_of(vistka("match", register, enquiries, "--min-agreement", "strong")[1])
    assert strong == [row for row in everyone if row["agreement"] == "strong"]
    assert 0 < len(strong) < len(everyone)


def test_json_holds_the_same_with_the_evidence_taken_apart(vistka: Run, register: Path, enquiries: Path) -> None:
    rows = rows_of(vistka("match", register, enquiries)[1])
    found = [json.loads(line) for line in vistka("match", register, enquiries, "--json")[1].splitlines()]
    assert [one["enquiry_id"] for one in found] == ["E-1", "E-2", "E-3"]
    candidates = [(one["enquiry_id"], candidate) for one in found for candidate in one["candidates"]]
    assert [
        (enquiry, str(c["rank"]), c["registry_id"], f"{c['probability']:.4f}", f"{c['bits']:.1f}", c["reasons"])
        for enquiry, c in candidates
    ] == [(r["enquiry_id"], r["rank"], r["registry_id"], r["probability"], r["bits"], r["reasons"]) for r in rows]
    evidence = candidates[0][1]["evidence"][0]
    assert (evidence["name"], evidence["registered"], evidence["sought"]) == ("family name", "Щербаков", "Chtcherbakov")


def test_an_id_that_is_a_formula_is_made_harmless(vistka: Run, register: Path, enquiries: Path) -> None:
    register.write_text('id;name\n"=HYPERLINK(""x"")";Мнацаканян Ашот\n', "utf-8")
    _, out, _ = vistka("match", register, enquiries)
    assert rows_of(out)[0]["registry_id"] == '\'=HYPERLINK("x")'


def test_the_result_is_readable_by_its_owner_alone_whatever_stood_there(
    vistka: Run, register: Path, enquiries: Path, tmp_path: Path
) -> None:
    out = tmp_path / "matches.csv"
    out.write_text("old")
    out.chmod(0o644)
    before = os.umask(0)
    try:
        code, printed, _ = vistka("match", register, enquiries, "-o", out)
    finally:
        os.umask(before)
    assert (code, printed) == (0, "")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert out.read_bytes().decode() == vistka("match", register, enquiries)[1]


def test_a_failed_run_leaves_the_old_result_and_no_traces(vistka: Run, enquiries: Path, tmp_path: Path) -> None:
    out = tmp_path / "matches.csv"
    out.write_text("old")
    assert vistka("match", tmp_path / "none.csv", enquiries, "-o", out)[0] == 1
    assert out.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["enquiries.csv", "matches.csv"]


def test_a_list_is_never_replaced_by_the_result(vistka: Run, register: Path, enquiries: Path) -> None:
    before = register.read_bytes()
    code, _, err = vistka("match", register, enquiries, "-o", register)
    assert code == 2
    assert "would be replaced" in err
    assert register.read_bytes() == before


def test_the_result_may_go_to_a_device(vistka: Run, register: Path, enquiries: Path) -> None:
    assert vistka("match", register, enquiries, "-o", "/dev/null")[0] == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_a_full_disk_is_said(vistka: Run, register: Path, enquiries: Path) -> None:
    code, _, err = vistka("match", register, enquiries, "-o", "/dev/full")
    assert code == 1
    assert "/dev/full: cannot be written (no space left on device)." in err


@pytest.mark.parametrize("out", ["no/such/folder/matches.csv", "."])
def test_a_place_that_cannot_be_written_is_said_before_the_work(
    vistka: Run, register: Path, enquiries: Path, out: str, tmp_path: Path
) -> None:
    code, _, err = vistka("match", register, enquiries, "-o", tmp_path / out)
    assert code == 1
    assert "cannot be written" in err
    assert "persons" not in err


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7 \xd0\xa9\xd0\xb5\xd1\x80\xd0\xb1\xd0\xb0\xd0\xba\xd0\xbe\xd0\xb2",
        "Щербаков;Олексій\nКудрявцев;Пётр\n".encode(),
        b"PK\x03\x04" + bytes(range(256)),
        bytes(range(256)) * 50,
    ],
)
def test_a_file_that_is_no_list_gives_a_sentence_without_what_is_in_it(
    vistka: Run, register: Path, enquiries: Path, content: bytes
) -> None:
    register.write_bytes(content)
    code, out, err = vistka("match", register, enquiries)
    assert (code, out) == (1, "")
    assert "registry.csv: " in err
    assert "Traceback" not in err
    assert "Щербаков" not in err
    assert "Кудрявцев" not in err
