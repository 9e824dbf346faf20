"""Makes a PyTorch that was built for GPUs start on a machine without CUDA's libraries, which are five times as large as itself.

    python3 without_cuda.py FOLDER    # site-packages/torch/lib

PyPI's build for Linux is linked with CUDA. A CPU computes without it, but the loader wants each library and each name. One small
library that holds all these names takes the place of all of them. Each function answers 100: "no device", in CUDA's numbers.
Needs nm and objdump of binutils, and a C compiler.
"""
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict

NAME = "libassay_no_cuda.so"
OTHERS = re.compile(r"GLIBC|CXXABI|GCC_|G?OMP|GFORTRAN|QUADMATH|OACC|$")  # versions of what every system has, or none


def ask(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def absent(libraries):
    """The names of libraries that these need and nobody has."""
    own = {os.path.basename(f) for f in libraries}
    system = set(re.findall(r"^\s+(\S+) \(", ask("/sbin/ldconfig", "-p"), re.MULTILINE))
    needed = {n for f in libraries for n in re.findall(r"NEEDED\s+(\S+)", ask("objdump", "-p", f))}
    return sorted(n for n in needed - own - system if not n.startswith("ld-linux"))


def symbols(libraries, way):
    """(name, version) of each symbol that these define, or want."""
    for f in libraries:
        for line in ask("nm", "-D", way, f).splitlines():
            name, _, version = line.split()[-1].partition("@")
            yield name, version.lstrip("@")


def wanted(libraries):
    """What nobody here defines, by version. CUDA's libraries without versions are told by their prefixes."""
    defined = {name for name, _ in symbols(libraries, "--defined-only")}
    found = defaultdict(set)
    for name, version in symbols(libraries, "--undefined-only"):
        if name not in defined and (not OTHERS.match(version) or re.match(r"cu[A-Z]|cu(da|fft|file|sparse|pti)|nccl", name)):
            found[version].add(name)
    return found


def link(folder, names):
    with tempfile.TemporaryDirectory() as work:
        source, script = os.path.join(work, "stub.c"), os.path.join(work, "stub.map")
        with open(source, "w", encoding="ascii") as c:
            for name in sorted(set().union(*names.values())):
                c.write(f"int {name}(void) {{ return 100; }}\n")
        with open(script, "w", encoding="ascii") as m:
            for version, of in sorted(names.items()):
                if version:
                    m.write(f"{version} {{ global: {'; '.join(sorted(of))}; }};\n")
        subprocess.run([os.environ.get("CC", "cc"), "-shared", "-fPIC", "-w", "-fno-builtin", f"-Wl,--version-script={script}",
                        "-o", os.path.join(folder, NAME), source], check=True)


def main():
    folder = sys.argv[1]
    libraries = [os.path.join(folder, f) for f in sorted(os.listdir(folder)) if ".so" in f]
    link(folder, wanted(libraries))
    for name in absent(libraries):
        os.symlink(NAME, os.path.join(folder, name))


if __name__ == "__main__":
    main()
