package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.tensor.Generator;
import java.util.function.Function;

/** A type whose layers keep the shape, have no parameters, and are made of their options alone. */
class PlainType extends LayerType {
    private final Function<Options, Module> make;

    PlainType(String word, Role role, String help, Function<Options, Module> make, Option... table) {
        super(word, role, help, table);
        this.make = make;
    }

    @Override
    public final Module build(LayerSpec spec, Generator generator) {
        return make.apply(spec.options());
    }
}
