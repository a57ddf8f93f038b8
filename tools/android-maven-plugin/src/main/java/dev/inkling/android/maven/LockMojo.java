package dev.inkling.android.maven;

import dev.inkling.android.core.LibraryList;
import dev.inkling.android.core.Lock;
import dev.inkling.android.core.LockFile;
import dev.inkling.android.core.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;

/** Checks that the locked POMs belong to the list of libraries, or with -Dandroid.lock writes them anew. */
@Mojo(name = "lock", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class LockMojo extends AbstractMojo {
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

    /** The locked module of the app's libraries. */
    @Parameter(required = true)
    private String module;

    /** The locked module of what tests need besides. */
    @Parameter(required = true)
    private String testModule;

    /** What to run to lock, for messages. */
    @Parameter(required = true)
    private String command;

    @Override
    public void execute() throws MojoFailureException {
        try {
            LibraryList wanted = LibraryList.read(list.toPath());
            if (lock) {
                Lock.Chosen chosen = Lock.choose(
                        wanted, new RepositoryPoms(repositories, session, project.getRemoteProjectRepositories()));
                write(module, wanted, chosen.libraries());
                write(testModule, wanted, chosen.tests());
            } else {
                LockFile.check(pom(module), wanted.hash(), command);
                LockFile.check(pom(testModule), wanted.hash(), command);
            }
        } catch (Problem p) {
            throw new MojoFailureException(p.getMessage());
        } catch (IOException e) {
            throw new MojoFailureException(Problem.of("locking " + list, e).getMessage(), e);
        }
    }

    private void write(String folder, LibraryList wanted, List<Lock.Entry> entries) throws IOException {
        MavenProject parent = project.getParent();
        Path to = pom(folder);
        Path relative = to.getParent().relativize(parent.getFile().toPath());
        String head =
                "  <parent>\n    <groupId>%s</groupId>\n    <artifactId>%s</artifactId>\n    <version>%s</version>\n"
                                .formatted(parent.getGroupId(), parent.getArtifactId(), parent.getVersion())
                        + "    <relativePath>%s</relativePath>\n  </parent>\n"
                                .formatted(relative.toString().replace('\\', '/'))
                        + "  <artifactId>%s</artifactId>\n  <packaging>pom</packaging>\n\n"
                                .formatted(folder.equals(module) ? "app-libraries" : "app-test-libraries");
        LockFile.write(to, head, command, wanted.hash(), entries);
        getLog().info(to + ": " + entries.size() + " libraries");
    }

    private Path pom(String folder) {
        return project.getBasedir().toPath().resolve(folder).resolve("pom.xml");
    }
}
