"""The table's cases. A case is the line that both sides parse; `slow` ones are left out of --quick."""
from collections import namedtuple

Case = namedtuple("Case", "group line slow")

OPERATIONS = ("conv3x3", "conv1x1", "batchnorm", "relu", "avgpool3x3", "maxpool3x3", "depthwise3x3", "depthwise5x5",
              "depthwise3x3d2", "depthwise5x5d2")
SHAPES = ("c=16 side=32", "c=8 side=16", "c=64 side=8")


def _cases():
    for op in OPERATIONS:
        for way in ("forward", "backward"):
            for shape in SHAPES:
                yield Case("operation", f"operation op={op} way={way} {shape} batch=64", False)
    for n in (1, 5):
        for arch in ("conv3x3", "resnet"):
            yield Case("network", f"network201 arch={arch} c=16 n={n} side=32 batch=64", n == 5)
    for method in ("darts", "darts-2nd", "gdas", "drnas"):
        yield Case("supernet", f"search201 method={method} c=8 n=1 side=16 batch=64", False)
    for method in ("darts", "darts-2nd", "gdas", "drnas"):
        yield Case("supernet", f"search201 method={method} c=16 n=5 side=32 batch=64", True)
    # Smaller batches would flatter us: below 16, Debian's PyTorch leaves 1x1 convolutions to code without oneDNN.
    yield Case("darts", "searchdarts c=16 layers=8 side=32 batch=16", False)
    yield Case("darts", "searchdarts c=16 layers=8 side=32 batch=64", True)
    yield Case("darts", "traindarts c=36 layers=20 side=32 batch=16", False)
    yield Case("darts", "traindarts c=36 layers=20 side=32 batch=96", True)
    yield Case("recurrent", "searchrecurrent v=10000 h=300 batch=256 bptt=35", True)
    yield Case("recurrent", "trainrecurrent v=10000 h=850 batch=64 bptt=35", True)
    for proxy in ("snip", "grasp", "synflow"):
        yield Case("proxy", f"proxy proxy={proxy} arch=conv3x3 c=16 n=1 side=32 batch=64", False)
        yield Case("proxy", f"proxy proxy={proxy} arch=conv3x3 c=16 n=5 side=32 batch=64", True)


ALL = list(_cases())
