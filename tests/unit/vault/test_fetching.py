"""A page from the open is fetched by a process that has one connection and nothing else."""

import datetime
import http.server
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from vistka.vault.fetching import getting
from vistka.vault.fetching.getting import NotFetched, answer_in, fetch
from vistka.vault.fetching.terms import HEAD, MOST_BYTES, Reason, Tag

NAME = "news.example"
PAGE = b"<p>Nobody is named here.</p>" * 400

CHILD = """
import fcntl, os, socket, ssl, sys
from vistka.vault.fetching import child

child.PORT = {port}
child._public_address = lambda host: "127.0.0.1"
child._context = lambda: ssl.create_default_context(cafile={certificate!r})
framed = child._frame

def looks_round(response):
    try:
        {attempt}
    except PermissionError:
        return framed(response)
    return b"not shut in"

child._frame = looks_round
sys.stdout.buffer.write(child.answer({name!r}, sys.argv[1]))
sys.stdout.buffer.flush()
os._exit(0)
"""
"""The child itself, but that the address is this machine's, and that it tries something before it answers."""


class Site(http.server.BaseHTTPRequestHandler):
    """A site with a page, a redirect, a bomb and a page that is packed."""

    def do_GET(self) -> None:
        if self.path == "/moved":
            self._say(302, b"", Location="/there")
        elif self.path == "/gone":
            self._say(404, b"")
        elif self.path == "/endless":
            self._say(200, b"x" * (MOST_BYTES + 1))
        elif self.path == "/packed":
            self._say(200, PAGE, **{"Content-Encoding": "gzip"})
        else:
            self._say(200, PAGE)

    def _say(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError, ssl.SSLError):
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def certified(folder: Path) -> tuple[Path, Path]:
    """A certificate for the invented site, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now, day = datetime.datetime.now(datetime.UTC), datetime.timedelta(days=1)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - day)
        .not_valid_after(now + day)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / "certificate.pem", folder / "key.pem"
    public.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return public, private


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    public, private = certified(tmp_path_factory.mktemp("site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(public, private)
    server.socket = tls.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port, public
    server.shutdown()
    server.server_close()


def asked(site: tuple[int, Path], path: str, attempt: str = "os.stat('/')") -> bytes:
    port, certificate = site
    code = CHILD.format(port=port, certificate=str(certificate), name=NAME, attempt=attempt)
    command = [sys.executable, "-I", "-B", "-c", code, path]
    return subprocess.run(command, capture_output=True, check=True, timeout=30).stdout  # noqa: S603


@pytest.mark.parametrize(
    "attempt",
    [
        "open('/etc/hostname')",
        "socket.socket()",
        "socket.socket(socket.AF_UNIX)",
        "os.fork()",
        "os.kill(os.getppid(), 0)",
        "fcntl.fcntl(1, fcntl.F_SETOWN, 1)",
        "fcntl.ioctl(1, 0x8901, bytes(4))",
    ],
)
def test_who_reads_the_page_has_its_one_connection_and_neither_file_nor_network_nor_process(
    site: tuple[int, Path], attempt: str
) -> None:
    assert answer_in(asked(site, "/page", attempt)) == (Tag.PAGE, PAGE)


def test_a_redirect_is_not_followed_by_the_child_but_named_to_the_parent(site: tuple[int, Path]) -> None:
    assert answer_in(asked(site, "/moved")) == (Tag.REDIRECT, b"/there")


@pytest.mark.parametrize(
    ("path", "reason"), [("/gone", Reason.NO_PAGE), ("/packed", Reason.NO_PAGE), ("/endless", Reason.TOO_LARGE)]
)
def test_what_is_no_page_is_refused_with_its_reason(site: tuple[int, Path], path: str, reason: Reason) -> None:
    with pytest.raises(NotFetched) as refused:
        answer_in(asked(site, path))
    assert refused.value.reason is reason


def test_a_site_that_the_settings_do_not_name_is_not_asked() -> None:
    with pytest.raises(NotFetched) as refused:
        fetch("https://elsewhere.example/page", ["news.example"])
    assert refused.value.reason is Reason.NOT_ALLOWED
    with pytest.raises(NotFetched) as refused:
        fetch("https://notnews.example/page", ["news.example"])
    assert refused.value.reason is Reason.NOT_ALLOWED


@pytest.mark.parametrize(
    "address",
    [
        "http://news.example/page",
        "file:///etc/passwd",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://me:secret@news.example/",
        "https://news.example:5432/",
        "https://-o.news.example/",
        "news.example",
        "",
    ],
)
def test_what_is_no_address_of_a_page_is_not_asked(address: str) -> None:
    with pytest.raises(NotFetched) as refused:
        fetch(address, ["news.example", "127.0.0.1", "::1"])
    assert refused.value.reason is Reason.NO_ADDRESS


def test_a_name_that_leads_inside_our_own_walls_is_not_asked() -> None:
    with pytest.raises(NotFetched) as refused:
        fetch("https://localhost/page", ["localhost"])
    assert refused.value.reason is Reason.NOT_PUBLIC


def test_a_redirect_to_a_site_that_is_not_named_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        getting, "_asked", lambda host, path, _seconds: (Tag.REDIRECT, b"https://inside.example/secrets")
    )
    with pytest.raises(NotFetched) as refused:
        fetch("https://news.example/page", ["news.example"])
    assert refused.value.reason is Reason.NOT_ALLOWED


def test_an_address_that_leads_round_in_a_circle_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getting, "_asked", lambda host, path, _seconds: (Tag.REDIRECT, b"/again"))
    with pytest.raises(NotFetched) as refused:
        fetch("https://news.example/page", ["news.example"])
    assert refused.value.reason is Reason.TOO_MANY_REDIRECTS


def test_all_that_is_asked_for_one_page_has_one_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that leads on and on, each time as late as it may."""
    clock, given = [1000.0], list[float]()

    def slow(host: str, path: str, seconds: float) -> tuple[Tag, bytes]:
        given.append(seconds)
        clock[0] += min(seconds, 12.0)
        return Tag.REDIRECT, b"/on"

    monkeypatch.setattr(getting, "monotonic", lambda: clock[0])
    monkeypatch.setattr(getting, "_asked", slow)
    with pytest.raises(NotFetched) as refused:
        fetch("https://news.example/page", ["news.example"])
    assert refused.value.reason is Reason.NO_ANSWER
    assert given == [20.0, 18.0, 6.0]


def test_a_third_page_at_once_waits_its_turn_and_is_then_refused_kindly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getting, "PATIENCE_SECONDS", 0.1)
    monkeypatch.setattr(getting, "_asked", lambda host, path, _seconds: (Tag.PAGE, PAGE))
    with getting._turn(), getting._turn(), pytest.raises(NotFetched) as refused:
        fetch("https://news.example/page", ["news.example"])
    assert refused.value.reason is Reason.BUSY
    assert "Nothing is lost" in str(refused.value.words)
    assert fetch("https://news.example/page", ["news.example"]) == PAGE


@given(
    st.binary(max_size=200)
    | st.builds(lambda *three: HEAD.pack(*three), st.integers(0, 5), st.integers(0, 99), st.just(0))
)
def test_whatever_a_child_answers_is_a_page_a_redirect_or_a_refusal(answer: bytes) -> None:
    with suppress(NotFetched):
        tag, content = answer_in(answer)
        assert tag in (Tag.PAGE, Tag.REDIRECT)
        assert (
            answer == HEAD.pack(tag, len(content), 0) + content
            or answer[: HEAD.size - 1] == HEAD.pack(tag, len(content), 0)[:-1]
        )
