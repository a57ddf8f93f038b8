package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.spec.Part;
import dev.inkling.nnlib.tensor.Generator;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.function.Function;

/**
 * What a layer class says about itself as data: its word, what it is there for, its options, and, without being built,
 * the shape that it makes and the parameters that it has. Shapes are those of one example, without the batch.
 */
public abstract class LayerType extends Part {
    /** What a layer is there for. */
    public enum Role {
        /** It learns: what passes it is weighed. */
        WEIGHTS,
        /** It bends each number by itself: an activation. */
        BENDS,
        /** It brings numbers to a common mean and spread. */
        NORMALIZES,
        /** It hands on what comes in another shape, or in part. */
        PASSES,
        /** It makes an output of what the last weights give. */
        ENDS,
        /** It holds other layers. */
        HOLDS
    }

    private final Role role;

    /** A type of that word with a sentence about what it does and a table of options. */
    protected LayerType(String word, Role role, String help, Option... table) {
        super(word, help, table);
        this.role = role;
    }

    /** A type whose layers keep the shape and have no parameters; {@code make} builds one with those options. */
    public static LayerType of(String word, Role role, String help, Function<Options, Module> make, Option... table) {
        return new PlainType(word, role, help, make, table);
    }

    /** What it is there for. */
    public final Role role() {
        return role;
    }

    /** Whether what it gives are probabilities, each by itself. */
    public boolean givesProbabilities() {
        return false;
    }

    /** Whether a unit can be silent for every sample, and then learns nothing any more. */
    public boolean canDie() {
        return false;
    }

    /** Whether an initializer draws its start values; otherwise they are the layer's own. */
    public boolean takesInit() {
        return role == Role.WEIGHTS;
    }

    /**
     * By how much weights must be larger where this follows, PyTorch's {@code calculate_gain}; NaN where it has none.
     */
    public double gain(Options given) {
        return role == Role.WEIGHTS || role == Role.PASSES ? 1 : Double.NaN;
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
        return new IllegalArgumentException(word() + " takes " + takes + ", but gets " + LayerSpec.shape(input));
    }
}
