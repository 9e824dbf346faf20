"""The comparison with PyTorch, as one table. Started by benchmarks/run sidebyside, which builds our side."""
import argparse
import datetime
import json
import os
import re
import shlex
import statistics
import subprocess
import sys
import tempfile

import cases
import machine
import measure
import report
from sides import Several, Side, SideFailed

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def arguments():
    p = argparse.ArgumentParser(prog="benchmarks/run sidebyside", description=__doc__)
    p.add_argument("--cases", default="", help="only those whose line contains a match of this regular expression")
    p.add_argument("--quick", action="store_true", help="without the cases that take minutes, and a second a side")
    p.add_argument("--seconds", type=float, help="measured on each side of each case (default 6; --quick 1.5)")
    p.add_argument("--backend", default="nd4j", help="ours: nd4j (default), torch, plain")
    p.add_argument("--core", default="0", help="of the one-core comparison")
    p.add_argument("--memory", choices=("keep", "default"), default="keep",
                   help="keep: both sides' malloc keeps freed memory, which helps PyTorch; default: as glibc does")
    p.add_argument("--no-both", action="store_true", help="leave out the comparison on both cores")
    p.add_argument("--out", default=os.path.join("benchmarks", "target", "sidebyside"),
                   help="written: OUT.md and OUT.json")
    p.add_argument("--list", action="store_true", help="print the cases and end")
    return p.parse_args()


def python_with_torch():
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-I", "-c", "import torch"], capture_output=True, check=False).returncode == 0:
            return python
    sys.exit("PyTorch not found: expected a python3 that can import torch. Run benchmarks/pytorch/install.")


class Bench:
    def __init__(self, a):
        self.a = a
        self.logs = tempfile.mkdtemp(prefix="assay-sidebyside-")
        self.java = shlex.split(os.environ["ASSAY_SIDE_JAVA"])
        self.python = [python_with_torch(), os.path.join(ROOT, "benchmarks", "pytorch", "worker.py")]
        self.seconds = a.seconds or (1.5 if a.quick else 6)
        self.warmup = max(1.5, self.seconds / 2)
        self.names = {}

    def side(self, which, cores, threads, workers=1):
        command = [*self.java, self.a.backend, str(workers)] if which == "ours" else [*self.python, str(threads)]
        return Side(command, cores, threads, os.path.join(self.logs, f"{which}-{threads}-{workers}.log"),
                    self.a.memory)

    def pair(self):
        found = (self.side("ours", self.a.core, 1), self.side("pytorch", self.a.core, 1))
        self.names = {"ours": found[0].name, "pytorch": found[1].name}
        return found

    def one_core(self, line, sides):
        opened = [s.open(line) for s in sides]
        for o in opened:
            if "absent" in o:
                return {"absent": o["absent"]}
        counts = [o["parameters"] for o in opened]
        if counts[0] != counts[1]:
            return {"failed": f"the networks differ: {counts[0]} parameters here, {counts[1]} in PyTorch"}
        ours, theirs = measure.alternate(sides, self.seconds, self.warmup)
        found = {"ours": measure.summary(*zip(*ours), sides[0].peak_mib()),
                 "pytorch": measure.summary(*zip(*theirs), sides[1].peak_mib()), "parameters": counts[0]}
        found["wall_ratio"] = found["ours"]["median_ms"] / found["pytorch"]["median_ms"]
        found["ratio"] = found["ours"]["cpu_median_ms"] / found["pytorch"]["cpu_median_ms"]
        return found

    def two_cores(self, line):
        cores = "0,1" if (os.cpu_count() or 1) > 1 else "0"
        sides = {"ours": self.side("ours", cores, 1, workers=2), "2 threads": self.side("pytorch", cores, 2),
                 "2 processes": Several([self.side("pytorch", cores, 1, workers=w) for w in (1, 2)])}
        try:
            for s in sides.values():
                s.open(line)
            workers = {"ours": 2, "2 threads": 1, "2 processes": 2}
            order = list(sides)
            samples = measure.alternate_together([(sides[k], workers[k]) for k in order], self.seconds, self.warmup)
            times = {k: measure.summary(v, None, sides[k].peak_mib()) for k, v in zip(order, samples)}
        finally:
            for s in sides.values():
                s.close()
        best = min(("2 threads", "2 processes"), key=lambda k: times[k]["median_ms"])
        return {"ours": times["ours"], "pytorch": times[best], "best": best, "all": times,
                "ratio": times["ours"]["median_ms"] / times[best]["median_ms"]}

    def guarded(self, line, where, body):
        try:
            return body()
        except SideFailed as e:
            say(f"  {line}: {where}: {e}")
            return {"failed": str(e)}

    def run(self, chosen):
        """Operations share two processes; every other case has its own, so that its peak memory is its own."""
        shared = None
        for case in chosen:
            result = {"group": case.group, "line": case.line}
            if case.group == "operation":
                shared = shared or self.pair()
                result["one_core"] = self.guarded(case.line, "one core", lambda: self.one_core(case.line, shared))
                if "failed" in result["one_core"]:
                    close(shared)
                    shared = None
            else:
                if shared:
                    close(shared)
                    shared = None
                sides = self.pair()
                result["one_core"] = self.guarded(case.line, "one core", lambda: self.one_core(case.line, sides))
                close(sides)
                if not self.a.no_both and "ours" in result["one_core"]:
                    result["two_cores"] = self.guarded(case.line, "both cores", lambda: self.two_cores(case.line))
            yield result
        if shared:
            close(shared)


def close(sides):
    for s in sides:
        s.close()


def say(text):
    print(text, file=sys.stderr, flush=True)


def main():
    a = arguments()
    chosen = [c for c in cases.ALL if re.search(a.cases, c.line) and not (a.quick and c.slow)]
    if a.list:
        print("\n".join(c.line for c in chosen))
        return
    if not chosen:
        sys.exit(f"--cases: expected an expression that matches a case, found '{a.cases}'. See --list.")
    bench = Bench(a)
    result = {
        "version": 1,
        "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        "command": " ".join(["benchmarks/run sidebyside", *map(shlex.quote, sys.argv[1:])]),
        "machine": machine.describe(bench.java[bench.java.index("java")] if "java" in bench.java else bench.java[0], ROOT),
        "memory": a.memory,
        "cases": [],
    }
    for r in bench.run(chosen):
        result["cases"].append(r)
        shown = [f"{k} {r[k]['ratio']:.2f}" if "ratio" in r[k] else f"{k} {list(r[k])[0]}"
                 for k in ("one_core", "two_cores") if r.get(k)]
        say(f"{r['line']}: {', '.join(shown)}")
        result.update(bench.names)
        os.makedirs(os.path.dirname(os.path.abspath(a.out)), exist_ok=True)
        with open(a.out + ".json", "w", encoding="utf-8") as f:
            json.dump(result, f, indent=1)
        with open(a.out + ".md", "w", encoding="utf-8") as f:
            f.write(report.markdown(result))
    ratios = [r["one_core"]["ratio"] for r in result["cases"] if "ratio" in r["one_core"]]
    if ratios:
        say(f"median ratio over {len(ratios)} cases on one core: {statistics.median(ratios):.2f}")
    say(f"written: {a.out}.md, {a.out}.json")


if __name__ == "__main__":
    main()
