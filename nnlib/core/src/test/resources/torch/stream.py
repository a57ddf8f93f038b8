"""What TorchStreamTest holds nnlib against: python stream.py > stream.json

Weights are those of a processor with fused multiply-add (AVX2 on x86); without it PyTorch's own differ in last bits.
"""
import hashlib
import json

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset


def digest(tensor):
    return hashlib.sha256(tensor.detach().contiguous().numpy().tobytes()).hexdigest()


def net(name):
    if name == "784-500-10":
        return nn.Sequential(nn.Linear(784, 500), nn.ReLU(), nn.Linear(500, 10))
    return nn.Sequential(
        nn.Conv2d(1, 16, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(576, 112), nn.ReLU(), nn.Dropout(0.25), nn.Linear(112, 10))


def case(seed, name, size):
    torch.manual_seed(seed)
    weights = {
        path: {"first": tensor.flatten()[:4].tolist(), "sha256": digest(tensor)}
        for path, tensor in net(name).state_dict().items()}
    loader = DataLoader(TensorDataset(torch.arange(size, dtype=torch.int32)), batch_size=100, shuffle=True)
    epochs = []
    for _ in range(3):
        order = torch.cat([batch for (batch,) in loader])
        epochs.append({"first": order[:10].tolist(), "sha256": digest(order)})
    return {"seed": seed, "net": name, "weights": weights, "size": size, "epochs": epochs}


def numbers(seed):
    torch.manual_seed(seed)
    longs = [torch.empty((), dtype=torch.int64).random_().item() for _ in range(400)]
    uniform = [torch.empty(()).uniform_(-0.3, 0.3).item() for _ in range(4)]
    return {"seed": seed, "longs": [longs[0], longs[1], longs[-1]], "uniform": uniform, "randperm": torch.randperm(12).tolist()}


print(json.dumps({
    "torch": torch.__version__.split("+")[0],
    "numbers": [numbers(seed) for seed in (0, 1, 5489, 2**32 + 1, 2**53 - 1)],
    "runs": [case(1, "784-500-10", 60000), case(2, "784-500-10", 1003), case(1, "convnet", 60000), case(3, "convnet", 7)],
}, indent=1))
