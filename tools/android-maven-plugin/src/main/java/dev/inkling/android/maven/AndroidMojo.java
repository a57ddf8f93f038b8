package dev.inkling.android.maven;

import dev.inkling.android.core.AppSpec;
import dev.inkling.android.core.Cache;
import dev.inkling.android.core.Code;
import dev.inkling.android.core.LibraryDex;
import dev.inkling.android.core.Problem;
import dev.inkling.android.core.Workshop;
import java.io.File;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What the goals that build an app share: its description, the step runner, and what one hands to the next. */
abstract class AndroidMojo extends Goal {
    @Parameter(defaultValue = "${project}", readonly = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    /** The Java package of the app's R class. */
    @Parameter
    String namespace;

    /** The name Android knows the app by; the namespace if not given. */
    @Parameter
    String applicationId;

    @Parameter(defaultValue = "26")
    int minSdk;

    @Parameter(defaultValue = "36")
    int targetSdk;

    @Parameter(defaultValue = "1")
    int versionCode;

    @Parameter(defaultValue = "${project.version}")
    String versionName;

    /** The processor families whose native libraries go into the APK: every library must have all of them. */
    @Parameter(defaultValue = "armeabi-v7a,arm64-v8a,x86,x86_64")
    List<String> abis;

    /** The folder of AndroidManifest.xml, res, assets, jniLibs and permissions.txt. */
    @Parameter(defaultValue = "${project.basedir}/src/main")
    File source;

    @Parameter(defaultValue = "${project.build.directory}/android")
    File work;

    /** Dex and compiled resources of libraries, shared by every checkout on this machine. */
    @Parameter(property = "android.cache", defaultValue = "${user.home}/.cache/inkling")
    File cache;

    AppSpec app() {
        if (namespace == null) {
            throw new Problem("<namespace> is missing", project.getFile().toString(), "name the package of R there");
        }
        String id = applicationId == null ? namespace : applicationId;
        AppSpec.Version version = new AppSpec.Version(versionCode, versionName);
        return new AppSpec(namespace, id, minSdk, targetSdk, version, abis, source.toPath(), work.toPath());
    }

    Workshop shop() {
        return new Workshop(work.toPath().resolve("steps"), new Cache(cache.toPath()), new MavenLog(getLog()));
    }

    Code code() {
        return ClassPath.code(project, session);
    }

    LibraryDex startLibraryDex() {
        return LibraryDex.start(shop(), minSdk, work.toPath(), code());
    }

    Handover handover() {
        return new Handover(project);
    }
}
