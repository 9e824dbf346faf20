"""The comparison with PyTorch, as one table. Started by benchmarks/run sidebyside, which builds our side."""
import argparse
import datetime
import json
import os
import re
import shlex
import statistics
import sys
import time

import cases
import machine
import report
from bench import Bench

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def arguments():
    p = argparse.ArgumentParser(prog="benchmarks/run sidebyside", description=__doc__)
    p.add_argument("--cases", default="", help="only those whose line contains a match of this regular expression")
    p.add_argument("--quick", action="store_true", help="without the cases that take minutes, and a second a side")
    p.add_argument("--seconds", type=float, help="measured on each side of each case (default 6; --quick 1.5)")
    p.add_argument("--minutes", type=float, help="no case is begun later; the most important cases come first")
    p.add_argument("--backend", default="nd4j", help="ours: nd4j (default), torch, plain")
    p.add_argument("--core", default="0", help="of the one-core comparison")
    p.add_argument("--memory", choices=("launcher", "large", "default"), default="launcher",
                   help="launcher: both sides' malloc keeps freed memory, which helps PyTorch, ours in large pages, as"
                        " the launcher has it; large: both in large pages; default: as glibc does")
    p.add_argument("--other", help="a python with another PyTorch, which gets a column: /usr/bin/python3")
    p.add_argument("--no-compile", action="store_true", help="leave out torch.compile, which takes a minute a case")
    p.add_argument("--compile-limit", type=float, default=300, help="seconds a case may be compiled (default 300)")
    p.add_argument("--case-limit", type=float, help="seconds after which a case begins no other form, nor both cores")
    p.add_argument("--no-both", action="store_true", help="leave out the comparison on both cores")
    p.add_argument("--out", default=os.path.join("benchmarks", "target", "sidebyside"),
                   help="written: OUT.md and OUT.json")
    p.add_argument("--list", action="store_true", help="print the cases and end")
    return p.parse_args()


def say(text):
    print(text, file=sys.stderr, flush=True)


def shown(result):
    found = []
    for where in ("one_core", "two_cores"):
        entry = result.get(where) or {}
        if where == "one_core" and entry.get("best"):
            found.append(f"one core {entry['forms'][entry['best']]['ratio']:.2f} ({entry['best']})")
        elif "ratio" in entry:
            found.append(f"both cores {entry['ratio']:.2f} ({entry['best']})")
        elif entry:
            found.append(f"{where} {list(entry)[0]}")
    return f"{result['line']}: {', '.join(found)}"


def write(result, out):
    os.makedirs(os.path.dirname(os.path.abspath(out)), exist_ok=True)
    with open(out + ".json", "w", encoding="utf-8") as f:
        json.dump(result, f, indent=1)
    with open(out + ".md", "w", encoding="utf-8") as f:
        f.write(report.markdown(result))


def main():
    a = arguments()
    chosen = [c for c in cases.ALL if re.search(a.cases, c.line) and not (a.quick and c.slow)]
    if a.list:
        print("\n".join(c.line for c in chosen))
        return
    if not chosen:
        sys.exit(f"--cases: expected an expression that matches a case, found '{a.cases}'. See --list.")
    java = shlex.split(os.environ["ASSAY_SIDE_JAVA"])
    bench = Bench(a, java, os.environ["ASSAY_SIDE_PYTHON"], a.other)
    result = {
        "version": 2,
        "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        "command": " ".join(["benchmarks/run sidebyside", *map(shlex.quote, sys.argv[1:])]),
        "machine": machine.describe(java[0], ROOT),
        "memory": a.memory,
        "cases": [],
        "left_out": 0,
    }
    end = time.monotonic() + (a.minutes or 1e9) * 60
    for case in chosen:
        if time.monotonic() > end:
            result["left_out"] = len(chosen) - len(result["cases"])
            write(result, a.out)
            break
        result["cases"].append(bench.run(case))
        say(shown(result["cases"][-1]))
        result["names"] = bench.names
        write(result, a.out)
    ones = [r["one_core"] for r in result["cases"]]
    ratios = [o["forms"][o["best"]]["ratio"] for o in ones if o.get("best")]
    if ratios:
        say(f"median ratio over {len(ratios)} cases on one core, to the best of PyTorch: {statistics.median(ratios):.2f}")
    say(f"written: {a.out}.md, {a.out}.json")


if __name__ == "__main__":
    main()
