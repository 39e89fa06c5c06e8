"""The signed envelope: `<Gepg>`, the message, its signature, `</Gepg>`.

The signature covers the exact bytes of the message, from its opening to its closing tag. They are
sliced from what came, verified, and the same slice is parsed: nothing is ever read that was not
signed, and nothing is parsed and written again before it is verified.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

from egov_meeting.payments.gateways.base import Malformed, WronglySigned

# The name of the signature's element and the digest under it, for each version of the language.
_SIGNATURE_TAG = {4: b"gepgSignature", 5: b"signature"}
_VERSION = {tag: version for version, tag in _SIGNATURE_TAG.items()}
_WHOLE = re.compile(
    rb"(?:<\?xml[^<>]*\?>\s*)?<Gepg>\s*"
    rb"(?P<content><(?P<name>\w+)>.*</(?P=name)>)\s*"
    rb"<(?P<tag>gepgSignature|signature)>(?P<signature>[A-Za-z0-9+/=\s]*)</(?P=tag)>\s*</Gepg>",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """A message taken out of its envelope, as it came: nothing is verified yet."""

    version: int
    name: str
    content: bytes
    signature: bytes

    def verify(self, key: RSAPublicKey) -> None:
        """Raises WronglySigned unless the owner of `key` signed exactly this content."""
        try:
            key.verify(self.signature, self.content, PKCS1v15(), _digest(self.version))
        except InvalidSignature:
            raise WronglySigned("the signature does not belong to these bytes") from None


def opened(raw: bytes) -> Envelope:
    """Slice the message out of `raw`. Raises Malformed."""
    found = _WHOLE.fullmatch(raw.removeprefix(codecs.BOM_UTF8).strip())
    if found is None:
        raise Malformed("this is no signed message of the gateway")
    try:
        signature = base64.b64decode(b"".join(found["signature"].split()), validate=True)
    except binascii.Error:
        raise WronglySigned("the signature is not base64") from None
    return Envelope(_VERSION[found["tag"]], found["name"].decode(), found["content"], signature)


def sealed(content: bytes, *, key: RSAPrivateKey, version: int) -> bytes:
    """`content` signed by `key` and put into the envelope of `version`."""
    signature = base64.b64encode(key.sign(content, PKCS1v15(), _digest(version)))
    tag = _SIGNATURE_TAG[version]
    return b"<Gepg>%b<%b>%b</%b></Gepg>" % (content, tag, signature, tag)


def _digest(version: int) -> hashes.HashAlgorithm:
    # SHA-1 is what version 4 of the gateway prescribes; version 5 left it behind.
    return hashes.SHA1() if version == 4 else hashes.SHA256()  # noqa: S303
