package dev.inkling.nnlib;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the order of the packages: from what users write, through the engine, down to arithmetic, and never back. */
final class PackagesTest {
    private static final String ROOT = "dev.inkling.nnlib.";

    /** What each package may use besides itself and the JDK. The engine (tensor, autograd, trace) is one thing in three folders. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "compute", Set.of(),
            "tensor", Set.of("autograd", "trace", "compute"),
            "autograd", Set.of("tensor", "trace", "compute"),
            "trace", Set.of("tensor", "autograd", "compute"),
            "io", Set.of("tensor"),
            "spec", Set.of("io"),
            "nn", Set.of("tensor", "autograd", "trace", "compute", "spec", "io"),
            "loss", Set.of("tensor", "autograd", "compute", "spec", "nn"),
            "optim", Set.of("tensor", "autograd", "trace", "compute", "spec"),
            "data", Set.of("tensor", "io", "compute"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.inkling.nnlib");

    @Test
    void packagesUseOnlyWhatStandsBelowThem() {
        MAY_USE.forEach((name, below) -> {
            List<String> allowed = new ArrayList<>(List.of("java..", ROOT + name + ".."));
            below.forEach(other -> allowed.add(ROOT + other + ".."));
            classes()
                    .that()
                    .resideInAPackage(ROOT + name + "..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(allowed.toArray(new String[0]))
                    .because(name + " stands above " + new TreeSet<>(below) + " only")
                    .check(CLASSES);
        });
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        Set<String> found = CLASSES.stream()
                .map(c -> c.getPackageName())
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()).split("\\.")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new TreeSet<>(MAY_USE.keySet());
        known.add("train");
        assertThat(found).as("packages of nnlib").isSubsetOf(known);
    }
}
