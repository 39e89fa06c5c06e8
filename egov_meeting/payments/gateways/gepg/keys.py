"""Keys and certificates as the gateway's people hand them over: PKCS#12 files with a passphrase."""

from __future__ import annotations

import base64
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import pkcs12

from egov_meeting.payments.gateways.base import NotConfigured

LONGEST_PATH = 250  # the shortest certificate is four times as long in base64


@lru_cache(maxsize=8)
def private_key(*, source: str, passphrase: str) -> RSAPrivateKey:
    """Our key out of a PKCS#12 file. `source` is its path, or the file itself in base64.

    Raises NotConfigured. Old files (RC2) must be converted once: docs/integrations/gepg.md.
    """
    try:
        key, _certificate, _others = pkcs12.load_key_and_certificates(
            _bytes_of(source), passphrase.encode()
        )
    except (OSError, ValueError) as error:
        raise NotConfigured(f"the key cannot be read: {error}") from None
    if not isinstance(key, RSAPrivateKey):
        raise NotConfigured("the file holds no RSA key")
    return key


@lru_cache(maxsize=8)
def public_key(*, source: str, passphrase: str = "") -> RSAPublicKey:
    """The gateway's key out of its certificate: PEM, DER or PKCS#12. Raises NotConfigured."""
    try:
        key = _certificate(_bytes_of(source), passphrase).public_key()
    except (OSError, ValueError) as error:
        raise NotConfigured(f"the certificate cannot be read: {error}") from None
    if not isinstance(key, RSAPublicKey):
        raise NotConfigured("the certificate holds no RSA key")
    return key


def _certificate(data: bytes, passphrase: str) -> x509.Certificate:
    if data.lstrip().startswith(b"-----BEGIN"):
        return x509.load_pem_x509_certificate(data)
    try:
        return x509.load_der_x509_certificate(data)
    except ValueError:
        store = pkcs12.load_pkcs12(data, passphrase.encode())
    if store.cert is not None:
        return store.cert.certificate
    if store.additional_certs:
        return store.additional_certs[0].certificate
    raise ValueError("there is no certificate in the file")


def _bytes_of(source: str) -> bytes:
    if not source:
        raise NotConfigured("no key is named in the settings")
    if len(source) <= LONGEST_PATH and Path(source).is_file():
        return Path(source).read_bytes()
    return base64.b64decode("".join(source.split()), validate=True)
