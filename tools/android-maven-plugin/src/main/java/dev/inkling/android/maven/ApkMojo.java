package dev.inkling.android.maven;

import dev.inkling.android.core.ApkBuild;
import dev.inkling.android.core.AppSpec;
import dev.inkling.android.core.Limits;
import dev.inkling.android.core.SigningKey;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

    /** The most bytes that the APK may have; 0 for any number. */
    @Parameter(defaultValue = "0")
    private long maxBytes;

    /** The most bytes of dex for packages by name: {@code <dev.example>100000</dev.example>}. */
    @Parameter
    private Map<String, String> maxDexBytes = new TreeMap<>();

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
        if (type != AppSpec.BuildType.RELEASE) {
            handover().awaitLibraryDex();
        }
        List<Path> ruleFiles = rules.stream().map(File::toPath).toList();
        new ApkBuild(shop(), app(), code(), handover().aars())
                .build(type, apk.toPath(), key(type), ruleFiles, Limits.of(maxBytes, maxDexBytes));
        getLog().info(String.format(Locale.ROOT, "%s, %.2f MB", apk.getName(), apk.length() / 1e6));
    }

    private SigningKey key(AppSpec.BuildType type) {
        String path = Given.by(keystore, "ANDROID_KEYSTORE");
        if (type != AppSpec.BuildType.RELEASE) {
            return SigningKey.debug(debugKeystore.toPath());
        }
        if (path.isEmpty()) {
            getLog().warn(apk.getName() + " is signed with the debug key: set ANDROID_KEYSTORE to sign for a release");
            return SigningKey.debug(debugKeystore.toPath());
        }
        return SigningKey.open(
                Path.of(path),
                Given.by(keystorePassword, "ANDROID_KEYSTORE_PASSWORD"),
                Given.by(keyAlias, "ANDROID_KEY_ALIAS"),
                Given.by(keyPassword, "ANDROID_KEY_PASSWORD"));
    }
}
