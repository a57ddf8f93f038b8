package dev.inkling.app;

import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.Test;

/** What the library takes of the release APK's code: its classes and their code, and by that share also the file's tables of names. */
public class ReleaseSizeTest {
    private static final Pattern DEX = Pattern.compile("classes\\d*\\.dex");
    private static final Pattern RENAMED = Pattern.compile("(\\S+) -> (\\S+):");
    private static final String LIBRARY = "dev.inkling.nnlib.";
    private static final int MOST = 250 * 1024;

    private long all;
    private long library;
    private long files;

    @Test
    public void theLibraryTakesLessThan250KilobytesOfDex() throws IOException {
        File apk = new File(System.getProperty("inkling.release.apk"));
        assumeTrue("skipped: the release APK was left out of this build", apk.isFile());
        Map<String, String> names = names(new File(System.getProperty("inkling.release.mapping")));
        try (ZipFile zip = new ZipFile(apk)) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (DEX.matcher(entry.getName()).matches()) {
                    DexFile dex = new DexFile(zip.getInputStream(entry).readAllBytes());
                    files += dex.size();
                    dex.forEachClass((name, bytes) -> count(names.getOrDefault(name, name), bytes));
                }
            }
        }
        long share = files * library / all;
        System.out.printf(
                "nnlib in the release APK: %,d KB of code, %,d KB with its part of the tables, of %,d KB of dex%n",
                library / 1024, share / 1024, files / 1024);
        assertTrue("the APK holds nothing of nnlib", library > 0);
        assertTrue("nnlib takes " + share + " bytes of dex", share < MOST);
    }

    private void count(String name, int bytes) {
        all += bytes;
        library += name.startsWith(LIBRARY) ? bytes : 0;
    }

    /** What each class was called before it was shrunk. */
    private static Map<String, String> names(File mapping) throws IOException {
        Map<String, String> names = new HashMap<>();
        for (String line : Files.readAllLines(mapping.toPath())) {
            Matcher renamed = RENAMED.matcher(line);
            if (renamed.matches()) {
                names.put(renamed.group(2), renamed.group(1));
            }
        }
        return names;
    }
}
