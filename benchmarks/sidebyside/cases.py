"""The table's cases, in the order in which they are measured where time is short. A case is the line that both sides parse; `slow`
ones are left out of --quick, of `large` ones two processes do not fit into 24 GiB."""
from collections import namedtuple

Case = namedtuple("Case", "group line slow large", defaults=(False,))

METHODS = ("darts", "darts-2nd", "gdas", "drnas")
OPERATIONS = ("conv3x3", "conv1x1", "batchnorm", "relu", "avgpool3x3", "maxpool3x3", "depthwise3x3", "depthwise5x5",
              "depthwise3x3d2", "depthwise5x5d2")
SHAPES = ("c=16 side=32", "c=8 side=16", "c=64 side=8")
PROXIES = (("snip", 64), ("grasp", 64), ("synflow", 64), ("naswot", 128), ("zico", 128), ("az_nas_trainability", 64))


def _networks(n):
    for arch in ("conv3x3", "resnet"):
        yield Case("network", f"network201 arch={arch} c=16 n={n} side=32 batch=64", n == 5)


def _proxies(n):
    for proxy, batch in PROXIES:
        yield Case("proxy", f"proxy proxy={proxy} arch=conv3x3 c=16 n={n} side=32 batch={batch}", n == 5)


def _cases():
    yield from _networks(1)
    for method in METHODS:
        yield Case("supernet", f"search201 method={method} c=8 n=1 side=16 batch=64", False)
    # Smaller batches would flatter us: below 16, old PyTorch leaves 1x1 convolutions to code without oneDNN.
    yield Case("darts", "searchdarts c=16 layers=8 side=32 batch=16", False)
    yield Case("darts", "traindarts c=36 layers=20 side=32 batch=16", False)
    yield from _proxies(1)
    yield Case("whole", "wholesearch c=8 n=1 side=8 images=2000 epochs=20 warmup=10 batch=64", False)
    yield from _networks(5)
    yield Case("darts", "searchdarts c=16 layers=8 side=32 batch=64", True, large=True)
    yield Case("darts", "traindarts c=36 layers=20 side=32 batch=96", True, large=True)
    yield Case("recurrent", "trainrecurrent v=10000 h=850 batch=64 bptt=35", True)
    yield Case("recurrent", "searchrecurrent v=10000 h=300 batch=256 bptt=35", True)
    yield from _proxies(5)
    for method in METHODS:
        yield Case("supernet", f"search201 method={method} c=16 n=5 side=32 batch=64", True)
    for op in OPERATIONS:
        for way in ("forward", "backward"):
            for shape in SHAPES:
                yield Case("operation", f"operation op={op} way={way} {shape} batch=64", False)


ALL = list(_cases())
