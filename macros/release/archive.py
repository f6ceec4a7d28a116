"""Compressed files whose bytes depend on their content alone, not on machine, clock or order."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from datetime import datetime

_TEXT = frozenset({"html", "css", "js", "json", "jsonld", "csv", "ics", "svg", "txt", "xml", "atom", "yml"})


def gzipped(content: bytes) -> bytes:
    """The content as a gzip file (RFC 1952) without name or time; Python's own header differs between systems."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(content) + deflate.flush()
    header = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"  # slowest and best, system not told
    return header + body + struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)


def with_compressed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files, and beside each text its `.gz` for servers that send it as it is; none where it saves nothing."""
    smaller = {
        f"{name}.gz": compressed
        for name, content in files.items()
        if name.rpartition(".")[2] in _TEXT and len(compressed := gzipped(content)) < len(content)
    }
    return {**files, **smaller}


def checksums(files: Mapping[str, bytes]) -> bytes:
    """The fingerprints in the form that `sha256sum --check` reads."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()


def zipped(files: Mapping[str, bytes], moment: datetime) -> bytes:
    """A ZIP of the files in the order of names, all of one moment (in UTC); scripts may be run."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.create_system = 3  # Unix, also when made on Windows
            entry.external_attr = (0o100755 if name.endswith(".sh") else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".gz") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    return written.getvalue()
