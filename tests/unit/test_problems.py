"""How a problem is printed: place, sentence, the line with carets, suggestion, and the count at the end."""

from __future__ import annotations

import pytest

from macros.problems import DataProblems, Location, Problem, nearest, report


def test_problem_shows_line_carets_and_suggestion() -> None:
    at = Location("data/van-ban/x.yml", 7, 28, 10, "first_date_entry_in_force: 01/08/2024")
    assert str(Problem(at, "date-format", "Ngày sai mẫu.", "2024-08-01")) == (
        "data/van-ban/x.yml:7:28: lỗi [date-format] Ngày sai mẫu.\n"
        "    7 | first_date_entry_in_force: 01/08/2024\n"
        "      |                            ^^^^^^^^^^\n"
        "    Gợi ý: 2024-08-01"
    )


def test_problem_of_a_whole_file_has_no_snippet() -> None:
    problem = Problem(Location("data/van-ban/x.yml"), "empty-file", "Tệp trống.")
    assert str(problem) == "data/van-ban/x.yml:1:1: lỗi [empty-file] Tệp trống."


def test_long_line_is_cut_around_the_place() -> None:
    lines = str(Problem(Location("x", 1, 500, 3, "a" * 499 + "sai" + "b" * 500), "c", "m")).split("\n")
    assert all(len(line) < 120 for line in lines)
    number_and_bar = len("    1 | ")
    start = lines[2].index("^") - number_and_bar
    assert lines[1][number_and_bar + start :].startswith("sai")
    assert lines[2].count("^") == 3


def test_unprintable_characters_do_not_reach_the_terminal() -> None:
    text = str(Problem(Location("x", 1, 1, 1, "\x1b[31mđỏ\ttab"), "c", "m"))
    assert "\x1b" not in text
    assert "\t" not in text


def test_report_is_in_the_order_of_files_and_lines_and_counts_once() -> None:
    problems = [
        Problem(Location("b", 1), "c", "ba"),
        Problem(Location("a", 10), "c", "hai", "x"),
        Problem(Location("a", 10), "c", "hai"),
        Problem(Location("a", 9), "c", "một"),
        Problem(Location("b", 1), "c", "ba"),
    ]
    assert report(problems).split("\n") == [
        "a:9:1: lỗi [c] một",
        "a:10:1: lỗi [c] hai",
        "a:10:1: lỗi [c] hai",
        "    Gợi ý: x",
        "b:1:1: lỗi [c] ba",
        "Có 4 lỗi trong 2 tệp. Trang chưa được dựng.",
    ]


def test_report_of_a_file_that_is_wrong_throughout_is_cut_but_counted() -> None:
    lines = report(Problem(Location("a", line), "c", "sai") for line in range(1, 1001)).split("\n")
    assert lines[-2:] == [
        "a: còn 950 lỗi nữa trong tệp này.",
        "Có 1000 lỗi trong 1 tệp. Trang chưa được dựng.",
    ]


def test_data_problems_say_the_report() -> None:
    problem = Problem(Location("a"), "c", "sai")
    error = DataProblems([problem, problem])
    assert error.problems == (problem,)
    assert str(error) == report([problem])


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("06-DA/TU", "06-ĐA/TU"),
        ("06-đa/tu", "06-ĐA/TU"),
        ("6-ĐA/TU", "06-ĐA/TU"),
        ("33/CT-TTg", None),
        ("", None),
        ("một câu rất dài " * 1000, None),
    ],
)
def test_nearest_name(value: str, meant: str | None) -> None:
    assert nearest(value, ["06-ĐA/TU", "1859-QĐ/TU"]) == meant
