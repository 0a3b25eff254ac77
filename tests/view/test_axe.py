"""axe-core, fetched from the npm registry for the test alone, finds nothing serious."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from typing import Any

import pytest

from . import invented
from .conftest import Open

AXE = "axe-core@4.10.3"


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("npm is not installed, so axe-core cannot be fetched")
    folder = tmp_path_factory.mktemp("axe")
    try:
        subprocess.run([npm, "pack", AXE, "--silent"], cwd=folder, check=True, capture_output=True, timeout=60)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        pytest.skip(f"the npm registry does not give axe-core: {error}")
    (packed,) = folder.glob("*.tgz")
    with tarfile.open(packed) as archive:
        script = archive.extractfile("package/axe.min.js")
        assert script
        return script.read().decode()


def faults(page: Any, axe: str) -> list[str]:
    page.evaluate(axe)
    found = page.evaluate("axe.run().then(({ violations }) => violations)")
    return [
        f"{one['id']}: {node['html'][:120]} {node['failureSummary']}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious(opened: Open, axe: str, scheme: str) -> None:
    page = opened(invented.whole(), color_scheme=scheme, bypass_csp=True)
    page.click("#show-filters")
    assert faults(page, axe) == []
    page.fill("#query", "voss")
    assert faults(page, axe) == []
    page.keyboard.press("Enter")
    assert faults(page, axe) == []
    page.click("#panel >> text=Read in the article >> nth=0")
    page.click(".article .number >> nth=0")
    assert faults(page, axe) == []
    page.click("#show-table")
    assert faults(page, axe) == []


def test_nothing_serious_on_a_phone(opened: Open, axe: str) -> None:
    page = opened(invented.small(), phone=True, bypass_csp=True)
    assert faults(page, axe) == []
