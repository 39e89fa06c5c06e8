"""Files as a zip."""

import io
import zipfile
from collections.abc import Mapping

# A fixed time, so that the same edition gives the same bytes.
_TIME = (1980, 1, 1, 0, 0, 0)


def zipped(files: Mapping[str, bytes], *, folder: str) -> bytes:
    """A zip with one folder in it that holds `files`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(f"{folder}/{name}", date_time=_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, content)
    return stream.getvalue()
