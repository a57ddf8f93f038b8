package dev.inkling.android.maven;

import dev.inkling.android.core.ApkBuild;
import dev.inkling.android.core.AppSpec;
import dev.inkling.android.core.Code;
import dev.inkling.android.core.SigningKey;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Makes one APK: dex (debug, test) or shrink (release), package, sign and verify. */
@Mojo(
        name = "apk",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class ApkMojo extends AndroidMojo {
    private static final String PLATFORM = "android-all";

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    /** debug, release or test. */
    @Parameter(defaultValue = "debug")
    private String buildType;

    /** The finished APK. */
    @Parameter(required = true)
    private File apk;

    /** Whether to make it at all. */
    @Parameter(defaultValue = "true")
    private boolean enabled;

    /** The app's own rules for R8. */
    @Parameter
    private List<File> rules = new ArrayList<>();

    @Parameter(property = "android.debug.keystore", defaultValue = "${user.home}/.android/debug.keystore")
    private File debugKeystore;

    /** The release keystore; also ANDROID_KEYSTORE in the environment. Without it the debug key signs. */
    @Parameter(property = "android.keystore")
    private String keystore;

    @Parameter(property = "android.keystore.password")
    private String keystorePassword;

    @Parameter(property = "android.key.alias")
    private String keyAlias;

    @Parameter(property = "android.key.password")
    private String keyPassword;

    @Override
    void run() {
        if (!enabled) {
            getLog().info(buildType + " is switched off");
            return;
        }
        AppSpec.BuildType type = AppSpec.BuildType.of(buildType);
        List<Path> ruleFiles = rules.stream().map(File::toPath).toList();
        new ApkBuild(shop(), app(), code(), aars()).build(type, apk.toPath(), key(type), ruleFiles);
        getLog().info(String.format("%s, %.2f MB", apk.getName(), apk.length() / 1e6));
    }

    private Code code() {
        Set<String> modules = session.getAllProjects().stream()
                .map(p -> p.getGroupId() + ":" + p.getArtifactId())
                .collect(Collectors.toSet());
        List<Path> own = new ArrayList<>(List.of(Path.of(project.getBuild().getOutputDirectory())));
        List<Path> libraries = new ArrayList<>();
        List<Path> provided = new ArrayList<>();
        List<Path> platform = new ArrayList<>();
        for (Artifact a : project.getArtifacts()) {
            if (inScope(a, Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME)) {
                boolean mine = modules.contains(a.getGroupId() + ":" + a.getArtifactId()) || isR(a);
                (mine ? own : libraries).add(file(a));
            } else if (inScope(a, Artifact.SCOPE_PROVIDED)) {
                (a.getArtifactId().equals(PLATFORM) ? platform : provided).add(file(a));
            }
        }
        return new Code(own, libraries, provided, platform);
    }

    private boolean isR(Artifact a) {
        return a.getArtifactId().equals(project.getArtifactId() + "-r");
    }

    private SigningKey key(AppSpec.BuildType type) {
        String path = given(keystore, "ANDROID_KEYSTORE");
        if (type != AppSpec.BuildType.RELEASE) {
            return SigningKey.debug(debugKeystore.toPath());
        }
        if (path.isEmpty()) {
            getLog().warn(apk.getName() + " is signed with the debug key: set ANDROID_KEYSTORE to sign for a release");
            return SigningKey.debug(debugKeystore.toPath());
        }
        return SigningKey.open(
                Path.of(path),
                given(keystorePassword, "ANDROID_KEYSTORE_PASSWORD"),
                given(keyAlias, "ANDROID_KEY_ALIAS"),
                given(keyPassword, "ANDROID_KEY_PASSWORD"));
    }

    private static String given(String property, String variable) {
        String value = property != null ? property : System.getenv(variable);
        return value == null ? "" : value;
    }
}
