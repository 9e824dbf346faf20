#!/usr/bin/env python3
"""PyTorch's side of the comparison. Reads a command a line, answers a line of JSON; see ../README.md for the protocol."""
import json
import os
import sys
import time

import torch

import operations
import proxies
import recurrent
import space201
import space_darts
import steps
from forms import Form, NoForm


def case(form, kind, a):
    """The case of a line such as `network201 arch=conv3x3 c=16 n=5 side=32 batch=64`."""
    def number(key):
        return int(a[key])

    if kind == "operation":
        return operations.Operation(form, a["op"], a["way"], number("c"), number("side"), number("batch"))
    if kind == "network201":
        net = space201.network(a["arch"], number("c"), number("n"))
        return steps.Training(form, net, number("batch"), number("side"))
    if kind == "search201":
        return steps.search201(form, a["method"], number("c"), number("n"), number("side"), number("batch"))
    if kind == "searchdarts":
        return steps.search_darts(form, number("c"), number("layers"), number("side"), number("batch"))
    if kind == "traindarts":
        net = space_darts.TrainedNetwork(number("c"), number("layers"), 0.1)
        return steps.Training(form, net, number("batch"), number("side"), nesterov=False, decay=3e-4, clip=5.0)
    if kind in ("searchrecurrent", "trainrecurrent"):
        return recurrent.Step(
            form, number("v"), number("h"), number("batch"), number("bptt"), kind == "searchrecurrent")
    if kind == "proxy":
        return proxies.Score(form, a["proxy"], a["arch"], number("c"), number("n"), number("side"), number("batch"))
    raise ValueError(f"case: no kind '{kind}'")


def answer(**fields):
    print(json.dumps(fields), flush=True)


def opened(form, words):
    """The case; a compiled one has made its first step, in which it is compiled."""
    began = time.perf_counter()
    try:
        found = case(form, words[1], dict(w.split("=", 1) for w in words[2:]))
    except NoForm as why:
        answer(absent=str(why))
        return None
    if form.compiles:
        found.step()
    answer(parameters=found.parameters, seconds=time.perf_counter() - began)
    return found


def main():
    threads = int(sys.argv[1])
    form = Form(sys.argv[2])
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    name = torch.__version__.split("+")[0]
    answer(name=f"PyTorch {name}", threads=threads)
    open_case = None
    for line in sys.stdin:
        words = line.split()
        if words[0] == "open":
            open_case = None  # frees the case before
            open_case = opened(form, words)
        elif words[0] == "time":
            millis, cpu = [], []
            for _ in range(int(words[1])):
                began, used = time.perf_counter(), time.process_time()
                open_case.step()
                millis.append((time.perf_counter() - began) * 1e3)
                cpu.append((time.process_time() - used) * 1e3)
            answer(millis=millis, cpu=cpu)
        else:
            raise ValueError(f"command: expected open or time, found '{words[0]}'")


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # the processes that compile would be waited for
