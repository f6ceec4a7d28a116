"""What all records share: they are frozen, refuse unknown keys, and their field docstrings are the editors' help."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints


class Record(BaseModel):
    """A piece of data as an editor wrote it, checked and immutable.

    The docstring under each field is Vietnamese: it becomes the hover help in the editor and the field table
    of the guide.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, str_strip_whitespace=False
    )


class NotADate(ValueError):
    """A date that is not written YEAR-MONTH-DAY, or that no calendar holds."""


class BlankText(ValueError):
    """A text of nothing but white space."""


_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _iso_date(value: object) -> object:
    # pydantic alone would read "1709078400" as a date, too.
    if isinstance(value, str):
        if not _ISO_DATE.fullmatch(value):
            raise NotADate(value)
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise NotADate(value) from None
    return value


def _not_blank(value: str) -> str:
    if not value.strip():
        raise BlankText
    return value


IsoDate = Annotated[date, BeforeValidator(_iso_date)]
Text = Annotated[str, AfterValidator(_not_blank)]

# Identifiers are addresses: lower-case ASCII words with hyphens ("33-ct-ttg-2021", "so-noi-vu").
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
# "pre", "II.4.b1", "II.8.h", "fn1", "III.3.p1": the keys of the plan's outline.
ProvisionId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$")]
# "A1", "D13"
ErratumId = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]+$")]
# "tvpl_kh73": a row of data/_nguon/nguon.yml
SourceKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]
