package dev.inkling.android.maven;

import dev.inkling.android.core.Aar;
import dev.inkling.android.core.Lock;
import dev.inkling.android.core.LockFile;
import dev.inkling.android.core.Workshop;
import java.io.IOException;
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

/**
 * Takes every AAR apart and puts its class files where it stood, so that later plugins see an ordinary class path.
 * Before that, what a locked list among the dependencies names must have the bytes that it names.
 */
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
        checkSums();
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

    private void checkSums() throws IOException {
        List<LockFile> locks = new ArrayList<>();
        for (Artifact a : project.getArtifacts()) {
            if (a.getType().equals("pom")) {
                LockFile.read(ClassPath.file(a)).ifPresent(locks::add);
            }
        }
        for (Artifact a : project.getArtifacts()) {
            Lock.Entry library = new Lock.Entry(a.getGroupId(), a.getArtifactId(), a.getVersion(), a.getType());
            for (LockFile lock : a.hasClassifier() ? List.<LockFile>of() : locks) {
                lock.check(library, ClassPath.file(a));
            }
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
