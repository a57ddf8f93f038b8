package dev.inkling.app;

import android.app.Activity;
import android.app.Application;
import android.os.Bundle;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;

/** Tells the queue when the app comes onto the screen, where unfinished work goes on, and when it leaves. */
final class Visibility implements Application.ActivityLifecycleCallbacks {
    private final InklingApp app;
    private int started;

    Visibility(InklingApp app) {
        this.app = app;
    }

    @Override
    public void onActivityStarted(@NonNull Activity activity) {
        if (started++ > 0) return;
        app.graph().host().visible(true);
        app.graph().queue().wake();
    }

    @Override
    public void onActivityStopped(@NonNull Activity activity) {
        started--;
        // A rotation stops the activity only to start it again.
        if (started == 0 && !activity.isChangingConfigurations())
            app.graph().host().visible(false);
    }

    @Override
    public void onActivityCreated(@NonNull Activity activity, @Nullable Bundle saved) {}

    @Override
    public void onActivityResumed(@NonNull Activity activity) {}

    @Override
    public void onActivityPaused(@NonNull Activity activity) {}

    @Override
    public void onActivitySaveInstanceState(@NonNull Activity activity, @NonNull Bundle out) {}

    @Override
    public void onActivityDestroyed(@NonNull Activity activity) {}
}
