"""Writes parts.json: PyTorch's answers for the parts that the shared sets of answers do not have.

    python parts.py > parts.json

Inputs are float32 values, answers are computed in float64 from them. A new part is one entry here.
"""

import json
import torch
import torch.nn.functional as F

torch.manual_seed(20261130)


def tensor(t):
    return {"shape": list(t.shape), "data": [float(v) for v in t.detach().double().reshape(-1)]}


def leaf(*shape):
    return torch.randn(*shape).double().requires_grad_(True)


def layer(spec, answer, x, **params):
    out = answer(x, **params)
    upstream = torch.randn(out.shape).double()
    out.backward(upstream)
    return {
        "layer": spec,
        "inputs": {"x": tensor(x)},
        "params": {name: tensor(p) for name, p in params.items()},
        "output": tensor(out),
        "upstream": tensor(upstream),
        "gradients": {name: tensor(p.grad) for name, p in {"x": x, **params}.items()},
    }


def loss(word, options, answer, x, target):
    out = answer(x, target)
    out.backward()
    return {
        "loss": word,
        "options": options,
        "inputs": {"x": tensor(x), "target": tensor(target)},
        "output": tensor(out),
        "gradients": {"x": tensor(x.grad)},
    }


def optimizer(word, options, make):
    w = leaf(3, 4)
    start = tensor(w)
    steps = make([w])
    gradients, after = [], []
    for _ in range(20):
        w.grad = torch.randn(3, 4).double()
        gradients.append(tensor(w.grad))
        steps.step()
        after.append(tensor(w))
    return {"optimizer": word, "options": options, "start": start, "gradients": gradients, "after": after}


CASES = [
    layer({"type": "silu"}, F.silu, leaf(4, 7)),
    layer({"type": "mish"}, F.mish, leaf(4, 7)),
    layer({"type": "mish", "beta": 2.5}, lambda x: x * torch.tanh(F.softplus(x, beta=2.5)), leaf(3, 5)),
    optimizer("nadam", {"lr": 0.02}, lambda p: torch.optim.NAdam(p, lr=0.02)),
    optimizer(
        "nadam",
        {"lr": 0.05, "beta1": 0.8, "beta2": 0.97, "weight_decay": 0.1, "momentum_decay": 0.01},
        lambda p: torch.optim.NAdam(p, lr=0.05, betas=(0.8, 0.97), weight_decay=0.1, momentum_decay=0.01),
    ),
    loss("log-cosh", {}, lambda x, t: torch.log(torch.cosh(x - t)).mean(), leaf(5, 3), torch.randn(5, 3).double()),
    layer(
        {"type": "group-norm", "groups": 2, "channels": 6},
        lambda x, weight, bias: F.group_norm(x, 2, weight, bias),
        leaf(3, 6, 2, 3),
        weight=leaf(6),
        bias=leaf(6),
    ),
    layer(
        {"type": "group-norm", "groups": 3, "channels": 9, "eps": 0.001},
        lambda x, weight, bias: F.group_norm(x, 3, weight, bias, 0.001),
        leaf(4, 9),
        weight=leaf(9),
        bias=leaf(9),
    ),
]

print(json.dumps({"torch": torch.__version__, "cases": CASES}, separators=(",", ":")))
