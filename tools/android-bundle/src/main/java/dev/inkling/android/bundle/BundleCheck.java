package dev.inkling.android.bundle;

import com.android.bundle.Devices.DeviceSpec;
import com.android.tools.build.bundletool.androidtools.Aapt2Command;
import com.android.tools.build.bundletool.commands.BuildApksCommand;
import com.android.tools.build.bundletool.commands.ExtractApksCommand;
import com.android.tools.build.bundletool.commands.ValidateBundleCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Lets bundletool check a bundle, makes of it what a store makes, and looks into what each kind of phone would get. */
final class BundleCheck {
    private static final int DENSITY = 420;

    private final Path aapt2;
    private final Path work;

    BundleCheck(Path aapt2, Path work) {
        this.aapt2 = aapt2;
        this.work = work;
    }

    /** Fails where bundletool refuses the bundle, or where a phone would get other code than the release APK has. */
    void check(Path bundle, Path release, List<String> abis, List<Integer> levels) throws IOException {
        ValidateBundleCommand.builder()
                .setBundlePath(bundle)
                .setPrintOutput(false)
                .build()
                .execute();
        Path set = work.resolve("all.apks");
        Files.deleteIfExists(set);
        BuildApksCommand.builder()
                .setBundlePath(bundle)
                .setOutputFile(set)
                .setAapt2Command(Aapt2Command.createFromExecutablePath(aapt2))
                .build()
                .execute();
        for (String abi : abis) {
            for (int level : levels) {
                compare(release, given(set, abi, level), abi, level);
            }
        }
    }

    private List<Path> given(Path set, String abi, int level) throws IOException {
        DeviceSpec phone = DeviceSpec.newBuilder()
                .addSupportedAbis(abi)
                .setSdkVersion(level)
                .setScreenDensity(DENSITY)
                .addSupportedLocales("en")
                .build();
        return ExtractApksCommand.builder()
                .setApksArchivePath(set)
                .setOutputDirectory(Files.createDirectories(work.resolve(abi + "-" + level)))
                .setDeviceSpec(phone)
                .build()
                .execute();
    }

    /** Fails where a phone of a processor family and an API level would get other code than the release has. */
    static void compare(Path release, List<Path> apks, String abi, int level) throws IOException {
        same(release, apks, BundleModule.DEX, abi, level);
        same(release, apks, Pattern.compile("lib/" + Pattern.quote(abi) + "/.*"), abi, level);
    }

    private static void same(Path release, List<Path> apks, Pattern names, String abi, int level) throws IOException {
        Map<String, byte[]> wanted = Zip.entries(release, names);
        Map<String, byte[]> got = new TreeMap<>();
        for (Path apk : apks) {
            got.putAll(Zip.entries(apk, names));
        }
        if (!wanted.keySet().equals(got.keySet())) {
            throw new IOException("a phone with " + abi + " and API " + level + " would get " + got.keySet()
                    + " instead of " + wanted.keySet());
        }
        for (Map.Entry<String, byte[]> entry : wanted.entrySet()) {
            if (!Arrays.equals(entry.getValue(), got.get(entry.getKey()))) {
                throw new IOException("a phone with " + abi + " and API " + level + " would get another "
                        + entry.getKey() + " than the release APK has");
            }
        }
    }
}
