package dev.inkling.android.bundle;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Makes an app bundle with what a release APK has, and checks what phones would get of it. */
@Mojo(name = "bundle", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class BundleMojo extends AbstractMojo {
    /** The release APK. */
    @Parameter(required = true)
    private File apk;

    /** The same APK's manifest and resources as protocol buffers. */
    @Parameter(required = true)
    private File resources;

    @Parameter(required = true)
    private File aapt2;

    /** The finished bundle. */
    @Parameter(required = true)
    private File bundle;

    /** The processor families that have to get an app of it. */
    @Parameter(defaultValue = "armeabi-v7a,arm64-v8a,x86,x86_64")
    private List<String> abis;

    /** The API levels on which they have to. */
    @Parameter(defaultValue = "26,35")
    private List<Integer> levels;

    /** Where the APKs that are looked into lie. */
    @Parameter(defaultValue = "${project.build.directory}/android/bundle")
    private File work;

    /** Whether to make it at all. */
    @Parameter(defaultValue = "true")
    private boolean enabled;

    @Override
    public void execute() throws MojoFailureException {
        if (!enabled) {
            getLog().info(bundle.getName() + " is switched off");
            return;
        }
        try {
            Path made = bundle.toPath();
            // It appears under its name only once it was checked.
            Path unchecked = made.resolveSibling(made.getFileName() + ".unchecked.aab");
            BundleModule.of(apk.toPath(), resources.toPath()).write(unchecked, work.toPath());
            new BundleCheck(aapt2.toPath(), work.toPath()).check(unchecked, apk.toPath(), abis, levels);
            Files.move(unchecked, made, StandardCopyOption.REPLACE_EXISTING);
            getLog().info(String.format(Locale.ROOT, "%s, %.2f MB", bundle.getName(), bundle.length() / 1e6));
        } catch (IOException | RuntimeException e) {
            throw new MojoFailureException(bundle.getName() + " could not be made: " + e.getMessage(), e);
        }
    }
}
