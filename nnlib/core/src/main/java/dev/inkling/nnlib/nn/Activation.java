package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Options;

/**
 * A layer without parameters that changes numbers but not their shape; its options say all there is to say about it.
 */
abstract class Activation extends Module {
    private final LayerSpec spec;

    /** An activation without options. */
    Activation(LayerType type) {
        this(type, type.options());
    }

    Activation(LayerType type, Options options) {
        spec = type.spec(options);
    }

    @Override
    public final LayerSpec layerSpec() {
        return spec;
    }
}
