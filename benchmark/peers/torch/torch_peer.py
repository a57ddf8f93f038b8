"""PyTorch as a contestant: answers the orders that dev.inkling.bench.Host answers, for trainings by epochs.

torch_peer.py DEVICE FOLDER: "cpu", "cuda", or "cuda-graph", where a step is recorded once and replayed; and the folder
that EpochData wrote.
"""

import json
import pathlib
import sys
import time

MARK = "@@ "


def say(words):
    print(MARK + words.replace("\n", " "), flush=True)


try:
    import torch
    from torch import nn
except ImportError as missing:
    say(f"error there is no PyTorch here ({missing})")
    sys.exit()

WHERE, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
DEVICE = torch.device(WHERE.split("-")[0])
TRAININGS = json.loads((FOLDER / "trainings.json").read_text())


def numbers(name, dtype):
    return torch.frombuffer(bytearray((FOLDER / name).read_bytes()), dtype=dtype)


def net_of(name):
    """As nnlib builds it."""
    if name == "convnet":
        layers = []
        for before, after, kernel in ((1, 16, 5), (16, 32, 3), (32, 64, 3)):
            layers += [nn.Conv2d(before, after, kernel, padding=kernel // 2), nn.ReLU(), nn.MaxPool2d(2)]
        layers += [nn.Flatten(), nn.Linear(576, 112), nn.ReLU(), nn.Dropout(0.25), nn.Linear(112, 10)]
        return nn.Sequential(*layers)
    layers = []
    widths = [int(width) for width in name.split("-")]
    for before, after in zip(widths, widths[1:]):
        layers += [nn.Linear(before, after), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


class Training:
    """A net with its optimizer and its batches, which are cut beforehand and lie on the device."""

    def __init__(self, word, steps=None):
        kind = TRAININGS[word]
        batch = kind["batch"]
        count = batch * (steps or kind["batches"])
        pixels = numbers("pictures", torch.uint8).reshape(-1, 784)[:count]
        labels = numbers("labels", torch.uint8)[:count].long()
        if steps:
            order = numbers(word + ".order", torch.int32).long()
            pixels, labels = pixels[order], labels[order]
        shape = (-1, 1, 28, 28) if kind["net"] == "convnet" else (-1, 784)
        pictures = (pixels.float() / 255).reshape(shape)
        self.batches = list(zip(pictures.to(DEVICE).split(batch), labels.to(DEVICE).split(batch)))
        self.weights = numbers(kind["net"] + ".weights", torch.float32).to(DEVICE)
        self.net = net_of(kind["net"]).to(DEVICE)
        graph = WHERE == "cuda-graph"
        self.optimizer = torch.optim.Adam(self.net.parameters(), kind["rate"], fused=True, capturable=graph)
        self.first_weights()
        self.total = torch.zeros((), device=DEVICE)
        self.step = self.recorded() if graph else self.plain

    def first_weights(self):
        at = 0
        with torch.no_grad():
            for parameter in self.net.parameters():
                size = parameter.numel()
                parameter.copy_(self.weights[at : at + size].reshape(parameter.shape))
                at += size
        if at != self.weights.numel():
            raise ValueError(f"nnlib's net has {self.weights.numel()} weights, this one {at}")

    def plain(self, x, y):
        self.optimizer.zero_grad(set_to_none=True)
        loss = nn.functional.cross_entropy(self.net(x), y)
        loss.backward()
        self.optimizer.step()
        return loss.detach()

    def recorded(self):
        """The same step as a graph of CUDA, recorded after some steps that are then forgotten."""
        x, y = (part.clone() for part in self.batches[0])
        aside = torch.cuda.Stream()
        aside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(aside):
            for _ in range(3):
                self.plain(x, y)
        torch.cuda.current_stream().wait_stream(aside)
        graph = torch.cuda.CUDAGraph()
        self.optimizer.zero_grad(set_to_none=True)
        with torch.cuda.graph(graph):
            loss = self.plain(x, y)
        self.first_weights()
        for state in self.optimizer.state.values():
            for part in state.values():
                part.zero_()

        def step(pictures, labels):
            x.copy_(pictures)
            y.copy_(labels)
            graph.replay()
            return loss

        return step

    def epochs(self, times):
        for _ in range(times):
            self.total.zero_()
            for x, y in self.batches:
                self.total += self.step(x, y)
            # Waits for the device.
            self.total.item()


def device():
    version = "PyTorch " + torch.__version__
    if DEVICE.type == "cpu":
        return f"{version}, {torch.get_num_threads()} threads"
    cudnn = torch.backends.cudnn.version()
    return f"{torch.cuda.get_device_name(0)}, {version}, CUDA {torch.version.cuda}, cuDNN {cudnn}"


def answer(words, trainings):
    if words[0] == "device":
        return device()
    word = words[1]
    if words[0] == "losses":
        torch.manual_seed(1)
        training = Training(word, len(numbers(word + ".order", torch.int32)) // TRAININGS[word]["batch"])
        return " ".join(str(training.step(x, y).item()) for x, y in training.batches)
    if word not in trainings:
        trainings[word] = Training(word)
    before = time.perf_counter_ns()
    trainings[word].epochs(int(words[2]))
    return str(time.perf_counter_ns() - before)


def main():
    if DEVICE.type == "cuda" and not torch.cuda.is_available():
        say("error PyTorch finds no device with CUDA here")
        return
    # The fastest convolutions for the shapes at hand are tried and kept, as PyTorch's documentation advises.
    torch.backends.cudnn.benchmark = True
    say("ready")
    trainings = {}
    for line in sys.stdin:
        try:
            say(answer(line.split(), trainings))
        except Exception as failure:
            say(f"error {type(failure).__name__}: {failure}")


main()
