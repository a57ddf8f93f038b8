package dev.inkling.android.core;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts an APK onto an attached device with adb, if there are both. */
public final class Adb {
    private final Path tool;

    private Adb(Path tool) {
        this.tool = tool;
    }

    /** Looks in ANDROID_HOME, ANDROID_SDK_ROOT and on the PATH. */
    public static Adb find(Map<String, String> environment) {
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
                    return new Adb(folder.resolve(name));
                }
            }
        }
        throw new Problem(
                "adb is neither in ANDROID_HOME nor on the PATH",
                "",
                "install Android's platform tools, or copy the APK to the phone and open it there");
    }

    /** Installs the APK over an earlier one; the device is the one named, or the only one. */
    public String install(Path apk, String serial) {
        if (!Files.isRegularFile(apk)) {
            throw new Problem("is not there", apk.toString(), "build it first");
        }
        String device = choose(devices(run(List.of("devices"))), serial);
        String said = run(List.of("-s", device, "install", "-r", apk.toString()));
        if (!said.contains("Success")) {
            throw new Problem(
                    "the device " + device + " did not take it (" + said.strip().replaceAll("\\s+", " ") + ")",
                    apk.toString(),
                    "if it is signed with another key, uninstall the app there first");
        }
        return device;
    }

    /** The serial numbers that are ready, from what "adb devices" prints. */
    static List<String> devices(String listing) {
        return listing.lines()
                .filter(l -> l.endsWith("\tdevice"))
                .map(l -> l.substring(0, l.indexOf('\t')))
                .toList();
    }

    static String choose(List<String> devices, String wanted) {
        if (devices.isEmpty()) {
            throw new Problem(
                    "no device is attached", "adb", "connect a phone with USB debugging on, or start an emulator");
        }
        if (!wanted.isEmpty() && !devices.contains(wanted)) {
            throw new Problem("is not attached, only " + devices, wanted, "name one of them");
        }
        if (wanted.isEmpty() && devices.size() > 1) {
            throw new Problem("several devices are attached " + devices, "adb", "name one in ANDROID_SERIAL");
        }
        return wanted.isEmpty() ? devices.get(0) : wanted;
    }

    private String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(tool.toString()));
        command.addAll(arguments);
        try {
            Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            p.waitFor();
            return said;
        } catch (IOException e) {
            throw Problem.of("running " + tool, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("adb was interrupted", "", "");
        }
    }
}
