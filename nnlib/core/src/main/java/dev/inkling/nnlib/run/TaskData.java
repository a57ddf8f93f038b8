package dev.inkling.nnlib.run;

import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.Scale;
import java.util.Collections;
import java.util.List;

/**
 * What a run learns from and is measured on.
 *
 * @param train what it learns from; the run itself keeps a share back for checking where its settings say so
 * @param test what it is measured on at the end; null where there is nothing
 * @param classes what the person's own data calls its classes; empty where the task names them or has none
 * @param inputs how columns of numbers were moved and shrunk; null where they were not
 * @param targets likewise
 */
public record TaskData(Dataset train, Dataset test, List<String> classes, Scale inputs, Scale targets) {
    public TaskData {
        if (train == null || train.size() == 0) {
            throw new IllegalArgumentException("There is nothing to learn from: the training set is empty.");
        }
    }

    /** Data as it is. */
    public TaskData(Dataset train, Dataset test) {
        this(train, test, Collections.emptyList(), null, null);
    }

    /** Data without a test set. */
    public static TaskData of(Dataset train) {
        return new TaskData(train, null);
    }

    /** Data without a test set, with names for its classes. */
    public static TaskData of(Dataset train, List<String> classes) {
        return new TaskData(train, null, classes, null, null);
    }
}
