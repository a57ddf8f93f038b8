package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.spec.Registry;

/** Every optimizer that a run can name; one of your own is added with {@code Optimizers.ALL.add(type)}. */
public final class Optimizers {
    private Optimizers() {}

    /** The types by their words. */
    public static final Registry<OptimizerType> ALL = new Registry<>(
            "optimizer",
            SGD.TYPE,
            SGD.MOMENTUM_TYPE,
            SGD.NESTEROV_TYPE,
            Adagrad.TYPE,
            Adadelta.TYPE,
            RMSprop.TYPE,
            Adam.TYPE,
            AdamW.TYPE,
            NAdam.TYPE);
}
