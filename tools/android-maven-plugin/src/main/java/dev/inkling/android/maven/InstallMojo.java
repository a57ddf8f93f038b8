package dev.inkling.android.maven;

import dev.inkling.adb.Adb;
import dev.inkling.adb.AdbProblem;
import dev.inkling.android.core.Problem;
import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Puts an APK onto the attached device with adb. */
@Mojo(name = "install", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class InstallMojo extends Goal {
    /** The APK to install. */
    @Parameter(required = true)
    private File apk;

    /** The device's serial number; also ANDROID_SERIAL in the environment. Needed only with several devices. */
    @Parameter(property = "android.serial")
    private String serial;

    @Override
    void run() {
        try {
            Adb adb = Adb.require(System.getenv());
            Adb.Device device = Adb.choose(adb.devices(), Given.by(serial, "ANDROID_SERIAL"))
                    .orElseThrow(() -> new Problem(
                            "no phone is attached", "", "connect one with USB debugging on, or start an emulator"));
            adb.install(device, apk.toPath());
            getLog().info(apk.getName() + " is on " + device.serial());
        } catch (AdbProblem e) {
            throw new Problem(e.what(), "", e.todo(), e);
        }
    }
}
