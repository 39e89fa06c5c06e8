"""Keys of the simulator and of the portal that talks to it, made on the spot."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import NameOID

_LASTS = timedelta(days=3650)
_OWNERS = ("portal", "gateway", "stranger")


@dataclass(frozen=True)
class KeyFiles:
    """Key stores and certificates as the settings take them (base64), and the keys themselves."""

    passphrase: str
    portal_keystore: str
    portal_certificate: str
    gateway_certificate: str
    portal_key: RSAPrivateKey
    gateway_key: RSAPrivateKey
    stranger_key: RSAPrivateKey


def made_keys() -> KeyFiles:
    """Fresh keys, kept nowhere."""
    passphrase = secrets.token_urlsafe(16)
    keys = {owner: rsa.generate_private_key(65537, 2048) for owner in _OWNERS}
    certificates = {owner: _certificate(owner, key) for owner, key in keys.items()}
    return KeyFiles(
        passphrase=passphrase,
        portal_keystore=_text(_store("portal", keys["portal"], certificates["portal"], passphrase)),
        portal_certificate=_text(certificates["portal"].public_bytes(Encoding.DER)),
        gateway_certificate=_text(certificates["gateway"].public_bytes(Encoding.DER)),
        portal_key=keys["portal"],
        gateway_key=keys["gateway"],
        stranger_key=keys["stranger"],
    )


def keys_kept_in(folder: Path) -> KeyFiles:
    """The keys in `folder`, made at the first call; its files are for the owner's eyes only."""
    if not (folder / "portal.crt").exists():
        _keep(made_keys(), folder)
    passphrase = (folder / "passphrase").read_text()
    stores = {owner: (folder / f"{owner}.p12").read_bytes() for owner in _OWNERS}
    loaded = {owner: _loaded(store, passphrase) for owner, store in stores.items()}
    return KeyFiles(
        passphrase=passphrase,
        portal_keystore=_text(stores["portal"]),
        portal_certificate=_text((folder / "portal.crt").read_bytes()),
        gateway_certificate=_text((folder / "gateway.crt").read_bytes()),
        portal_key=loaded["portal"],
        gateway_key=loaded["gateway"],
        stranger_key=loaded["stranger"],
    )


def _keep(files: KeyFiles, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    keys = {
        "portal": files.portal_key,
        "gateway": files.gateway_key,
        "stranger": files.stranger_key,
    }
    for owner, key in keys.items():
        store = _store(owner, key, _certificate(owner, key), files.passphrase)
        _write(folder / f"{owner}.p12", store)
    _write(folder / "passphrase", files.passphrase.encode())
    _write(folder / "gateway.crt", base64.b64decode(files.gateway_certificate))
    _write(
        folder / "portal.crt", base64.b64decode(files.portal_certificate)
    )  # the last: all is there


def _write(path: Path, content: bytes) -> None:
    path.touch(mode=0o600)
    path.write_bytes(content)


def _store(owner: str, key: RSAPrivateKey, certificate: x509.Certificate, passphrase: str) -> bytes:
    encryption = BestAvailableEncryption(passphrase.encode())
    return pkcs12.serialize_key_and_certificates(owner.encode(), key, certificate, None, encryption)


def _loaded(store: bytes, passphrase: str) -> RSAPrivateKey:
    key, _certificate, _others = pkcs12.load_key_and_certificates(store, passphrase.encode())
    if not isinstance(key, RSAPrivateKey):
        raise ValueError("the file holds no RSA key")
    return key


def _certificate(owner: str, key: RSAPrivateKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Kikao Kazi simulator, {owner}")])
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + _LASTS)
        .sign(key, hashes.SHA256())
    )


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()
