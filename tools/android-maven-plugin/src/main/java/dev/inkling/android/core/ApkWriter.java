package dev.inkling.android.core;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Puts resources, dex, Java resources, assets and native libraries into one unsigned APK. */
final class ApkWriter {
    private static final Pattern STORED =
            Pattern.compile("resources\\.arsc|.*\\.(tflite|so|png|webp|jpe?g|gif|ogg|mp3|mp4)");
    private static final String SERVICES = "META-INF/services/";
    /** Entries of jars that only tools read. */
    private static final Pattern DROPPED = Pattern.compile(
            "META-INF/(MANIFEST\\.MF|[^/]*\\.(SF|RSA|DSA|EC)|INDEX\\.LIST|LICENSE.*|NOTICE.*|DEPENDENCIES"
                    + "|.*\\.kotlin_module|.*\\.version|proguard/.*|com\\.android\\.tools/.*|maven/.*"
                    + "|versions/.*|androidx/.*|.*/LICENSE.*|native-image/.*)"
                    + "|.*\\.(class|kotlin_metadata|kotlin_builtins|java|knm|dex)|DebugProbesKt\\.bin"
                    + "|.*package\\.html|(commonMain|nonJvmMain|androidMain)/.*|.*/default/manifest");

    private final AppSpec app;
    private final List<Aar> libraries;

    /**
     * What goes in.
     *
     * @param resources the linked resources
     * @param dex zips of dex files, numbered in this order; other entries are kept as Java resources
     * @param jars where Java resources are taken from besides
     */
    record Content(Path resources, List<Path> dex, List<Path> jars) {}

    ApkWriter(AppSpec app, List<Aar> libraries) {
        this.app = app;
        this.libraries = libraries.stream().filter(a -> !a.provided()).toList();
    }

    void declare(Step step, Content content) {
        step.input("resources", content.resources)
                .inputs("dex", content.dex)
                .inputs("jar", content.jars)
                .option("abis", app.abis())
                .input("assets", app.assets())
                .input("jniLibs", app.nativeLibraries());
        for (Aar a : libraries) {
            step.input("assets of " + a.name(), a.assets()).input("jni of " + a.name(), a.nativeLibraries());
        }
    }

    void write(Content content, int level, Path apk) throws IOException {
        try (SteadyZip zip = new SteadyZip(apk, level)) {
            for (Zips.Entry e : Zips.entries(content.resources)) {
                put(zip, e.name(), e.bytes());
            }
            code(zip, content);
            List<Path> assets = new ArrayList<>(List.of(app.assets()));
            libraries.forEach(a -> assets.add(a.assets()));
            for (Path folder : assets) {
                putAssets(zip, folder);
            }
            List<Path> natives = new ArrayList<>(List.of(app.nativeLibraries()));
            libraries.forEach(a -> natives.add(a.nativeLibraries()));
            for (Path folder : natives) {
                nativeLibraries(zip, folder);
            }
        }
    }

    private static void code(SteadyZip zip, Content content) throws IOException {
        int number = 0;
        Map<String, ByteArrayOutputStream> services = new TreeMap<>();
        for (Path source : content.dex) {
            for (Zips.Entry e : dexOrder(Zips.entries(source))) {
                if (DexClasses.isDex(e.name())) {
                    number++;
                    put(zip, number == 1 ? "classes.dex" : "classes" + number + ".dex", e.bytes());
                } else {
                    javaResource(zip, services, e);
                }
            }
        }
        for (Path jar : content.jars) {
            for (Zips.Entry e : Zips.entries(jar)) {
                javaResource(zip, services, e);
            }
        }
        for (Map.Entry<String, ByteArrayOutputStream> e : services.entrySet()) {
            put(zip, e.getKey(), e.getValue().toByteArray());
        }
    }

    /** classes.dex, classes2.dex, ... classes10.dex: the order of their numbers, not of their names. */
    private static List<Zips.Entry> dexOrder(List<Zips.Entry> entries) {
        List<Zips.Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.<Zips.Entry>comparingInt(
                        e -> DexClasses.isDex(e.name()) ? e.name().length() : 99)
                .thenComparing(Zips.Entry::name));
        return sorted;
    }

    private static void javaResource(SteadyZip zip, Map<String, ByteArrayOutputStream> services, Zips.Entry e)
            throws IOException {
        if (DROPPED.matcher(e.name()).matches()) {
            return;
        }
        if (e.name().startsWith(SERVICES)) {
            ByteArrayOutputStream all = services.computeIfAbsent(e.name(), n -> new ByteArrayOutputStream());
            all.write(e.bytes());
            all.write('\n');
        } else {
            put(zip, e.name(), e.bytes());
        }
    }

    private void nativeLibraries(SteadyZip zip, Path folder) throws IOException {
        for (Path p : Trees.files(folder)) {
            String abi = p.getParent().getFileName().toString();
            if (p.toString().endsWith(".so") && app.abis().contains(abi)) {
                put(zip, "lib/" + abi + "/" + p.getFileName(), Files.readAllBytes(p));
            }
        }
    }

    static void putAssets(SteadyZip zip, Path folder) throws IOException {
        for (Path p : Trees.files(folder)) {
            put(zip, "assets/" + Trees.name(folder, p), Files.readAllBytes(p));
        }
    }

    /** Puts an entry in as Android wants it: what it maps or has compressed already is stored. */
    static void put(SteadyZip zip, String name, byte[] bytes) throws IOException {
        zip.add(name, bytes, STORED.matcher(name).matches());
    }
}
