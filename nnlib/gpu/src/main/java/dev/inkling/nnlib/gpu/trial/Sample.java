package dev.inkling.nnlib.gpu.trial;

import dev.inkling.nnlib.compute.Kernel;
import java.util.List;
import java.util.function.Function;

/**
 * A kernel on drawn inputs, for a trial.
 *
 * @param name of what it computes, and at which size
 * @param tried the kernel as the device has it
 * @param right what gives the same on the CPU, one after the other; it asks for memory in the same order
 */
record Sample(String name, Function<TrialMemory, Kernel> tried, Function<TrialMemory, List<Kernel>> right) {
    /** What it computes, at whichever size. */
    String kind() {
        int of = name.indexOf(" of ");
        return of < 0 ? name : name.substring(0, of);
    }

    /** One that the CPU has too. */
    static Sample of(String name, Function<TrialMemory, Kernel> both) {
        return new Sample(name, both, memory -> List.of(both.apply(memory)));
    }
}
