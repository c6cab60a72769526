"""All benchmarks, one after the other: `python -m tests.benchmarks`, which `make bench` calls.

Those that read real data take it from the folder in BELEGT_DEV_DATA and are left out where it is not there.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ALWAYS = ("statements", "articles", "service", "desk", "bulk", "tables", "sources")
SCALE = ("bench", "scale", "--meetings", "1000", "--meetings", "100000", "--worker-statements", "20000")
ON_REAL_DATA = ("dates", "names", "places")
DATA = Path(os.environ.get("BELEGT_DEV_DATA", Path(__file__).parents[2].parent / "shared" / "dev-data"))

if __name__ == "__main__":
    failed = 0
    for name in ALWAYS + (ON_REAL_DATA if DATA.is_dir() else ()):
        print(f"== {name}", flush=True)
        failed |= subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}"], check=False).returncode
    print("== scale", flush=True)
    failed |= subprocess.run([sys.executable, "-m", "service.cli", *SCALE], check=False).returncode
    if not DATA.is_dir():
        print(f"left out, as there is no {DATA}: {', '.join(ON_REAL_DATA)}")
    sys.exit(1 if failed else 0)
