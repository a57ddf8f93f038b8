package dev.inkling.android.maven;

import dev.inkling.android.core.Adb;
import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Puts an APK onto the attached device with adb. */
@Mojo(name = "install", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class InstallMojo extends AndroidMojo {
    /** The APK to install. */
    @Parameter(required = true)
    private File apk;

    /** The device's serial number; also ANDROID_SERIAL in the environment. Needed only with several devices. */
    @Parameter(property = "android.serial")
    private String serial;

    @Override
    void run() {
        String device = Adb.find(System.getenv()).install(apk.toPath(), Given.by(serial, "ANDROID_SERIAL"));
        getLog().info(apk.getName() + " is on " + device);
    }
}
