package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsumerRulesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "META-INF/com.android.tools/r8/a.pro, true",
        "META-INF/com.android.tools/r8-from-9.0/a.pro, true",
        "META-INF/com.android.tools/r8-from-9.5.28/a.pro, true",
        "META-INF/com.android.tools/r8-from-10.0/a.pro, false",
        "META-INF/com.android.tools/r8-upto-9.5.28/a.pro, false",
        "META-INF/com.android.tools/r8-from-1.6.0-upto-3.0/a.pro, false",
        "META-INF/com.android.tools/r8-from-9.0-upto-10.0.0/a.pro, true",
        "META-INF/com.android.tools/proguard/a.pro, false",
    })
    void takesWhatIsMadeForThisVersion(String entry, boolean taken) {
        assertThat(ConsumerRules.isFor(entry, "9.5.28 (build 1)")).isEqualTo(taken);
    }

    @Test
    void rulesForR8StandInForTheGeneralOnes() throws IOException {
        Aar both = aar("both", "META-INF/com.android.tools/r8/a.pro", "-keep class A");
        Aar general = aar("general", "META-INF/proguard/b.pro", "-keep class B");
        List<ConsumerRules.Rules> rules = ConsumerRules.of(List.of(both, general), List.of(), "9.5.28");
        assertThat(rules)
                .extracting(ConsumerRules.Rules::text)
                .containsExactly("-keep class A", "-keep class B", "-keep class General");
    }

    @Test
    void aJarIsReadOnce() throws IOException {
        Aar a = aar("one", "META-INF/proguard/b.pro", "-keep class B");
        assertThat(ConsumerRules.of(List.of(a), a.jars(), "9.5.28")).hasSize(2);
    }

    private Aar aar(String name, String entry, String rule) throws IOException {
        Path at = Files.createDirectories(folder.resolve(name));
        try (SteadyZip zip = new SteadyZip(at.resolve("classes.jar"), SteadyZip.FAST)) {
            zip.add(entry, rule.getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(at.resolve("proguard.txt"), "-keep class General");
        return new Aar("sample:" + name + ":1", at, false);
    }
}
