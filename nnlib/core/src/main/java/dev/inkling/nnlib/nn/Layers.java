package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Registry;

/** Every type of layer that a {@link ModelSpec} can name; a type of your own is added with {@code Layers.ALL.add(type)}. */
public final class Layers {
    private Layers() {}

    /** The types by their words. */
    public static final Registry<LayerType> ALL = new Registry<>(
            "layer",
            Linear.TYPE,
            Conv2d.TYPE,
            MaxPool2d.TYPE,
            AvgPool2d.TYPE,
            Flatten.TYPE,
            Dropout.TYPE,
            BatchNorm1d.TYPE,
            BatchNorm2d.TYPE,
            LayerNorm.TYPE,
            Embedding.TYPE,
            Sequential.TYPE,
            Residual.TYPE,
            Step.TYPE,
            Identity.TYPE,
            Sigmoid.TYPE,
            Tanh.TYPE,
            ReLU.TYPE,
            LeakyReLU.TYPE,
            PReLU.TYPE,
            ELU.TYPE,
            SiLU.TYPE,
            GELU.TYPE,
            Softplus.TYPE,
            LogSigmoid.TYPE,
            Softmax.TYPE,
            LogSoftmax.TYPE);
}
