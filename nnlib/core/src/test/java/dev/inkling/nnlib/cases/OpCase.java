package dev.inkling.nnlib.cases;

import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * One row of the table: how samples are drawn, how nnlib computes, how a plain double-precision reference does, what
 * must fail.
 */
final class OpCase {
    /** What a case computes, of its differentiable operands and its constants (targets, indices). */
    interface Computes {
        Tensor of(Tensor[] in, Tensor[] constants);
    }

    /** The same in double precision, as plainly as possible. */
    interface Reference {
        Arr of(Arr[] in, Arr[] constants);
    }

    /** One drawn sample. */
    static final class Sample {
        final List<Arr> in = new ArrayList<>();
        final List<Arr> constants = new ArrayList<>();
        Module module;
        Computes computes;
        Reference reference;

        Sample in(Arr... arrays) {
            in.addAll(Arrays.asList(arrays));
            return this;
        }

        Sample constants(Arr... arrays) {
            constants.addAll(Arrays.asList(arrays));
            return this;
        }

        Sample computes(Computes how) {
            computes = how;
            return this;
        }

        /**
         * A layer, whose parameters are operands too, after its input: their drawn values are loaded. Where all
         * operands are parameters, the input is the first constant.
         */
        Sample layer(Module layer) {
            module = layer;
            return this;
        }

        Sample reference(Reference how) {
            reference = how;
            return this;
        }
    }

    final String name;
    final Class<?> covers;
    final Function<Draw, Sample> sample;
    final Map<String, ThrowingCallable> fails = new LinkedHashMap<>();

    OpCase(String name, Class<?> covers, Function<Draw, Sample> sample) {
        this.name = name;
        this.covers = covers;
        this.sample = sample;
    }

    /** A call that must be refused with exactly that sentence. */
    OpCase fails(String sentence, ThrowingCallable call) {
        fails.put(sentence, call);
        return this;
    }

    @Override
    public String toString() {
        return name;
    }
}
