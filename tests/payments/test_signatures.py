"""The signature covers the exact bytes between the tags, and nothing unsigned is ever read."""

from __future__ import annotations

import base64
import subprocess
import time

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from egov_meeting.payments.gateways.base import Malformed, NotConfigured, WronglySigned
from egov_meeting.payments.gateways.gepg.envelope import opened, sealed
from egov_meeting.payments.gateways.gepg.keys import private_key, public_key
from tests.payments.keys import gateway_key, key_files, stranger_key
from tests.payments.samples import VERSION_4, VERSION_5

TAGS = {4: b"gepgSignature", 5: b"signature"}
ALL = [(4, content) for content in VERSION_4.values()] + [
    (5, content) for content in VERSION_5.values()
]


@pytest.mark.parametrize(("version", "content"), ALL)
def test_every_message_survives_its_envelope(version: int, content: bytes) -> None:
    raw = sealed(content, key=gateway_key(), version=version)

    envelope = opened(raw)
    envelope.verify(gateway_key().public_key())

    assert (envelope.version, envelope.content) == (version, content)
    assert raw.startswith(b"<Gepg>" + content + b"<" + TAGS[version] + b">")


@pytest.mark.parametrize(("version", "digest"), [(4, "-sha1"), (5, "-sha256")])
def test_signature_is_the_one_openssl_makes(version: int, digest: str, tmp_path) -> None:
    content = VERSION_4["gepgBillSubReq"]
    raw = sealed(content, key=gateway_key(), version=version)
    public = gateway_key().public_key()
    (tmp_path / "key.pem").write_bytes(
        public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    )
    (tmp_path / "content").write_bytes(content)
    (tmp_path / "signature").write_bytes(opened(raw).signature)
    command = [
        "openssl",
        "dgst",
        digest,
        "-verify",
        "key.pem",
        "-signature",
        "signature",
        "content",
    ]

    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert said.stdout == "Verified OK\n"


@pytest.mark.parametrize("version", [4, 5])
@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.replace(b"400000.00", b"400000.01", 1),
        lambda raw: raw.replace(b"<PaidAmt>", b"<PaidAmt> ", 1),
        lambda raw: raw.replace(b"><", b">\n<", 3),
    ],
    ids=["amount", "space", "line breaks"],
)
def test_one_changed_byte_is_noticed(version: int, change) -> None:
    content = VERSION_4["gepgPmtSpInfo"] if version == 4 else VERSION_5["pmtSpNtfReq"]
    raw = change(sealed(content, key=gateway_key(), version=version))

    with pytest.raises(WronglySigned):
        opened(raw).verify(gateway_key().public_key())


def test_signature_of_somebody_else_is_noticed() -> None:
    raw = sealed(VERSION_5["pmtSpNtfReq"], key=stranger_key(), version=5)

    with pytest.raises(WronglySigned):
        opened(raw).verify(gateway_key().public_key())


def test_digest_of_one_version_is_no_signature_of_the_other() -> None:
    raw = sealed(VERSION_4["gepgPmtSpInfo"], key=gateway_key(), version=5)

    with pytest.raises(WronglySigned):
        opened(raw.replace(b"signature>", b"gepgSignature>")).verify(gateway_key().public_key())


def test_space_and_declaration_around_the_message_do_not_matter() -> None:
    raw = sealed(VERSION_5["pmtSpNtfReq"], key=gateway_key(), version=5)
    dressed = (
        b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>\n'
        + raw.replace(b"<Gepg>", b"<Gepg>\r\n").replace(b"<signature>", b"\r\n<signature>\r\n")
        + b"\n"
    )

    envelope = opened(dressed)
    envelope.verify(gateway_key().public_key())

    assert envelope.content == VERSION_5["pmtSpNtfReq"]


def test_declaration_inside_the_message_is_part_of_what_was_signed() -> None:
    """Some partners sign the message with white space in it: the slice is taken as it came."""
    content = VERSION_5["pmtSpNtfReq"].replace(b"><", b">\n  <")
    raw = sealed(content, key=gateway_key(), version=5)

    envelope = opened(raw)
    envelope.verify(gateway_key().public_key())

    assert envelope.content == content


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<Gepg></Gepg>",
        b"not xml at all",
        b"<Gepg><a>1</a></Gepg>",
        b"<Gepg><a>1</b><signature>AA==</signature></Gepg>",
        b"<Gepg><a>1</a><signature>AA==</signature></Gepg><evil/>",
        b"<Gepg><a>1</a><signature>AA==</signature><a>2</a></Gepg>",
        b'<!DOCTYPE Gepg [<!ENTITY x "y">]><Gepg><a>1</a><signature>AA==</signature></Gepg>',
        "<Gepg><a>1</a><signature>AA==</signature></Gepg>".encode("utf-16"),
    ],
)
def test_what_is_no_envelope_is_refused(raw: bytes) -> None:
    with pytest.raises(Malformed):
        opened(raw)


def test_second_message_smuggled_into_the_envelope_is_read_by_nobody() -> None:
    signed = sealed(VERSION_5["pmtSpNtfReq"], key=gateway_key(), version=5)
    forged = signed.replace(b"<Gepg>", b"<Gepg>" + VERSION_5["pmtSpNtfReq"], 1)

    with pytest.raises((Malformed, WronglySigned)):
        opened(forged).verify(gateway_key().public_key())


@pytest.mark.timed
@pytest.mark.parametrize(
    "raw", [b" " * 1_000_000, b"<Gepg>" + b"<a>" * 300_000, b"<Gepg><a>" + b"</a> <" * 200_000]
)
def test_hostile_bytes_are_refused_quickly(raw: bytes) -> None:
    began = time.monotonic()

    with pytest.raises(Malformed):
        opened(raw)

    assert time.monotonic() - began < 2


def test_keys_are_read_from_base64_and_from_files(tmp_path) -> None:
    files = key_files()
    store, certificate = tmp_path / "portal.p12", tmp_path / "gateway.crt"
    store.write_bytes(base64.b64decode(files.portal_keystore))
    certificate.write_bytes(base64.b64decode(files.gateway_certificate))
    ours = files.portal_key.private_numbers()

    for source in (files.portal_keystore, str(store)):
        key = private_key(source=source, passphrase=files.passphrase)
        assert key.private_numbers() == ours
    for source in (files.gateway_certificate, str(certificate)):
        assert (
            public_key(source=source).public_numbers()
            == gateway_key().public_key().public_numbers()
        )
    # The gateway's certificate also comes as a key store with a passphrase.
    theirs = public_key(source=files.portal_keystore, passphrase=files.passphrase)
    assert theirs.public_numbers() == files.portal_key.public_key().public_numbers()


@pytest.mark.parametrize("source", ["", "/no/such/file.p12", "bm90aGluZw=="])
def test_key_that_cannot_be_read_is_said_to_be_missing(source: str) -> None:
    with pytest.raises(NotConfigured):
        private_key(source=source, passphrase="x")
    with pytest.raises(NotConfigured):
        public_key(source=source, passphrase="x")
