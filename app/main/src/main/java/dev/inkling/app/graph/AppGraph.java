package dev.inkling.app.graph;

import android.content.Context;
import dev.inkling.app.data.DrawingRepository;
import dev.inkling.app.data.InklingDatabase;
import dev.inkling.app.data.SessionRepository;
import dev.inkling.app.data.SettingsStore;
import dev.inkling.app.data.StoredFiles;
import dev.inkling.app.data.StoredModels;
import dev.inkling.app.graphics.GraphicsRepository;
import dev.inkling.app.recognizer.ModelFiles;
import dev.inkling.app.recognizer.NnlibRecognizers;
import dev.inkling.app.recognizer.RecognizerSource;
import dev.inkling.app.training.MnistRepository;
import dev.inkling.app.training.PhoneData;
import dev.inkling.app.training.SessionExport;
import dev.inkling.app.training.SessionFiles;
import dev.inkling.app.training.SessionImport;
import dev.inkling.app.training.TrainingWork;
import dev.inkling.app.work.Network;
import dev.inkling.app.work.PhoneHost;
import dev.inkling.app.work.PhoneNetwork;
import dev.inkling.app.work.WorkQueue;
import dev.inkling.app.work.WorkService;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.data.MnistDownload;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Store;
import java.io.File;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import kotlinx.coroutines.CoroutineDispatcher;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.ExecutorsKt;

/** What the app is made of, put together once and by hand: everything a ViewModel or a service needs, and no more. */
public final class AppGraph implements WorkService.Graph {
    private final Context context;
    private final SettingsStore settings;
    private final InklingDatabase database;
    private final DrawingRepository drawings;
    private final StoredModels models;
    private final StoredFiles files;
    private final RecognizerSource recognizers;
    private final SessionRepository sessions;
    private final SessionFiles sessionFiles;
    private final PhoneData trainingData;
    private final GraphicsRepository graphics;
    private final TrainingWork training;
    private final WorkQueue queue;
    private final PhoneHost host;
    private final MnistRepository mnist;
    private final SessionExport exports;
    private final SessionImport imports;
    private final CoroutineDispatcher reading =
            ExecutorsKt.from(Executors.newSingleThreadExecutor(work -> new Thread(work, "reading")));

    /**
     * A graph around the given parts, which may be others in tests: what makes a session's store from its folder, where
     * MNIST is fetched from, how the phone is connected, and what finds its graphics processor.
     */
    public AppGraph(
            Context context,
            InklingDatabase database,
            RecognizerSource recognizers,
            Function<File, Store> stores,
            MnistRepository.Source mnistSource,
            Network network,
            Supplier<BackendProvider> graphicsProvider) {
        this.context = context.getApplicationContext();
        // Before anything opens a device: what was found out about it is read with it.
        Devices.keepReports(new File(this.context.getNoBackupFilesDir(), "devices").toPath());
        this.database = database;
        this.recognizers = recognizers;
        this.settings = new SettingsStore(this.context);
        this.drawings = new DrawingRepository(database);
        this.models = new StoredModels(database);
        this.files = new StoredFiles(this.context);
        this.sessions = new SessionRepository(database, System::currentTimeMillis);
        this.sessionFiles = new SessionFiles(files.sessionsFolder(), stores);
        this.trainingData = new PhoneData(
                drawings, new ModelFiles(this.context.getAssets(), files, models), settings, files.picturesFolder());
        this.graphics = new GraphicsRepository(
                graphicsProvider,
                Executors.newSingleThreadExecutor(work -> new Thread(work, "graphics")),
                this::isTraining);
        this.training = new TrainingWork(
                sessions,
                sessionFiles,
                trainingData,
                Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "session-writer")),
                graphics::makeRoom);
        this.exports = new SessionExport(this.context, sessions, sessionFiles, models, files);
        this.imports = new SessionImport(this.context.getCacheDir(), sessions, sessionFiles, models, files);
        this.mnist = new MnistRepository(
                files.picturesFolder(),
                mnistSource,
                network,
                database.work(),
                Executors.newSingleThreadExecutor(work -> new Thread(work, "mnist")));
        this.queue = new WorkQueue(database.work(), settings, network, Arrays.asList(training, mnist));
        this.host = new PhoneHost(this.context, queue);
        queue.host(host);
    }

    /** The app's own graph. */
    public static AppGraph create(Context context) {
        InklingDatabase database = InklingDatabase.open(context);
        return new AppGraph(
                context,
                database,
                new NnlibRecognizers(
                        new ModelFiles(context.getAssets(), new StoredFiles(context), new StoredModels(database))),
                FileStore::new,
                (folder, progress) -> new MnistDownload().fetch(folder, progress),
                new PhoneNetwork(context),
                GraphicsRepository::shipped);
    }

    private boolean isTraining() {
        return training.current().getValue() != null;
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

    /** The training sessions. */
    public SessionRepository sessions() {
        return sessions;
    }

    /** The sessions' files. */
    public SessionFiles sessionFiles() {
        return sessionFiles;
    }

    /** What sessions learn from. */
    public PhoneData trainingData() {
        return trainingData;
    }

    /** What trains sessions. */
    public TrainingWork training() {
        return training;
    }

    /** The phone's graphics processor. */
    public GraphicsRepository graphics() {
        return graphics;
    }

    /** The queue of all long work. */
    @Override
    public WorkQueue queue() {
        return queue;
    }

    /** What keeps the process alive while there is work. */
    public PhoneHost host() {
        return host;
    }

    /** MNIST on this phone. */
    public MnistRepository mnist() {
        return mnist;
    }

    /** What takes sessions out. */
    public SessionExport exports() {
        return exports;
    }

    /** What takes sessions and models in. */
    public SessionImport imports() {
        return imports;
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
