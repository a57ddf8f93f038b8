package dev.inkling.android.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes zip files for tests. */
final class Zips {
    private Zips() {}

    /** A zip file of texts by their names. */
    static Path of(Path file, Map<String, String> texts) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                out.putNextEntry(new ZipEntry(text.getKey()));
                out.write(text.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return file;
    }
}
