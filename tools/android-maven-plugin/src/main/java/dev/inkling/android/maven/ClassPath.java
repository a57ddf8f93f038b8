package dev.inkling.android.maven;

import dev.inkling.android.core.Code;
import dev.inkling.android.core.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** A project's class path: what goes into its APK, what is only compiled against, and what the goals put there. */
final class ClassPath {
    private static final String PLATFORM = "android-all";

    private ClassPath() {}

    /** The artifactId under which the R classes stand there: they change with the app and not with its libraries. */
    static String rArtifact(MavenProject project) {
        return project.getArtifactId() + "-r";
    }

    static Code code(MavenProject project, MavenSession session) {
        Set<String> modules =
                session.getAllProjects().stream().map(ClassPath::key).collect(Collectors.toSet());
        modules.add(project.getGroupId() + ":" + rArtifact(project));
        List<Path> own = new ArrayList<>(List.of(Path.of(project.getBuild().getOutputDirectory())));
        List<Path> libraries = new ArrayList<>();
        List<Path> provided = new ArrayList<>();
        List<Path> platform = new ArrayList<>();
        for (Artifact a : project.getArtifacts()) {
            if (!a.getArtifactHandler().isAddedToClasspath()) {
                continue;
            }
            if (isPackaged(a)) {
                (modules.contains(a.getGroupId() + ":" + a.getArtifactId()) ? own : libraries).add(file(a));
            } else if (Artifact.SCOPE_PROVIDED.equals(a.getScope())) {
                (a.getArtifactId().equals(PLATFORM) ? platform : provided).add(file(a));
            }
        }
        return new Code(own, libraries, provided, platform);
    }

    /** What compilers read, in their order. */
    static List<Path> files(Set<Artifact> artifacts) {
        return artifacts.stream()
                .filter(a -> a.getArtifactHandler().isAddedToClasspath())
                .map(ClassPath::file)
                .toList();
    }

    /** A jar that was made here, as an artifact that stands on the class path like any other. */
    static Artifact jar(String group, String name, String version, String scope, String classifier, Path file) {
        DefaultArtifactHandler handler = new DefaultArtifactHandler("jar");
        handler.setAddedToClasspath(true);
        DefaultArtifact jar = new DefaultArtifact(group, name, version, scope, "jar", classifier, handler);
        jar.setFile(file.toFile());
        jar.setResolved(true);
        return jar;
    }

    /** Gives later plugins these artifacts instead of those that Maven resolved. */
    static void replace(MavenProject project, Set<Artifact> artifacts) {
        project.setArtifactFilter(any -> true);
        project.setResolvedArtifacts(artifacts);
    }

    private static String key(MavenProject p) {
        return p.getGroupId() + ":" + p.getArtifactId();
    }

    /** Whether a dependency goes into the APK. */
    static boolean isPackaged(Artifact a) {
        return Artifact.SCOPE_COMPILE.equals(a.getScope()) || Artifact.SCOPE_RUNTIME.equals(a.getScope());
    }

    static Path file(Artifact a) {
        if (a.getFile() == null) {
            throw new Problem("was not resolved", a.toString(), "check its version");
        }
        return a.getFile().toPath();
    }
}
