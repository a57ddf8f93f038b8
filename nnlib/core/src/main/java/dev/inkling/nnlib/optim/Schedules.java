package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.spec.Registry;

/** Every schedule that a run can name; one of your own is added with {@code Schedules.ALL.add(type)}. */
public final class Schedules {
    private Schedules() {}

    /** The types by their words. */
    public static final Registry<ScheduleType> ALL = new Registry<>(
            "schedule",
            FixedLR.TYPE,
            StepLR.TYPE,
            MultiStepLR.TYPE,
            ExponentialLR.TYPE,
            CosineAnnealingLR.TYPE,
            CosineAnnealingWarmRestarts.TYPE,
            OneCycleLR.TYPE,
            LinearLR.TYPE,
            PolynomialLR.TYPE,
            ReduceLROnPlateau.TYPE);
}
