package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** mvnw fetches Maven once, and runs it only if its bytes are those that the project names. */
final class WrapperIT {
    private static final Path PROPERTIES = Path.of(".mvn/wrapper/maven-wrapper.properties");
    private static final String NONE = "0".repeat(64);
    /** What mvnw calls on a bare machine: neither unzip nor curl nor wget, so the JDK fetches and tar unpacks. */
    private static final List<String> TOOLS = List.of(
            "sh",
            "dirname",
            "basename",
            "tr",
            "uname",
            "mktemp",
            "mkdir",
            "rm",
            "mv",
            "cat",
            "sha256sum",
            "tar",
            "gzip");

    @TempDir
    Path temp;

    private Path project;
    private Path tools;

    @BeforeEach
    void projectAndTools() throws IOException {
        project = Files.createDirectories(temp.resolve("project"));
        Files.createDirectories(project.resolve(PROPERTIES).getParent());
        Files.copy(Inkling.launcher().resolveSibling("mvnw"), project.resolve("mvnw"));
        tools = Files.createDirectories(temp.resolve("tools"));
        for (String tool : TOOLS) {
            assumeTrue(give(tool), tool + " is not installed");
        }
    }

    @Test
    void theProjectNamesASumForBothPackings() throws IOException {
        Properties properties = new Properties();
        Path real = Inkling.launcher().resolveSibling(PROPERTIES.toString());
        properties.load(new StringReader(Files.readString(real)));
        assertThat(properties.getProperty("distributionSha256Sum")).matches("[0-9a-f]{64}");
        assertThat(properties.getProperty("distributionTarSha256Sum"))
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(properties.getProperty("distributionSha256Sum"));
    }

    @Test
    void aBareMachineRunsTheMavenWithTheSumOfItsPacking() throws Exception {
        String sum = packMaven();
        Inkling.Result result = mvnw(NONE, sum);
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("Maven was asked to verify\n");
    }

    @Test
    void anotherMavenIsNotRun() throws Exception {
        String sum = packMaven();
        String other = (sum.charAt(0) == '0' ? '1' : '0') + sum.substring(1);
        for (String tarSum : List.of(other, "")) {
            Inkling.Result result = mvnw(sum, tarSum);
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains("Failed to validate Maven distribution SHA-256");
        }
        assertThat(temp.resolve("home/.m2/wrapper/dists/apache-maven-9")).isEmptyDirectory();
    }

    /** Packs a Maven that says what it was asked, and answers the sum of its bytes. */
    private String packMaven() throws Exception {
        Path made = Files.createDirectories(temp.resolve("made/apache-maven-9/bin"));
        Path mvn = Files.writeString(made.resolve("mvn"), "#!/bin/sh\necho \"Maven was asked to $@\"\n");
        FakeProject.executable(mvn);
        Path to = temp.resolve("repository/org/apache/maven/apache-maven-9-bin.tar.gz");
        Files.createDirectories(to.getParent());
        List<String> tar =
                List.of("tar", "-czf", to.toString(), "-C", temp.resolve("made").toString(), "apache-maven-9");
        assertThat(new ProcessBuilder(tar).inheritIO().start().waitFor()).isZero();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(to)));
    }

    private Inkling.Result mvnw(String zipSum, String tarSum) throws Exception {
        String repository = temp.resolve("repository").toUri().toString().replaceFirst("/$", "");
        Files.writeString(
                project.resolve(PROPERTIES),
                "distributionUrl=" + repository + "/org/apache/maven/apache-maven-9-bin.zip\ndistributionSha256Sum="
                        + zipSum + "\ndistributionTarSha256Sum=" + tarSum + "\n");
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", tools.toString());
        environment.put("HOME", Files.createDirectories(temp.resolve("home")).toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("MAVEN_USER_HOME", "");
        environment.put("MVNW_REPOURL", "");
        List<String> command =
                List.of(tools.resolve("sh").toString(), project.resolve("mvnw").toString(), "verify");
        return Inkling.run(project, environment, command);
    }

    /** Makes a tool of this machine callable from the folder of tools alone. */
    private boolean give(String tool) throws IOException {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            Path installed = Path.of(folder, tool);
            if (Files.isExecutable(installed)) {
                String script = "#!/bin/sh\nexec " + installed + " \"$@\"\n";
                FakeProject.executable(Files.writeString(tools.resolve(tool), script));
                return true;
            }
        }
        return false;
    }
}
