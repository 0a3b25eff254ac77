"""Yasqe, the editor of the page for queries, as the npm registry has it: it is no part of this repository.

    python -m kg.serve.yasqe

fetches it with npm, once, to be a part of what is installed here and of wheels that are made here. Without it the page
has a plainer editor.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from kg.errors import YasqeError
from kg.serve.pages import YASQE

PACKAGE = "@zazuko/yasqe@4.6.2"
INTEGRITY = "sha512-83iCLuBIgU04KBIaibxZTjKvrXD6sEe/+aqsHxLb4+ZVD4eaUwh5hFJEetuWkiKBY6WxTjVOmhKXvh2AAOR14g=="

#: What is kept of the package: who made it and under which licence, too.
KEPT = {"yasqe.js": "build/yasqe.min.js", "yasqe.css": "build/yasqe.min.css", "package.json": "package.json"}

#: Seconds that npm may take in all.
_LONGEST = 120
#: npm's own patience with the network is minutes.
_NPM = ("npm", "pack", PACKAGE, "--silent", "--fetch-retries=1", "--fetch-timeout=30000", "--pack-destination")


def fetch(folder: Path = YASQE) -> None:
    """Fetches it into the folder, whole or not at all. Raises YasqeError where there is no npm, where npm gets nothing,
    and where what it gets is something else."""
    if shutil.which("npm") is None:
        raise YasqeError("there is no npm to fetch it with")
    with tempfile.TemporaryDirectory() as holding:
        try:
            # ruff marks any command: what is not all literals (S603), and a literal "npm" (S607), whose place
            # differs from machine to machine. This is constants and a folder that Python made; no shell runs it.
            done = subprocess.run(  # noqa: S603
                [*_NPM, holding], capture_output=True, text=True, check=False, timeout=_LONGEST
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise YasqeError(f"npm did not run: {error}") from error
        packed = next(Path(holding).glob("*.tgz"), None)
        if done.returncode or packed is None:
            raise YasqeError(f"npm did not get {PACKAGE}: {done.stderr.strip() or 'no file'}")
        unpack(packed, folder)


def unpack(packed: Path, folder: Path) -> None:
    """Puts what is kept of the package into the folder. Raises YasqeError where it is not the one that is meant."""
    if integrity(packed) != INTEGRITY:
        raise YasqeError(f"{packed.name} is not the {PACKAGE} that is meant: {integrity(packed)}")
    side = folder.with_name(folder.name + ".part")
    shutil.rmtree(side, ignore_errors=True)
    side.mkdir(parents=True)
    with tarfile.open(packed) as archive:
        for name, inside in KEPT.items():
            file = archive.extractfile(f"package/{inside}")
            if file is None:
                raise YasqeError(f"{packed.name} has no file {inside}")
            (side / name).write_bytes(file.read())
    shutil.rmtree(folder, ignore_errors=True)
    side.rename(folder)


def integrity(packed: Path) -> str:
    """What npm calls a file's integrity."""
    return "sha512-" + base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()


if __name__ == "__main__":
    try:
        fetch()
    except (YasqeError, OSError) as error:  # an editor less is no reason for an installation to fail
        print(f"Yasqe was not fetched: {error}. The page of kg serve keeps the editor that it has.", file=sys.stderr)
