"""The table as Markdown."""
import forms

MALLOC = {"launcher": "both sides keep what is freed, ours in large pages, as the launcher has it.",
          "large": "both sides keep what is freed, in large pages.", "default": "glibc's defaults."}


def _ms(side):
    m = side.get("cpu_median_ms", side["median_ms"])
    return f"{m:.3f}" if m < 10 else f"{m:.1f}" if m < 1000 else f"{m:.0f}"


def _row(cells):
    return "| " + " | ".join(cells) + " |"


def _form(entry, names):
    for name in names:
        found = entry.get("forms", {}).get(name, {})
        if "theirs" in found:
            return _ms(found["theirs"])
        if "failed" in found:
            return found["failed"] if found["failed"].startswith("took more") else "failed"
    return ""


def _one_core(entry):
    """Best form, ratio, ours, and each form's time."""
    if "absent" in entry:
        return ["", "not yet", *[""] * 5]
    each = [_form(entry, n) for n in ((forms.EAGER,), (forms.LAST,), tuple(forms.COMPILED.values()), (forms.OLD,))]
    if not entry.get("best"):
        return ["", "failed", "", *each]
    best = entry["forms"][entry["best"]]
    return [entry["best"], f"**{best['ratio']:.2f}** ({best['wall_ratio']:.2f})", _ms(best["ours"]), *each]


def _two_cores(entry):
    if not entry or "ratio" not in entry:
        return ["failed" if entry else "", ""]
    return [f"{entry['ratio']:.2f} ({entry['best']})", f"{entry['cpu_ratio']:.2f}"]


def _memory(r):
    best = r["one_core"].get("best")
    if not best or r["group"] == "operation":
        return ["", ""]
    found = r["one_core"]["forms"][best]
    return [str(found["ours"]["peak_rss_mib"]), str(found["theirs"]["peak_rss_mib"])]


def _failures(result):
    for r in result["cases"]:
        one = r["one_core"]
        for where, entry in [("one core", one), *one.get("forms", {}).items(), ("both cores", r.get("two_cores") or {})]:
            if "failed" in entry:
                yield f"- `{r['line']}`, {where}: {entry['failed']}"


def markdown(result):
    m = result["machine"]
    names = result.get("names", {})
    other = names.get("other", "another PyTorch")
    lines = [
        f"# {names.get('ours', 'ours')} against {names.get('pytorch', 'PyTorch')}", "",
        "Milliseconds a step, medians of runs in alternation; ratio = ours / the best of PyTorch, lower is better for us.",
        f"Machine: {m['processor']}, {m['cores']} cores ({m['vectors']}), {m['memory_gib']} GiB; {m['system']}; {m['java']};"
        f" C++ compiler: {m['compiler']}; load before the start {m['load_before']}.",
        f"Assay {m['assay']}; {result['date']}. Made by `{result['command']}`.", "",
        "One core: both sides with one thread, pinned to the same core, by turns; CPU time, which other programs disturb"
        " least, and in brackets the ratio of wall times. PyTorch as it is (eager), with channels last, and compiled in the"
        " faster of these layouts; compilation is not counted. Both cores: ours with two workers in one process, the best"
        " form of PyTorch with two threads or as two processes, whichever is faster; time over all steps made. Energy: the"
        " ratio of the processor time of all threads of these. Memory: the largest resident set of the one-core process."
        " malloc: " + MALLOC[result["memory"]], "",
        _row(["case", "best of PyTorch", "ratio", "ours", "eager", "channels-last", "compiled", other, "both cores: ratio",
              "energy: ratio", "peak MiB: ours", "PyTorch"]),
        _row(["---", "---"] + ["--:"] * 10),
    ]
    for r in result["cases"]:
        lines.append(_row([f"`{r['line']}`", *_one_core(r["one_core"]), *_two_cores(r.get("two_cores")), *_memory(r)]))
    if result["left_out"]:
        lines += ["", f"The time was over before {result['left_out']} more cases."]
    failures = list(_failures(result))
    if failures:
        lines += ["", "Failed:", "", *failures]
    return "\n".join(lines) + "\n"
