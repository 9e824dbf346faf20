"""Where things are, and an Assay made of a few lines for tests without the program."""

import io
import json
import os
import pathlib
import shutil
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
HELLO = {
    "type": "hello", "protocol": 1, "assay": "0.0.0", "method": "mine", "seed": 3, "space": "toy", "benchmark": "toy",
    "dataset": "toy", "schedule": 12, "schedules": [12], "workers": 1,
    "budget": {"seconds": None, "trainings": 5, "crossing": "counts"},
    "decisions": [{"name": "a", "options": ["x", "y", "z"]}, {"name": "b", "options": ["p", "q"]}], "proxies": [],
}


def standing(trainings=4, free=1, clock=1.0):
    return {"clock_s": clock, "open": trainings > 0, "free": free, "left": {"seconds": None, "trainings": trainings}}


def evaluated(architecture="x|p", accuracy=90.0, **more):
    return {"type": "evaluated", "architecture": architecture, "schedule": 12, "epochs": 12,
            "valid_accuracy_percent": accuracy, "cost_s": 1.0, "worker": 0, **standing(), **more}


class Conversation:
    """Replies that are written down beforehand, and what was asked."""

    def __init__(self, *replies, hello=None):
        lines = [{**HELLO, **(hello or {})}, *replies]
        self.reader = io.BytesIO(b"".join(json.dumps(line).encode() + b"\n" for line in lines))
        self.writer = io.BytesIO()

    @property
    def asked(self):
        return [json.loads(line) for line in self.writer.getvalue().splitlines()]


@pytest.fixture
def conversation():
    return Conversation


@pytest.fixture(scope="session")
def program(tmp_path_factory):
    """The program with an ASSAY_HOME of its own; tests that ask for it are skipped where it cannot be started."""
    named = os.environ.get("ASSAY") or str(ROOT / "assay")
    if not os.access(named, os.X_OK) and shutil.which(named) is None:
        pytest.skip(f"no program {named}")
    os.environ["ASSAY"] = named
    os.environ["ASSAY_HOME"] = str(tmp_path_factory.mktemp("home"))
    started = subprocess.run([named, "--version"], capture_output=True, text=True)
    if started.returncode != 0:
        pytest.skip(f"{named} does not start: {started.stderr.strip()}")
    bin_ = os.path.dirname(sys.executable)  # experiments name python3
    os.environ["PATH"] = bin_ + os.pathsep + os.environ["PATH"]

    def run(*words, cwd=None, code=0):
        done = subprocess.run([named, *map(str, words)], capture_output=True, text=True, cwd=cwd)
        assert done.returncode == code, done.stderr + done.stdout
        return done

    return run
