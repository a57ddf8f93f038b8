package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small readers and writers under the steps. */
class PartsTest {
    @TempDir
    Path folder;

    /** A library of one loaded segment with this alignment, as much of ELF as a linker looks at. */
    static byte[] library(long alignment) {
        ByteBuffer b = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0, 0x464c457f).put(4, (byte) 2).put(5, (byte) 1);
        b.putLong(0x20, 64).putShort(0x36, (short) 56).putShort(0x38, (short) 2);
        b.putInt(64, 6); // a program header that is not loaded
        b.putInt(64 + 56, 1).putLong(64 + 56 + 0x30, alignment);
        return b.array();
    }

    @Test
    void readsTheSegmentAlignmentOfALibrary() {
        assertThat(Elf.segmentAlignment(library(4096))).isEqualTo(4096);
        assertThat(Elf.segmentAlignment(library(16384))).isEqualTo(16384);
        assertThat(Elf.segmentAlignment("no library".getBytes(StandardCharsets.UTF_8)))
                .isZero();
    }

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
            zip.add("a.so", library(16384), true);
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
        byte[] there =
                java.util.Arrays.copyOfRange(all, (int) stored.offset(), (int) (stored.offset() + stored.size()));
        assertThat(there).isEqualTo(library(16384));
        assertThat(Zips.places(file)).filteredOn(p -> p.name().equals("b")).noneMatch(Zips.Place::stored);
    }

    @Test
    void aCutZipIsNotRead() throws IOException {
        Path file = zip("cut.zip");
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 100));
        assertThatThrownBy(() -> Zips.places(file)).isInstanceOf(IOException.class);
    }

    @Test
    void readsAManifestDump() {
        ApkManifest m = ApkManifest.parse(
                """
                N: android=http://schemas.android.com/apk/res/android (line=2)
                  E: manifest (line=2)
                    A: package="sample.app" (Raw: "sample.app")
                      E: uses-sdk (line=3)
                        A: http://schemas.android.com/apk/res/android:minSdkVersion(0x0101020c)=26
                        A: http://schemas.android.com/apk/res/android:targetSdkVersion(0x01010270)=36
                      E: uses-permission (line=4)
                        A: http://schemas.android.com/apk/res/android:name(0x01010003)="p.ONE" (Raw: "p.ONE")
                      E: application (line=5)
                        A: http://schemas.android.com/apk/res/android:debuggable(0x0101000f)=true
                          E: activity (line=6)
                            A: http://schemas.android.com/apk/res/android:name(0x01010003)="a.B" (Raw: "a.B")
                """);
        assertThat(m.minSdk()).isEqualTo("26");
        assertThat(m.targetSdk()).isEqualTo("36");
        assertThat(m.permissions()).containsExactly("p.ONE");
        assertThat(m.componentClasses()).containsExactly("a.B");
        assertThat(m.all("application").get(0).get("debuggable")).isEqualTo("true");
    }

    @Test
    void readsWhereAapt2FoundAFault() {
        assertThat(Aapt2.problem("linking", "/a/strings.xml:7: error: not well-formed (invalid token).\nfailed"))
                .hasMessage("/a/strings.xml:7: not well-formed (invalid token); correct that line.");
        assertThat(Aapt2.problem("linking", "/a/x.png: error: file failed to compile."))
                .hasMessage("/a/x.png: file failed to compile; correct that file.");
        assertThat(Aapt2.problem("linking", "error: failed linking references."))
                .hasMessage("linking: failed linking references.");
        assertThat(Aapt2.problem("linking", "/a/b.flat: error: No space left on device"))
                .hasMessageStartingWith("linking: the disk is full");
    }

    @Test
    void knowsTheSystemsThatItCarriesToolsFor() {
        assertThat(Platform.system("Windows 11")).isEqualTo("windows");
        assertThat(Platform.system("Mac OS X")).isEqualTo("macosx");
        assertThat(Platform.system("Linux")).isEqualTo("linux");
        assertThatThrownBy(() -> Platform.system("SunOS")).hasMessageContaining("not for SunOS");
    }

    @Test
    void knowsTheVersionsOfItsTools() {
        assertThat(Tools.version("apksig")).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(Platform.VERSION).matches("apktool-lib \\d+\\.\\d+\\.\\d+");
        assertThatThrownBy(() -> Tools.version("hammer")).hasMessage("tools.properties has no version of hammer");
    }

    @Test
    void readsLimitsAsABuildFileWritesThem() {
        assertThat(Limits.of(5, java.util.Map.of("a.b", " 7 "))).isEqualTo(new Limits(5, java.util.Map.of("a.b", 7L)));
        assertThatThrownBy(() -> Limits.of(5, java.util.Map.of("a.b", "many")))
                .hasMessage("limit of a.b: 'many' is no number of bytes; write a whole number.");
    }

    @Test
    void aProblemIsOneSentence() {
        Problem p = new Problem("is broken", "a.xml:3", "mend it");
        assertThat(p).hasMessage("a.xml:3: is broken; mend it.");
        assertThat(p.what() + p.where() + p.todo()).isEqualTo("is brokena.xml:3mend it");
        assertThat(Problem.of("packing", new IOException("No space left on device")))
                .hasMessageStartingWith("packing: the disk is full");
        assertThat(Problem.of("packing", p)).isSameAs(p);
    }
}
