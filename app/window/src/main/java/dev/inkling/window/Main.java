package dev.inkling.window;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;
import org.junit.runner.notification.Failure;

/** Shows the app in a desktop window, or walks through it without one. */
public final class Main {
    private static final int FAILURE = 1;
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        Options options = Options.ofProcess();
        for (int i = 0; i < args.length; i += 2) {
            String name = args[i].replaceFirst("^--", "");
            if (i + 1 == args.length || !Options.NAMES.contains(name)) {
                System.err.println("inkling app: " + args[i] + " is no option with a value; there are --"
                        + String.join(" --", Options.NAMES) + ".");
                return USAGE;
            }
            options.set(name, args[i + 1]);
        }
        boolean tour = options.tour() != null;
        if (!tour && GraphicsEnvironment.isHeadless()) {
            System.err.println(
                    "inkling app: there is no display for a window; --tour DIR leaves a picture of every screen.");
            return FAILURE;
        }
        try {
            TourScript.read(options.script());
        } catch (TourFailure | IOException e) {
            String why = e instanceof TourFailure ? e.getMessage() : "there is no script " + options.script() + ".";
            System.err.println("inkling app: " + why);
            return FAILURE;
        }
        try (DataFolder data = tour ? DataFolder.passing() : lock(options)) {
            if (data == null) {
                System.err.println("inkling app: the app is already open in another window.");
                return FAILURE;
            }
            options.set("data", data.path().toString());
            System.setProperty("java.awt.headless", Boolean.toString(tour));
            return live();
        } catch (IOException e) {
            System.err.println("inkling app: cannot use the folder for the app's data: " + e.getMessage() + ".");
            return FAILURE;
        }
    }

    private static DataFolder lock(Options options) throws IOException {
        Path data = options.data() == null ? DataFolder.usual() : options.data();
        return DataFolder.lock(data);
    }

    private static int live() {
        System.setProperty("robolectric.enabledSdks", Integer.toString(Host.ANDROID));
        System.setProperty("robolectric.pixelCopyRenderMode", "hardware");
        System.setProperty("robolectric.offline", "true");
        // A crash of the app ends the window, as it ends the app on a phone.
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            System.err.println("inkling app: the app crashed on " + thread.getName() + ".");
            e.printStackTrace();
            Runtime.getRuntime().halt(FAILURE);
        });
        Result result = new JUnitCore().run(Host.class);
        for (Failure failure : result.getFailures()) {
            boolean sentence = failure.getException().getClass().getName().equals(TourFailure.class.getName());
            System.err.println("inkling app: " + (sentence ? failure.getMessage() : failure.getTrimmedTrace()));
        }
        return result.wasSuccessful() ? 0 : FAILURE;
    }
}
