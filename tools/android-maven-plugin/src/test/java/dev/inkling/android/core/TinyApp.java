package dev.inkling.android.core;

import dev.inkling.android.core.AppSpec.BuildType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An app of one activity and one string, quick to build and easy to spoil. */
final class TinyApp {
    private static final String MANIFEST =
            """
            <manifest xmlns:android="http://schemas.android.com/apk/res/android">
              <uses-permission android:name="android.permission.VIBRATE" />
              <application android:label="@string/name">
                <activity android:name=".Main" android:exported="true" />
              </application>
            </manifest>
            """;
    private static final String STRINGS = "<resources>\n<string name=\"name\">Tiny</string>\n</resources>\n";
    private static final String MAIN =
            """
            package tiny.app;

            public final class Main extends android.app.Activity {
                @Override
                protected void onCreate(android.os.Bundle state) {
                    super.onCreate(state);
                    setTitle(getString(R.string.name) + tiny.words.Words.of(getTaskId()));
                }
            }
            """;
    /** A package of its own, so that its share of the dex can be told. */
    private static final String WORDS =
            """
            package tiny.words;

            public final class Words {
                public static String of(int n) {
                    return n == 0 ? " with not a single task of all that there might have been" : " " + n;
                }
            }
            """;

    final Path source;
    final Lines log = new Lines();
    Limits limits = Limits.NONE;
    private final Path root;
    private final Workshop shop;
    private final Path platform = Sample.platform();

    TinyApp(Path root, Path cache) throws IOException {
        this.root = root;
        source = root.resolve("src").resolve("main");
        shop = new Workshop(root.resolve("target").resolve("steps"), new Cache(cache), log);
        write("AndroidManifest.xml", MANIFEST);
        write("res/values/strings.xml", STRINGS);
        write("permissions.txt", "android.permission.VIBRATE\n");
        write("rules.pro", "# ours\n");
        write("java/tiny/app/Main.java", MAIN);
        write("java/tiny/words/Words.java", WORDS);
    }

    void write(String file, String text) throws IOException {
        write(file, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    void write(String file, byte[] bytes) throws IOException {
        Path to = source.resolve(file);
        Files.createDirectories(to.getParent());
        Files.write(to, bytes);
    }

    void replace(String file, String from, String to) throws IOException {
        String text = Files.readString(source.resolve(file));
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " does not contain " + from);
        }
        write(file, text.replace(from, to));
    }

    AppSpec spec() {
        AppSpec.Version version = new AppSpec.Version(1, "1");
        Path work = root.resolve("target").resolve("work");
        return new AppSpec("tiny.app", "tiny.app", 26, 36, version, List.of("arm64-v8a"), source, work);
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
            Sample.javac(source.resolve("java"), classes, List.of(r, platform), List.of("-proc:none"));
        }
        Code code = new Code(List.of(classes, r), List.of(), List.of(), List.of(platform));
        SigningKey key = SigningKey.debug(root.resolveSibling("debug.keystore"));
        new ApkBuild(shop, spec(), code, List.of())
                .build(type, apk(type), key, List.of(source.resolve("rules.pro")), limits);
    }
}
