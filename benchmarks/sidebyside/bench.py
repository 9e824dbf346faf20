"""Measures one case on both sides: ours beside each form of PyTorch on one core, and beside the best of them on two."""
import os
import tempfile
import time

import forms
import measure
import whole
from sides import Several, Side, SideFailed, environment

WORKER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "pytorch", "worker.py")


class Bench:
    """`python` of the PyTorch to measure, `other` of a second one or None."""

    def __init__(self, a, java, python, other):
        self.a, self.java, self.python, self.other = a, java, python, other
        self.logs = tempfile.mkdtemp(prefix="assay-sidebyside-")
        self.seconds = a.seconds or (1.5 if a.quick else 6)
        self.warmup = max(1.5, self.seconds / 2)
        self.names = {}
        self.began = 0.0

    def ours(self, cores, workers=1):
        side = Side([*self.java, self.a.backend, str(workers)], cores, environment(1, self.a.memory, ours=True),
                    self.log("ours", workers))
        self.names["ours"] = side.name
        return side

    def pytorch(self, form, cores, threads, number=1):
        python, way = (self.other, forms.EAGER) if form == forms.OLD else (self.python, form)
        side = Side([python, WORKER, str(threads), way], cores, environment(threads, self.a.memory), self.log(form, number),
                    compiles=form.startswith("compiled"))
        self.names["other" if form == forms.OLD else "pytorch"] = side.name
        return side

    def log(self, side, number):
        return os.path.join(self.logs, f"{side}-{number}.log".replace(" ", ""))

    def one_core(self, case):
        """{"forms": {form: ratio and both sides' times}, "best": form}. A pair runs by turns; sides of which two do not fit into the
        memory run one after the other."""
        ours = self.ours(self.a.core)
        try:
            opened = ours.open(case.line)
            if "absent" in opened:
                return {"absent": opened["absent"]}
            entry = {"forms": {}, "parameters": opened["parameters"]}
            if case.large:
                alone = self.measured((ours,))[0]
                ours.close()
            pair = (lambda theirs: [alone, *self.measured((theirs,))]) if case.large else (lambda theirs: self.measured((ours, theirs)))
            for form in self.forms(entry):
                entry["forms"][form] = self.guarded(case.line, form, lambda: self.form(case.line, form, pair, entry))
            entry["best"] = forms.best(entry)
            return entry
        finally:
            ours.close()

    def forms(self, entry):
        """The forms to measure, one by one: what is compiled hangs on what was faster before."""
        yield from forms.BOTH_EAGER
        faster = forms.best(entry)
        if faster and not self.a.no_compile:
            yield forms.COMPILED[faster]
        if self.other:
            yield forms.OLD

    def measured(self, sides):
        samples = measure.alternate(sides, self.seconds, self.warmup)
        return [measure.summary(*zip(*s), side.peak_mib()) for s, side in zip(samples, sides)]

    def form(self, line, form, pair, entry):
        if self.over():
            raise SideFailed("left out: the case had taken its time")
        theirs = self.pytorch(form, self.a.core, 1)
        try:
            opened = theirs.open(line, self.a.compile_limit if form.startswith("compiled") else None)
            if "absent" in opened:
                return {"absent": opened["absent"]}
            if opened["parameters"] != entry["parameters"]:
                return {"failed": f"the networks differ: {entry['parameters']} parameters here, {opened['parameters']} in PyTorch"}
            a, b = pair(theirs)
            return {"ours": a, "theirs": b, "seconds_to_open": opened["seconds"],
                    "ratio": a["cpu_median_ms"] / b["cpu_median_ms"], "wall_ratio": a["median_ms"] / b["median_ms"]}
        finally:
            theirs.close()

    def over(self):
        return self.a.case_limit and time.monotonic() - self.began > self.a.case_limit

    def two_cores(self, line, form):
        if self.over():
            raise SideFailed("left out: the case had taken its time")
        cores = "0,1" if (os.cpu_count() or 1) > 1 else "0"
        sides = {"ours": self.ours(cores, workers=2), "2 threads": self.pytorch(form, cores, 2),
                 "2 processes": Several([self.pytorch(form, cores, 1, number) for number in (2, 3)])}
        try:
            for s in sides.values():
                s.open(line, self.a.compile_limit)
            workers = {"ours": 2, "2 threads": 1, "2 processes": 2}
            made = measure.alternate_together([(sides[k], workers[k]) for k in sides], self.seconds, self.warmup)
            times = {k: measure.summary(m.walls, m.cpus, sides[k].peak_mib()) for k, m in zip(sides, made)}
        finally:
            for s in sides.values():
                s.close()
        best = min(("2 threads", "2 processes"), key=lambda k: times[k]["median_ms"])
        return {"ours": times["ours"], "theirs": times[best], "best": best, "all": times,
                "ratio": times["ours"]["median_ms"] / times[best]["median_ms"],
                "cpu_ratio": times["ours"]["cpu_median_ms"] / times[best]["cpu_median_ms"]}

    def whole_search(self, line):
        found = whole.measure(line, self.python, self.a.core, self.a.memory, forms.BOTH_EAGER, 3)
        ours = found.pop("ours")
        entry = {"forms": {f: {"ours": ours, "theirs": t, "ratio": ours["cpu_median_ms"] / t["cpu_median_ms"],
                               "wall_ratio": ours["median_ms"] / t["median_ms"]} for f, t in found.items()}}
        entry["best"] = forms.best(entry)
        return entry

    def guarded(self, line, where, body):
        try:
            return body()
        except SideFailed as e:
            print(f"  {line}: {where}: {e}", flush=True)
            return {"failed": str(e)}

    def run(self, case):
        """Every case has its own processes, so that its peak memory is its own."""
        result = {"group": case.group, "line": case.line}
        self.began = time.monotonic()
        if case.group == "whole":
            result["one_core"] = self.guarded(case.line, "whole search", lambda: self.whole_search(case.line))
            return result
        result["one_core"] = self.guarded(case.line, "one core", lambda: self.one_core(case))
        best = result["one_core"].get("best")
        if best and case.group != "operation" and not case.large and not self.a.no_both:
            result["two_cores"] = self.guarded(case.line, "both cores", lambda: self.two_cores(case.line, best))
        return result
