"""Runs a case on both sides in alternation."""
import statistics
import time

ROUND = 0.5  # seconds of one side's turn, at least one step


def alternate(sides, seconds, warmup):
    """(wall, CPU) milliseconds of steps, all of each side: turns of about ROUND seconds until `seconds` a side are spent.
    There are three turns at least, fewer only where they would take ten times as long."""
    steps = []
    for side in sides:
        began = time.monotonic()
        last = side.time(1)[0][0]
        while time.monotonic() - began < warmup:
            last = statistics.median(wall for wall, _ in side.time(max(1, min(1000, int(ROUND * 500 / last)))))
        steps.append(max(1, min(2000, int(ROUND * 1000 / last))))
    samples = [[] for _ in sides]
    spent = 0.0
    while spent < seconds or len(samples[0]) < 3 and spent < 10 * seconds:
        began = time.monotonic()
        for side, n, into in zip(sides, steps, samples):
            into.extend(side.time(n))
        spent += (time.monotonic() - began) / len(sides)
    return samples


class Together:
    """A side whose `workers` work at once: wall time over all their steps, and processor time of a step, one sample a turn."""

    def __init__(self, side, workers, warmup):
        self.side, self.workers, self.n = side, workers, 1
        self.walls, self.cpus = [], []
        began = time.monotonic()
        last = self._turn()[0]
        while time.monotonic() - began < warmup:
            last = self._turn()[0]
        self.n = max(1, min(2000, int(2 * ROUND * 1000 / last)))

    def _turn(self):
        began, used = time.monotonic(), self.side.cpu_seconds()
        self.side.send(f"time {self.n}")
        self.side.receive()
        return (time.monotonic() - began) * 1e3, (self.side.cpu_seconds() - used) * 1e3

    def sample(self):
        wall, cpu = self._turn()
        self.walls.append(wall / (self.n * self.workers))
        self.cpus.append(cpu / (self.n * self.workers))


def alternate_together(sides, seconds, warmup):
    """As `alternate`, for [(side, workers)] that keep all cores busy."""
    made = [Together(side, workers, warmup) for side, workers in sides]
    began = time.monotonic()
    end = seconds * len(sides)
    while (spent := time.monotonic() - began) < end or len(made[0].walls) < 3 and spent < 10 * end:
        for m in made:
            m.sample()
    return made


def summary(walls, cpus, peak):
    q = sorted(walls)
    return {"median_ms": statistics.median(q), "min_ms": q[0], "p90_ms": q[min(len(q) - 1, int(0.9 * len(q)))],
            "samples": len(q), "peak_rss_mib": peak, "cpu_median_ms": statistics.median(cpus)}
