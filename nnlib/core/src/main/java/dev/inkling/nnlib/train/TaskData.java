package dev.inkling.nnlib.train;

import dev.inkling.nnlib.data.Dataset;

/**
 * What a run learns from and is measured on.
 *
 * @param train what it learns from; the run itself keeps a share back for checking where its settings say so
 * @param test what it is measured on at the end; null where there is nothing
 */
public record TaskData(Dataset train, Dataset test) {
    public TaskData {
        if (train == null || train.size() == 0) {
            throw new IllegalArgumentException("There is nothing to learn from: the training set is empty.");
        }
    }

    /** Data without a test set. */
    public static TaskData of(Dataset train) {
        return new TaskData(train, null);
    }
}
