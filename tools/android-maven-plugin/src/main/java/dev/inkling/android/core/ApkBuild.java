package dev.inkling.android.core;

import com.android.apksig.ApkSigner;
import com.android.apksig.KeyConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From class files and linked resources to a signed and verified APK: dex or shrink, package, sign, check. */
public final class ApkBuild {
    private static final String CREATED_BY = "android-maven-plugin";

    private final Workshop shop;
    private final AppSpec app;
    private final Code code;
    private final List<Aar> libraries;

    public ApkBuild(Workshop shop, AppSpec app, Code code, List<Aar> libraries) {
        this.shop = shop;
        this.app = app;
        this.code = code;
        this.libraries = libraries;
    }

    /** Makes one APK. The rules are the app's own, for the shrinker. */
    public void build(AppSpec.BuildType type, Path apk, SigningKey key, List<Path> rules, Limits limits) {
        try {
            ApkWriter writer = new ApkWriter(app, libraries);
            ApkWriter.Content content = content(type, rules);
            int level = type == AppSpec.BuildType.RELEASE ? SteadyZip.SMALL : SteadyZip.FAST;
            Path unsigned = app.made(type, "unsigned.apk");
            Step step = Step.named("package-" + type.word())
                    .by(ApkWriter.class, SteadyZip.class, Zips.class)
                    .option("level", level);
            writer.declare(step, content);
            shop.run(step.output("apk", unsigned).does(out -> writer.write(content, level, out.path("apk"))));
            finish(type, unsigned, apk, key, limits);
        } catch (IOException e) {
            throw Problem.of("building " + apk.getFileName(), e);
        }
    }

    private ApkWriter.Content content(AppSpec.BuildType type, List<Path> rules) throws IOException {
        boolean shrunk = type == AppSpec.BuildType.RELEASE;
        Resources.Linked linked = new Resources(shop, app, libraries).link(type, shrunk);
        List<Path> own = ownJars();
        if (shrunk) {
            Shrinker.Shrunk made = new Shrinker(shop, app, code, libraries).shrink(type, linked, own, rules);
            return new ApkWriter.Content(made.resources(), List.of(made.code()), List.of());
        }
        List<Path> jars = new ArrayList<>(own);
        jars.addAll(code.libraries());
        List<Path> dex = new Dexer(shop, app.minSdk(), app.dex(), code).dex("own", own);
        return new ApkWriter.Content(linked.apk(), dex, jars);
    }

    /** The own classes as jars: a folder of class files is packed, since D8 and R8 read archives. */
    private List<Path> ownJars() {
        List<Path> jars = new ArrayList<>();
        for (Path p : code.own()) {
            if (Files.isRegularFile(p)) {
                jars.add(p);
            }
            if (!Files.isDirectory(p)) {
                continue; // the folder of a module without code
            }
            Path jar = app.work().resolve("classes.jar");
            shop.run(Step.named("classes")
                    .by(SteadyZip.class)
                    .input("classes", p)
                    .output("jar", jar)
                    .does(out -> SteadyZip.pack(p, out.path("jar"))));
            jars.add(jar);
        }
        return jars;
    }

    /** Signs and verifies in one step, so that an APK which fails its check never reaches its place. */
    private void finish(AppSpec.BuildType type, Path unsigned, Path apk, SigningKey key, Limits limits) {
        Path mapping = app.made(type, Shrinker.MAPPING);
        Platform platform = Resources.platform(app);
        shop.run(Step.named("sign-" + type.word())
                .tool("apksig", Tools.version("apksig"))
                .by(
                        ApkBuild.class,
                        ApkCheck.class,
                        ApkManifest.class,
                        DexClasses.class,
                        DexShare.class,
                        Elf.class,
                        Mapping.class,
                        Zips.class)
                .option("key", key.fingerprint())
                .option("sdk", app.minSdk() + " to " + app.targetSdk())
                .option("limits", limits)
                .input("unsigned", unsigned)
                .input("mapping", mapping)
                .input("permissions", app.permissions())
                .output("apk", apk)
                .output("report", app.made(type, "check.txt"))
                .does(out -> {
                    Path signed = out.path("apk");
                    sign(unsigned, signed, key);
                    Aapt2 aapt2 = new Aapt2(platform.aapt2());
                    String report = new ApkCheck(app, aapt2, shop.log()).check(signed, apk, limits, mapping);
                    Files.write(out.path("report"), report.getBytes(StandardCharsets.UTF_8));
                }));
    }

    private void sign(Path unsigned, Path apk, SigningKey key) throws Exception {
        ApkSigner.SignerConfig signer = new ApkSigner.SignerConfig.Builder(
                        "CERT", new KeyConfig.Jca(key.key()), List.of(key.certificate()))
                .build();
        new ApkSigner.Builder(List.of(signer))
                .setInputApk(unsigned.toFile())
                .setOutputApk(apk.toFile())
                .setMinSdkVersion(app.minSdk())
                .setV1SigningEnabled(false)
                .setV2SigningEnabled(true)
                .setV3SigningEnabled(true)
                .setV4SigningEnabled(false)
                .setAlignmentPreserved(false)
                .setCreatedBy(CREATED_BY)
                .build()
                .sign();
    }
}
