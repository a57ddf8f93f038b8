package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code inkling app} with a phone: adb is a script on the PATH that answers as a phone would. */
final class PhoneIT {
    private static final Path WINDOWS = Path.of(System.getProperty("java.home"), "lib", "libawt_xawt.so");
    private static final Map<String, String> NO_DISPLAY = Map.of("DISPLAY", "");

    @TempDir
    Path temp;

    private FakeProject project;
    private Path asked;

    @BeforeEach
    void folderWithSpaces() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("a folder with spaces"));
        project = FakeProject.in(folder, FakeProject.GOOD_BUILD);
        asked = folder.resolve("asked of adb");
    }

    /** Starts the app with an adb that lists these devices and answers the rest with a line. */
    private Inkling.Result app(String devices, String answer, Map<String, String> more, String... args)
            throws IOException, InterruptedException {
        Path tools = Files.createDirectories(temp.resolve("platform tools"));
        Path adb = Files.writeString(
                tools.resolve("adb"),
                "#!/bin/sh\necho \"$@\" >>\"$ASKED\"\ncase $1 in\ndevices) printf 'List of devices attached\\n"
                        + devices + "\\n' ;;\n*) echo '" + answer + "' ;;\nesac\n");
        FakeProject.executable(adb);
        Map<String, String> environment = new HashMap<>(more);
        environment.put("PATH", tools + File.pathSeparator + System.getenv("PATH"));
        environment.put("ASKED", asked.toString());
        environment.put("ANDROID_HOME", tools.toString());
        environment.putIfAbsent("ANDROID_SERIAL", "");
        return project.launch(environment, args.length == 0 ? new String[] {"app"} : args);
    }

    @Test
    void buildsInstallsAndStartsTheAppOnTheAttachedPhone() throws Exception {
        Inkling.Result result = app("R58\\tdevice\\n", "Status: ok", Map.of());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.lines())
                .containsExactly("Building the app and installing it on R58 ...", "The app is open on R58.");
        List<String> builds = project.builds();
        assertThat(builds).hasSize(2);
        assertThat(builds.get(1))
                .contains("-pl app/main -am")
                .contains("-Dandroid.install -Dandroid.serial=R58")
                .endsWith(" package");
        assertThat(Files.readAllLines(asked))
                .containsExactly("devices", "-s R58 shell am start -W -n dev.inkling.app/.MainActivity");
    }

    @Test
    void saysThatTheAppDidNotStart() throws Exception {
        Inkling.Result result = app("R58\\tdevice\\n", "Error type 3", Map.of());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("inkling: the app is on R58 but did not start (Error type 3)");
    }

    @Test
    void ofSeveralPhonesOneMustBeNamed() throws Exception {
        String two = "R58\\tdevice\\nemulator-5554\\tdevice\\n";
        Inkling.Result unnamed = app(two, "", Map.of());
        assertThat(unnamed.code()).isEqualTo(1);
        assertThat(unnamed.err()).contains("several phones are attached, R58, emulator-5554: name one");
        Inkling.Result named = app(two, "", Map.of("ANDROID_SERIAL", "emulator-5554"));
        assertThat(named.out()).contains("The app is open on emulator-5554.");
        Inkling.Result absent = app(two, "", Map.of("ANDROID_SERIAL", "Pixel"));
        assertThat(absent.code()).isEqualTo(1);
        assertThat(absent.err()).contains("the phone Pixel is not attached and ready; there is R58, emulator-5554");
    }

    /** The window itself cannot open in this project: that it is tried is what counts. */
    @Test
    void withoutAReadyPhoneOrWhenAskedItIsTheWindow() throws Exception {
        assumeTrue(Files.exists(WINDOWS), "this Java is headless: it cannot open windows");
        Map<String, String> display = Map.of("DISPLAY", ":7");
        Inkling.Result untrusted = app("R58\\tunauthorized\\n", "", display);
        assertThat(untrusted.err()).contains("does not trust this computer yet").contains("Building the app");
        Inkling.Result asked = app("R58\\tdevice\\n", "", display, "app", "--window");
        assertThat(asked.out()).isEmpty();
        assertThat(asked.err()).contains("Building the app");
        assertThat(project.builds()).last().asString().contains("-pl app/window");
    }

    @Test
    void withoutADisplayNothingIsBuiltForAWindow() throws Exception {
        String why = "inkling: there is no display for a window; --tour DIR leaves a picture of every screen.\n";
        Inkling.Result asked = app("", "", NO_DISPLAY, "app", "--dark", "--window");
        assertThat(asked.err()).isEqualTo(why);
        assertThat(asked.code()).isEqualTo(1);
        assertThat(project.builds()).as("not even the command").isEmpty();
        // Only adb knows that no phone is attached, and only the built command asks it.
        Inkling.Result unasked = app("", "", NO_DISPLAY);
        assertThat(unasked.err()).endsWith(why).doesNotContain("Building the app");
        assertThat(unasked.code()).isEqualTo(1);
        assertThat(app("R58\\tdevice\\n", "Status: ok", NO_DISPLAY).out()).contains("The app is open on R58.");
        assertThat(app("", "", NO_DISPLAY, "app", "--tour", "pictures").err()).contains("Building the app");
    }

    @Test
    void aJavaWithoutWindowsIsNamedBeforeAnythingIsBuilt() throws Exception {
        assumeFalse(Files.exists(WINDOWS), "this Java opens windows");
        Inkling.Result asked = app("", "", Map.of("DISPLAY", ":7"), "app", "--window");
        assertThat(asked.err()).contains("this Java is headless").doesNotContain("Building the app");
        assertThat(asked.code()).isEqualTo(1);
    }
}
