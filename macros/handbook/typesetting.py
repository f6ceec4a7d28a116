"""HTML becomes PDF. The one place that knows WeasyPrint, which is imported only here and only when it is needed."""

from __future__ import annotations

import shutil
import subprocess

FONT = "Tinos"
"""Has the measures of Times New Roman (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.4) and all letters of Vietnamese."""
FONT_OF_SLIDES = "Arimo"
"""Of the same makers, without serifs, for a screen."""


def missing_tools() -> str | None:
    """What this machine lacks to make PDF files, as a sentence for the reader; None if nothing."""
    try:
        import weasyprint  # noqa: F401 - whether it can be imported is the question
    except ImportError:
        return f"{_CANNOT} chưa cài thư viện WeasyPrint (pip install weasyprint)."
    except OSError:  # it is there, the system's libraries for text are not
        return (
            f"{_CANNOT} WeasyPrint thiếu thư viện Pango của hệ thống "
            "(trên Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)."
        )
    for font in (FONT, FONT_OF_SLIDES):
        if not _has(font):
            return f"{_CANNOT} chưa cài phông chữ {font} (trên Debian: apt-get install fonts-croscore)."
    return None


_CANNOT = "Không làm được tệp PDF:"


def _has(font: str) -> bool:
    """Whether fontconfig, through which WeasyPrint finds its fonts, gives the font itself and no substitute."""
    command = shutil.which("fc-match")
    if command is None:
        return False
    done = subprocess.run(  # noqa: S603 - a fixed command
        [command, "--format=%{family}", font], capture_output=True, text=True, check=False
    )
    return done.stdout == font


def pdf(html: str) -> bytes:
    """A page as an accessible PDF (PDF/UA-1); nothing is read from the disk or the network but fonts."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    nothing = URLFetcher(allowed_protocols=())
    made: bytes = HTML(string=html, url_fetcher=nothing).write_pdf(pdf_variant="pdf/ua-1")
    return made
