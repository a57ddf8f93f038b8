package dev.inkling.cli;

import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.TaskData;

/**
 * Data that is ready to learn from.
 *
 * @param spec the run's settings, with a net that fits the data where the user's data decides its size
 * @param data what to learn from and to be measured on
 * @param source where it came from
 */
record TaskLoad(RunSpec spec, TaskData data, RunData source) {
    /** Other settings of the same run, with the net that fits the data. */
    RunSpec fitted(RunSpec other) {
        return other.with("model", spec.text("model"));
    }
}
