package dev.inkling.android.core;

import dev.inkling.android.core.AppSpec.BuildType;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;

/** A tiny app around everything that is hard to package, built through the core as the goals do it. */
final class Sample {
    static final Path SOURCES = Path.of("src", "test", "sample");
    private static final List<String> JARS = List.of(
            "room-common-jvm",
            "core-common",
            "annotation-jvm",
            "collection-jvm",
            "kotlinx-coroutines-core-jvm",
            "kotlinx-coroutines-android",
            "kotlin-stdlib-");

    final Path root;
    final Path source;
    final Lines log = new Lines();
    private final Workshop shop;
    private final Path compiled;
    private final boolean recompiled;
    private final Path platform = CutPlatform.jar();

    /** Copies the sample's sources to a folder of its own, where a test may spoil all but the code. */
    Sample(Path root, Path cache) throws IOException {
        this(root, cache, false);
    }

    /** With {@code recompiled} the code is compiled here, else taken over from the first sample with this cache. */
    Sample(Path root, Path cache, boolean recompiled) throws IOException {
        this.root = root;
        this.recompiled = recompiled;
        this.compiled = cache.resolve("sample-classes");
        copy(SOURCES, root);
        source = root.resolve("app").resolve("src").resolve("main");
        Path natives = Files.createDirectories(source.resolve("jniLibs").resolve("arm64-v8a"));
        Files.write(natives.resolve("libgood.so"), ElfTest.library(16384));
        shop = new Workshop(root.resolve("target").resolve("steps"), new Cache(cache), log);
    }

    AppSpec app() {
        return spec("sample.app", source, root.resolve("target").resolve("app"));
    }

    private static AppSpec spec(String name, Path source, Path work) {
        AppSpec.Version version = new AppSpec.Version(3, "0.3");
        return new AppSpec(name, name, 26, 36, version, List.of("arm64-v8a"), source, work);
    }

    Path apk(BuildType type) {
        return root.resolve("target").resolve("sample-" + type.word() + ".apk");
    }

    SigningKey key() {
        return SigningKey.debug(root.resolveSibling("debug.keystore"));
    }

    List<Aar> aars() throws IOException {
        List<Aar> aars = new ArrayList<>();
        Path into = root.resolve("target").resolve("aars");
        aars.add(Aar.explode(shop, "sample:library:1", library(), into, false));
        for (String file : System.getProperty("sample.aars").split(",")) {
            Path aar = Path.of(file);
            String name = aar.getFileName().toString().replace(".aar", "");
            aars.add(Aar.explode(shop, "androidx:" + name, aar, into, false));
        }
        return aars;
    }

    /** Debug or release. */
    void build(BuildType type) throws IOException {
        List<Aar> aars = aars();
        Resources.Linked linked = new Resources(shop, app(), aars).link(BuildType.DEBUG, false);
        Path r = RClasses.write(shop, app(), linked.symbols(), aars);
        List<Path> libraries = libraries(aars);
        Path classes = root.resolve("target").resolve("classes");
        compile(source, classes, r, libraries);
        Code code = new Code(List.of(classes, r), libraries, List.of(), List.of(platform));
        List<Path> rules = List.of(source.resolve("rules.pro"));
        new ApkBuild(shop, app(), code, aars).build(type, apk(type), key(), rules, Limits.NONE);
    }

    void buildTests() throws IOException {
        Path tests = root.resolve("test").resolve("src").resolve("main");
        Path classes = root.resolve("target").resolve("test-classes");
        Path app = root.resolve("target").resolve("classes");
        compile(tests, classes, app, libraries(aars()));
        Code code = new Code(List.of(classes), List.of(), List.of(), List.of(platform));
        AppSpec spec = spec("sample.app.test", tests, root.resolve("target").resolve("test"));
        new ApkBuild(shop, spec, code, List.of())
                .build(BuildType.TEST, apk(BuildType.TEST), key(), List.of(), Limits.NONE);
    }

    private static List<Path> libraries(List<Aar> aars) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (Aar a : aars) {
            jars.addAll(a.jars());
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (JARS.stream().anyMatch(j -> jar.getFileName().toString().startsWith(j))) {
                jars.add(jar);
            }
        }
        return jars;
    }

    /** An AAR with resources, a symbol list, consumer rules and classes. */
    private Path library() throws IOException {
        Path classes = root.resolve("target").resolve("library-classes");
        Javac.compile(root.resolve("library").resolve("src"), classes, List.of(), List.of("-proc:none"));
        Path jar = root.resolve("target").resolve("library.jar");
        zip(classes, "", jar);
        Path aar = root.resolve("target").resolve("library.aar");
        try (SteadyZip zip = new SteadyZip(aar, SteadyZip.FAST)) {
            for (Path p : Trees.files(root.resolve("library"))) {
                String name = Trees.name(root.resolve("library"), p);
                if (!name.startsWith("src/")) {
                    zip.add(name, Files.readAllBytes(p));
                }
            }
            zip.add("classes.jar", Files.readAllBytes(jar));
        }
        return aar;
    }

    private static void zip(Path folder, String prefix, Path to) throws IOException {
        try (SteadyZip zip = new SteadyZip(to, SteadyZip.FAST)) {
            for (Path p : Trees.files(folder)) {
                zip.add(prefix + Trees.name(folder, p), Files.readAllBytes(p));
            }
        }
    }

    /** Kotlin first, which reads the Java sources, then Java with Room's processor. */
    private void compile(Path source, Path classes, Path more, List<Path> libraries) throws IOException {
        if (Files.isDirectory(classes)) {
            return;
        }
        if (!recompiled && source.equals(this.source) && Files.isDirectory(compiled)) {
            copy(compiled, classes);
            return;
        }
        Files.createDirectories(classes);
        List<Path> path = new ArrayList<>(List.of(more, classes, platform));
        path.addAll(libraries);
        Path kotlin = source.resolve("kotlin");
        if (Files.isDirectory(kotlin)) {
            String compose = onClassPath("kotlin-compose-compiler-plugin-embeddable");
            List<String> args = List.of(
                    "-Xplugin=" + compose,
                    "-no-stdlib",
                    "-no-reflect",
                    "-jvm-target",
                    "17",
                    "-classpath",
                    Javac.join(path),
                    "-d",
                    classes.toString(),
                    kotlin.toString(),
                    source.resolve("java").toString());
            PrintStream quiet = new PrintStream(root.resolve("kotlin.txt").toFile(), StandardCharsets.UTF_8);
            int code =
                    new K2JVMCompiler().exec(quiet, args.toArray(String[]::new)).getCode();
            quiet.close();
            if (code != 0) {
                throw new IllegalStateException(Files.readString(root.resolve("kotlin.txt")));
            }
        }
        String processors = System.getProperty("java.class.path");
        Javac.compile(source.resolve("java"), classes, path, List.of("-processorpath", processors));
        if (source.equals(this.source) && !Files.isDirectory(compiled)) {
            copy(classes, compiled);
        }
    }

    private static String onClassPath(String jar) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(p -> p.contains(jar))
                .findFirst()
                .orElseThrow();
    }

    static void copy(Path from, Path to) throws IOException {
        for (Path p : Trees.files(from)) {
            Path place = to.resolve(Trees.name(from, p));
            Files.createDirectories(place.getParent());
            Files.copy(p, place);
        }
    }
}
