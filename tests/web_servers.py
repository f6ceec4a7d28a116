"""nginx and Apache of this machine on a free port of the loopback, with the configurations of a release.

Nothing outside a temporary folder is written; Debian's own settings around ours are read, as on a real server.
"""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# What the person who sets up a server edits in the samples.
FOLDER = "/srv/can-cu/current/site/"
PORTS = {"nginx": ("listen 80;", "listen 127.0.0.1:{port};"), "apache": ("*:80>", "127.0.0.1:{port}>")}
PROGRAMS = {"nginx": "nginx", "apache": "apache2"}
PACKAGES = {"nginx": "nginx-light", "apache": "apache2"}
COMPRESSED = {".html", ".css", ".js", ".json", ".jsonld", ".csv", ".ics", ".svg", ".txt", ".xml", ".yml"}

_NGINX = """{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes 2;
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on;
    tcp_nopush on;
    gzip on;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/can-cu.conf;
}}
"""
_APACHE = """ServerRoot /etc/apache2
{user}
Listen 127.0.0.1:{port}
ServerName 127.0.0.1
PidFile {folder}/apache.pid
ErrorLog {folder}/error.log
DefaultRuntimeDir {folder}
Mutex file:{folder} default
Include mods-enabled/*.load
Include mods-enabled/*.conf
<IfModule !headers_module>
    LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
</IfModule>
<IfModule !rewrite_module>
    LoadModule rewrite_module /usr/lib/apache2/modules/mod_rewrite.so
</IfModule>
<Directory />
    Options FollowSymLinks
    AllowOverride None
    Require all denied
</Directory>
Include conf-enabled/*.conf
Include {folder}/can-cu.conf
"""


def program(server: str) -> str | None:
    """The program of a server, which Debian keeps outside the path of ordinary users."""
    return shutil.which(PROGRAMS[server], path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


@contextmanager
def deployed(site: Path, *, compressed: bool = True) -> Iterator[Path]:
    """A copy of a site as a server finds it: readable by all, behind the link `current`, compressed beside."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # a server that starts as root reads as another user
        copy = folder / "releases" / "one" / "site"
        shutil.copytree(site, copy)
        (folder / "current").symlink_to("releases/one")
        if compressed:
            for path in list(copy.rglob("*")):
                if path.suffix in COMPRESSED and path.is_file():
                    packed = gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)
                    path.with_name(f"{path.name}.gz").write_bytes(packed)
        yield folder / "current" / "site"


@contextmanager
def running(server: str, site: Path, configuration: bytes) -> Iterator[str]:
    """The address of a server that serves a deployed site with one of the samples, edited as the sample says."""
    found, put = PORTS[server]
    port = _free_port()
    text = configuration.decode()
    for old, new in ((found, put.format(port=port)), (FOLDER, f"{site}/")):
        assert old in text, f"the sample for {server} has no {old!r}"
        text = text.replace(old, new)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "can-cu.conf").write_text(text, encoding="utf-8")
        root = os.geteuid() == 0
        if server == "nginx":
            main, user = _NGINX, "user www-data;" if root else ""
            command = [str(program(server)), "-e", "stderr", "-p", name, "-c", f"{name}/main.conf"]
        else:
            main, user = _APACHE, "User www-data\nGroup www-data" if root else ""
            command = [str(program(server)), "-f", f"{name}/main.conf", "-DFOREGROUND"]
        (folder / "main.conf").write_text(main.format(folder=name, port=port, user=user), encoding="utf-8")
        environment = {**os.environ, "APACHE_LOG_DIR": name, "APACHE_RUN_DIR": name}
        with (folder / "output").open("wb") as output:
            process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        try:
            _wait(process, port, folder)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=10)


def _free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        number: int = opened.getsockname()[1]
        return number


def _wait(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    for _ in range(100):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    said = [path.read_text() for name in ("output", "error.log") if (path := folder / name).exists()]
    raise RuntimeError("the server does not start:\n" + "\n".join(said))
