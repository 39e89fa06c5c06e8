"""What a portal must be told to talk to the simulator."""

from __future__ import annotations

from pathlib import Path

from egov_meeting.payments.gateways.simulator.keys import keys_kept_in


def portal_environment(*, folder: Path, address: str, version: int = 5) -> dict[str, str]:
    """Environment variables of a portal integrated with the simulator at `address`.

    The keys are made in `folder` at the first call; the simulator must be started on the same one.
    """
    passphrase = keys_kept_in(folder).passphrase
    return {
        "GEPG_ADDRESS": address,
        "GEPG_VERSION": str(version),
        "GEPG_ACCEPTED_VERSIONS": "4,5",
        "GEPG_SP_CODE": "SP999",
        "GEPG_SUB_SP_CODE": "1001",
        "GEPG_SYSTEM_ID": "TEGA001",
        "GEPG_GFS_CODE": "140206",
        "GEPG_KEYSTORE": str(folder / "portal.p12"),
        "GEPG_KEYSTORE_PASSPHRASE": passphrase,
        "GEPG_CERTIFICATE": str(folder / "gateway.crt"),
    }
