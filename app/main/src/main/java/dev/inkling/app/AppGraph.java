package dev.inkling.app;

import android.content.Context;
import dev.inkling.app.data.DrawingRepository;
import dev.inkling.app.data.InklingDatabase;
import dev.inkling.app.data.StoredFiles;
import dev.inkling.app.data.StoredModels;
import dev.inkling.app.recognizer.NnlibRecognizers;
import dev.inkling.app.recognizer.RecognizerSource;
import dev.inkling.app.settings.SettingsStore;
import java.util.concurrent.Executors;
import kotlinx.coroutines.CoroutineDispatcher;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.ExecutorsKt;

/** What the app is made of, put together once and by hand: everything a ViewModel or a service needs, and no more. */
public final class AppGraph {
    private final Context context;
    private final SettingsStore settings;
    private final InklingDatabase database;
    private final DrawingRepository drawings;
    private final StoredModels models;
    private final StoredFiles files;
    private final RecognizerSource recognizers;
    private final CoroutineDispatcher reading =
            ExecutorsKt.from(Executors.newSingleThreadExecutor(work -> new Thread(work, "reading")));

    /** A graph around the given parts, of which the first are real in the app and may be others in tests. */
    public AppGraph(Context context, InklingDatabase database, RecognizerSource recognizers) {
        this.context = context.getApplicationContext();
        this.database = database;
        this.recognizers = recognizers;
        this.settings = new SettingsStore(this.context);
        this.drawings = new DrawingRepository(database);
        this.models = new StoredModels(database);
        this.files = new StoredFiles(this.context);
    }

    /** The app's own graph. */
    static AppGraph create(Context context) {
        InklingDatabase database = InklingDatabase.open(context);
        return new AppGraph(
                context,
                database,
                new NnlibRecognizers(context.getAssets(), new StoredFiles(context), new StoredModels(database)));
    }

    /** The application's context: for files and system services, never for a screen's resources. */
    public Context context() {
        return context;
    }

    /** What the person has set. */
    public SettingsStore settings() {
        return settings;
    }

    /** The app's one database. */
    public InklingDatabase database() {
        return database;
    }

    /** The person's own digits. */
    public DrawingRepository drawings() {
        return drawings;
    }

    /** The models that were trained or brought in here. */
    public StoredModels models() {
        return models;
    }

    /** Where the files lie. */
    public StoredFiles files() {
        return files;
    }

    /** What reads the pad. */
    public RecognizerSource recognizers() {
        return recognizers;
    }

    /** Where files and the database are waited for. */
    public CoroutineDispatcher io() {
        return Dispatchers.getIO();
    }

    /** The one thread that reads the pad. */
    public CoroutineDispatcher reading() {
        return reading;
    }
}
