package dev.inkling.app.training;

import dev.inkling.nnlib.train.RunSpec;
import dev.inkling.nnlib.train.TaskData;
import java.io.IOException;

/** Where sessions get what they learn from: made by nnlib, downloaded, or drawn by the person. */
public interface TrainingData {
    /** The data of a run; where it is not there, the exception's message is the sentence that the person reads. */
    TaskData open(RunSpec spec) throws IOException;
}
