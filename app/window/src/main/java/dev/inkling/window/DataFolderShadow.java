package dev.inkling.window;

import android.app.LoadedApk;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.robolectric.annotation.Implementation;
import org.robolectric.annotation.Implements;
import org.robolectric.shadows.ShadowLoadedApk;

/** Puts the app's data into a normal folder, so that it is there again the next time. */
@Implements(value = LoadedApk.class, isInAndroidSdk = false)
public class DataFolderShadow extends ShadowLoadedApk {
    /** The folder that Android asks for. */
    @Implementation
    protected File getDataDirFile() throws java.io.IOException {
        Path folder = Options.ofProcess().data().resolve("app");
        Files.createDirectories(folder);
        return folder.toFile();
    }
}
