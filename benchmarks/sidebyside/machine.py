"""What the numbers depend on: processor, memory, versions, how busy the machine was."""
import os
import platform
import subprocess


def _first(path, key):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(key):
                return line.split(":", 1)[1].strip()
    return "unknown"


def _ask(*command, without="unknown"):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return (done.stdout + done.stderr).strip()
    except OSError:
        return without


def describe(java, root):
    flags = _first("/proc/cpuinfo", "flags").split()
    return {
        "processor": _first("/proc/cpuinfo", "model name"),
        "cores": os.cpu_count(),
        "vectors": max((f for f in ("sse4_2", "avx2", "avx512f") if f in flags), key=len, default="unknown"),
        "memory_gib": round(int(_first("/proc/meminfo", "MemTotal").split()[0]) / 2**20),
        "system": platform.system() + " " + platform.release(),
        "java": (_ask(java, "-version").splitlines() or ["unknown"])[-1],
        "compiler": _ask(os.environ.get("CXX", "g++"), "--version", without="none, so PyTorch cannot compile").splitlines()[0],
        "assay": _ask("git", "-C", root, "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"),
        "load_before": round(os.getloadavg()[0], 2),
    }
