package dev.inkling.android.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The core can be driven by any build tool; the goals over it stay thin. */
class CoreKnowsNoMavenTest {
    private static final int GOAL_LINES = 100;
    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.inkling.android");

    @Test
    void noClassOfTheCoreNamesMaven() {
        noClasses()
                .that()
                .resideInAPackage("dev.inkling.android.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..", "dev.inkling.android.maven..")
                .check(PLUGIN);
    }

    @Test
    void onlyKnownToolsAreRunAndNoShell() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.Command")
                .should()
                .accessClassesThat()
                .belongToAnyOf(ProcessBuilder.class)
                .check(PLUGIN);
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.(Command|Aapt2|SigningKey)")
                .should()
                .accessClassesThat()
                .haveSimpleName("Command")
                .check(PLUGIN);
        noClasses().should().accessClassesThat().belongToAnyOf(Runtime.class).check(PLUGIN);
    }

    @Test
    void xmlIsReadWithoutDtdsAlone() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Xml")
                .should()
                .accessClassesThat()
                .haveNameMatching("javax\\.xml\\..*Factory|.*XmlPullParserFactory")
                .check(PLUGIN);
    }

    @Test
    void everyGoalIsShort() throws IOException {
        Path goals = Path.of("src", "main", "java", "dev", "inkling", "android", "maven");
        try (Stream<Path> files = Files.list(goals)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(GOAL_LINES);
            }
        }
    }
}
