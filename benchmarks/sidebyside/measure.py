"""Runs a case on both sides in alternation."""
import statistics
import time

ROUND = 0.5  # seconds of one side's turn, at least one step


def alternate(sides, seconds, warmup):
    """(wall, CPU) milliseconds of steps, all of each side: turns of about ROUND seconds until `seconds` a side are spent."""
    steps = []
    for side in sides:
        began = time.monotonic()
        last = side.time(1)[0][0]
        while time.monotonic() - began < warmup:
            last = statistics.median(wall for wall, _ in side.time(max(1, min(1000, int(ROUND * 500 / last)))))
        steps.append(max(1, min(2000, int(ROUND * 1000 / last))))
    samples = [[] for _ in sides]
    spent = 0.0
    while spent < seconds or len(samples[0]) < 3:
        began = time.monotonic()
        for side, n, into in zip(sides, steps, samples):
            into.extend(side.time(n))
        spent += (time.monotonic() - began) / len(sides)
    return samples


def together(side, workers, seconds, warmup):
    """Milliseconds a step when `workers` work at once: wall time over all their steps, one sample a turn."""

    def turn(n):
        began = time.monotonic()
        side.send(f"time {n}")
        side.receive()
        return (time.monotonic() - began) * 1e3

    began = time.monotonic()
    last = turn(1)
    while time.monotonic() - began < warmup:
        last = turn(1)
    n = max(1, min(2000, int(2 * ROUND * 1000 / last)))
    samples = []

    def sample():
        samples.append(turn(n) / (n * workers))

    return samples, sample


def alternate_together(sides, seconds, warmup):
    """As `alternate`, for [(side, workers)] that keep all cores busy."""
    made = [together(side, workers, seconds, warmup) for side, workers in sides]
    began = time.monotonic()
    while time.monotonic() - began < seconds * len(sides) or len(made[0][0]) < 3:
        for _, sample in made:
            sample()
    return [samples for samples, _ in made]


def summary(walls, cpus, peak):
    q = sorted(walls)
    found = {"median_ms": statistics.median(q), "min_ms": q[0], "p90_ms": q[min(len(q) - 1, int(0.9 * len(q)))],
             "samples": len(q), "peak_rss_mib": peak}
    if cpus:
        found["cpu_median_ms"] = statistics.median(cpus)
    return found
