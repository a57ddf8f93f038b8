package dev.inkling.app.training;

import androidx.annotation.Nullable;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.TaskData;
import java.io.IOException;

/** Where sessions get what they learn from: made by nnlib, downloaded, or drawn by the person. */
public interface TrainingData {
    /** The data of a run; where it is not there, the exception's message is the sentence that the person reads. */
    TaskData open(RunSpec spec) throws IOException;

    /** The data of a session, where its files keep some of it. */
    default TaskData open(RunSpec spec, Store session) throws IOException {
        return open(spec);
    }

    /**
     * Puts among the files of a new session what may be gone or changed before it ends.
     *
     * @param parent the files of the session that it was made from; null where it was made from none
     * @return the settings with which it can start from what was kept
     */
    default RunSpec keep(RunSpec spec, Store session, @Nullable Store parent) throws IOException {
        return spec;
    }
}
