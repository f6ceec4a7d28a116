"""Where provisions stand in the text as received."""

from macros.exports.source_lines import lines_of_provisions
from macros.loading.corpus import PlanFolder
from macros.model import Plan, Provision, ProvisionKind


def _folder(source: str, *texts: str) -> PlanFolder:
    return PlanFolder(
        plan=Plan(
            id="ke-hoach", document="ke-hoach", name="Kế hoạch", year=2024, signed_by="A", source_file="a.txt"
        ),
        provisions=tuple(
            Provision(id=f"p{number}", kind=ProvisionKind.PARAGRAPH, label="đoạn", text=text)
            for number, text in enumerate(texts, start=1)
        ),
        source_text=source,
    )


def test_broken_lines_are_joined() -> None:
    folder = _folder("Mở đầu\n\n- Tiếp tục quán\n\ntriệt\n", "Mở đầu", "Tiếp tục quán triệt")
    assert lines_of_provisions(folder) == {"p1": "1", "p2": "3-5"}


def test_same_words_are_found_in_reading_order() -> None:
    assert lines_of_provisions(_folder("Như trên\nKhác\nNhư trên", "Như trên", "Như trên")) == {
        "p1": "1",
        "p2": "3",
    }


def test_moved_text_is_found_where_it_stands() -> None:
    assert lines_of_provisions(_folder("Chú thích\nĐoạn", "Đoạn", "Chú thích")) == {"p1": "2", "p2": "1"}


def test_text_in_pieces_has_no_lines() -> None:
    assert lines_of_provisions(_folder("Một nửa\nxen vào\nnửa kia", "Một nửa nửa kia")) == {}


def test_decomposed_letters_are_the_same_letters() -> None:
    assert lines_of_provisions(_folder("Chi\u0309 thi\u0323", "Chỉ thị")) == {"p1": "1"}
