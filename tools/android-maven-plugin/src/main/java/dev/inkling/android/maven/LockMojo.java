package dev.inkling.android.maven;

import dev.inkling.android.core.LibraryList;
import dev.inkling.android.core.Lock;
import dev.inkling.android.core.LockFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;

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
            List<RemoteRepository> from = project.getRemoteProjectRepositories();
            Lock.Chosen chosen = Lock.choose(wanted, new RepositoryPoms(repositories, session, from));
            RepositoryFiles files = new RepositoryFiles(repositories, session, from);
            Map<Lock.Entry, String> libraries = files.sums(chosen.libraries());
            Map<Lock.Entry, String> tests = files.sums(chosen.tests());
            write(module, artifactId, wanted, libraries);
            write(testModule, testArtifactId, wanted, tests);
        } else {
            LockFile.check(pom(module), wanted.hash(), command);
            LockFile.check(pom(testModule), wanted.hash(), command);
        }
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
