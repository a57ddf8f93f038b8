package dev.inkling.nnlib;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Member;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What others may call stands in {@code api/nnlib.api}, so that no change of it goes unnoticed. After a change that is
 * meant, {@code -Dinkling.api.update=true} writes the file, and its difference is part of the review.
 */
class ApiTest {
    private static final Path FILE = Paths.get("api", "nnlib.api");

    @Test
    void thePublicApiIsTheAnnouncedOne() throws IOException {
        List<String> now = api();
        if (Boolean.getBoolean("inkling.api.update")) {
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, now, StandardCharsets.UTF_8);
        }
        assertThat(now)
                .as("the public API changed; if that is meant, run ApiTest with -Dinkling.api.update=true")
                .isEqualTo(Files.readAllLines(FILE, StandardCharsets.UTF_8));
    }

    /**
     * Every public class with its public and protected members, those from classes that are not public included,
     * sorted.
     */
    private static List<String> api() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.inkling.nnlib");
        TreeMap<String, TreeSet<String>> members = new TreeMap<>();
        for (JavaClass type : classes) {
            if (!visible(type)) {
                continue;
            }
            TreeSet<String> lines = new TreeSet<>();
            add(type, true, lines);
            for (JavaClass parent = parent(type); isHidden(parent); parent = parent(parent)) {
                add(parent, false, lines);
            }
            members.put(head(type), lines);
        }
        List<String> api = new ArrayList<>();
        members.forEach((head, lines) -> {
            api.add(head);
            api.addAll(lines);
        });
        return api;
    }

    private static void add(JavaClass type, boolean constructors, Set<String> lines) {
        for (JavaMember member : type.getMembers()) {
            boolean seen = member.getModifiers().contains(JavaModifier.PUBLIC)
                    || member.getModifiers().contains(JavaModifier.PROTECTED);
            boolean inherited = constructors || !(member instanceof JavaConstructor);
            if (seen && inherited && !member.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                lines.add("    " + signature(member));
            }
        }
    }

    private static JavaClass parent(JavaClass type) {
        return type.getRawSuperclass().orElse(null);
    }

    /** A class that only its package sees; what a public class has from it is that class's own API. */
    private static boolean isHidden(JavaClass type) {
        return type != null && type.getName().startsWith("dev.inkling.nnlib.") && !visible(type);
    }

    private static boolean visible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.isAnonymousClass()
                && type.getEnclosingClass().map(ApiTest::visible).orElse(true);
    }

    private static String head(JavaClass type) {
        JavaClass above = parent(type);
        while (isHidden(above)) {
            above = parent(above);
        }
        String parent = above == null ? "java.lang.Object" : above.getName();
        TreeSet<String> interfaces = new TreeSet<>();
        type.getRawInterfaces().forEach(i -> interfaces.add(i.getName()));
        return type.getName() + " : " + parent + (interfaces.isEmpty() ? "" : ", " + String.join(", ", interfaces));
    }

    private static String signature(JavaMember member) {
        Member reflected = member.reflect();
        return String.valueOf(reflected).replace(member.getOwner().getName() + ".", "");
    }
}
