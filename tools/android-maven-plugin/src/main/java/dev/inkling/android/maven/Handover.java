package dev.inkling.android.maven;

import dev.inkling.android.core.Aar;
import dev.inkling.android.core.LibraryDex;
import dev.inkling.android.core.Problem;
import java.util.List;
import org.apache.maven.project.MavenProject;

/** What one goal leaves behind for a later one of the same module and build. */
final class Handover {
    private static final String AARS = "dev.inkling.android.aars";
    private static final String LIBRARY_DEX = "dev.inkling.android.library-dex";

    private final MavenProject project;

    Handover(MavenProject project) {
        this.project = project;
    }

    void leave(List<Aar> aars) {
        project.setContextValue(AARS, aars);
    }

    @SuppressWarnings("unchecked")
    List<Aar> aars() {
        Object aars = project.getContextValue(AARS);
        if (aars == null) {
            throw new Problem("the libraries have not been taken apart", project.getId(), "run the goal explode first");
        }
        return (List<Aar>) aars;
    }

    void leave(LibraryDex dex) {
        project.setContextValue(LIBRARY_DEX, dex);
    }

    /** Waits for the dex of the libraries, if an earlier goal began with it. */
    void awaitLibraryDex() {
        if (project.getContextValue(LIBRARY_DEX) instanceof LibraryDex dex) {
            dex.await();
        }
    }
}
