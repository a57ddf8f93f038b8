package dev.inkling.nnlib.guide;

import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/** The guide's own Module. */
class SimpleNet extends Module {
    private final Linear fc1;
    private final ReLU relu = add("relu", new ReLU());
    private final Linear fc2;

    SimpleNet(Generator generator) {
        fc1 = add("fc1", new Linear(10, 50, generator));
        fc2 = add("fc2", new Linear(50, 2, generator));
    }

    @Override
    public Tensor forward(Tensor x) {
        return fc2.forward(relu.forward(fc1.forward(x)));
    }
}
