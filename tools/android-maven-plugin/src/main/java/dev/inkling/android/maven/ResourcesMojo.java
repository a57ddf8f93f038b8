package dev.inkling.android.maven;

import dev.inkling.android.core.AppSpec;
import dev.inkling.android.core.RClasses;
import dev.inkling.android.core.Resources;
import dev.inkling.android.core.RobolectricConfig;
import dev.inkling.android.core.Sweep;
import dev.inkling.android.core.Workshop;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Build;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Merges manifests, compiles and links resources, and gives the compilers their class path, with the R classes. */
@Mojo(
        name = "resources",
        defaultPhase = LifecyclePhase.GENERATE_SOURCES,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class ResourcesMojo extends AndroidMojo {
    /** The kind of APK that the module makes: debug (also for release) or test. */
    @Parameter(defaultValue = "debug")
    private String buildType;

    /** For tests: the target folder of the app under test, whose manifest and resources JVM tests run on. */
    @Parameter
    private File tested;

    /** For tests: the namespace of the app under test. */
    @Parameter
    private String testedNamespace;

    @Override
    void run() throws Exception {
        AppSpec app = app();
        Workshop shop = shop();
        AppSpec.BuildType type = AppSpec.BuildType.of(buildType);
        Resources.Linked linked = new Resources(shop, app, handover().aars()).link(type, false);
        Path r = RClasses.write(shop, app, linked.symbols(), handover().aars());
        Set<Artifact> classPath = new LinkedHashSet<>(project.getArtifacts());
        classPath.add(rClasses(r, Artifact.SCOPE_COMPILE, ClassPath.rArtifact(project)));
        if (tested != null) {
            classPath.add(rClasses(testedWork().resolve("r.jar"), Artifact.SCOPE_PROVIDED, "tested-r"));
        }
        ClassPath.replace(project, classPath);
        if (type != AppSpec.BuildType.RELEASE) {
            // Beside the compilers, which run between this goal and the goal apk.
            handover().leave(startLibraryDex());
        }
        Sweep.ifChanged(shop, ClassPath.files(classPath), compiled(), work.toPath());
        if (tested != null) {
            RobolectricConfig.write(
                    shop,
                    testedWork().resolve("debug"),
                    tested.toPath().resolveSibling("src/main/assets"),
                    testedNamespace,
                    Path.of(project.getBuild().getTestOutputDirectory()),
                    work.toPath());
        }
    }

    private Path testedWork() {
        return tested.toPath().resolve("android");
    }

    /** Class files, and what the compilers of Kotlin and Java remember. */
    private List<Path> compiled() {
        Build build = project.getBuild();
        Path target = Path.of(build.getDirectory());
        return List.of(
                Path.of(build.getOutputDirectory()),
                Path.of(build.getTestOutputDirectory()),
                target.resolve("kotlin-ic"),
                target.resolve("maven-status"));
    }

    private Artifact rClasses(Path jar, String scope, String name) {
        return ClassPath.jar(project.getGroupId(), name, project.getVersion(), scope, null, jar);
    }
}
