"""Records the files of this version, where that is not done yet: `python -m tests.earlier`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.earlier import KINDS, record, recording, versions


def main() -> None:
    for kind in KINDS:
        target = recording(kind, versions(kind)[-1])
        if target.exists():
            continue
        with tempfile.TemporaryDirectory() as folder:
            lines = list(record(kind, Path(folder) / f"{kind}.sqlite"))
        target.write_text("\n".join([*lines, ""]), encoding="utf-8")
        print(f"Recorded {target}.")


if __name__ == "__main__":
    main()
