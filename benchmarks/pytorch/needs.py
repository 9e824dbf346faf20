"""Prints what PyTorch needs on a CPU: its requirements without those of GPUs."""
import re
from importlib.metadata import requires

GPU = re.compile(r"nvidia|cuda|triton|intel-|onemkl|tcmlib|umf|dpcpp")

for requirement in requires("torch") or []:
    if "extra ==" not in requirement and not GPU.match(requirement):
        print(requirement.split(";")[0].replace(" ", ""))
