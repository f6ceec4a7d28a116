"""`python -m macros import` as its user meets it: what is written, what is refused, and that nothing is half done."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from factories import data_folder, found

from macros.__main__ import main
from macros.importing import command

PLAN = """ỦY BAN NHÂN DÂN
TỈNH MẪU
Số: 12/KH-UBND
Mẫu, ngày 05 tháng 3 năm 2025
KẾ HOẠCH
Việc mẫu năm 2025
Căn cứ Chỉ thị số 1/CT-TTg ngày 05/01/2024 của Thủ tướng Chính phủ về công tác mẫu;
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
- Làm cho tốt.
II. NHIỆM VỤ
1. Tuyên truyền
- Các cơ quan, đơn vị tuyên truyền trước ngày 15/5/2025.
- Sở Y tế báo cáo theo Nghị quyết số 45/NQ-CP ngày 12/02/2025 của Chính phủ về việc mẫu.
III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
Chủ trì, theo dõi.
Trên đây là Kế hoạch./.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Nguyễn Văn A
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the sample data, ready for a second plan, and a plan to import."""
    choice = "current: 9-kh-ubnd-2024\nfirst: 9-kh-ubnd-2024\n"
    (data_folder(tmp_path) / "ke-hoach" / "hien-hanh.yml").write_text(choice, encoding="utf-8")
    (tmp_path / "ke-hoach.txt").write_text(PLAN, encoding="utf-8")
    return tmp_path


def _import(project: Path, *more: str, file: str = "ke-hoach.txt", plan: str = "12-kh-ubnd-2025") -> int:
    options = [
        "--plan",
        plan,
        "--data",
        str(project / "data"),
        "--out",
        str(project / "nhap"),
        "--day",
        "2026-01-02",
    ]
    return main(["import", str(project / file), *options, *more])


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_draft_mirrors_the_data(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _tree(project / "data")
    assert _import(project) == 0
    assert _tree(project / "data") == before, "the data itself is never written"
    assert sorted(_tree(project / "nhap")) == [
        "BAO-CAO.md",
        "_nguon/12-kh-ubnd-2025.txt",
        "co-quan/cac-co-quan.yml",
        "co-quan/so-y-te.yml",
        "ke-hoach/12-kh-ubnd-2025/ke-hoach.yml",
        "ke-hoach/12-kh-ubnd-2025/nhiem-vu/ii-1.yml",
        "ke-hoach/12-kh-ubnd-2025/nhiem-vu/iii-1.yml",
        "ke-hoach/12-kh-ubnd-2025/noi-dung/01-mo-dau.yml",
        "ke-hoach/12-kh-ubnd-2025/noi-dung/02-phan-i.yml",
        "ke-hoach/12-kh-ubnd-2025/noi-dung/03-phan-ii.yml",
        "ke-hoach/12-kh-ubnd-2025/noi-dung/04-phan-iii.yml",
        "ke-hoach/12-kh-ubnd-2025/noi-dung/05-ket-thuc.yml",
        "ke-hoach/12-kh-ubnd-2025/thoi-han.yml",
        "van-ban/12-kh-ubnd-2025.yml",
        "van-ban/45-nq-cp-2025.yml",
    ]
    folder = (project / "nhap").as_posix()
    assert capsys.readouterr().out.splitlines() == [
        f"Đã ghi bản nháp Kế hoạch 12/KH-UBND vào {folder}",
        "  17 mục, trong đó 0 chú thích",
        "  3 phần bỏ ra khỏi lời văn và ghi lại",
        "  2 viện dẫn: 1 nối được với văn bản đã có, 0 có lẽ in nhầm",
        "  1 văn bản đã có, 1 văn bản nháp mới",
        "  5 cơ quan được nêu, 2 cơ quan nháp mới",
        "  3 nhiệm vụ, 1 thời hạn, 0 chỉ tiêu (nháp)",
        f"Có 5 điều cần người xem, 0 lỗi còn phải sửa: xem {folder}/BAO-CAO.md",
    ]


def test_a_draft_laid_over_the_data_is_read_by_the_loader(project: Path) -> None:
    assert _import(project) == 0
    shutil.copytree(project / "nhap", project / "data", dirs_exist_ok=True)
    assert found(project / "data") == []


def test_what_the_checks_would_say_is_in_the_report(project: Path) -> None:
    text = PLAN.replace("Chỉ thị số 1/CT-TTg ngày 05/01/2024", "Chỉ thị số 1/CT-TTg ngày 05/01/2025")
    (project / "ke-hoach.txt").write_text(text, encoding="utf-8")
    assert _import(project) == 0
    shutil.copytree(project / "nhap", project / "data", dirs_exist_ok=True)
    report = (project / "data" / "BAO-CAO.md").read_text(encoding="utf-8")
    (problem,) = found(project / "data")
    assert problem.code == "unresolved-citation"
    assert f"- [ ] {problem.at.file}:{problem.at.line}: [{problem.code}] {problem.message}" in report
    assert "“Chỉ thị số 1/CT-TTg ngày 05/01/2025” có lẽ in nhầm, muốn nói 1-ct-ttg-2024." in report


def test_two_imports_of_one_file_are_equal(project: Path) -> None:
    assert _import(project) == 0
    first = _tree(project / "nhap")
    shutil.rmtree(project / "nhap")
    assert _import(project) == 0
    assert _tree(project / "nhap") == first


def test_a_plan_that_is_kept_is_compared_not_overwritten(project: Path) -> None:
    before = _tree(project / "data")
    source = project / "data" / "_nguon" / "9-kh-ubnd-2024.txt"
    shutil.copy(source, project / "lai.txt")
    assert _import(project, file="lai.txt", plan="9-kh-ubnd-2024") == 0
    assert _tree(project / "data") == before
    report = (project / "nhap" / "BAO-CAO.md").read_text(encoding="utf-8")
    assert "## Khác với bản đang có trong data/" in report
    assert (
        "2. Kế hoạch này đã có trong data/: chỉ sửa tay vào đó những chỗ khác mà bản nháp đúng hơn." in report
    )


# -- refusals --------------------------------------------------------------------------------------------------


def test_error_of_another_plan_under_a_kept_id(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _import(project, plan="9-kh-ubnd-2024") == 1
    assert capsys.readouterr().err == (
        "Mã 9-kh-ubnd-2024 đã là của Kế hoạch 9/KH-UBND, mà tệp này khác hẳn: chỉ 18 % số mục giống. Hai kế hoạch "
        "không thể cùng mã. Gợi ý: kiểm tra lại tệp, hoặc đặt mã khác\n"
    )
    assert not (project / "nhap").exists()


@pytest.mark.parametrize(
    ("plan", "hint"),
    [
        ("12/KH-UBND 2025", "12-kh-ubnd-2025"),
        ("kế hoạch", "ví dụ 73-kh-ubnd-2024"),
        ("../12-kh-ubnd-2025", "12-kh-ubnd-2025"),
    ],
)
def test_error_of_an_id_in_the_wrong_form(
    project: Path, capsys: pytest.CaptureFixture[str], plan: str, hint: str
) -> None:
    assert _import(project, plan=plan) == 1
    message = f"Mã kế hoạch “{plan}” chưa đúng mẫu số-loại-cơ quan-năm. Gợi ý: {hint}\n"
    assert capsys.readouterr().err == message
    assert not (project / "nhap").exists()


def test_error_of_a_file_that_is_not_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _import(project, file="khong-co.txt") == 1
    assert capsys.readouterr().err == f"Không đọc được {project / 'khong-co.txt'}: không có tệp này.\n"


def test_error_of_a_folder_in_place_of_a_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _import(project, file="data") == 1
    assert capsys.readouterr().err == f"Không đọc được {project / 'data'}: đây là một thư mục.\n"


def test_error_of_a_file_that_holds_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "rong.txt").write_bytes(b"")
    assert _import(project, file="rong.txt") == 1
    assert capsys.readouterr().err == f"Không đọc được {project / 'rong.txt'}: tệp rỗng.\n"
    assert not (project / "nhap").exists()


def test_error_of_a_draft_that_is_there_already(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "nhap").mkdir()
    assert _import(project) == 1
    assert capsys.readouterr().err == (
        f"Đã có thư mục {project / 'nhap'}; bản nháp cũ có thể đã được sửa nên không ghi đè. Gợi ý: đổi tên hoặc xóa "
        "thư mục ấy, hoặc thêm --out THƯ-MỤC\n"
    )
    assert list((project / "nhap").iterdir()) == []


def test_error_of_a_disk_that_fails_leaves_nothing(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill = command._fill  # noqa: SLF001 - what writes is made to fail in the middle

    def fails_in_the_middle(folder: Path, files: dict[str, str]) -> None:
        fill(folder, dict(list(files.items())[:3]))
        if folder.name != "data":
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(command, "_fill", fails_in_the_middle)
    before = {path.name for path in project.iterdir()}
    assert _import(project) == 1
    assert capsys.readouterr().err == f"Không ghi được {project / 'nhap'}: hết chỗ trên đĩa.\n"
    assert {path.name for path in project.iterdir()} == before


def test_error_of_data_with_mistakes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "data" / "co-quan" / "so-noi-vu.yml").write_text("id: so-noi-vu\n", encoding="utf-8")
    assert _import(project) == 1
    assert "lỗi [" in capsys.readouterr().err
    assert not (project / "nhap").exists()


def test_error_of_a_call_without_the_plan(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["import", str(project / "ke-hoach.txt")])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("Lệnh chưa đúng.\nCách gọi:\n")
