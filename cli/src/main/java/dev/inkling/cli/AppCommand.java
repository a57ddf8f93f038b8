package dev.inkling.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens the app: on an attached phone, or else in a window. */
@Command(
        name = "app",
        description = "Open the app: installed and started on an attached phone, or else in a window of this desktop.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  inkling app                   on the attached phone, otherwise in a window",
            "  inkling app --window          in a window, whatever is attached",
            "  inkling app --size 1280x800   the window of a tablet",
            "  inkling app --tour pictures   walk through all screens alone, a PNG each"
        })
final class AppCommand implements Callable<Integer> {
    private static final List<String> SOURCES = List.of(
            "pom.xml",
            "app/main/pom.xml",
            "app/main/src",
            "app/window/pom.xml",
            "app/window/src",
            "app/libraries",
            "nnlib/core/src/main",
            "tools/android-maven-plugin/src/main");

    @Option(names = "--window", description = "Open a window even if a phone is attached.")
    private boolean window;

    @Option(
            names = "--tour",
            paramLabel = "DIR",
            description = "Walk through all screens without a display and leave a picture of each.")
    private Path tour;

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description = "A tour of your own (app/window/README.md says how).")
    private Path script;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the window keeps the app's data (a folder of your account unless said).")
    private Path data;

    @Option(names = "--language", paramLabel = "en|ko", description = "The phone's language (yours unless said).")
    private String language;

    @Option(names = "--size", paramLabel = "WxH", description = "The phone's size in dp (411x891 unless said).")
    private String size;

    @Option(names = "--dark", description = "The phone's dark theme.")
    private boolean dark;

    @Option(names = "--words", description = "Print what is on the screen as well, a line of JSON after each change.")
    private boolean words;

    private final Console console;

    AppCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (size != null && !size.matches("[1-9]\\d{2,3}x[1-9]\\d{2,3}")) {
            throw new Failure(
                    "the size " + size + " is not understood: write width and height in dp, such as 411x891.");
        }
        Phone phone = window || tour != null ? null : Phone.attached(console, System.getenv());
        if (phone != null) {
            onPhone(phone);
            return 0;
        }
        BuiltModule module = new BuiltModule("app/window", SOURCES);
        module.ensure(console, "the app");
        return module.java(List.of(), arguments());
    }

    private void onPhone(Phone phone) throws IOException, InterruptedException {
        console.println("Building the app and installing it on " + phone.serial() + " ...");
        new BuiltModule("app/main", SOURCES)
                .maven(
                        console,
                        List.of(
                                "-pl",
                                "app/main",
                                "-am",
                                "-Dmaven.test.skip=true",
                                "-Dinkling.release=false",
                                "-Dandroid.install",
                                "-Dandroid.serial=" + phone.serial(),
                                "package"));
        phone.startApp();
        console.println("The app is open on " + phone.serial() + ".");
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        add(arguments, "--tour", tour);
        add(arguments, "--script", script);
        add(arguments, "--data", data);
        add(arguments, "--language", language == null ? null : language.toLowerCase(Locale.ROOT));
        add(arguments, "--size", size);
        add(arguments, "--dark", dark ? "true" : null);
        add(arguments, "--words", words ? "true" : null);
        return arguments;
    }

    private static void add(List<String> arguments, String name, Object value) {
        if (value != null) {
            arguments.add(name);
            arguments.add(value.toString());
        }
    }
}
