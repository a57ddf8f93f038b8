package dev.inkling.window;

import android.app.Application;
import android.app.Service;
import android.content.Intent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.robolectric.Robolectric;
import org.robolectric.Shadows;
import org.robolectric.android.controller.ServiceController;

/** The app's started services; Robolectric only records that one was started, here it runs. */
final class Services {
    private final Application app;
    private final Map<String, ServiceController<? extends Service>> running = new LinkedHashMap<>();
    private int starts;

    Services(Application app) {
        this.app = app;
    }

    /** Starts and stops what was asked for. */
    void step() throws ClassNotFoundException {
        Intent wanted = Shadows.shadowOf(app).getNextStartedService();
        while (wanted != null) {
            start(wanted);
            wanted = Shadows.shadowOf(app).getNextStartedService();
        }
        Intent unwanted = Shadows.shadowOf(app).getNextStoppedService();
        while (unwanted != null) {
            if (unwanted.getComponent() != null) {
                stop(unwanted.getComponent().getClassName());
            }
            unwanted = Shadows.shadowOf(app).getNextStoppedService();
        }
        running.values().removeIf(controller -> {
            boolean done = Shadows.shadowOf(controller.get()).isStoppedBySelf();
            if (done) {
                controller.destroy();
            }
            return done;
        });
    }

    private void start(Intent intent) throws ClassNotFoundException {
        if (intent.getComponent() == null
                || !intent.getComponent().getPackageName().equals(app.getPackageName())) {
            return;
        }
        String name = intent.getComponent().getClassName();
        ServiceController<? extends Service> controller = running.get(name);
        if (controller == null) {
            controller = Robolectric.buildService(Class.forName(name).asSubclass(Service.class), intent);
            controller.create();
            running.put(name, controller);
        }
        controller.get().onStartCommand(intent, 0, ++starts);
    }

    private void stop(String name) {
        ServiceController<? extends Service> controller = running.remove(name);
        if (controller != null) {
            controller.destroy();
        }
    }

    void destroyAll() {
        running.values().forEach(ServiceController::destroy);
        running.clear();
    }
}
