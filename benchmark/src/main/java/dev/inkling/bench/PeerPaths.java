package dev.inkling.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the peers' classes are. They are built and downloaded (hundreds of megabytes) when they are first measured,
 * never by the usual build.
 */
final class PeerPaths {
    /** The module of microbenchmarks. */
    static final String JMH = "benchmark/jmh";

    private static final String VULKAN = "nnlib/vulkan";

    private final Path home;

    PeerPaths(Path home) {
        this.home = home;
    }

    /** Builds those that are missing, and says so; one that cannot be had is left out with a note. */
    void prepare(List<Peers> peers, List<String> notes) throws IOException, InterruptedException {
        List<String> missing = new ArrayList<>();
        for (Peers peer : peers) if (!isThere(peer)) missing.add(folder(peer));
        if (missing.isEmpty()) return;
        System.err.println("Building the peers; the first time their libraries are downloaded ...");
        build(missing, notes);
    }

    /** Builds modules of the profile "bench" and leaves their class paths beside them. */
    void build(List<String> folders, List<String> notes) throws IOException, InterruptedException {
        List<String> command = maven();
        command.addAll(List.of("-fae", "-Pbench", "-Dmaven.test.skip=true", "-am", "-pl", String.join(",", folders)));
        command.addAll(List.of(
                "package",
                "dependency:build-classpath",
                "-Dmdep.outputFile=target/classpath",
                "-Dmdep.regenerateFile=true"));
        try {
            run(command, home, home.resolve("benchmark/target/peers.log"));
        } catch (IOException e) {
            notes.add("Some parts are left out: " + e.getMessage() + ".");
        }
    }

    /** Builds what computes on Vulkan, with LWJGL's libraries, and answers the class path of a JVM of ours with it. */
    String vulkan() throws IOException, InterruptedException {
        System.err.println("Building what computes on Vulkan ...");
        List<String> command = maven();
        command.addAll(List.of("-Dmaven.test.skip=true", "-am", "-pl", VULKAN, "package"));
        run(command, home, home.resolve("benchmark/target/peers.log"));
        try (Stream<Path> jars = Files.list(home.resolve(VULKAN).resolve("target/run"))) {
            Stream<String> more =
                    jars.map(Path::toString).filter(jar -> jar.endsWith(".jar")).sorted();
            return Stream.concat(Stream.of(of(Peers.INKLING)), more).collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** How Maven is called in a checkout. */
    static List<String> maven() {
        boolean windows = File.separatorChar == '\\';
        List<String> command = new ArrayList<>(windows ? List.of("cmd", "/c", "mvnw.cmd") : List.of("sh", "./mvnw"));
        command.addAll(List.of("-q", "-B"));
        return command;
    }

    /** Runs a build in a checkout; the error names the log that says why it failed. */
    static void run(List<String> command, Path checkout, Path log) throws IOException, InterruptedException {
        Files.createDirectories(log.getParent());
        int end = new ProcessBuilder(command)
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
        if (end != 0) throw new IOException("the build failed, see " + log);
    }

    boolean isThere(Peers peer) {
        return Files.isReadable(file(folder(peer)));
    }

    /** The class path of a peer's JVM. */
    String of(Peers peer) throws IOException {
        return peer.folder == null ? System.getProperty("java.class.path") : of(folder(peer));
    }

    /** The class path of a module that was built. */
    String of(String folder) throws IOException {
        return home.resolve(folder).resolve("target/classes")
                + File.pathSeparator
                + Files.readString(file(folder)).trim();
    }

    private static String folder(Peers peer) {
        return "benchmark/peers/" + peer.folder;
    }

    private Path file(String folder) {
        return home.resolve(folder).resolve("target/classpath");
    }
}
