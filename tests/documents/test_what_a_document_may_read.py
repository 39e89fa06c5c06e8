"""Addresses smuggled into a document by the texts of many people."""

import datetime
import http.server
import io
import threading

import pytest
from pypdf import PdfReader
from weasyprint.urls import FatalURLFetchingError

from egov_meeting.documents.pdf import PdfDescription, render_pdf
from egov_meeting.documents.pdf.fetcher import AddressRefused, OwnFilesFetcher

REFUSED = [
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "http://127.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "https://example.org/x.png",
    "//example.org/x.png",
    "ftp://127.0.0.1/x",
    "data:text/html,<script>1</script>",
    "data:text/css,*{color:red}",
    "data:application/pdf;base64,AAAA",
    "javascript:alert(1)",
    "jar:file:///etc/passwd",
    "/etc/passwd",
    "../../etc/passwd",
    "",
]


@pytest.mark.parametrize("address", REFUSED)
def test_address_outside_the_list_is_refused(address):
    fetcher = OwnFilesFetcher()
    with pytest.raises(AddressRefused):
        fetcher.fetch(address)
    assert fetcher.refused == [address]


@pytest.mark.parametrize(
    "address",
    [
        "own:../../egov_meeting/settings/base.py",
        "own:/etc/passwd",
        "own:css/../../../manage.py",
        "own:css",
        "own:",
        "font:../files/LICENSE.txt",
        "font:Arial",
        "media:nobody-gave-this",
    ],
)
def test_own_scheme_reaches_own_files_only(address):
    with pytest.raises(FatalURLFetchingError):
        OwnFilesFetcher().fetch(address)


def test_own_files_fonts_and_given_pictures_are_read():
    fetcher = OwnFilesFetcher(media={"a": b"\x89PNG..."})
    assert fetcher.fetch("own:css/page.css").content_type == "text/css"
    assert fetcher.fetch("font:SourceSansPro-Regular").read()[:4] == b"\x00\x01\x00\x00"
    assert fetcher.fetch("media:a").content_type == "image/png"
    assert fetcher.fetch("data:image/svg+xml,%3Csvg/%3E").read() == b"<svg/>"
    assert fetcher.fetch("data:image/png;base64,iVBO").read() == b"\x89PN"


@pytest.fixture
def listener():
    """A web server that writes down who asked."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()


WAYS = [
    '<img src="{0}/img" alt="x">',
    '<link rel="stylesheet" href="{0}/css">',
    '<link rel="attachment" href="{0}/attachment">',
    '<a rel="attachment" href="{0}/a">x</a>',
    '<style>@import url("{0}/import"); p {{ background: url("{0}/background") }}'
    ' @font-face {{ font-family: x; src: url("{0}/font") }} li {{ list-style-image: url("{0}/li") }}'
    ' p::before {{ content: url("{0}/content") }}</style><p style="font-family: x">x</p>',
    '<object data="{0}/object"></object><embed src="{0}/embed"><iframe src="{0}/iframe"></iframe>',
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>x</title>'
    '<image href="{0}/svg" width="9" height="9"/><use href="{0}/use#a"/></svg>',
    "<img alt=\"x\" src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9'"
    " height='9'%3E%3Cimage href='{0}/nested' width='9' height='9'/%3E%3C/svg%3E\">",
    '<base href="{0}/base/"><img src="relative.png" alt="x">',
    '<meta http-equiv="refresh" content="0; url={0}/refresh">',
]


@pytest.mark.parametrize("way", WAYS)
def test_no_way_of_html_reaches_another_machine(way, listener):
    address, asked = listener
    content = rendered(way.format(address))
    assert asked == []
    assert "Mwisho" in PdfReader(io.BytesIO(content)).pages[0].extract_text()


@pytest.mark.parametrize("way", WAYS)
def test_no_way_of_html_reaches_a_file(way, tmp_path):
    secret = tmp_path / "siri.txt"
    secret.write_text("SIRI-KUBWA")
    content = rendered(way.format(f"file://{secret}?"))
    reader = PdfReader(io.BytesIO(content))
    assert "SIRI" not in "".join(page.extract_text() for page in reader.pages)
    assert not reader.attachments


def rendered(body):
    return render_pdf(
        html=f'<html lang="sw"><body><h1>Jaribio</h1>{body}<p>Mwisho</p></body></html>',
        description=PdfDescription(
            title="Jaribio",
            language="sw",
            created=datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC),
        ),
    )
