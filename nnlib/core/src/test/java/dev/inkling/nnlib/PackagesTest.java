package dev.inkling.nnlib;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds each package to what its package-info says that it imports, and the packages to their order: from what users
 * write, through the engine, down to arithmetic, and never back.
 */
final class PackagesTest {
    private static final String ROOT = "dev.inkling.nnlib";
    private static final Path SOURCES = Paths.get("src", "main", "java", "dev", "inkling", "nnlib");
    private static final Pattern IMPORTS = Pattern.compile("Imports ([a-z., ]+)\\. \\*/");

    /**
     * From the top; none may know one above it. Some are one thing in several folders: the engine (tensor, autograd,
     * trace), data.
     */
    private static final List<Set<String>> LAYERS = List.of(
            Set.of("train"),
            Set.of("checkpoint"),
            Set.of("watch"),
            Set.of("predict"),
            Set.of("run"),
            Set.of("data", "data.digits", "loss", "metric"),
            Set.of("optim", "nn"),
            Set.of("spec", "io"),
            Set.of("tensor", "autograd", "trace"),
            Set.of("compute", "compute.cpu", "compute.cpu.plain"),
            Set.of("compute.cpu.kernels"),
            Set.of("compute.cpu.pool"),
            Set.of("compute.cpu.shapes"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyPackageImportsWhatItsDescriptionSays() throws IOException {
        Map<String, List<String>> said = said();
        assertThat(said).hasSizeGreaterThan(10);
        said.forEach((name, imports) -> {
            List<String> allowed = new ArrayList<>(List.of("java..", ROOT + "." + name));
            imports.forEach(other -> allowed.add(ROOT + "." + other));
            classes()
                    .that()
                    .resideInAPackage(ROOT + "." + name)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(allowed.toArray(new String[0]))
                    .because("package-info of " + name + " says so")
                    .check(CLASSES);
        });
    }

    @Test
    void noPackageImportsOneAboveIt() throws IOException {
        said().forEach((name, imports) -> imports.forEach(other ->
                assertThat(layer(other)).as("%s imports %s", name, other).isGreaterThanOrEqualTo(layer(name))));
    }

    private static int layer(String name) {
        for (int i = 0; i < LAYERS.size(); i++) {
            if (LAYERS.get(i).contains(name)) {
                return i;
            }
        }
        throw new AssertionError(name + " has no place in the order of the packages");
    }

    /** What the description of each package that holds classes says about imports. */
    private static Map<String, List<String>> said() throws IOException {
        Map<String, List<String>> said = new TreeMap<>();
        Set<String> found = CLASSES.stream()
                .map(type -> type.getPackageName())
                .filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : found) {
            Path file = SOURCES.resolve(name.replace('.', '/')).resolve("package-info.java");
            assertThat(file).exists();
            String text = Files.readString(file).replaceAll("\\s+(\\*(?!/))?\\s*", " ");
            Matcher imports = IMPORTS.matcher(text);
            assertThat(imports.find()).as("what %s imports", name).isTrue();
            String list = imports.group(1);
            said.put(name, list.equals("nothing") ? List.of() : List.of(list.split(", | and ")));
        }
        return said;
    }
}
