package dev.inkling.nnlib.train;

import dev.inkling.nnlib.watch.Diagnosis;
import dev.inkling.nnlib.watch.Epoch;
import java.io.IOException;

/**
 * Hears what happens in a run, on the thread that trains: be quick, or hand over to another thread. Every method may be
 * left out.
 */
public interface Listener {
    /** After each step; {@code step} counts from 1. */
    default void onStep(long step, double loss) {}

    /** After each epoch, and after its validation if there is one. */
    default void onEpoch(Epoch epoch) {}

    /** After a rate that a hand set holds; the run's settings name it from now on. */
    default void onRate(long step, double rate) {}

    /** When something is found to be wrong, once for each finding. */
    default void onDiagnosis(Diagnosis diagnosis) {}

    /** After a checkpoint has reached the disk. */
    default void onCheckpoint(long step) {}

    /**
     * When training goes on although something did not work, such as a checkpoint on a full disk.
     *
     * @param sentence for a person
     * @param why for a program, which reads no sentences
     */
    default void onWarning(String sentence, IOException why) {}
}
