package dev.inkling.android.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What lies in a zip file, by names in order. */
final class Zip {
    private Zip() {}

    /** The files whose whole names match. */
    static Map<String, byte[]> entries(Path zip, Pattern names) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            List<ZipEntry> all = new ArrayList<>();
            file.stream().forEach(all::add);
            for (ZipEntry entry : all) {
                if (entry.isDirectory() || !names.matcher(entry.getName()).matches()) {
                    continue;
                }
                try (InputStream in = file.getInputStream(entry)) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }
}
