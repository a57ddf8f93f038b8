package dev.inkling.adb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.adb.Adb.Device;
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
        Map<String, String> nowhere = Map.of("PATH", folder.toString());
        assertThat(Adb.find(nowhere)).isEmpty();
        assertThatThrownBy(() -> Adb.require(nowhere))
                .isInstanceOf(AdbProblem.class)
                .hasMessageStartingWith("adb is neither in ANDROID_HOME nor on the PATH: install");
    }

    @Test
    void choosesAmongThoseThatAreReady() {
        String listing =
                """
                * daemon started successfully
                List of devices attached
                R58\tdevice
                old\toffline
                new\tunauthorized
                emulator-5554\tdevice

                """;
        List<Device> all = Adb.devices(listing);
        assertThat(all).extracting(Device::serial).containsExactly("R58", "old", "new", "emulator-5554");
        assertThat(all).extracting(Device::isReady).containsExactly(true, false, false, true);
        assertThat(all).extracting(Device::isUntrusted).containsExactly(false, false, true, false);
        assertThat(Adb.choose(all, "R58")).contains(all.get(0));
        assertThat(Adb.choose(all.subList(1, 4), "")).contains(all.get(3));
        assertThat(Adb.choose(all.subList(1, 3), "")).isEmpty();
        assertThatThrownBy(() -> Adb.choose(all, ""))
                .hasMessage("several phones are attached, R58, emulator-5554: name one in ANDROID_SERIAL.");
        assertThatThrownBy(() -> Adb.choose(all, "old"))
                .hasMessage("the phone old is not attached and ready; there is R58, emulator-5554: name one that is.");
        assertThatThrownBy(() -> Adb.choose(List.of(), "x"))
                .hasMessage("the phone x is not attached and ready: connect it with USB debugging on.");
    }

    /** The stand-in for adb is a script, which Windows does not run. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void passesOnWhyADeviceRefuses() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("platform-tools"));
        Path script = Files.writeString(
                tools.resolve("adb"),
                """
                #!/bin/sh
                if [ "$1" = devices ]; then printf 'R58\\tdevice\\n'
                elif [ "$3" = install ]; then cat "$5"; else echo Error "$7"; fi
                """);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Adb adb = Adb.require(Map.of("ANDROID_HOME", folder.toString()));
        Device phone = Adb.choose(adb.devices(), "").orElseThrow();
        adb.install(phone, Files.writeString(folder.resolve("good.apk"), "Success"));
        Path bad = Files.writeString(folder.resolve("bad.apk"), "Failure [INSTALL_FAILED_UPDATE_INCOMPATIBLE]");
        assertThatThrownBy(() -> adb.install(phone, bad))
                .hasMessageContaining("INSTALL_FAILED_UPDATE_INCOMPATIBLE")
                .hasMessageEndingWith("uninstall the app there first.");
        assertThatThrownBy(() -> adb.install(phone, folder.resolve("none.apk")))
                .hasMessageEndingWith("is not there: build it first.");
        assertThatThrownBy(() -> adb.start(phone, "an/.Activity"))
                .hasMessage("the app is on R58 but did not start (Error -n): open it there.");
    }
}
