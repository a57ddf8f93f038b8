package dev.inkling.android.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Maven that runs this build, in a process of its own that reaches no network: it has a local repository of its own
 * for what is made here, behind that the one of this build, and an empty folder in place of every remote one.
 */
final class ChildMaven {
    /** How a build ended and what it printed. */
    record Ended(int code, List<String> lines) {}

    private final Path local;
    private final Path settings;

    ChildMaven(Path folder) throws IOException {
        local = Files.createDirectories(folder.resolve("local"));
        Path nothing = Files.createDirectories(folder.resolve("nothing"));
        settings = Files.writeString(
                folder.resolve("settings.xml"),
                """
                <settings>
                  <mirrors>
                    <mirror>
                      <id>nothing</id>
                      <url>%s</url>
                      <mirrorOf>*</mirrorOf>
                    </mirror>
                  </mirrors>
                </settings>
                """
                        .formatted(nothing.toUri()));
    }

    /** Puts a POM where builds find it, as {@code mvn install} would; gives the folder. */
    Path install(String group, String artifact, String version, Path pom) throws IOException {
        Path folder = local.resolve(group.replace('.', '/')).resolve(artifact).resolve(version);
        Files.createDirectories(folder);
        Files.copy(pom, folder.resolve(artifact + "-" + version + ".pom"));
        return folder;
    }

    /** And its jar or AAR. */
    void install(String group, String artifact, String version, Path pom, Path file) throws IOException {
        String name = file.getFileName().toString();
        String type = name.substring(name.lastIndexOf('.'));
        Files.copy(file, install(group, artifact, version, pom).resolve(artifact + "-" + version + type));
    }

    /** Builds the project in a folder, with some variables set. */
    Ended run(Path project, Map<String, String> variables, List<String> arguments) throws IOException {
        boolean windows = File.separatorChar == '\\';
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("goals.maven"), "bin", windows ? "mvn.cmd" : "mvn")
                .toString());
        command.addAll(List.of("-B", "-s", settings.toString(), "-gs", settings.toString()));
        command.addAll(List.of("-Dmaven.repo.local=" + local, "-Dmaven.repo.local.tail=" + outer()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("MAVEN_") || name.startsWith("ANDROID_"));
        environment.putAll(Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "MAVEN_SKIP_RC", "true",
                "MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"));
        environment.putAll(variables);
        Process p = builder.start();
        p.getOutputStream().close();
        String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Ended(p.waitFor(), said.lines().toList());
        } catch (InterruptedException e) {
            p.destroy();
            throw new IllegalStateException("interrupted: " + String.join(" ", command), e);
        }
    }

    /** The local repository of this build, known by a file in it: group (two folders), artifact, version, file. */
    private static Path outer() {
        Path file = Path.of(System.getProperty("sample.platform"));
        return file.resolve("../../../../..").normalize();
    }
}
