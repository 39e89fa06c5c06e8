"""`python -m egov_meeting.documents.checking TYPE FILE`: one file in a process with little to spend."""

import resource
import sys

from egov_meeting.documents.checking.look import main

_MEMORY = 2 * 1024**3
_SECONDS = 60

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.exit(main(sys.argv[1:]))
