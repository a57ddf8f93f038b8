package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Registry;
import java.util.ArrayList;
import java.util.List;

/**
 * Every type of layer that a {@link ModelSpec} can name; a type of your own is added with {@code Layers.ALL.add(type)}.
 */
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
            GroupNorm.TYPE,
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
            Mish.TYPE,
            LogSigmoid.TYPE,
            Softmax.TYPE,
            LogSoftmax.TYPE);

    /** The types that can stand behind a hidden layer, by their words: all that bend, and the one that does not. */
    public static List<String> activations() {
        List<String> words = new ArrayList<>();
        for (LayerType type : ALL.all()) {
            if (type.role() == LayerType.Role.BENDS) {
                words.add(type.word());
            }
        }
        words.add(Identity.TYPE.word());
        return words;
    }
}
