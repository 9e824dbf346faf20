"""Zero-cost proxies of one NAS-Bench-201 architecture, its network included, as zero-cost-nas computes them."""
import torch
from torch import nn
from torch.nn import functional as F

import space201
import steps

LAYERS = (nn.Conv2d, nn.Linear)


def layers(net):
    return [m.weight for m in net.modules() if isinstance(m, LAYERS)]


def snip(net, x, y):
    """Sum of |w dL/dw|."""
    weights = layers(net)
    grads = torch.autograd.grad(F.cross_entropy(net(x), y), weights)
    return sum((w * g).abs().sum() for w, g in zip(weights, grads)).item()


def grasp(net, x, y):
    """Sum of -w (H g): a gradient, and the gradient of its product with a second one that is differentiable."""
    weights = layers(net)
    held = torch.autograd.grad(F.cross_entropy(net(x), y), weights)
    live = torch.autograd.grad(F.cross_entropy(net(x), y), weights, create_graph=True)
    sum((h * g).sum() for h, g in zip(held, live)).backward()
    return sum((-w * w.grad).sum() for w in weights).item()


def synflow(net, x, y):
    """Sum of |w dR/dw| of the network of absolute values without normalisation, float64, one image of ones."""
    for name, module in list(net.named_modules()):
        for child, inner in list(module.named_children()):
            if isinstance(inner, nn.BatchNorm2d):
                setattr(module, child, nn.Identity())
    net = net.double()
    with torch.no_grad():
        for p in net.parameters():
            p.abs_()
    weights = layers(net)
    grads = torch.autograd.grad(net(torch.ones(1, *x.shape[1:], dtype=torch.float64)).sum(), weights)
    return sum((w * g).abs().sum() for w, g in zip(weights, grads)).item()


class Score:
    def __init__(self, proxy, arch, c, n, side, size):
        self.proxy = {"snip": snip, "grasp": grasp, "synflow": synflow}[proxy]
        self.make = lambda: space201.network(arch, c, n).train()
        self.parameters = sum(p.numel() for p in self.make().parameters())
        self.x, self.y = steps.batch(size, side)

    def step(self):
        return self.proxy(self.make(), self.x, self.y)
