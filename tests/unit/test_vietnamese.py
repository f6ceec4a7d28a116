"""Facts of the language."""

from datetime import date

import pytest

from macros.vietnamese import (
    collation_key,
    date_in_figures,
    date_in_words,
    fold,
    initial,
    nfc,
    slugify,
    squash,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Chỉ thị", "chi thi"),
        ("Đề án", "de an"),
        ("ủy", "uy"),
        ("v\u00e2\u0323n", "van"),
        ("33/CT-TTg", "33/ct-ttg"),
    ],
)
def test_folding_removes_marks_and_case(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_addresses_are_ascii_words() -> None:
    assert slugify("Điều 5, khoản 2") == "dieu-5-khoan-2"


def test_composed_form_joins_letters_and_marks() -> None:
    assert nfc("dân vâ\u0323n") == "dân vận"


def test_white_space_is_squashed() -> None:
    assert squash(" a \n b  ") == "a b"


def test_alphabetical_order_is_vietnamese() -> None:
    words = ["đá", "da", "ân", "an", "ăn", "dạ", "ê", "e", "zalo", "á", "a"]
    in_order = ["a", "á", "an", "ăn", "ân", "da", "dạ", "đá", "e", "ê", "zalo"]
    assert sorted(words, key=collation_key) == in_order


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("ủy ban", "U"),
        ("ước", "Ư"),
        ("đơn thư", "Đ"),
        ("ấm", "Â"),
        ("a\u0306\u0301p", "Ă"),
        ("một", "M"),
        ("98%", "#"),
        ("“", "#"),
    ],
)
def test_a_dictionary_has_a_word_under_its_letter_without_the_tone(word: str, letter: str) -> None:
    assert initial(word) == letter


@pytest.mark.parametrize(
    ("day", "figures", "words"),
    [
        (date(2021, 9, 2), "02/9/2021", "ngày 02 tháng 9 năm 2021"),
        (date(2024, 2, 28), "28/02/2024", "ngày 28 tháng 02 năm 2024"),
        (date(2024, 11, 15), "15/11/2024", "ngày 15 tháng 11 năm 2024"),
    ],
)
def test_only_january_and_february_take_a_zero(day: date, figures: str, words: str) -> None:
    assert date_in_figures(day) == figures
    assert date_in_words(day) == words
