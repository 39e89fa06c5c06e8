"""Key pairs made for the tests: ours, the gateway's, and a stranger's."""

from __future__ import annotations

from functools import cache

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from egov_meeting.payments.gateways.simulator.keys import KeyFiles, made_keys


@cache
def key_files() -> KeyFiles:
    """One set for the whole run, in memory."""
    return made_keys()


def settings_with_keys(*, version: int = 5, **more: object) -> dict[str, object]:
    """The settings of a portal that is integrated with the gateway of the tests."""
    files = key_files()
    return {
        "GEPG_VERSION": version,
        "GEPG_ACCEPTED_VERSIONS": [4, 5],
        "GEPG_SP_CODE": "SP999",
        "GEPG_SP_GROUP_CODE": "SP999",
        "GEPG_SUB_SP_CODE": "1001",
        "GEPG_SYSTEM_ID": "TEGA001",
        "GEPG_COLLECTION_CENTRE": "HQ",
        "GEPG_GFS_CODE": "140206",
        "GEPG_KEYSTORE": files.portal_keystore,
        "GEPG_KEYSTORE_PASSPHRASE": files.passphrase,
        "GEPG_CERTIFICATE": files.gateway_certificate,
        "GEPG_TIMEOUT": 2.0,
        **more,
    }


def gateway_key() -> RSAPrivateKey:
    return key_files().gateway_key


def stranger_key() -> RSAPrivateKey:
    return key_files().stranger_key
