"""Licences of everything that is shipped and not ours, with their texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from macros import addresses


@dataclass(frozen=True)
class Licence:
    """Something shipped; `terms` as its maker names them, `file` in `giay-phep/`, empty where there is no text."""

    name: str
    version: str
    terms: str
    file: str
    text: bytes


def licences(project: Path, site: Path) -> tuple[Licence, ...]:
    """What a release is made of, ours first.

    Icons are none but the theme's.
    """
    theme = distribution("mkdocs-material")
    icons = Path(str(theme.locate_file("material/templates/.icons/material/LICENSE")))
    font = project / "docs/assets/fonts/OFL.txt"
    shim = project / "docs/assets/vendor/iframe-worker-LICENSE.txt"
    slides = project / "docs/assets/vendor/reveal/LICENSE.txt"
    return (
        Licence("Căn cứ (dữ liệu, trang, mã lệnh)", "", "chưa công bố giấy phép", "", b""),
        Licence("Material for MkDocs", theme.version, "MIT", "material.txt", _text_of("mkdocs-material")),
        Licence(
            "Thư viện ghép trong mã của Material for MkDocs",
            theme.version,
            "theo thông báo của từng thư viện",
            "thu-vien-trong-material.txt",
            notices(site / "assets/javascripts"),
        ),
        Licence(
            "Material Design Icons", "", "Pictogrammers Free License", "bieu-tuong.txt", icons.read_bytes()
        ),
        Licence("iframe-worker", "1.0.4", "MIT", "iframe-worker.txt", shim.read_bytes()),
        Licence("reveal.js", "6.0.2", "MIT", "reveal.txt", slides.read_bytes()),
        *([_FONT_IN_PDF] if (site / addresses.handbook()).is_file() else []),
        Licence("Be Vietnam Pro (phông chữ)", "1.002", "OFL-1.1", "be-vietnam-pro.txt", font.read_bytes()),
    )


_FONT_IN_PDF = Licence(
    "Tinos, Arimo (phông chữ trong tệp PDF)",
    "",
    "Apache-2.0",
    "Apache-2.0.txt",
    (Path(__file__).parent / "samples/giay-phep/Apache-2.0.txt").read_bytes(),
)


def notices(scripts: Path) -> bytes:
    """The notices that compiled scripts carry (`/*! ... */`), each once."""
    found: dict[str, None] = {}
    for path in sorted(scripts.rglob("*.js")):
        if "lunr" not in path.relative_to(scripts).parts:  # that folder is not shipped
            found.update(
                dict.fromkeys(re.findall(r"/\*!.*?\*/", path.read_text(encoding="utf-8"), re.DOTALL))
            )
    return "".join(f"{notice}\n\n" for notice in found).encode()


def _text_of(package: str) -> bytes:
    """The licence that lies in an installed package."""
    found = distribution(package)
    [path] = [
        file for file in found.files or () if re.search(r"\.dist-info/(?:licenses/)?LICENSE", str(file))
    ]
    return Path(str(found.locate_file(path))).read_bytes()
