"""Zero-cost proxies of one NAS-Bench-201 architecture, its network included, as their published code computes them."""
import torch
from torch import nn
from torch.nn import functional as F

import space201
import steps
from forms import NoForm

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


def naswot(net, x, y):
    """log |det K|, K the number of ReLU units at which two images agree (Mellor et al., 2021)."""
    k = torch.zeros(len(x), len(x))

    def count(module, inputs):
        codes = (inputs[0].flatten(1) > 0).float()
        k.add_(codes @ codes.t() + (1 - codes) @ (1 - codes).t())

    for module in net.modules():
        if isinstance(module, nn.ReLU):
            module.register_forward_pre_hook(count)
    net.norm.register_forward_hook(lambda module, inputs, out: count(module, [out]))  # the head's ReLU is a function
    with torch.no_grad():
        net(x)
    return torch.linalg.slogdet(k.double())[1].item()


def zico(net, x, y):
    """Sum over tensors of ln(sum of mean |g| / deviation of g), over the two halves of the batch (Li et al., 2023)."""
    weights = layers(net)
    halves = [torch.autograd.grad(F.cross_entropy(net(a), b), weights) for a, b in zip(x.chunk(2), y.chunk(2))]
    score = 0
    for g in map(torch.stack, zip(*halves)):
        spread = g.std(0, unbiased=False)
        varies = spread != 0
        score += (g.abs().mean(0)[varies] / spread[varies]).sum().log().item()
    return score


def az_nas(net, x, y):
    """Expressivity, progressivity and trainability of the blocks' outputs (Lee and Ham, 2024), on noise."""
    for m in net.modules():
        if isinstance(m, LAYERS):
            nn.init.kaiming_normal_(m.weight)
    features, inputs = [net.stem(torch.randn_like(x))], []
    for block in net.blocks:
        inputs.append(features[-1].detach().requires_grad_(True))
        features.append(block(inputs[-1]))
    entropies = [_entropy(f.detach()) for f in features]
    trainability = 0.0
    for before, after in zip(inputs, features[1:]):
        signs = torch.randint_like(after, 2) * 2 - 1
        b, = torch.autograd.grad(after, before, signs)
        b = F.pixel_unshuffle(b, before.shape[2] // after.shape[2])
        b, r = (t.permute(0, 2, 3, 1).flatten(0, 2) for t in (b, signs))
        m = torch.linalg.svdvals(b.t() @ r / len(r))[0].item()
        trainability += 2 - m - 1 / (m + 1e-6)
    steps_of = [b - a for a, b in zip(entropies, entropies[1:])]
    return sum(entropies), min(steps_of), trainability / len(inputs)


def _entropy(feature):
    a = feature.permute(0, 2, 3, 1).flatten(0, 2)
    a = a - a.mean(0)
    p = torch.linalg.eigvalsh(a.t() @ a / len(a)).clamp(min=0)
    p = p / p.sum()
    return -(p * (p + 1e-8).log()).sum().item()


PROXIES = {"snip": snip, "grasp": grasp, "synflow": synflow, "naswot": naswot, "zico": zico, "az_nas_trainability": az_nas}


class Score:
    def __init__(self, form, proxy, arch, c, n, side, size):
        if form.compiles:
            raise NoForm("each architecture would be compiled anew")
        self.proxy = PROXIES[proxy]
        self.make = lambda: form.layout(space201.network(arch, c, n).train())
        self.parameters = sum(p.numel() for p in self.make().parameters())
        self.x, self.y = steps.batch(form, size, side)

    def step(self):
        return self.proxy(self.make(), self.x, self.y)
