package dev.inkling.android.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Compiles and links resources with aapt2. */
public final class Resources {
    private static final Pattern PSEUDO = Pattern.compile("-(en-rX[A-C]|ar-rXB)(-|$)");

    private final Workshop shop;
    private final AppSpec app;
    private final List<Aar> libraries;

    public Resources(Workshop shop, AppSpec app, List<Aar> libraries) {
        this.shop = shop;
        this.app = app;
        this.libraries = libraries.stream().filter(a -> !a.provided()).toList();
    }

    /**
     * What linking made.
     *
     * @param apk resources and manifest, binary or (for R8) as protocol buffers
     * @param symbols every resource and its number
     * @param keepRules rules that keep the classes which manifest and layouts name
     */
    public record Linked(Path manifest, Path apk, Path symbols, Path keepRules) {}

    /** Links everything for one build type; {@code forShrinking} asks for R8's form. */
    public Linked link(AppSpec.BuildType type, boolean forShrinking) {
        try {
            return linked(type, forShrinking);
        } catch (IOException e) {
            throw Problem.of("linking resources", e);
        }
    }

    private Linked linked(AppSpec.BuildType type, boolean forShrinking) throws IOException {
        Platform platform = platform(app);
        List<Path> compiled = new ArrayList<>();
        for (Aar a : libraries) {
            if (a.hasResources()) {
                compiled.add(compile(platform, a.name().replace(':', '_'), a.resources(), true));
            }
        }
        if (!Trees.files(app.resources()).isEmpty()) {
            compiled.add(compile(platform, "app", app.resources(), false));
        }
        Path manifest = ManifestMerge.merge(shop, app, type, libraries);
        Linked to = new Linked(
                manifest,
                app.made(type, forShrinking ? "resources.pb.apk" : "resources.apk"),
                app.made(type, "R.txt"),
                app.made(type, "keep.pro"));
        shop.run(Step.named("link-" + type.word())
                .tool("aapt2", Platform.VERSION)
                .by(Resources.class)
                .option("sdk", app.minSdk() + " to " + app.targetSdk())
                .option("version", app.version())
                .option("form", forShrinking ? "protocol buffers" : "binary")
                .input("manifest", manifest)
                .inputs("compiled", compiled)
                .output("apk", to.apk)
                .output("symbols", to.symbols)
                .output("keep rules", to.keepRules)
                .does(out -> link(platform, manifest, compiled, forShrinking, out)));
        return to;
    }

    private Path compile(Platform platform, String name, Path folder, boolean shared) {
        Path flat = app.work().resolve("compiled").resolve(name + ".zip");
        Step step = Step.named("compile-" + name)
                .tool("aapt2", Platform.VERSION)
                .by(Resources.class)
                .input("res", folder)
                .output("compiled", flat)
                .does(out -> new Aapt2(platform.aapt2())
                        .write("compiling " + folder, out.path("compiled"), "compile", spoken(folder)));
        shop.run(shared ? step.shared().quiet() : step);
        return flat;
    }

    /**
     * The files of a folder without those in languages that nobody speaks: libraries bring texts full of invisible
     * marks for trying out layouts, and Android takes them for the English of somebody whose country is not known.
     */
    private static List<String> spoken(Path folder) throws IOException {
        return Trees.files(folder).stream()
                .filter(file -> !PSEUDO.matcher(file.getParent().getFileName().toString())
                        .find())
                .map(Path::toString)
                .toList();
    }

    private void link(Platform platform, Path manifest, List<Path> compiled, boolean proto, Step.Outputs out)
            throws IOException {
        List<String> args = new ArrayList<>(List.of("-I", platform.framework().toString()));
        args.addAll(List.of("--manifest", manifest.toString()));
        args.addAll(List.of("--min-sdk-version", "" + app.minSdk()));
        args.addAll(List.of("--target-sdk-version", "" + app.targetSdk()));
        args.addAll(List.of("--version-code", "" + app.version().code()));
        args.addAll(List.of("--version-name", app.version().name()));
        args.addAll(List.of("--auto-add-overlay", "--no-version-vectors"));
        args.addAll(List.of("--proguard", out.path("keep rules").toString()));
        args.addAll(List.of("--output-text-symbols", out.path("symbols").toString()));
        args.addAll(List.of("-0", "tflite"));
        if (proto) {
            args.add("--proto-format");
        }
        for (Path flat : compiled) {
            args.addAll(List.of("-R", flat.toString()));
        }
        new Aapt2(platform.aapt2())
                .write("linking the resources of " + app.applicationId(), out.path("apk"), "link", args);
        if (!Files.exists(out.path("symbols"))) {
            Files.createFile(out.path("symbols"));
        }
    }

    static Platform platform(AppSpec app) {
        return new Platform(app.work().resolve("tools"));
    }
}
