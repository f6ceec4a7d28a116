"""What all tests share: helper modules beside them can be imported, and free input is drawn alike on every CI run."""

from __future__ import annotations

import os

from hypothesis import settings

# No deadline: tests state behaviour, benchmarks measure. On CI the same examples each time, so that a change is
# judged by itself; elsewhere new ones, which is how faults are found.
settings.register_profile("anywhere", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "anywhere")
