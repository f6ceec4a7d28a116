"""What the server samples of a release carry, on the loopback, with and without compressed files beside.

    .venv/bin/python benchmarks/servers.py [--seconds 4] [--connections 32]     (needs nginx-light, apache2, wrk)

The site is built once; nginx and Apache serve it under /dan-van/ with the samples of `macros/release/`. Three ways:
the compressed file lies there; the server compresses each answer (as Debian sets it up: HTML only); the client takes
no compression. The load comes from the same machine, so both share its cores: ratios count, not the figures.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]

from site_building import build  # noqa: E402
from web_servers import PACKAGES, deployed, program, running  # noqa: E402

from macros.release.policy import server_files  # noqa: E402

PAGES = ("index.html", "ke-hoach/73-kh-ubnd-2024.html")
# The name of a way, whether compressed files lie beside, what the client takes.
WAYS = (("pre-compressed", True, "gzip"), ("on the fly", False, "gzip"), ("none", False, "identity"))


def main(seconds: int, connections: int) -> None:
    """Print the table."""
    missing = [package for server, package in PACKAGES.items() if program(server) is None]
    missing += [] if shutil.which("wrk") else ["wrk"]
    if missing:
        sys.exit(f"not installed: {' '.join(missing)}")
    print("| server | page | compression | kB on the wire | requests a second | p50 ms | p99 ms | not 200 |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        site = build(PROJECT, Path(folder) / "site")
        samples = server_files(site)
        for server in PACKAGES:
            for page in PAGES:
                for way, compressed, encoding in WAYS:
                    with (
                        deployed(site, compressed=compressed) as copy,
                        running(server, copy, samples[f"{server}/can-cu-dan-van.conf"]) as origin,
                    ):
                        measured = load(f"{origin}/dan-van/{page}", encoding, seconds, connections)
                    print(f"| {server} | {page} | {way} | {' | '.join(measured)} |", flush=True)


def load(address: str, encoding: str, seconds: int, connections: int) -> list[str]:
    """Ask for one page for some seconds: its size, requests a second, latencies, answers that were no page."""
    command = f"wrk --threads 2 --connections {connections} --duration {seconds}s --latency"
    said = subprocess.run(
        [*command.split(), "--header", f"Accept-Encoding: {encoding}", address],
        capture_output=True,
        text=True,
        timeout=seconds + 30,
        check=True,
    ).stdout
    requests, size, unit = re.search(r"(\d+) requests in [\d.]+\w+, ([\d.]+)([KMG])B read", said).groups()
    kilobytes = float(size) * {"K": 1, "M": 1024, "G": 1024**2}[unit] / int(requests)
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    return [
        f"{kilobytes:.1f}",
        f"{rate:,.0f}",
        *(milliseconds(re.search(rf"\b{share}%\s+([\d.]+\w+)", said)[1]) for share in (50, 99)),
        failed[1] if failed else "0",
    ]


def milliseconds(text: str) -> str:
    """A time of wrk ("812.00us", "1.20ms", "1.01s") in milliseconds."""
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()
    return f"{float(number) * {'us': 0.001, 'ms': 1, 's': 1000}[unit]:.1f}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--connections", type=int, default=32)
    arguments = parser.parse_args()
    main(arguments.seconds, arguments.connections)
