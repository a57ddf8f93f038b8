package dev.inkling.android.core;

import com.android.tools.r8.ByteDataView;
import com.android.tools.r8.CompilationFailedException;
import com.android.tools.r8.CompilationMode;
import com.android.tools.r8.D8;
import com.android.tools.r8.D8Command;
import com.android.tools.r8.DiagnosticsHandler;
import com.android.tools.r8.GlobalSyntheticsConsumer;
import com.android.tools.r8.JdkClassFileProvider;
import com.android.tools.r8.OutputMode;
import com.android.tools.r8.Version;
import com.android.tools.r8.references.ClassReference;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private final Workshop shop;
    private final AppSpec app;
    private final Code code;

    /** Dex of one input, still to be merged. */
    private record Part(Path dex, Path globals) {}

    Dexer(Workshop shop, AppSpec app, Code code) {
        this.shop = shop;
        this.app = app;
        this.code = code;
    }

    /** Zips of dex files in the order in which the APK numbers them. */
    List<Path> dex(String name, List<Path> own) throws IOException {
        Path libraries = app.work().resolve("dex").resolve("libraries.zip");
        Path globals = app.work().resolve("dex").resolve("libraries.globals");
        shop.run(step("dex-libraries")
                .inputs("library", code.libraries())
                .output("dex", libraries)
                .output("globals", globals)
                .shared()
                .does(this::libraries));
        Path mine = app.work().resolve("dex").resolve(name + ".zip");
        shop.run(step("dex-" + name)
                .inputs("own", own)
                .inputs("library", code.libraries())
                .inputs("provided", code.provided())
                .inputs("platform", code.platform())
                .input("globals", globals)
                .output("dex", mine)
                .does(out -> own(own, globals, out.path("dex"))));
        return List.of(mine, libraries);
    }

    private Step step(String name) {
        return Step.named(name)
                .tool("d8", Version.getVersionString())
                .by(Dexer.class)
                .option("minSdk", app.minSdk());
    }

    private void libraries(Step.Outputs out) throws Exception {
        List<Path> parts = new ArrayList<>();
        List<Path> kept = new ArrayList<>();
        for (Path jar : code.libraries()) {
            Part part = library(jar);
            parts.add(part.dex);
            if (Files.size(part.globals) > 0) {
                kept.add(part.globals);
            }
        }
        merge("merging the dex of libraries", parts, List.of(), out.path("dex"));
        try (SteadyZip zip = new SteadyZip(out.path("globals"), SteadyZip.FAST)) {
            for (int i = 0; i < kept.size(); i++) {
                zip.add(i + ".globals", Files.readAllBytes(kept.get(i)));
            }
        }
    }

    private Part library(Path jar) throws IOException {
        String name = Hashes.ofFile(jar).substring(0, 16);
        Path folder = app.work().resolve("dex").resolve("libraries");
        Part part = new Part(folder.resolve(name + ".zip"), folder.resolve(name + ".globals"));
        shop.run(step("dex-library-" + name)
                .input("jar", jar)
                .output("dex", part.dex)
                .output("globals", part.globals)
                .shared()
                .quiet()
                .does(out -> part(
                        "dexing " + jar.getFileName(), List.of(jar), List.of(), out.path("dex"), out.path("globals"))));
        return part;
    }

    private void own(List<Path> own, Path libraryGlobals, Path to) throws Exception {
        Path parts = to.resolveSibling("part.zip");
        Path globals = to.resolveSibling("part.globals");
        List<Path> around = new ArrayList<>(code.libraries());
        around.addAll(code.provided());
        part("dexing the app's own classes", own, around, parts, globals);
        List<Path> all = new ArrayList<>();
        if (Files.size(globals) > 0) {
            all.add(globals);
        }
        all.addAll(unzip(libraryGlobals, to.resolveSibling("globals")));
        merge("merging the dex of the app", List.of(parts), all, to);
    }

    private void part(String doing, List<Path> program, List<Path> around, Path dex, Path globals) throws Exception {
        Diagnostics said = new Diagnostics(shop.log());
        Files.write(globals, new byte[0]);
        try {
            D8.run(D8Command.builder(said)
                    .addProgramFiles(program)
                    .addClasspathFiles(around)
                    .addLibraryFiles(code.platform())
                    .addLibraryResourceProvider(JdkClassFileProvider.fromSystemJdk())
                    .setMinApiLevel(app.minSdk())
                    .setMode(CompilationMode.DEBUG)
                    .setIntermediate(true)
                    .setGlobalSyntheticsConsumer(new Globals(globals))
                    .setOutput(dex, OutputMode.DexIndexed)
                    .build());
        } catch (CompilationFailedException e) {
            throw said.failure(doing, e);
        }
    }

    private void merge(String doing, List<Path> parts, List<Path> globals, Path to) throws Exception {
        Diagnostics said = new Diagnostics(shop.log());
        try {
            D8.run(D8Command.builder(said)
                    .addProgramFiles(parts)
                    .addGlobalSyntheticsFiles(globals)
                    .addLibraryFiles(code.platform())
                    .addLibraryResourceProvider(JdkClassFileProvider.fromSystemJdk())
                    .setMinApiLevel(app.minSdk())
                    .setMode(CompilationMode.DEBUG)
                    .setOutput(to, OutputMode.DexIndexed)
                    .build());
        } catch (CompilationFailedException e) {
            throw said.failure(doing, e);
        }
    }

    private static List<Path> unzip(Path zip, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.createDirectories(folder);
        for (Zips.Entry e : Zips.entries(zip)) {
            files.add(Files.write(folder.resolve(e.name()), e.bytes()));
        }
        return files;
    }

    private record Globals(Path file) implements GlobalSyntheticsConsumer {
        @Override
        public void accept(ByteDataView data, ClassReference context, DiagnosticsHandler handler) {
            try {
                Files.write(file, data.copyByteData());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
