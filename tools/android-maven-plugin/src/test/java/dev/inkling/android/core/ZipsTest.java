package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipsTest {
    @TempDir
    Path folder;

    @Test
    void aZipIsTheSameInEveryTimeZone() throws IOException {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Seoul"));
            Path seoul = zip("seoul.zip");
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertThat(zip("york.zip")).hasSameBinaryContentAs(seoul);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private Path zip(String name) throws IOException {
        Path file = folder.resolve(name);
        try (SteadyZip zip = new SteadyZip(file, SteadyZip.SMALL)) {
            assertThat(zip.add("b", "bb".getBytes(StandardCharsets.UTF_8))).isTrue();
            assertThat(zip.add("b", "other".getBytes(StandardCharsets.UTF_8))).isFalse();
            zip.add("a.so", ElfTest.library(16384), true);
        }
        return file;
    }

    @Test
    void findsWhereAnEntryLies() throws IOException {
        Path file = zip("places.zip");
        Zips.Place stored = Zips.places(file).stream()
                .filter(p -> p.name().equals("a.so"))
                .findFirst()
                .orElseThrow();
        assertThat(stored.stored()).isTrue();
        byte[] all = Files.readAllBytes(file);
        byte[] there = Arrays.copyOfRange(all, (int) stored.offset(), (int) (stored.offset() + stored.size()));
        assertThat(there).isEqualTo(ElfTest.library(16384));
        assertThat(Zips.places(file)).filteredOn(p -> p.name().equals("b")).noneMatch(Zips.Place::stored);
    }

    @Test
    void aCutZipIsNotRead() throws IOException {
        Path file = zip("cut.zip");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
        assertThatThrownBy(() -> Zips.places(file)).isInstanceOf(IOException.class);
    }
}
