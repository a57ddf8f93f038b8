package dev.inkling.android.core;

import java.util.Comparator;
import java.util.List;

/** Where the lock reads POMs from, and how versions are ordered there. */
public interface Poms {
    /** What the lock needs of one POM; {@code packaging} says jar, aar or pom. */
    record Pom(String packaging, List<Dependency> dependencies, List<Dependency> managed) {}

    /** A dependency that counts at run time, with the version as written. */
    record Dependency(String group, String artifact, String version) {
        String key() {
            return group + ":" + artifact;
        }
    }

    /** The effective POM, or null if no repository has it. */
    Pom read(String group, String artifact, String version);

    Comparator<String> versions();
}
