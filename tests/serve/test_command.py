"""`kg serve`, as the README has it, started as a program and ended by Ctrl-C."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

README = (Path(__file__).parent.parent.parent / "README.md").read_text(encoding="utf-8")
#: The command, which heeds Ctrl-C also where the shell that runs the tests has it ignored.
HEEDING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from kg.cli import main; main()"
LINES = re.findall(r"^(?:kg serve|curl) .*$", README, re.MULTILINE)


def test_the_readmes_server_answers_the_readmes_question(folder: Path) -> None:
    command, question = LINES[0], LINES[1]
    port = _free()
    args = [sys.executable, "-c", HEEDING, *shlex.split(command)[1:], "--graph", str(folder), "--port", str(port)]
    group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if os.name == "nt" else {}
    with subprocess.Popen(args, stderr=subprocess.PIPE, text=True, **group) as program:
        try:
            assert program.stderr
            assert f"http://127.0.0.1:{port}/sparql" in program.stderr.readline()
            (address,) = (part for part in shlex.split(question) if part.startswith("http"))
            with urllib.request.urlopen(address.replace(":7878/", f":{port}/"), timeout=60) as answer:
                assert answer.read().decode().strip()
            program.send_signal(signal.SIGINT)
            assert program.wait(60) == 0
            assert "Traceback" not in program.stderr.read()
        finally:
            program.kill()


def test_what_cannot_be_served_is_one_line(kg: Callable[..., Any], folder: Path, tmp_path: Path) -> None:
    nothing = kg(tmp_path, "serve", "--graph", "nowhere", "--workers", "1")
    assert nothing.returncode == 2 and "kg build" in nothing.stderr
    with socket.create_server(("127.0.0.1", 0)) as holder:
        taken = kg(tmp_path, "serve", "--graph", str(folder), "--workers", "1", "--port", str(holder.getsockname()[1]))
    assert taken.returncode == 2 and "--port" in taken.stderr


@pytest.mark.parametrize("option", [("--timeout", "0"), ("--limit", "0"), ("--port", "99999"), ("--workers", "0")])
def test_bounds_that_are_none_are_refused(kg: Callable[..., Any], tmp_path: Path, option: tuple[str, str]) -> None:
    assert kg(tmp_path, "serve", *option).returncode == 2


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def test_from_python(folder: Path) -> None:
    from kg.serve import Server

    with Server(folder, port=0, workers=1) as server:
        address = f"{server.url}named/overview?format=json"
        with urllib.request.urlopen(address, timeout=60) as answer:
            assert json.load(answer)["results"]["bindings"]
