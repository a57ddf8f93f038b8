package dev.inkling.android.maven;

import dev.inkling.android.core.Aar;
import dev.inkling.android.core.Workshop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Takes every AAR apart and puts its class files where it stood, so that later plugins see an ordinary class path. */
@Mojo(
        name = "explode",
        defaultPhase = LifecyclePhase.INITIALIZE,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class ExplodeMojo extends AndroidMojo {
    /** Whether to begin dexing the libraries for a module that comes later, which will find them in the cache. */
    @Parameter(defaultValue = "false")
    private boolean dexAhead;

    @Override
    void run() throws Exception {
        Workshop shop = shop();
        Path folder = work.toPath().resolve("aars");
        Set<Artifact> classPath = new LinkedHashSet<>();
        List<Aar> aars = new ArrayList<>();
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
        ClassPath.replace(project, classPath);
        handover().leave(aars);
        if (dexAhead) {
            startLibraryDex();
        }
    }

    private Artifact jar(Artifact aar, Path file, int number) {
        String classifier = number == 0 ? null : "lib" + number;
        Artifact jar = ClassPath.jar(
                aar.getGroupId(), aar.getArtifactId(), aar.getVersion(), aar.getScope(), classifier, file);
        jar.setDependencyTrail(aar.getDependencyTrail());
        return jar;
    }
}
