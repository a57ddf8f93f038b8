package dev.inkling.android.core;

import dev.inkling.android.core.AppSpec.BuildType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The tiny app built through the core, as the goals do it. */
final class TinyApp {
    final TinySource source;
    final Lines log = new Lines();
    Limits limits = Limits.NONE;
    List<String> abis = List.of("arm64-v8a");
    private final Path root;
    private final Workshop shop;
    private final Path platform = CutPlatform.jar();

    TinyApp(Path root, Path cache) throws IOException {
        this.root = root;
        source = new TinySource(root.resolve("src").resolve("main"));
        shop = new Workshop(root.resolve("target").resolve("steps"), new Cache(cache), log);
    }

    AppSpec spec() {
        AppSpec.Version version = new AppSpec.Version(1, "1");
        Path work = root.resolve("target").resolve("work");
        return new AppSpec("tiny.app", "tiny.app", 26, 36, version, abis, source.folder(), work);
    }

    Path apk(BuildType type) {
        return root.resolve("target").resolve("tiny-" + type.word() + ".apk");
    }

    void limit(long apk, Map<String, Long> dex) {
        limits = new Limits(apk, dex);
    }

    void build(BuildType type) throws IOException {
        Resources.Linked linked = new Resources(shop, spec(), List.of()).link(BuildType.DEBUG, false);
        Path r = RClasses.write(shop, spec(), linked.symbols(), List.of());
        Path classes = root.resolve("target").resolve("classes");
        if (!Files.isDirectory(classes)) {
            Javac.compile(source.path("java"), classes, List.of(r, platform), List.of("-proc:none"));
        }
        Code code = new Code(List.of(classes, r), List.of(), List.of(), List.of(platform));
        SigningKey key = SigningKey.debug(root.resolveSibling("debug.keystore"));
        new ApkBuild(shop, spec(), code, List.of())
                .build(type, apk(type), key, List.of(source.path("rules.pro")), limits);
    }
}
