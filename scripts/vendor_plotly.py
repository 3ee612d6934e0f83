"""Copy plotly.js (basic) from its npm package into the package, with its licence.

Run ``python scripts/vendor_plotly.py [VERSION]`` where npm is installed; the two files are committed. The basic bundle
(scatter, bar, pie) is a quarter of the full one, and the picture needs scatter only.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "plotly.js-basic-dist-min"
VERSION = "4.1.1"
TARGET = Path(__file__).parent.parent / "timeline" / "view" / "static" / "vendor"
FILES = {"package/plotly-basic.min.js": "plotly-basic.min.js", "package/LICENSE": "plotly-LICENSE.txt"}


def main(version: str = VERSION) -> None:
    """Fetch one version and put its bundle and licence beside each other."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", f"{PACKAGE}@{version}"]
        name = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.split()[-1]
        TARGET.mkdir(parents=True, exist_ok=True)
        with tarfile.open(Path(folder) / name) as archive:
            for inside, outside in FILES.items():
                member = archive.extractfile(inside)
                if member is None:
                    raise SystemExit(f"{name}: {inside} is not in the package")
                (TARGET / outside).write_bytes(member.read())
    print(f"{PACKAGE} {version} -> {TARGET}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
