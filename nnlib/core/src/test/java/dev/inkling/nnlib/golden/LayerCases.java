package dev.inkling.nnlib.golden;

import dev.inkling.nnlib.nn.AvgPool2d;
import dev.inkling.nnlib.nn.BatchNorm1d;
import dev.inkling.nnlib.nn.BatchNorm2d;
import dev.inkling.nnlib.nn.Conv2d;
import dev.inkling.nnlib.nn.ELU;
import dev.inkling.nnlib.nn.Embedding;
import dev.inkling.nnlib.nn.GELU;
import dev.inkling.nnlib.nn.Identity;
import dev.inkling.nnlib.nn.LayerNorm;
import dev.inkling.nnlib.nn.LeakyReLU;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.LogSigmoid;
import dev.inkling.nnlib.nn.LogSoftmax;
import dev.inkling.nnlib.nn.MaxPool2d;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.PReLU;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.SiLU;
import dev.inkling.nnlib.nn.Sigmoid;
import dev.inkling.nnlib.nn.Softmax;
import dev.inkling.nnlib.nn.Softplus;
import dev.inkling.nnlib.nn.Tanh;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** How nnlib runs the cases of activations.json and layers.json. */
final class LayerCases {
    private LayerCases() {}

    static Tensor run(Case c) {
        return run(c, module(c));
    }

    /** Runs the case with its parameters loaded into the module, which keeps its own tensors. */
    static Tensor run(Case c, Module module) {
        Map<String, Tensor> state = new LinkedHashMap<>(module.state());
        state.keySet().forEach(name -> {
            if (c.has(name)) {
                state.put(name, c.tensor(name).detach());
            }
        });
        module.load(state);
        module.state().forEach((name, tensor) -> {
            if (c.has(name)) {
                c.leaves.put(name, tensor);
            }
        });
        return module.forward(c.has("index") ? c.tensor("index") : c.x());
    }

    static Module module(Case c) {
        Generator generator = new Generator(1);
        switch (c.op) {
            case "linear":
                return new Linear(c.whole("in"), c.whole("out"), c.options.bool("bias"), generator);
            case "conv2d":
                return new Conv2d(
                        c.whole("in"),
                        c.whole("out"),
                        c.whole("kernel"),
                        c.whole("stride"),
                        c.whole("padding"),
                        c.whole("dilation"),
                        c.whole("groups"),
                        c.options.bool("bias"),
                        generator);
            case "max_pool2d":
                return new MaxPool2d(c.whole("kernel"), c.whole("stride"), c.whole("padding"));
            case "avg_pool2d":
                return new AvgPool2d(c.whole("kernel"), c.whole("stride"), c.whole("padding"));
            case "batch_norm1d":
                return new BatchNorm1d(c.x().size(1), c.number("eps"), c.number("momentum"))
                        .train(c.options.bool("train"));
            case "batch_norm2d":
                return new BatchNorm2d(c.x().size(1), c.number("eps"), c.number("momentum"))
                        .train(c.options.bool("train"));
            case "layer_norm":
                return new LayerNorm(c.x().size(-1), c.number("eps"));
            case "embedding":
                return new Embedding(c.whole("rows"), c.whole("width"), generator);
            default:
                return activation(c);
        }
    }

    private static Module activation(Case c) {
        switch (c.op) {
            case "sigmoid":
                return new Sigmoid();
            case "tanh":
                return new Tanh();
            case "relu":
                return new ReLU();
            case "softplus":
                return new Softplus();
            case "leaky_relu":
                return new LeakyReLU(c.number("slope"));
            case "elu":
                return new ELU(c.number("alpha"));
            case "silu":
                return new SiLU();
            case "gelu":
                return new GELU(c.options.string("approximate").equals("tanh"));
            case "logsigmoid":
                return new LogSigmoid();
            case "identity":
                return new Identity();
            case "softmax":
                return new Softmax(c.whole("dim"));
            case "log_softmax":
                return new LogSoftmax(c.whole("dim"));
            case "prelu":
                return new PReLU(c.tensor("weight").numel(), 0.25);
            default:
                throw c.unknown();
        }
    }
}
