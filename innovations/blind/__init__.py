"""What in a blind copy tells whose it is: names looked for in texts, and what a file says of itself. Pure."""

from innovations.blind.looking import Needle, NeedleKind, needles_of, seen_in
from innovations.blind.reading import FileTold, read_file

__all__ = ["FileTold", "Needle", "NeedleKind", "needles_of", "read_file", "seen_in"]
