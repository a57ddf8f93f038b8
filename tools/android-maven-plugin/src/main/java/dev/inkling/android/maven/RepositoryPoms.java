package dev.inkling.android.maven;

import dev.inkling.android.core.Poms;
import dev.inkling.android.core.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorPolicy;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** POMs as Maven's repositories have them. */
final class RepositoryPoms implements Poms {
    private static final Pattern PACKAGING = Pattern.compile("<packaging>\\s*([^<\\s]+)");
    private static final Set<String> NOT_AT_RUN_TIME = Set.of("test", "provided", "system");

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> from;

    RepositoryPoms(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> from) {
        DefaultRepositorySystemSession lenient = new DefaultRepositorySystemSession(session);
        lenient.setArtifactDescriptorPolicy(
                (a, b) -> ArtifactDescriptorPolicy.IGNORE_MISSING | ArtifactDescriptorPolicy.IGNORE_INVALID);
        this.system = system;
        this.session = lenient;
        this.from = from;
    }

    @Override
    public Pom read(String group, String artifact, String version) {
        DefaultArtifact pom = new DefaultArtifact(group, artifact, "pom", version);
        try {
            Path file = system.resolveArtifact(session, new ArtifactRequest(pom, from, "lock"))
                    .getArtifact()
                    .getFile()
                    .toPath();
            ArtifactDescriptorResult r =
                    system.readArtifactDescriptor(session, new ArtifactDescriptorRequest(pom, from, "lock"));
            Matcher m = PACKAGING.matcher(Files.readString(file));
            return new Pom(
                    m.find() ? m.group(1) : "jar",
                    r.getDependencies().stream()
                            .filter(d -> !d.isOptional() && !NOT_AT_RUN_TIME.contains(d.getScope()))
                            .map(RepositoryPoms::dependency)
                            .toList(),
                    r.getManagedDependencies().stream()
                            .map(RepositoryPoms::dependency)
                            .toList());
        } catch (ArtifactResolutionException e) {
            return missing(pom, e);
        } catch (ArtifactDescriptorException | IOException e) {
            throw new Problem("cannot be read (" + e.getMessage() + ")", pom.toString(), "", e);
        }
    }

    /** Null if every repository was asked and none has it; not having been able to ask is another matter. */
    private Pom missing(DefaultArtifact pom, ArtifactResolutionException e) {
        if (session.isOffline()) {
            throw new Problem("has not been fetched yet, and Maven is offline", pom.toString(), "lock without -o", e);
        }
        if (!e.getResult().isMissing()) {
            throw new Problem("could not be fetched (" + e.getMessage() + ")", pom.toString(), "try again later", e);
        }
        return null;
    }

    private static Dependency dependency(org.eclipse.aether.graph.Dependency d) {
        return new Dependency(
                d.getArtifact().getGroupId(),
                d.getArtifact().getArtifactId(),
                d.getArtifact().getVersion());
    }

    @Override
    public Comparator<String> versions() {
        return Comparator.comparing(ComparableVersion::new);
    }
}
