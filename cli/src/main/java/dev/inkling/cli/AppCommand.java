package dev.inkling.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
            "  inkling app                     on the phone if one is attached, otherwise in a window",
            "  inkling app --window            in a window, whatever is attached",
            "  inkling app --tour pictures     walk through all screens alone, one PNG each (needs no display)"
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

    @Option(names = "--script", paramLabel = "FILE", description = "A tour of your own.", hidden = true)
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
        if (!window && tour == null && phoneIsAttached()) {
            console.println("A phone is attached: building, installing and starting the app there.");
            new BuiltModule("app/main", SOURCES)
                    .maven(
                            console,
                            List.of(
                                    "-pl",
                                    "app/main",
                                    "-am",
                                    "-Dmaven.test.skip=true",
                                    "-Dinkling.release=false",
                                    "package",
                                    "android:install"));
            return 0;
        }
        BuiltModule module = new BuiltModule("app/window", SOURCES);
        module.ensure(console, "the app");
        return module.java(List.of(), arguments());
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        add(arguments, "--tour", tour);
        add(arguments, "--script", script);
        add(arguments, "--data", data);
        add(arguments, "--language", language == null ? null : language.toLowerCase(Locale.ROOT));
        add(arguments, "--size", size);
        add(arguments, "--dark", dark ? "true" : null);
        return arguments;
    }

    private static void add(List<String> arguments, String name, Object value) {
        if (value != null) {
            arguments.add(name);
            arguments.add(value.toString());
        }
    }

    /** Asks adb, where there is one; a phone that is there but not ready gets a line. */
    private boolean phoneIsAttached() throws IOException, InterruptedException {
        Process adb;
        try {
            adb = new ProcessBuilder("adb", "devices").redirectErrorStream(true).start();
        } catch (IOException noAdb) {
            return false;
        }
        String answer = new String(adb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        adb.waitFor();
        if (answer.contains("\tunauthorized")) {
            console.err()
                    .println(
                            "A phone is attached but does not trust this computer yet: unlock it and allow USB debugging.");
        }
        return answer.contains("\tdevice");
    }
}
