"""The Content-Security-Policy of a built site, and the server configurations that hold it."""

from __future__ import annotations

import base64
import hashlib
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from macros.release.policy import OTHER_HEADERS, InlineCode, policy_of, server_files

HASHED = "assets/stylesheets/main.57a0d79d.min.css"


def site_of(folder: Path, *pages: str) -> Path:
    for number, page in enumerate(pages):
        path = folder / "a" / f"{number}.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text(page, encoding="utf-8")
    for asset in (HASHED, "assets/site.css"):
        path = folder / asset
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def sources(policy: str, directive: str) -> list[str]:
    """What a policy allows for one directive."""
    found = [part.split()[1:] for part in policy.split("; ") if part.split()[0] == directive]
    assert len(found) == 1
    return found[0]


def hash_of(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


# -- the policy ----------------------------------------------------------------------------------------------------


def test_every_inline_script_is_named_once_in_a_stable_order(tmp_path: Path) -> None:
    pages = ("<script>b()</script><script>a()</script>", "<p>x</p><script>a()</script>")
    allowed = sources(policy_of(site_of(tmp_path, *pages)), "script-src")
    assert allowed == ["'self'", *sorted([hash_of("a()"), hash_of("b()")])]


def test_the_hash_is_the_one_of_the_standard(tmp_path: Path) -> None:
    """The example of the W3C's recommendation (Content Security Policy Level 2, 7.17.2)."""
    policy = policy_of(site_of(tmp_path, "<script>alert('Hello, world.');</script>"))
    assert "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='" in policy


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_hash_is_of_the_text_as_a_browser_reads_it(tmp_path: Path, ends: str) -> None:
    site = site_of(tmp_path, "")
    script = 'a < b && "ệ</p>"'
    (site / "index.html").write_bytes(f"<script>\n{script}\n</script>".replace("\n", ends).encode())
    assert hash_of(f"\n{script}\n") in policy_of(site)


@pytest.mark.parametrize(
    "page",
    [
        '<script src="a.js"></script>',
        '<script type="application/json">{"a": 1}</script>',
        '<script type="application/ld+json">{"a": 1}</script>',
        "<!-- <script>a()</script> -->",
        "<pre>&lt;script&gt;a()&lt;/script&gt;</pre>",
    ],
)
def test_what_is_no_inline_script_gets_no_hash(tmp_path: Path, page: str) -> None:
    assert sources(policy_of(site_of(tmp_path, page)), "script-src") == ["'self'"]


def test_nothing_is_allowed_that_was_not_thought_of(tmp_path: Path) -> None:
    policy = policy_of(site_of(tmp_path, "<script>a()</script>"))
    assert sources(policy, "default-src") == ["'none'"]
    assert sources(policy, "frame-ancestors") == ["'self'"]
    assert "unsafe" not in policy
    assert "*" not in policy
    assert not re.search(r"\bhttps?:", policy)


@pytest.mark.parametrize(
    "tag",
    [
        '<p style="color: red">',
        "<style>",
        '<svg><style type="text/css">',
        '<button onclick="a()">',
        '<IMG SRC=x OnError="a()">',
        '<a href="javascript:a()">',
        '<a href=" java\nscript:a()">',
        '<form action="JavaScript:a()">',
    ],
)
def test_error_inline_code_is_named_with_its_page(tmp_path: Path, tag: str) -> None:
    with pytest.raises(InlineCode) as raised:
        policy_of(site_of(tmp_path, "<p>tốt</p>", f"<p>xấu</p>{tag}</p>"))
    shown = " ".join(tag.removeprefix("<svg>").split())
    assert raised.value.places == [f"a/1.html: {shown}"]
    assert f"  a/1.html: {shown}" in str(raised.value)


def test_error_all_places_are_named(tmp_path: Path) -> None:
    with pytest.raises(InlineCode) as raised:
        policy_of(site_of(tmp_path, '<p style="a">', "<style></style><p onclick=b>"))
    assert raised.value.places == ['a/0.html: <p style="a">', "a/1.html: <style>", "a/1.html: <p onclick=b>"]


@pytest.mark.parametrize(
    "page",
    [
        '<a href="javascript:void(0)" class="md-search__icon">',
        '<a href="javascript.html" title="onclick" data-style="a">',
    ],
)
def test_harmless_attributes_are_no_inline_code(tmp_path: Path, page: str) -> None:
    policy_of(site_of(tmp_path, page))


# -- the configurations --------------------------------------------------------------------------------------------


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    site = site_of(tmp_path, "<script>a()</script>")
    return {name: content.decode() for name, content in server_files(site).items()}


def test_each_server_has_its_files(files: dict[str, str]) -> None:
    assert sorted(files) == [
        "apache/can-cu-dan-van.conf",
        "apache/can-cu.conf",
        "iis/web.config",
        "nginx/can-cu-dan-van.conf",
        "nginx/can-cu.conf",
    ]
    for name, text in files.items():
        assert "Mẫu cấu hình" in text
        assert "{{" not in text
        assert "{%" not in text
        assert (name.endswith("dan-van.conf")) == ("/dan-van/" in text)
        if not name.endswith(".config"):
            assert hash_of("a()") in text


# Names of elements and attributes of IIS 10, from its own schema (IIS_schema.xml) and Microsoft's reference of the
# settings: a name that is not known stops the whole site there with error 500.19. Only what our file may use.
_IIS: dict[str, dict[str, set[str]]] = {
    "configuration": {"system.webServer": set(), "location": {"path"}},
    "location": {"system.webServer": set()},
    "system.webServer": {
        "defaultDocument": {"enabled"},
        "directoryBrowse": {"enabled"},
        "httpErrors": {"errorMode", "existingResponse"},
        "httpProtocol": set(),
        "staticContent": set(),
        "urlCompression": {"doStaticCompression", "doDynamicCompression"},
    },
    "defaultDocument": {"files": set()},
    "files": {"clear": set(), "add": {"value"}},
    "httpErrors": {
        "remove": {"statusCode", "subStatusCode"},
        "error": {"statusCode", "subStatusCode", "path", "responseMode"},
    },
    "httpProtocol": {"customHeaders": set()},
    "customHeaders": {"remove": {"name"}, "add": {"name", "value"}},
    "staticContent": {
        "clientCache": {"cacheControlMode", "cacheControlMaxAge", "cacheControlCustom"},
        "remove": {"fileExtension"},
        "mimeMap": {"fileExtension", "mimeType"},
    },
}
_IIS_VALUES = {
    "cacheControlMode": {"NoControl", "DisableCache", "UseMaxAge", "UseExpires"},
    "errorMode": {"DetailedLocalOnly", "Custom", "Detailed"},
    "existingResponse": {"Auto", "Replace", "PassThrough"},
    "responseMode": {"File", "ExecuteURL", "Redirect"},
    "enabled": {"true", "false"},
}


@pytest.fixture
def iis(files: dict[str, str]) -> ET.Element:
    return ET.fromstring(files["iis/web.config"])  # noqa: S314 - our own file


def test_iis_file_uses_names_that_iis_knows(iis: ET.Element) -> None:
    assert iis.tag == "configuration"
    for parent in iis.iter():
        for child in parent:
            assert child.tag in _IIS.get(parent.tag, {}), f"{child.tag} in {parent.tag}"
            assert set(child.attrib) <= _IIS[parent.tag][child.tag], child.attrib
            for name, value in child.attrib.items():
                assert value in _IIS_VALUES.get(name, {value})


def test_iis_adds_nothing_twice(iis: ET.Element) -> None:
    """IIS refuses a type or header that it already has; each is removed first."""
    for path, added, key in (
        ("system.webServer/staticContent", "mimeMap", "fileExtension"),
        ("system.webServer/httpProtocol/customHeaders", "add", "name"),
        ("system.webServer/httpErrors", "error", "statusCode"),
    ):
        collection = iis.find(path)
        assert collection is not None
        removed: list[str] = []
        for entry in collection:
            if entry.tag == "remove":
                removed.append(entry.attrib[key])
            elif entry.tag == added:
                assert entry.attrib[key] == removed[-1]
        assert len(removed) == len(set(removed))


def test_iis_sends_the_same_headers_and_caches_the_same_files(iis: ET.Element, tmp_path: Path) -> None:
    headers = {
        entry.attrib["name"]: entry.attrib["value"]
        for entry in iis.iterfind("system.webServer/httpProtocol/customHeaders/add")
    }
    assert headers == {"Content-Security-Policy": policy_of(tmp_path), **OTHER_HEADERS}
    assert [entry.attrib["path"] for entry in iis.iterfind("location")] == [HASHED]
