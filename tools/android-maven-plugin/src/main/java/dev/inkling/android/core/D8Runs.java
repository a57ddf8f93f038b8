package dev.inkling.android.core;

import com.android.tools.r8.ArchiveClassFileProvider;
import com.android.tools.r8.ByteDataView;
import com.android.tools.r8.ClassFileResourceProvider;
import com.android.tools.r8.CompilationFailedException;
import com.android.tools.r8.CompilationMode;
import com.android.tools.r8.D8;
import com.android.tools.r8.D8Command;
import com.android.tools.r8.DiagnosticsHandler;
import com.android.tools.r8.GlobalSyntheticsConsumer;
import com.android.tools.r8.JdkClassFileProvider;
import com.android.tools.r8.OutputMode;
import com.android.tools.r8.ProgramResource;
import com.android.tools.r8.references.ClassReference;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Runs D8. The classes of Android and of the JDK, which it looks things up in, are opened once for all runs: that takes
 * longer than dexing most libraries.
 */
final class D8Runs implements Closeable {
    private final Log log;
    private final int minSdk;
    private final List<Path> platform;
    private final List<Kept> around = new ArrayList<>();

    D8Runs(Log log, int minSdk, List<Path> platform) {
        this.log = log;
        this.minSdk = minSdk;
        this.platform = platform;
    }

    /**
     * Dexes class files into a part that is still to be merged.
     *
     * @param known what else is on the class path
     * @param globals where synthetic classes go that several parts may need; empty if there are none
     */
    void part(String doing, List<Path> program, List<Path> known, Path dex, Path globals) throws Exception {
        Diagnostics said = new Diagnostics(log);
        Files.write(globals, new byte[0]);
        try {
            run(D8Command.builder(said)
                    .addProgramFiles(program)
                    .addClasspathFiles(known)
                    .setIntermediate(true)
                    .setGlobalSyntheticsConsumer(new Globals(globals))
                    .setOutput(dex, OutputMode.DexIndexed));
        } catch (CompilationFailedException e) {
            throw said.failure(doing, e);
        }
    }

    /** Merges parts, and the synthetic classes that they share, into dex files as an APK holds them. */
    void merge(String doing, List<Path> parts, List<Path> globals, Path to) throws Exception {
        Diagnostics said = new Diagnostics(log);
        try {
            run(D8Command.builder(said)
                    .addProgramFiles(parts)
                    .addGlobalSyntheticsFiles(globals)
                    .setOutput(to, OutputMode.DexIndexed));
        } catch (CompilationFailedException e) {
            throw said.failure(doing, e);
        }
    }

    private void run(D8Command.Builder d8) throws Exception {
        for (Kept classes : around()) {
            d8.addLibraryResourceProvider(classes);
        }
        D8.run(d8.setMinApiLevel(minSdk).setMode(CompilationMode.DEBUG).build());
    }

    private List<Kept> around() throws IOException {
        if (around.isEmpty()) {
            for (Path jar : platform) {
                around.add(new Kept(new ArchiveClassFileProvider(jar)));
            }
            around.add(new Kept(JdkClassFileProvider.fromSystemJdk()));
        }
        return around;
    }

    @Override
    public void close() throws IOException {
        for (Kept classes : around) {
            if (classes.provider instanceof Closeable open) {
                open.close();
            }
        }
        around.clear();
    }

    /** Classes that stay open when a run is finished with them. */
    private record Kept(ClassFileResourceProvider provider) implements ClassFileResourceProvider {
        @Override
        public Set<String> getClassDescriptors() {
            return provider.getClassDescriptors();
        }

        @Override
        public ProgramResource getProgramResource(String descriptor) {
            return provider.getProgramResource(descriptor);
        }
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
