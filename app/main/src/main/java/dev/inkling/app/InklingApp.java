package dev.inkling.app;

import android.app.Application;
import android.content.Context;
import android.content.pm.ApplicationInfo;
import android.os.StrictMode;
import dev.inkling.app.graph.AppGraph;
import dev.inkling.app.work.WorkService;

/** The process: it owns the one {@link AppGraph}, and watches itself where it can be debugged. */
public final class InklingApp extends Application implements WorkService.Owner {
    private AppGraph graph;

    @Override
    public void onCreate() {
        super.onCreate();
        if ((getApplicationInfo().flags & ApplicationInfo.FLAG_DEBUGGABLE) != 0) watchMyself();
        registerActivityLifecycleCallbacks(new Visibility(this));
    }

    /** What the app is made of; the same for every screen and service of this process. */
    @Override
    public synchronized AppGraph graph() {
        if (graph == null) graph = AppGraph.create(this);
        return graph;
    }

    /** Puts a graph with other parts in place of the app's own, before the first screen asks for it. */
    public synchronized void replaceGraph(AppGraph other) {
        graph = other;
    }

    /** The graph of the app that this context belongs to. */
    public static AppGraph graphOf(Context context) {
        return ((InklingApp) context.getApplicationContext()).graph();
    }

    private static void watchMyself() {
        StrictMode.setThreadPolicy(new StrictMode.ThreadPolicy.Builder()
                .detectDiskReads()
                .detectDiskWrites()
                .detectNetwork()
                .detectCustomSlowCalls()
                .penaltyLog()
                .build());
        StrictMode.setVmPolicy(new StrictMode.VmPolicy.Builder()
                .detectLeakedClosableObjects()
                .detectLeakedSqlLiteObjects()
                .detectActivityLeaks()
                .detectFileUriExposure()
                .penaltyLog()
                .build());
    }
}
