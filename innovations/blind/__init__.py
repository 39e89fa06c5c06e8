"""Names looked for in a blind copy. Pure."""

from innovations.blind.looking import Needle, NeedleKind, needles_of, seen_in

__all__ = ["Needle", "NeedleKind", "needles_of", "seen_in"]
