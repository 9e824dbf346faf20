"""A side: a process that is told cases on standard input and answers with times. The protocol is in ../README.md."""
import json
import os
import select
import subprocess

# glibc gives memory back to the system after every large operation and takes it anew for the next, page by page. Kept, it
# makes PyTorch's operations up to seven times faster where pages are dear (virtual machines).
KEEP_MEMORY = {"MALLOC_MMAP_THRESHOLD_": str(32 << 20), "MALLOC_TRIM_THRESHOLD_": str(8 << 30),
               "MALLOC_TOP_PAD_": str(64 << 20)}
LARGE_PAGES = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}


class SideFailed(Exception):
    pass


def environment(threads, memory, ours=False):
    """Memory `launcher`: both sides keep it, ours in large pages, as our launcher has it; `large`: both in large pages."""
    kept = KEEP_MEMORY if memory != "default" else {}
    large = LARGE_PAGES if memory == "large" or memory == "launcher" and ours else {}
    return dict(os.environ, OMP_NUM_THREADS=str(threads), OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1", **kept, **large)


class Side:
    """A process on `cores`. One that compiles at `open` may use all cores until then."""

    def __init__(self, command, cores, env, log, compiles=False):
        self.log = log
        self.cores = {int(c) for c in cores.split(",")}
        pinned = [] if compiles else ["taskset", "-c", cores]
        with open(log, "w", encoding="utf-8") as errors:
            self.process = subprocess.Popen(
                [*pinned, *command], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=errors, text=True)
        self.name = self.receive()["name"]

    def send(self, line):
        try:
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            self.fail()

    def receive(self, limit=None):
        if limit and not select.select([self.process.stdout], [], [], limit)[0]:
            self.process.kill()
            raise SideFailed(f"took more than {limit:.0f} s")
        line = self.process.stdout.readline()
        if not line:
            self.fail()
        return json.loads(line)

    def fail(self):
        self.process.wait()
        with open(self.log, encoding="utf-8") as errors:
            said = errors.read().strip().splitlines()
        raise SideFailed(f"ended with {self.process.returncode}: {said[-1] if said else 'no word'} (see {self.log})")

    def open(self, line, limit=None):
        self.send("open " + line)
        answer = self.receive(limit)
        for thread in os.listdir(f"/proc/{self.process.pid}/task"):
            os.sched_setaffinity(int(thread), self.cores)
        return answer

    def time(self, steps):
        """Of each step the wall time and the CPU time, milliseconds."""
        self.send(f"time {steps}")
        spent = self.receive()
        return list(zip(spent["millis"], spent["cpu"]))

    def cpu_seconds(self):
        """Processor time of all its threads so far: what it costs in energy, as far as programs can tell."""
        with open(f"/proc/{self.process.pid}/stat", encoding="utf-8") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak_mib(self):
        """The largest resident set so far, as Linux counts it."""
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) // 1024
        return None

    def close(self):
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass  # it ended before
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Several:
    """Processes that do the same at the same time, seen as one side."""

    def __init__(self, sides):
        self.sides = sides
        self.name = f"{len(sides)} x {sides[0].name}"

    def open(self, line, limit=None):
        return [s.open(line, limit) for s in self.sides][0]

    def send(self, line):
        for s in self.sides:
            s.send(line)

    def receive(self):
        return [s.receive() for s in self.sides][0]

    def cpu_seconds(self):
        return sum(s.cpu_seconds() for s in self.sides)

    def peak_mib(self):
        return sum(s.peak_mib() for s in self.sides)

    def close(self):
        for s in self.sides:
            s.close()
