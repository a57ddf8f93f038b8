package dev.inkling.android.maven;

import dev.inkling.android.core.Aar;
import dev.inkling.android.core.Workshop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.manager.ArtifactHandlerManager;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Takes every AAR apart and puts its class files where it stood, so that later plugins see an ordinary class path. */
@Mojo(
        name = "explode",
        defaultPhase = LifecyclePhase.INITIALIZE,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class ExplodeMojo extends AndroidMojo {
    @Inject
    private ArtifactHandlerManager handlers;

    @Override
    void run() throws Exception {
        Workshop shop = shop();
        Path folder = work.toPath().resolve("aars");
        Set<Artifact> classPath = new LinkedHashSet<>();
        List<Aar> aars = new ArrayList<>();
        project.setArtifactFilter(any -> true);
        for (Artifact a : project.getArtifacts()) {
            if (!a.getType().equals("aar")) {
                classPath.add(a);
                continue;
            }
            String name = a.getGroupId() + ":" + a.getArtifactId() + ":" + a.getVersion();
            Aar aar = Aar.explode(shop, name, ClassPath.file(a), folder, !ClassPath.isPackaged(a));
            aars.add(aar);
            int number = 0;
            for (Path jar : aar.jars()) {
                classPath.add(jar(a, jar, number++));
            }
        }
        project.setResolvedArtifacts(classPath);
        keep(aars);
    }

    private Artifact jar(Artifact aar, Path file, int number) {
        DefaultArtifact jar = new DefaultArtifact(
                aar.getGroupId(),
                aar.getArtifactId(),
                aar.getVersion(),
                aar.getScope(),
                "jar",
                number == 0 ? null : "lib" + number,
                handlers.getArtifactHandler("jar"));
        jar.setFile(file.toFile());
        jar.setResolved(true);
        jar.setDependencyTrail(aar.getDependencyTrail());
        return jar;
    }
}
