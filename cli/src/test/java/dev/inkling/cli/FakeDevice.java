package dev.inkling.cli;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.DeviceException;
import dev.inkling.nnlib.compute.DeviceTrial;
import dev.inkling.nnlib.compute.TrialReport;

/** A device that comes to what a test says when it is tried, and fails as soon as it is to compute. */
public final class FakeDevice implements BackendProvider {
    static final String NAME = "abacus";

    /** What its trial comes to. */
    static TrialReport end;

    /** What is known of it; null before its trial. */
    static TrialReport known;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String whyNot() {
        return "";
    }

    @Override
    public Backend create(int threads) {
        throw new DeviceException("a bead is missing");
    }

    @Override
    public DeviceTrial trial() {
        return new DeviceTrial() {
            @Override
            public TrialReport report() {
                return known;
            }

            @Override
            public TrialReport run(Watch watch) {
                known = watch.goesOn(0, 1) ? end : null;
                return known;
            }
        };
    }
}
