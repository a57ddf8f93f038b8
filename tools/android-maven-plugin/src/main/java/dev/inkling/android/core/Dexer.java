package dev.inkling.android.core;

import com.android.tools.r8.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns class files into dex with D8 for builds that are not shrunk. Libraries are dexed one by one, merged once and
 * kept in the shared cache; only this build's own classes are dexed when code changes, and they get dex files of their
 * own. Synthetic classes that several inputs need (for records) are made once, beside the own classes.
 */
final class Dexer {
    private static final String LIBRARIES = "libraries.zip";
    private static final String GLOBALS = "libraries.globals";

    private final Workshop shop;
    private final int minSdk;
    private final Path folder;
    private final Code code;

    /** Dex of one input, still to be merged. */
    private record Part(Path dex, Path globals) {}

    /** A dexer that puts what it makes into a folder. */
    Dexer(Workshop shop, int minSdk, Path folder, Code code) {
        this.shop = shop;
        this.minSdk = minSdk;
        this.folder = folder;
        this.code = code;
    }

    /** Zips of dex files in the order in which the APK numbers them. */
    List<Path> dex(String name, List<Path> own) throws IOException {
        libraries();
        Path mine = made(name + ".zip");
        try (D8Runs d8 = runs()) {
            shop.run(step("dex-" + name)
                    .inputs("own", own)
                    .inputs("library", code.libraries())
                    .inputs("provided", code.provided())
                    .inputs("platform", code.platform())
                    .input("globals", made(GLOBALS))
                    .output("dex", mine)
                    .does(out -> own(d8, own, out.path("dex"))));
        }
        return List.of(mine, made(LIBRARIES));
    }

    /** The libraries' share of that, for which nothing of the app's own is needed. */
    void libraries() throws IOException {
        try (D8Runs d8 = runs()) {
            shop.run(step("dex-libraries")
                    .inputs("library", code.libraries())
                    .output("dex", made(LIBRARIES))
                    .output("globals", made(GLOBALS))
                    .shared()
                    .does(out -> libraries(d8, out)));
        }
    }

    private D8Runs runs() {
        return new D8Runs(shop.log(), minSdk, code.platform());
    }

    private Path made(String file) {
        return folder.resolve(file);
    }

    private Step step(String name) {
        return Step.named(name)
                .tool("d8", Version.getVersionString())
                .by(Dexer.class, D8Runs.class)
                .option("minSdk", minSdk);
    }

    private void libraries(D8Runs d8, Step.Outputs out) throws Exception {
        List<Path> parts = new ArrayList<>();
        List<Path> kept = new ArrayList<>();
        for (Path jar : code.libraries()) {
            Part part = library(d8, jar);
            parts.add(part.dex);
            if (Files.size(part.globals) > 0) {
                kept.add(part.globals);
            }
        }
        d8.merge("merging the dex of libraries", parts, List.of(), out.path("dex"));
        try (SteadyZip zip = new SteadyZip(out.path("globals"), SteadyZip.FAST)) {
            for (int i = 0; i < kept.size(); i++) {
                zip.add(i + ".globals", Files.readAllBytes(kept.get(i)));
            }
        }
    }

    private Part library(D8Runs d8, Path jar) throws IOException {
        String name = Hashes.ofFile(jar).substring(0, 16);
        Path parts = made("libraries");
        Part part = new Part(parts.resolve(name + ".zip"), parts.resolve(name + ".globals"));
        shop.run(step("dex-library-" + name)
                .input("jar", jar)
                .output("dex", part.dex)
                .output("globals", part.globals)
                .shared()
                .quiet()
                .does(out -> d8.part(
                        "dexing " + jar.getFileName(), List.of(jar), List.of(), out.path("dex"), out.path("globals"))));
        return part;
    }

    private void own(D8Runs d8, List<Path> own, Path to) throws Exception {
        Path parts = to.resolveSibling("part.zip");
        Path globals = to.resolveSibling("part.globals");
        List<Path> around = new ArrayList<>(code.libraries());
        around.addAll(code.provided());
        d8.part("dexing the app's own classes", own, around, parts, globals);
        List<Path> all = new ArrayList<>();
        if (Files.size(globals) > 0) {
            all.add(globals);
        }
        all.addAll(unzip(made(GLOBALS), to.resolveSibling("globals")));
        d8.merge("merging the dex of the app", List.of(parts), all, to);
    }

    private static List<Path> unzip(Path zip, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.createDirectories(folder);
        for (Zips.Entry e : Zips.entries(zip)) {
            files.add(Files.write(folder.resolve(e.name()), e.bytes()));
        }
        return files;
    }
}
