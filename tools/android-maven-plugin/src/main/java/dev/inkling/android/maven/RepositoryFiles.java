package dev.inkling.android.maven;

import dev.inkling.android.core.Lock;
import dev.inkling.android.core.LockFile;
import dev.inkling.android.core.Problem;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Libraries as Maven's repositories have them, fetched if they are not here. */
record RepositoryFiles(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> from) {
    /** Each library, in this order, with the SHA-256 of its file. */
    Map<Lock.Entry, String> sums(List<Lock.Entry> libraries) throws IOException {
        Map<Lock.Entry, String> sums = new LinkedHashMap<>();
        for (Lock.Entry e : libraries) {
            DefaultArtifact artifact = new DefaultArtifact(e.group(), e.artifact(), e.type(), e.version());
            try {
                ArtifactRequest request = new ArtifactRequest(artifact, from, "lock");
                sums.put(
                        e,
                        LockFile.sum(system.resolveArtifact(session, request)
                                .getArtifact()
                                .getFile()
                                .toPath()));
            } catch (ArtifactResolutionException cause) {
                String what = "could not be fetched (" + cause.getMessage() + ")";
                throw new Problem(what, artifact.toString(), "try again later", cause);
            }
        }
        return sums;
    }
}
