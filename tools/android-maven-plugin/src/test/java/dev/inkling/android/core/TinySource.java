package dev.inkling.android.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of an app of one activity and one string, quick to build and easy to spoil. */
public final class TinySource {
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

    private final Path folder;

    /** Writes them into a folder that stands for src/main. */
    public TinySource(Path folder) throws IOException {
        this.folder = folder;
        write("AndroidManifest.xml", MANIFEST);
        write("res/values/strings.xml", STRINGS);
        write("permissions.txt", "android.permission.VIBRATE\n");
        write("rules.pro", "# ours\n");
        write("java/tiny/app/Main.java", MAIN);
        write("java/tiny/words/Words.java", WORDS);
    }

    public Path folder() {
        return folder;
    }

    public Path path(String file) {
        return folder.resolve(file);
    }

    public void write(String file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    void write(String file, byte[] bytes) throws IOException {
        Path to = path(file);
        Files.createDirectories(to.getParent());
        Files.write(to, bytes);
    }

    public void replace(String file, String from, String to) throws IOException {
        String text = Files.readString(path(file));
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " does not contain " + from);
        }
        write(file, text.replace(from, to));
    }
}
