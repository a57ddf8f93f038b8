package dev.inkling.nnlib.optim;

import java.util.ArrayList;
import java.util.List;

/** One schedule after another: each begins anew, at its own step 0, when its milestone is reached. */
public final class SequentialLR extends Schedule {
    private final List<Schedule> parts;
    private final int[] milestones;

    /** PyTorch's {@code SequentialLR(optimizer, schedulers, milestones)}; all parts must be made on that optimizer. */
    public SequentialLR(Optimizer optimizer, List<? extends Schedule> parts, int... milestones) {
        super(optimizer);
        if (parts.isEmpty() || milestones.length != parts.size() - 1) {
            throw new IllegalArgumentException("SequentialLR: " + parts.size() + " schedules need "
                    + Math.max(0, parts.size() - 1) + " milestones between them, not " + milestones.length + ".");
        }
        for (int i = 1; i < milestones.length; i++) {
            if (milestones[i] <= milestones[i - 1]) {
                throw new IllegalArgumentException("SequentialLR: milestones must grow, but " + milestones[i]
                        + " follows " + milestones[i - 1] + ".");
            }
        }
        for (Schedule part : parts) {
            if (part.followsMetric()) {
                throw new IllegalArgumentException(
                        "SequentialLR: " + part.getClass().getSimpleName()
                                + " follows a metric and cannot be one of a sequence; use it alone.");
            }
        }
        this.parts = new ArrayList<>(parts);
        this.milestones = milestones.clone();
        apply();
    }

    @Override
    public double rate(double base, int t) {
        int part = 0;
        while (part < milestones.length && t >= milestones[part]) {
            part++;
        }
        return parts.get(part).rate(base, part == 0 ? t : t - milestones[part - 1]);
    }
}
