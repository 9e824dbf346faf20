"""The ways in which PyTorch is measured; pytorch/forms.py has them, too."""
EAGER, LAST = "eager", "channels-last"
BOTH_EAGER = (EAGER, LAST)
COMPILED = {EAGER: "compiled", LAST: "compiled, channels-last"}
OLD = "other, eager"


def best(entry):
    """The name of the fastest one of a case, by processor time; None where none was measured."""
    measured = {f: r["theirs"]["cpu_median_ms"] for f, r in entry["forms"].items() if "theirs" in r and f != OLD}
    return min(measured, key=measured.get) if measured else None
