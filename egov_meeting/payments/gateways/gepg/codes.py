"""What the gateway calls us: given at integration, never constants."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProviderCodes:
    """Our names in the gateway's registers (settings GEPG_…)."""

    sp_code: str
    sp_group_code: str
    sub_sp_code: str
    system_id: str
    collection_centre: str
    gfs_code: str
    customer_id_type: str = "5"

    def names(self, provider: str) -> bool:
        """Whether a message for `provider` is for us; silence counts as yes."""
        return provider in ("", self.sp_code, self.sp_group_code)
