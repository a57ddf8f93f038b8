package dev.inkling.cli;

import dev.inkling.adb.Adb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
            "tools/adb/src/main",
            "tools/android-maven-plugin/src/main");
    private static final List<String> LANGUAGES = List.of("en", "ko");
    private static final String ACTIVITY = "dev.inkling.app/.MainActivity";

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

    @Option(
            names = "--font-size",
            paramLabel = "PERCENT",
            description = "The phone's size of type, from 85 to 200 (100 unless said).")
    private Integer fontSize;

    @Option(names = "--dark", description = "The phone's dark theme.")
    private boolean dark;

    @Option(names = "--words", description = "Print what is on the screen and what the finger does, as lines of JSON.")
    private boolean words;

    @Spec
    private CommandSpec command;

    private final Console console;

    AppCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (size != null && !size.matches("[1-9]\\d{2,3}x[1-9]\\d{2,3}")) {
            throw new ParameterException(
                    command.commandLine(),
                    "the size " + size + " is not understood: write width and height in dp, such as 411x891.");
        }
        if (fontSize != null && (fontSize < 85 || fontSize > 200)) {
            throw new ParameterException(
                    command.commandLine(),
                    "the font size " + fontSize + " is not possible: write a per cent from 85 to 200.");
        }
        if (language != null && !LANGUAGES.contains(language)) {
            throw new ParameterException(
                    command.commandLine(),
                    "the app does not speak " + language + "; it speaks " + String.join(", ", LANGUAGES) + ".");
        }
        if (!window && tour == null && onPhone(System.getenv())) {
            return 0;
        }
        if (tour == null) {
            requireWindows(System.getenv());
        }
        BuiltModule module = new BuiltModule("app/window", SOURCES);
        module.ensure(console, "the app");
        return module.java(List.of(), arguments());
    }

    /** The window says so itself, but only after the minutes that its first build takes. */
    private static void requireWindows(Map<String, String> environment) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return;
        }
        if (environment.getOrDefault("DISPLAY", "").isEmpty()) {
            throw new Failure("there is no display for a window; --tour DIR leaves a picture of every screen.");
        }
        if (!Files.exists(Path.of(System.getProperty("java.home"), "lib", "libawt_xawt.so"))) {
            throw new Failure(
                    "this Java is headless and opens no windows: install a JDK that does (Debian: openjdk-17-jdk);"
                            + " --tour DIR leaves a picture of every screen.");
        }
    }

    /** Opens it on the phone that is attached and ready; false without one. One that is not ready gets a line. */
    private boolean onPhone(Map<String, String> environment) throws IOException, InterruptedException {
        Adb adb = Adb.find(environment).orElse(null);
        if (adb == null) {
            return false;
        }
        List<Adb.Device> devices = adb.devices();
        if (devices.stream().anyMatch(Adb.Device::isUntrusted)) {
            console.err()
                    .println("A phone is attached but does not trust this computer yet: "
                            + "unlock it and allow USB debugging.");
        }
        Adb.Device phone = Adb.choose(devices, environment.getOrDefault("ANDROID_SERIAL", ""))
                .orElse(null);
        if (phone == null) {
            return false;
        }
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
        adb.start(phone, ACTIVITY);
        console.println("The app is open on " + phone.serial() + ".");
        return true;
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        add(arguments, "--tour", tour);
        add(arguments, "--script", script);
        add(arguments, "--data", data);
        add(arguments, "--language", language);
        add(arguments, "--size", size);
        add(arguments, "--font-size", fontSize);
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
