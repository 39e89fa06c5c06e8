"""The gateway that the settings describe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from egov_meeting.payments.gateways.base import NotConfigured
from egov_meeting.payments.gateways.gepg.codes import ProviderCodes

if TYPE_CHECKING:
    from egov_meeting.payments.gateways.gepg.gateway import Gepg


def gateway_is_configured() -> bool:
    """Whether keys and codes of a gateway are named; without them bills wait and callbacks answer 404."""
    return bool(settings.GEPG_KEYSTORE and settings.GEPG_CERTIFICATE and settings.GEPG_SP_CODE)


def configured_gateway(*, version: int | None = None) -> Gepg:
    """GePG in the version of the settings, or in another one for what is left of it.

    Raises NotConfigured for settings without keys or codes, or with keys that cannot be read.
    """
    # Seven megabytes of cryptography, only for those who speak with the gateway.
    from egov_meeting.payments.gateways.gepg.gateway import Gepg
    from egov_meeting.payments.gateways.gepg.keys import private_key, public_key

    if not gateway_is_configured():
        raise NotConfigured("GEPG_KEYSTORE, GEPG_CERTIFICATE and GEPG_SP_CODE are needed")
    spoken = settings.GEPG_VERSION if version is None else version
    if spoken not in (4, 5):
        raise NotConfigured(f"GEPG_VERSION is 4 or 5, not {spoken}")
    return Gepg(
        version=spoken,
        codes=_provider_codes(),
        key=private_key(
            source=settings.GEPG_KEYSTORE, passphrase=settings.GEPG_KEYSTORE_PASSPHRASE
        ),
        their_key=public_key(
            source=settings.GEPG_CERTIFICATE, passphrase=settings.GEPG_CERTIFICATE_PASSPHRASE
        ),
        address=settings.GEPG_ADDRESS,
        accepted=tuple(settings.GEPG_ACCEPTED_VERSIONS) or (settings.GEPG_VERSION,),
        algorithm=settings.GEPG_ALGORITHM,
        seconds=settings.GEPG_TIMEOUT,
        routes={kind: (path, service) for kind, (path, service) in settings.GEPG_ROUTES.items()},
    )


def _provider_codes() -> ProviderCodes:
    return ProviderCodes(
        sp_code=settings.GEPG_SP_CODE,
        sp_group_code=settings.GEPG_SP_GROUP_CODE or settings.GEPG_SP_CODE,
        sub_sp_code=settings.GEPG_SUB_SP_CODE,
        system_id=settings.GEPG_SYSTEM_ID,
        collection_centre=settings.GEPG_COLLECTION_CENTRE,
        gfs_code=settings.GEPG_GFS_CODE,
        customer_id_type=settings.GEPG_CUSTOMER_ID_TYPE,
    )
