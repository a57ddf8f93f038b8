package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Named;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.tensor.Generator;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.function.Function;

/**
 * What a layer class says about itself as data: its word, its options, and, without being built, the shape that it makes
 * and the parameters that it has. Shapes are those of one example, without the batch.
 */
public abstract class LayerType implements Named {
    private final String word;
    private final Options options;

    /** A type of that word with that table of options. */
    protected LayerType(String word, Option... table) {
        this.word = word;
        this.options = Options.of(word, table);
    }

    /** A type whose layers keep the shape and have no parameters; {@code make} builds one with those options. */
    static LayerType of(String word, Function<Options, Module> make, Option... table) {
        return new LayerType(word, table) {
            @Override
            public Module build(LayerSpec spec, Generator generator) {
                return make.apply(spec.options());
            }
        };
    }

    @Override
    public final String word() {
        return word;
    }

    /** The table of options, with nothing given yet. */
    public final Options options() {
        return options;
    }

    /** The shape made of {@code input}; a shape that the layer cannot take is refused with a sentence. */
    public int[] output(LayerSpec spec, int[] input) {
        return input.clone();
    }

    /** The shapes of the layer's parameters by their names, in order. */
    public Map<String, int[]> parameters(LayerSpec spec) {
        return Collections.emptyMap();
    }

    /** True if a spec of this type holds layers of its own. */
    public boolean nests() {
        return false;
    }

    /** Builds the layer; {@code generator} draws its first weights and its dropout. */
    public abstract Module build(LayerSpec spec, Generator generator);

    /** A spec of this type; nested layers only where the type holds some. */
    public final LayerSpec spec(Options given, LayerSpec... layers) {
        return new LayerSpec(this, given, Arrays.asList(layers));
    }

    /** Refuses a shape: {@code conv2d takes (channels, height, width), but gets (784)}. */
    protected final IllegalArgumentException refuse(String takes, int[] input) {
        return new IllegalArgumentException(word + " takes " + takes + ", but gets " + LayerSpec.shape(input));
    }

    @Override
    public final String toString() {
        return word;
    }
}
