package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AdbTest {
    @TempDir
    Path folder;

    @Test
    void saysThatAdbIsMissing() {
        assertThatThrownBy(() -> Adb.find(Map.of("PATH", folder.toString())))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("adb is neither in ANDROID_HOME nor on the PATH; install");
    }

    @Test
    void choosesAmongDevices() {
        String listing = "List of devices attached\nR58\tdevice\nold\toffline\nemulator-5554\tdevice\n\n";
        List<String> two = Adb.devices(listing);
        assertThat(two).containsExactly("R58", "emulator-5554");
        assertThat(Adb.choose(two, "R58")).isEqualTo("R58");
        assertThatThrownBy(() -> Adb.choose(two, "")).hasMessageContaining("name one in ANDROID_SERIAL");
        assertThatThrownBy(() -> Adb.choose(two, "x")).hasMessageContaining("is not attached");
        assertThatThrownBy(() -> Adb.choose(List.of(), "")).hasMessageContaining("no device is attached");
    }

    /** The stand-in for adb is a script, which Windows does not run. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void passesOnWhyADeviceRefuses() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("platform-tools"));
        Path adb = Files.writeString(
                tools.resolve("adb"),
                "#!/bin/sh\nif [ \"$1\" = devices ]; then printf 'R58\\tdevice\\n'; else cat \"$5\"; fi\n");
        assertThat(adb.toFile().setExecutable(true)).isTrue();
        Adb found = Adb.find(Map.of("ANDROID_HOME", folder.toString()));
        Path good = Files.writeString(folder.resolve("good.apk"), "Success");
        assertThat(found.install(good, "")).isEqualTo("R58");
        Path bad = Files.writeString(folder.resolve("bad.apk"), "Failure [INSTALL_FAILED_UPDATE_INCOMPATIBLE]");
        assertThatThrownBy(() -> found.install(bad, ""))
                .hasMessageContaining("INSTALL_FAILED_UPDATE_INCOMPATIBLE")
                .hasMessageEndingWith("uninstall the app there first.");
        assertThatThrownBy(() -> found.install(folder.resolve("none.apk"), ""))
                .hasMessageContaining("is not there; build it first");
    }
}
