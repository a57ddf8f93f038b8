package dev.inkling.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An attached phone that adb can reach. */
final class Phone {
    private static final String ACTIVITY = "dev.inkling.app/.MainActivity";

    private final Path adb;
    private final String serial;

    private Phone(Path adb, String serial) {
        this.adb = adb;
        this.serial = serial;
    }

    /** The phone that is ready; null without one. One that is there but not ready gets a line. */
    static Phone attached(Console console, Map<String, String> environment) throws IOException, InterruptedException {
        Path adb = adb(environment);
        if (adb == null) {
            return null;
        }
        List<String> ready = new ArrayList<>();
        for (String line : run(adb, List.of("devices")).lines().toList()) {
            if (line.endsWith("\tdevice")) {
                ready.add(line.substring(0, line.indexOf('\t')));
            } else if (line.endsWith("\tunauthorized")) {
                console.err()
                        .println("A phone is attached but does not trust this computer yet: "
                                + "unlock it and allow USB debugging.");
            }
        }
        String wanted = environment.getOrDefault("ANDROID_SERIAL", "");
        if (!wanted.isEmpty() && !ready.contains(wanted)) {
            throw new Failure("ANDROID_SERIAL names " + wanted + ", which is not attached and ready"
                    + (ready.isEmpty() ? "." : "; there is " + String.join(", ", ready) + "."));
        }
        if (wanted.isEmpty() && ready.size() > 1) {
            throw new Failure("several phones are attached, " + String.join(", ", ready)
                    + ": name one in ANDROID_SERIAL, or open a window with --window.");
        }
        if (ready.isEmpty()) {
            return null;
        }
        return new Phone(adb, wanted.isEmpty() ? ready.get(0) : wanted);
    }

    private static Path adb(Map<String, String> environment) {
        List<Path> folders = new ArrayList<>();
        for (String home : List.of("ANDROID_HOME", "ANDROID_SDK_ROOT")) {
            if (environment.containsKey(home)) {
                folders.add(Path.of(environment.get(home), "platform-tools"));
            }
        }
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            folders.add(Path.of(folder));
        }
        for (Path folder : folders) {
            for (String name : List.of("adb", "adb.exe")) {
                if (Files.isExecutable(folder.resolve(name))) {
                    return folder.resolve(name);
                }
            }
        }
        return null;
    }

    /** What "adb devices" calls it. */
    String serial() {
        return serial;
    }

    /** Starts the app that is installed there. */
    void startApp() throws IOException, InterruptedException {
        String said = run(adb, List.of("-s", serial, "shell", "am", "start", "-W", "-n", ACTIVITY));
        if (said.contains("Error")) {
            throw new Failure("the app is on " + serial + " but did not start ("
                    + said.strip().replaceAll("\\s+", " ") + "): open it there.");
        }
    }

    private static String run(Path adb, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(adb.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
