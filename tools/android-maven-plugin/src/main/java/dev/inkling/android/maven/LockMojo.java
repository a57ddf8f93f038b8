package dev.inkling.android.maven;

import dev.inkling.android.core.LibraryList;
import dev.inkling.android.core.Lock;
import dev.inkling.android.core.LockFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;

/** Checks that the locked POMs belong to the list of libraries, or with -Dandroid.lock writes them anew. */
@Mojo(name = "lock", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class LockMojo extends Goal {
    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    @Parameter(defaultValue = "${repositorySystemSession}", readonly = true)
    private RepositorySystemSession session;

    @Inject
    private RepositorySystem repositories;

    /** The list that a person edits. */
    @Parameter(defaultValue = "${project.basedir}/libraries.txt")
    private File list;

    /** Write instead of check. */
    @Parameter(property = "android.lock", defaultValue = "false")
    private boolean lock;

    /** The folder of the locked module of the app's libraries. */
    @Parameter(required = true)
    private File module;

    /** Its artifactId. */
    @Parameter(required = true)
    private String artifactId;

    /** The folder of the locked module of what tests need besides. */
    @Parameter(required = true)
    private File testModule;

    /** Its artifactId. */
    @Parameter(required = true)
    private String testArtifactId;

    /** What to run to lock, for messages. */
    @Parameter(required = true)
    private String command;

    @Override
    void run() throws IOException {
        LibraryList wanted = LibraryList.read(list.toPath());
        if (lock) {
            RepositoryPoms poms = new RepositoryPoms(repositories, session, project.getRemoteProjectRepositories());
            Lock.Chosen chosen = Lock.choose(wanted, poms);
            Map<Lock.Entry, String> libraries = sums(chosen.libraries(), poms);
            Map<Lock.Entry, String> tests = sums(chosen.tests(), poms);
            write(module, artifactId, wanted, libraries);
            write(testModule, testArtifactId, wanted, tests);
        } else {
            LockFile.check(pom(module), wanted.hash(), command);
            LockFile.check(pom(testModule), wanted.hash(), command);
        }
    }

    private static Map<Lock.Entry, String> sums(List<Lock.Entry> libraries, RepositoryPoms poms) throws IOException {
        Map<Lock.Entry, String> sums = new LinkedHashMap<>();
        for (Lock.Entry e : libraries) {
            sums.put(e, LockFile.sum(poms.file(e)));
        }
        return sums;
    }

    private void write(File folder, String name, LibraryList wanted, Map<Lock.Entry, String> entries)
            throws IOException {
        MavenProject parent = project.getParent();
        Path to = pom(folder);
        Path relative = to.getParent().relativize(parent.getFile().toPath());
        LockFile.Parent above = new LockFile.Parent(
                parent.getGroupId(),
                parent.getArtifactId(),
                parent.getVersion(),
                relative.toString().replace('\\', '/'));
        LockFile.write(to, above, name, command, wanted.hash(), entries);
        getLog().info(to + ": " + entries.size() + " libraries");
    }

    private static Path pom(File folder) {
        return folder.toPath().resolve("pom.xml");
    }
}
