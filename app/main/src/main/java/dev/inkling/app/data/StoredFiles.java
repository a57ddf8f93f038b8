package dev.inkling.app.data;

import android.content.Context;
import java.io.File;

/**
 * Where the app's files lie and how much room they take. The methods wait for the disk: call them off the main thread.
 */
public final class StoredFiles {
    private final File sessions;
    private final File models;
    private final File pictures;
    private final File shared;

    public StoredFiles(Context context) {
        sessions = new File(context.getFilesDir(), "sessions");
        models = new File(context.getFilesDir(), "models");
        pictures = new File(context.getFilesDir(), "pictures");
        shared = new File(context.getCacheDir(), "shared");
    }

    /** The folder of the sessions: checkpoints and curves. */
    public File sessionsFolder() {
        return sessions;
    }

    /** The folder of the models' weights. */
    public File modelsFolder() {
        return models;
    }

    /** The folder of training pictures that were downloaded or brought in. */
    public File picturesFolder() {
        return pictures;
    }

    /** The folder of what was made to be shared; see res/xml/shared_paths.xml. */
    public File sharedFolder() {
        return shared;
    }

    public long sessions() {
        return size(sessions);
    }

    public long models() {
        return size(models);
    }

    public long pictures() {
        return size(pictures);
    }

    public long shared() {
        return size(shared);
    }

    /** Deletes the weights of a model that is gone. */
    public boolean deleteModel(String name) {
        return new File(models, name).delete();
    }

    /** Deletes what was made to be shared and returns how many bytes that freed. */
    public long freeShared() {
        return free(shared);
    }

    /** Deletes the downloaded training pictures and returns how many bytes that freed. */
    public long freePictures() {
        return free(pictures);
    }

    private static long size(File file) {
        File[] inside = file.listFiles();
        if (inside == null) return file.length();
        long sum = 0;
        for (File each : inside) sum += size(each);
        return sum;
    }

    private static long free(File file) {
        long bytes = size(file);
        File[] inside = file.listFiles();
        if (inside == null) return file.delete() ? bytes : 0;
        long sum = 0;
        for (File each : inside) sum += free(each);
        return sum;
    }
}
