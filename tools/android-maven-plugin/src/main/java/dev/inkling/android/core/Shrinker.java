package dev.inkling.android.core;

import com.android.tools.r8.ArchiveProtoAndroidResourceConsumer;
import com.android.tools.r8.ArchiveProtoAndroidResourceProvider;
import com.android.tools.r8.CompilationFailedException;
import com.android.tools.r8.CompilationMode;
import com.android.tools.r8.JdkClassFileProvider;
import com.android.tools.r8.OutputMode;
import com.android.tools.r8.R8;
import com.android.tools.r8.R8Command;
import com.android.tools.r8.Version;
import com.android.tools.r8.origin.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shrinks code and resources together with R8 and keeps the mapping that reads a stack trace back. */
final class Shrinker {
    /**
     * What shrinking made.
     *
     * @param code a zip of dex files and the Java resources that are still needed
     * @param resources the resources that are still needed, binary
     */
    record Shrunk(Path code, Path resources, Path mapping) {}

    static final String MAPPING = "mapping.txt";

    private final Workshop shop;
    private final AppSpec app;
    private final Code code;
    private final List<Aar> libraries;

    Shrinker(Workshop shop, AppSpec app, Code code, List<Aar> libraries) {
        this.shop = shop;
        this.app = app;
        this.code = code;
        this.libraries = libraries;
    }

    Shrunk shrink(AppSpec.BuildType type, Resources.Linked linked, List<Path> own, List<Path> rules) {
        List<Path> program = new ArrayList<>(own);
        program.addAll(code.libraries());
        Path proto = app.made(type, "resources-shrunk.pb.apk");
        Path binary = app.made(type, "resources.apk");
        Path zip = app.made(type, "code.zip");
        Path mapping = app.made(type, MAPPING);
        Step step = Step.named("shrink-" + type.word())
                .tool("r8", Version.getVersionString())
                .by(Shrinker.class, ConsumerRules.class)
                .option("minSdk", app.minSdk())
                .option("base rules", Hashes.of(baseRules()))
                .inputs("program", program)
                .inputs("platform", code.platform())
                .inputs("rules", rules)
                .input("keep rules of the manifest", linked.keepRules())
                .input("resources", linked.apk());
        for (Aar a : libraries) {
            step.input("rules of " + a.name(), a.consumerRules());
        }
        shop.run(step.output("code", zip)
                .output("resources", proto)
                .output("mapping", mapping)
                .does(out -> run(program, rules, linked, out)));
        Platform platform = Resources.platform(app);
        shop.run(Step.named("resources-" + type.word())
                .tool("aapt2", Platform.VERSION)
                .input("resources", proto)
                .output("resources", binary)
                .does(out -> convert(platform, proto, out.path("resources"))));
        return new Shrunk(zip, binary, mapping);
    }

    private void run(List<Path> program, List<Path> rules, Resources.Linked linked, Step.Outputs out) throws Exception {
        Diagnostics said = new Diagnostics(shop.log());
        R8Command.Builder r8 = R8Command.builder(said)
                .addProgramFiles(program)
                .addLibraryFiles(code.platform())
                .addLibraryResourceProvider(JdkClassFileProvider.fromSystemJdk())
                .setMinApiLevel(app.minSdk())
                .setMode(CompilationMode.RELEASE)
                .addProguardConfigurationFiles(linked.keepRules())
                .addProguardConfigurationFiles(rules)
                .addProguardConfiguration(baseRules().lines().toList(), new Named("base.pro"))
                .setAndroidResourceProvider(new ArchiveProtoAndroidResourceProvider(linked.apk()))
                .setAndroidResourceConsumer(
                        new ArchiveProtoAndroidResourceConsumer(out.path("resources"), linked.apk()))
                .setResourceShrinkerConfiguration(
                        b -> b.enableOptimizedShrinkingWithR8().build())
                .setProguardMapOutputPath(out.path("mapping"))
                .setOutput(out.path("code"), OutputMode.DexIndexed, true);
        for (ConsumerRules.Rules r : ConsumerRules.of(libraries, program, Version.getVersionString())) {
            r8.addProguardConfiguration(r.text().lines().toList(), new Named(r.origin()));
        }
        try {
            R8.run(r8.build());
        } catch (CompilationFailedException e) {
            throw said.failure("shrinking " + app.applicationId(), e);
        }
    }

    private static void convert(Platform platform, Path proto, Path binary) throws IOException {
        new Aapt2(platform.aapt2())
                .write(
                        "converting " + proto,
                        binary,
                        "convert",
                        List.of("--output-format", "binary", proto.toString()));
    }

    /** The rules that every Android app needs; kept beside this class. */
    static String baseRules() {
        try (InputStream in = Shrinker.class.getResourceAsStream("base.pro")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Problem.of("reading base.pro", e);
        }
    }

    /** Says in R8's messages which file a rule came from. */
    private static final class Named extends Origin {
        private final String name;

        Named(String name) {
            super(Origin.root());
            this.name = name;
        }

        @Override
        public String part() {
            return name;
        }
    }
}
