"""The table as Markdown."""


def _ms(side):
    m = side.get("cpu_median_ms", side["median_ms"])
    return f"{m:.3f}" if m < 10 else f"{m:.1f}" if m < 1000 else f"{m:.0f}"


def _row(cells):
    return "| " + " | ".join(cells) + " |"


def _outcome(r, key):
    entry = r.get(key)
    if entry is None:
        return ["", "", ""]
    if "absent" in entry:
        return ["not yet", "", ""]
    if "failed" in entry:
        return ["failed", "", ""]
    wall = f" ({entry['wall_ratio']:.2f})" if "wall_ratio" in entry else ""
    return [_ms(entry["ours"]), _ms(entry["pytorch"]), f"**{entry['ratio']:.2f}**{wall}"]


def _rss(r):
    one = r.get("one_core", {})
    return ([str(one["ours"]["peak_rss_mib"]), str(one["pytorch"]["peak_rss_mib"])]
            if "ours" in one and r["group"] != "operation" else ["", ""])


def markdown(result):
    m = result["machine"]
    lines = [
        f"# {result['ours']} against {result['pytorch']}", "",
        "Milliseconds a step, medians of runs in alternation; ratio = ours / PyTorch, lower is better for us.",
        f"Machine: {m['processor']}, {m['cores']} cores ({m['vectors']}), {m['memory_gib']} GiB; {m['system']}; {m['java']};"
        f" load before the start {m['load_before']}.",
        f"Assay {m['assay']}; {result['date']}. Made by `{result['command']}`.", "",
        "One core: both sides with one thread, pinned to the same core, by turns; CPU time, which other programs disturb"
        " least, and in brackets the ratio of wall times. Both cores: ours with two workers in one"
        " process, PyTorch with two threads or as two processes, whichever is faster; time over all steps made. Memory:"
        " the largest resident set of the one-core process. malloc: " + {
            "keep": "both sides keep what is freed.", "default": "glibc's defaults."}[result["memory"]], "",
        _row(["case", "ours", "PyTorch", "ratio", "both cores: ours", "PyTorch", "ratio", "peak MiB: ours", "PyTorch"]),
        _row(["---"] + ["--:"] * 8),
    ]
    for r in result["cases"]:
        two = r.get("two_cores")
        best = _outcome(r, "two_cores")
        if two and "best" in two:
            best[1] += f" ({two['best']})"
        lines.append(_row([f"`{r['line']}`", *_outcome(r, "one_core"), *best, *_rss(r)]))
    notes = [f"- `{r['line']}`, {where.replace('_', ' ')}: {r[where]['failed']}" for r in result["cases"]
             for where in ("one_core", "two_cores") if "failed" in (r.get(where) or {})]
    if notes:
        lines += ["", "Failed:", "", *notes]
    return "\n".join(lines) + "\n"
