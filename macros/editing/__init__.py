"""New records by a command: what was typed is read, what follows from it is filled into a template of `data/_mau/`.

Nothing in such a record is verified, and no file is ever overwritten.
"""

from __future__ import annotations

from macros.editing.draft import Draft, Refused
from macros.editing.files import Made, make, said_of

__all__ = ["Draft", "Made", "Refused", "make", "said_of"]
