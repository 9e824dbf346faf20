"""A whole reduced search, from the start of the program to its answer: `assay run` beside a script of our own."""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from sides import SideFailed, environment

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ASSAY = os.path.join(ROOT, "assay")


def _ours(a, home):
    """The embedded experiment with one method and one seed; the images are small, and part of the program."""
    sets = {"images.train": a["images"], "images.valid": a["images"], "images.size": a["side"],
            "supernet.channels": a["c"], "supernet.cells": a["n"], "supernet.epochs": a["epochs"],
            "supernet.batch": a["batch"],
            "methods": "[{darts: {alpha_rate: 0.003, warmup: %s}}]" % a["warmup"], "diagnostics": "[]"}
    return [ASSAY, "run", "-q", "--seed=0", "--workers=1", "--fresh", "--out=" + os.path.join(home, "report"),
            *(f"--set={k}={v}" for k, v in sets.items())]


def _once(command, env, cores, log):
    """(wall seconds, CPU seconds, peak MiB) of one process with all that it started."""
    with open(log, "w", encoding="utf-8") as out:
        began = time.monotonic()
        process = subprocess.Popen(["taskset", "-c", cores, *command], env=env, stdout=out, stderr=out, cwd=os.path.dirname(log))
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        with open(log, encoding="utf-8") as said:
            raise SideFailed(f"ended with {process.returncode}: {(said.read().strip().splitlines() or ['no word'])[-1]}")
    return time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def measure(line, python, cores, memory, forms, times):
    """{side: summary} of one search by turns; a form of PyTorch is a side. Its compilation would count, so it is none."""
    a = dict(w.split("=") for w in line.split()[1:])
    home = tempfile.mkdtemp(prefix="assay-whole-")
    env = environment(1, memory)
    script = os.path.join(ROOT, "benchmarks", "pytorch", "search.py")
    commands = {"ours": (_ours(a, home), dict(os.environ, ASSAY_HOME=home))}
    commands.update({f: ([python, script, f, *line.split()[1:]], env) for f in forms})
    subprocess.run([ASSAY, "--version"], env=commands["ours"][1], stdout=sys.stderr, check=True)  # builds it
    samples = {side: [] for side in commands}
    try:
        for _ in range(times):
            for side, (command, of) in commands.items():
                samples[side].append(_once(command, of, cores, os.path.join(home, "log")))
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return {side: _summary(list(zip(*s))) for side, s in samples.items()}


def _summary(columns):
    walls, cpus, peaks = columns
    return {"median_ms": 1e3 * statistics.median(walls), "cpu_median_ms": 1e3 * statistics.median(cpus),
            "samples": len(walls), "peak_rss_mib": max(peaks)}
