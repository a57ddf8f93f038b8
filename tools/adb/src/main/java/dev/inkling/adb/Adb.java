package dev.inkling.adb;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Android's debug bridge on this computer, and the phones that it reaches. */
public final class Adb {
    /** A phone or an emulator as adb lists it: attached, and ready or not. */
    public record Device(String serial, String state) {
        public boolean isReady() {
            return state.equals("device");
        }

        /** Whether its owner has yet to allow this computer to debug. */
        public boolean isUntrusted() {
            return state.equals("unauthorized");
        }
    }

    private final Path tool;

    private Adb(Path tool) {
        this.tool = tool;
    }

    /** Looks in ANDROID_HOME, ANDROID_SDK_ROOT and on the PATH. */
    public static Optional<Adb> find(Map<String, String> environment) {
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
                    return Optional.of(new Adb(folder.resolve(name)));
                }
            }
        }
        return Optional.empty();
    }

    /** As {@link #find}; without one the problem says where it comes from. */
    public static Adb require(Map<String, String> environment) {
        return find(environment)
                .orElseThrow(() -> new AdbProblem(
                        "adb is neither in ANDROID_HOME nor on the PATH",
                        "install Android's platform tools, or copy the APK to the phone and open it there"));
    }

    /** Everything that is attached. */
    public List<Device> devices() {
        return devices(run("devices"));
    }

    static List<Device> devices(String listing) {
        return listing.lines()
                .filter(line -> line.indexOf('\t') > 0)
                .map(line -> new Device(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1)))
                .toList();
    }

    /** The device of that serial number or, with an empty one, the only one; empty if none is attached and ready. */
    public static Optional<Device> choose(List<Device> devices, String wanted) {
        List<Device> ready = devices.stream().filter(Device::isReady).toList();
        String names = String.join(", ", ready.stream().map(Device::serial).toList());
        if (!wanted.isEmpty()) {
            return Optional.of(ready.stream()
                    .filter(device -> device.serial().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new AdbProblem(
                            "the phone " + wanted + " is not attached and ready"
                                    + (names.isEmpty() ? "" : "; there is " + names),
                            names.isEmpty() ? "connect it with USB debugging on" : "name one that is")));
        }
        if (ready.size() > 1) {
            throw new AdbProblem("several phones are attached, " + names, "name one in ANDROID_SERIAL");
        }
        return ready.stream().findFirst();
    }

    /** Puts the APK onto the device, over an earlier one. */
    public void install(Device device, Path apk) {
        if (!Files.isRegularFile(apk)) {
            throw new AdbProblem(apk + " is not there", "build it first");
        }
        String said = run("-s", device.serial(), "install", "-r", apk.toString());
        if (!said.contains("Success")) {
            throw new AdbProblem(
                    device.serial() + " did not take " + apk + " (" + oneLine(said) + ")",
                    "if it is signed with another key, uninstall the app there first");
        }
    }

    /** Opens an activity of an app that is installed there. */
    public void start(Device device, String activity) {
        String said = run("-s", device.serial(), "shell", "am", "start", "-W", "-n", activity);
        if (said.contains("Error")) {
            throw new AdbProblem(
                    "the app is on " + device.serial() + " but did not start (" + oneLine(said) + ")", "open it there");
        }
    }

    private static String oneLine(String said) {
        return said.strip().replaceAll("\\s+", " ");
    }

    private String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(tool.toString()));
        command.addAll(Arrays.asList(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException e) {
            throw new AdbProblem("cannot run " + tool + " (" + e.getMessage() + ")", "install it again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdbProblem("adb was interrupted", "try again", e);
        }
    }
}
