"""How PyTorch is used: eager or compiled, in which layout of maps. The best of these is what ours is compared with."""
import torch

NAMES = ("eager", "channels-last", "compiled", "compiled, channels-last")


class Form:
    def __init__(self, name):
        if name not in NAMES:
            raise ValueError(f"form: expected one of {', '.join(NAMES)}; found '{name}'")
        self.compiles = name.startswith("compiled")
        self.last = name.endswith("channels-last")

    def layout(self, of):
        """A network, or a batch of images, in this form's layout."""
        return of.to(memory_format=torch.channels_last) if self.last else of

    def compiled(self, function):
        return torch.compile(function) if self.compiles else function


class NoForm(Exception):
    """Says why a case is not measured in a form."""
