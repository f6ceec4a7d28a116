"""The server samples of a release, run: nginx and Apache serve the built site, Chromium uses it under its policy."""

from __future__ import annotations

import http.client
import os
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from test_in_chromium import KINDS
from web_servers import PACKAGES, deployed, program, running

from macros.release.policy import OTHER_HEADERS, OTHER_TYPES, TEXT_TYPES, policy_of, server_files

TYPES = {
    "index.html": "text/html; charset=utf-8",
    "assets/site.css": "text/css; charset=utf-8",
    "assets/copy.js": "text/javascript; charset=utf-8",
    "assets/favicon.svg": "image/svg+xml; charset=utf-8",
    "assets/images/favicon.png": "image/png",
    "du-lieu/van-ban.json": "application/json",
    "du-lieu/van-ban.jsonld": "application/ld+json",
    "du-lieu/van-ban.csv": "text/csv; charset=utf-8",
    "du-lieu/ma-tran.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "du-lieu/ban-ghi/van-ban/33-ct-ttg-2021.yml": "text/plain; charset=utf-8",
    "du-lieu/SHA256SUMS": "text/plain; charset=utf-8",
    "sitemap.xml": "application/xml; charset=utf-8",
    "kieu.woff2": "font/woff2",
    "kieu.ics": "text/calendar; charset=utf-8",
    "kieu.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "kieu.pdf": "application/pdf",
}
COMPRESSED = ("", "index.html", "van-ban/", "assets/site.css", "du-lieu/van-ban.json", "du-lieu/van-ban.csv")
PLACES = [(server, base) for server in PACKAGES for base in ("/", "/dan-van/")]
NOWHERE = (
    "khong-co.html",
    "van-ban/khong-co",
    "a/b/c/d.html",
    "assets/",
    "khong-co/",
    "kieu.57a0d79d.min.css",
)


@dataclass(frozen=True)
class Answer:
    """What a server said, redirects not followed."""

    status: int
    headers: Message
    body: bytes

    def header(self, name: str) -> str:
        """A header that must be there once."""
        values: list[str] = self.headers.get_all(name, [])
        assert len(values) == 1, f"{name}: {values}"
        return values[0]


@dataclass(frozen=True)
class Web:
    """A running server, the address under which the site lies there, and its folder."""

    origin: str
    base: str
    site: Path
    policy: str

    def ask(self, path: str, **headers: str) -> Answer:
        """Ask for a path below the site, or for one of the server when it starts with "/"."""
        connection = http.client.HTTPConnection(urlsplit(self.origin).netloc, timeout=10)
        asked = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path if path.startswith("/") else self.base + path, headers=asked)
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read())
        connection.close()
        return answer


@pytest.fixture(scope="module")
def site(built_site: Path) -> Iterator[Path]:
    """The built site where a server finds it, with files of types that it does not hold yet."""
    with deployed(built_site) as folder:
        for ending in ("woff2", "ics", "docx", "pdf"):
            (folder / f"kieu.{ending}").write_bytes(b"x")
        yield folder


@pytest.fixture(scope="module")
def webs(site: Path, built_site: Path) -> Iterator[dict[tuple[str, str], Web]]:
    """Every server that is here, at the root and under a path."""
    policy = policy_of(built_site)
    samples = server_files(built_site)
    with ExitStack() as stack:
        found = {}
        for server, base in PLACES:
            if program(server):
                name = f"{server}/can-cu{base.rstrip('/').replace('/', '-')}.conf"
                origin = stack.enter_context(running(server, site, samples[name]))
                found[server, base] = Web(origin, base, site, policy)
        yield found


@pytest.fixture(params=PLACES, ids=" ".join)
def web(request: pytest.FixtureRequest) -> Web:
    """One server at one path; a server that is not installed is skipped, on CI it fails."""
    server, base = request.param
    if program(server) is None:
        message = f"no {server}; on Debian: apt-get install {PACKAGES[server]}"
        if os.environ.get("CI"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    found: Web = request.getfixturevalue("webs")[server, base]
    return found


# -- what the servers say ------------------------------------------------------------------------------------------


def test_every_kind_of_file_has_its_type(web: Web) -> None:
    answers = {path: web.ask(path) for path in TYPES}
    assert {path: answer.status for path, answer in answers.items()} == dict.fromkeys(TYPES, 200)
    assert {path: answer.header("Content-Type") for path, answer in answers.items()} == TYPES
    assert [path for path, answer in answers.items() if answer.body != (web.site / path).read_bytes()] == []


def test_no_file_of_the_site_is_of_an_unknown_type(built_site: Path) -> None:
    endings = {path.suffix.removeprefix(".") for path in built_site.rglob("*") if path.is_file()}
    assert endings - {"", "map"} <= TEXT_TYPES.keys() | OTHER_TYPES.keys()  # releases hold no source maps


@pytest.mark.parametrize("path", COMPRESSED)
def test_compressed_files_are_sent_as_they_lie_there(web: Web, path: str) -> None:
    file = web.site / (f"{path}index.html" if path == "" or path.endswith("/") else path)
    packed = web.ask(path, Accept_Encoding="gzip, deflate")
    plain = web.ask(path)
    assert packed.header("Content-Encoding") == "gzip"
    assert packed.body == file.with_name(f"{file.name}.gz").read_bytes()
    assert plain.body == file.read_bytes()
    assert "Content-Encoding" not in plain.headers
    assert packed.header("Content-Type") == plain.header("Content-Type")
    # A cache between must not hand the one to who asked for the other.
    assert packed.header("Vary") == plain.header("Vary") == "Accept-Encoding"
    assert packed.header("ETag") != plain.header("ETag")


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_pages_and_data_are_revalidated(web: Web, encoding: str) -> None:
    for path in (
        "index.html",
        "assets/site.css",
        "assets/copy.js",
        "du-lieu/van-ban.json",
        "search/index.js",
    ):
        first = web.ask(path, Accept_Encoding=encoding)
        assert first.header("Cache-Control") == "no-cache"
        again = web.ask(path, Accept_Encoding=encoding, If_None_Match=first.header("ETag"))
        assert (again.status, again.body) == (304, b"")
        assert again.header("Cache-Control") == "no-cache"


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_files_with_a_fingerprint_in_their_name_are_kept(web: Web, encoding: str) -> None:
    names = [
        path.relative_to(web.site).as_posix()
        for path in web.site.rglob("*.*.*")
        if re.search(r"\.[0-9a-f]{8}\.(min\.js|woff2)$", path.name)
    ]
    assert sorted(Path(name).suffix for name in names) == [".js", ".js", ".woff2", ".woff2", ".woff2"]
    for name in names:
        answer = web.ask(name, Accept_Encoding=encoding)
        assert answer.status == 200
        assert answer.header("Cache-Control") == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("encoding", ["", "gzip"])
@pytest.mark.parametrize("path", NOWHERE)
def test_a_wrong_address_gets_the_page_of_the_site(web: Web, path: str, encoding: str) -> None:
    """Also a folder without a page: nothing is listed."""
    answer = web.ask(path, Accept_Encoding=encoding)
    page = web.site / ("404.html.gz" if encoding else "404.html")
    assert answer.status == 404
    assert answer.body == page.read_bytes()
    assert answer.header("Content-Type") == "text/html; charset=utf-8"
    assert answer.header("Cache-Control") == "no-cache"
    assert answer.header("Content-Security-Policy") == web.policy


def test_folders_are_reached_without_the_slash(web: Web) -> None:
    asked = {"van-ban": f"{web.base}van-ban/"}
    if web.base != "/":
        asked[web.base.rstrip("/")] = web.base
    for path, wanted in asked.items():
        answer = web.ask(path)
        assert answer.status == 301
        assert answer.header("Location").removeprefix(web.origin) == wanted


@pytest.mark.parametrize("path", ["", "index.html", "du-lieu/van-ban.json", "assets/site.css", "khong-co"])
def test_headers_of_security_are_sent_once(web: Web, path: str) -> None:
    answer = web.ask(path)
    assert answer.header("Content-Security-Policy") == web.policy
    assert {name: answer.header(name) for name in OTHER_HEADERS} == OTHER_HEADERS


@pytest.mark.parametrize("path", ["", "van-ban", "khong-co", "../../etc/passwd", "/dan-van", "/ngoai-trang"])
def test_no_version_is_shown(web: Web, path: str) -> None:
    answer = web.ask(path)
    assert answer.header("Server") in ("nginx", "Apache")
    if answer.status != 200:
        assert not re.search(rb"(nginx|Apache)/\d", answer.body)


# -- what a browser does with it -----------------------------------------------------------------------------------


@pytest.fixture
def refused(page: Any) -> list[str]:
    """What the policy refuses on a page; a refusal in a worker is only written to the console."""
    found: list[str] = []
    page.expose_function("canCuRefused", lambda line: found.append(line))
    page.add_init_script(
        """addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
          canCuRefused(`${location.pathname}: ${effectiveDirective} ${blockedURI} at ${sourceFile}:${lineNumber}`));"""
    )
    page.on(
        "console",
        lambda message: found.append(message.text) if "Content Security Policy" in message.text else None,
    )
    return found


def test_every_kind_of_page_works_under_the_policy(
    page: Any, refused: list[str], webs: dict[tuple[str, str], Web]
) -> None:
    if not webs:
        pytest.skip("no server is installed")
    web = webs.get(("nginx", "/dan-van/")) or next(iter(webs.values()))
    for kind in (*KINDS, "khong/co/trang-nay.html"):
        page.goto(f"{web.origin}{web.base}{kind}", wait_until="load")
        page.wait_for_timeout(50)  # what scripts do after loading
    page.goto(f"{web.origin}{web.base}so/33-ct-ttg/index.html")
    page.wait_for_url("**/van-ban/33-ct-ttg-2021.html")
    assert not refused, "\n".join(refused)


@pytest.mark.parametrize("web", [("nginx", "/dan-van/"), ("apache", "/")], indirect=True, ids=" ".join)
def test_what_moves_works_under_the_policy(page: Any, refused: list[str], web: Web) -> None:
    """The search and its sharing, the colours, the builder with its copy and Word file, the checker."""
    site = web.origin + web.base
    page.goto(f"{site}index.html")
    page.locator("label.md-header__button[for='__palette_1']:visible").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.locator(".md-search__input").fill("33/CT-TTg")
    assert "33-ct-ttg-2021" in (page.locator(".md-search-result__link").first.get_attribute("href") or "")
    page.locator("[data-md-component=search-share]").evaluate("(link) => link.click()")

    page.goto(f"{site}nhiem-vu/73-kh-ubnd-2024/ii-5-b1.html")
    page.locator("button[data-copy=chep-can-cu]").click()
    page.locator("button:has-text('Đã chép')").wait_for()

    page.goto(f"{site}can-cu/index.html?nv=ii-4-b1")
    page.locator("#builder-lines p").first.wait_for()
    with page.expect_download():
        page.get_by_role("button", name="Word").click()

    page.goto(f"{site}soat-vien-dan/index.html")
    page.locator("#checker-example").click()
    page.locator("#checker-list li").first.wait_for()

    page.goto(f"{site}tim-kiem/index.html?q=dan+van+kheo")
    page.locator(".search-list li").first.wait_for()
    page.wait_for_timeout(100)
    assert not refused, "\n".join(refused)


def test_a_refusal_is_noticed(page: Any, refused: list[str], webs: dict[tuple[str, str], Web]) -> None:
    """The tests above can fail."""
    if not webs:
        pytest.skip("no server is installed")
    web = next(iter(webs.values()))
    page.goto(f"{web.origin}{web.base}index.html")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }))"
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None
    assert any("style-src" in line for line in refused)
    assert any("script-src" in line for line in refused)
