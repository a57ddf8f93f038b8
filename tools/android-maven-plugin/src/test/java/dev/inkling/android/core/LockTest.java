package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockTest {
    @TempDir
    Path folder;

    private final Map<String, Poms.Pom> repository = new HashMap<>();

    private final Poms poms = new Poms() {
        @Override
        public Pom read(String group, String artifact, String version) {
            return repository.get(group + ":" + artifact + ":" + version);
        }

        @Override
        public Comparator<String> versions() {
            return Comparator.naturalOrder();
        }
    };

    private void pom(String at, String packaging, String... needs) {
        repository.put(at, new Poms.Pom(packaging, dependencies(needs), List.of()));
    }

    private static List<Poms.Dependency> dependencies(String... coordinates) {
        List<Poms.Dependency> all = new ArrayList<>();
        for (String c : coordinates) {
            String[] p = c.split(":");
            all.add(new Poms.Dependency(p[0], p[1], p[2]));
        }
        return all;
    }

    private LibraryList list(String text) throws IOException {
        return LibraryList.read(Files.writeString(folder.resolve("libraries.txt"), text));
    }

    private List<String> chosen(List<Lock.Entry> entries) {
        return entries.stream()
                .map(e -> e.group() + ":" + e.artifact() + ":" + e.version() + ":" + e.type())
                .toList();
    }

    @Test
    void theHighestVersionWinsAndRangesMeanTheirLowerBound() throws IOException {
        pom("g:app:1", "aar", "g:low:1", "g:mid:1");
        pom("g:mid:1", "jar", "g:low:[2]");
        pom("g:low:1", "jar");
        pom("g:low:2", "aar");
        Lock.Chosen c = Lock.choose(list("[libraries]\ng:app:1 # a note\n"), poms);
        assertThat(chosen(c.libraries())).containsExactly("g:app:1:aar", "g:low:2:aar", "g:mid:1:jar");
    }

    @Test
    void platformsAndManagedVersionsAreFloors() throws IOException {
        repository.put("g:bom:1", new Poms.Pom("pom", List.of(), dependencies("g:a:3")));
        repository.put("g:a:3", new Poms.Pom("jar", dependencies("g:b:1"), dependencies("g:b:2")));
        pom("g:b:2", "jar");
        Lock.Chosen c = Lock.choose(list("[platforms]\ng:bom:1\n[libraries]\ng:a:1\n"), poms);
        assertThat(chosen(c.libraries())).containsExactly("g:a:3:jar", "g:b:2:jar");
    }

    @Test
    void aRootThatPointsAtItsAndroidHalfIsLeftOut() throws IOException {
        pom("g:ui:1", "jar", "g:ui-android:1");
        pom("g:ui-android:1", "aar", "g:ui-jvm:1");
        pom("g:ui-jvm:1", "jar");
        Lock.Chosen c = Lock.choose(list("[libraries]\ng:ui:1\n"), poms);
        assertThat(chosen(c.libraries())).containsExactly("g:ui-android:1:aar");
    }

    @Test
    void testsGetOnlyWhatTheAppDoesNotHave() throws IOException {
        pom("g:a:1", "jar");
        pom("g:t:1", "aar", "g:a:1");
        Lock.Chosen c = Lock.choose(list("[libraries]\ng:a:1\n[tests]\ng:t:1\n"), poms);
        assertThat(chosen(c.tests())).containsExactly("g:t:1:aar");
    }

    @Test
    void aMissingVersionIsOneSentenceThatSaysWhoAskedForIt() throws IOException {
        pom("g:a:1", "aar", "g:gone:9.9");
        LibraryList wanted = list("[libraries]\ng:a:1\n");
        assertThatThrownBy(() -> Lock.choose(wanted, poms))
                .isInstanceOf(Problem.class)
                .hasMessage("g:a:1: no repository has g:gone:9.9; choose a version that exists and lock again.");
        LibraryList direct = list("\n[libraries]\ng:a:7\n");
        assertThatThrownBy(() -> Lock.choose(direct, poms))
                .hasMessage("libraries.txt:3: no repository has g:a:7; choose a version that exists and lock again.");
    }

    @Test
    void aMissingVersionThatAHigherOneReplacesIsNoFault() throws IOException {
        pom("g:a:1", "jar", "g:low:1", "g:b:1");
        pom("g:b:1", "jar", "g:low:2");
        pom("g:low:2", "jar");
        Lock.Chosen c = Lock.choose(list("[libraries]\ng:a:1\n"), poms);
        assertThat(chosen(c.libraries())).contains("g:low:2:jar");
    }

    @Test
    void aListThatIsNoListIsRefusedByLine() {
        assertThatThrownBy(() -> list("[libraries]\ng:a\n"))
                .hasMessageStartingWith("libraries.txt:2: 'g:a' is not group:artifact:version");
        assertThatThrownBy(() -> list("[liberries]\n"))
                .hasMessageStartingWith("libraries.txt:1: knows no heading [liberries]");
    }

    @Test
    void aLockEditedByHandOrForAnotherListIsRefused() throws IOException {
        Path pom = folder.resolve("pom.xml");
        LockFile.Parent parent = new LockFile.Parent("g", "above", "1", "../pom.xml");
        LockFile.write(
                pom,
                parent,
                "locked",
                "the lock",
                "hash",
                Map.of(new Lock.Entry("g", "a", "1", "aar"), "0".repeat(64)));
        LockFile.check(pom, "hash", "mvn lock");
        assertThatThrownBy(() -> LockFile.check(pom, "other", "mvn lock"))
                .hasMessageContaining("is not what the lock wrote")
                .hasMessageEndingWith("write it anew with mvn lock.");
        Files.writeString(pom, Files.readString(pom).replace("<version>1<", "<version>2<"));
        assertThatThrownBy(() -> LockFile.check(pom, "hash", "mvn lock")).isInstanceOf(Problem.class);
    }

    @Test
    void aLibraryWithAnotherVersionOrOneOtherByteIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("a.aar"), "a library");
        Path pom = folder.resolve("pom.xml");
        Lock.Entry library = new Lock.Entry("g", "a", "1", "aar");
        LockFile.Parent parent = new LockFile.Parent("g", "above", "1", "../pom.xml");
        LockFile.write(pom, parent, "locked", "the lock", "hash", Map.of(library, LockFile.sum(file)));
        LockFile lock = LockFile.read(pom).orElseThrow();
        lock.check(library, file);
        lock.check(new Lock.Entry("g", "our own", "1", "jar"), pom);
        assertThatThrownBy(() -> lock.check(new Lock.Entry("g", "a", "2", "aar"), file))
                .hasMessage("g:a:2:aar: is not what " + pom + " has locked, 1 as aar;"
                        + " change the list of libraries and lock again.");
        Path flipped = Files.writeString(folder.resolve("b.aar"), "a librbry");
        assertThatThrownBy(() -> lock.check(library, flipped))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith(flipped + ": does not have the SHA-256 that " + pom + " names for g:a:1:aar; ");
        assertThat(LockFile.read(Files.writeString(pom, "<project/>"))).isEmpty();
    }
}
