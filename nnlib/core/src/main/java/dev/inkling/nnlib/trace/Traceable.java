package dev.inkling.nnlib.trace;

import java.util.List;

/**
 * Something whose settings decide which kernels a step runs: a module (training or not, what is frozen), an optimizer
 * (which terms its formula has).
 */
public interface Traceable {
    /**
     * Adds everything that decides which kernels run to a key, as values with equals. Whoever changes such a setting
     * calls {@link dev.inkling.nnlib.compute.Tracing#settingChanged}; numbers that kernels read from memory (a rate) do
     * not belong here.
     */
    void describe(List<Object> key);
}
