package dev.inkling.window;

import android.app.Application;
import android.content.ContentProvider;
import android.content.Intent;
import android.content.pm.PackageInfo;
import android.content.pm.PackageManager;
import android.content.pm.ProviderInfo;
import android.os.Handler;
import android.os.Looper;
import android.os.SystemClock;
import android.util.DisplayMetrics;
import java.util.Properties;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.model.InitializationError;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.Shadows;
import org.robolectric.annotation.Config;
import org.robolectric.annotation.GraphicsMode;
import org.robolectric.annotation.LooperMode;

/** The app inside Robolectric: one long test method that lives as long as the window. */
@RunWith(Host.Runner.class)
@Config(
        sdk = Host.ANDROID,
        shadows = {DataFolderShadow.class, KeyMapShadow.class})
@LooperMode(LooperMode.Mode.PAUSED)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
public class Host {
    static final int ANDROID = 35;

    /** Tells Robolectric where the app's build left manifest, resources and assets. */
    public static final class Runner extends RobolectricTestRunner {
        public Runner(Class<?> type) throws InitializationError {
            super(type);
        }

        @Override
        protected Properties getBuildSystemApiProperties() {
            Properties where = new Properties();
            Options options = Options.ofProcess();
            where.setProperty("android_merged_manifest", options.manifest().toString());
            where.setProperty("android_resource_apk", options.resources().toString());
            return where;
        }
    }

    @Test
    public void live() throws Exception {
        Options options = Options.ofProcess();
        Application app = RuntimeEnvironment.getApplication();
        RuntimeEnvironment.setQualifiers(options.qualifiers());
        RuntimeEnvironment.setFontScale(options.fontScale());
        SystemClock.setCurrentTimeMillis(System.currentTimeMillis());
        Shadows.shadowOf(app).grantPermissions("android.permission.POST_NOTIFICATIONS");
        createProviders(app);

        Language language = new Language(app, options.language(), options.data());
        language.restore();
        Words words = new Words(
                () -> app.getResources().getConfiguration().getLocales().get(0));
        Handler android = new Handler(Looper.getMainLooper());
        FileDialogs dialogs = new FileDialogs(words, options.data(), android::post);
        TourFiles tourFiles = new TourFiles();
        Errands errands = new Errands(app, options.tour() == null ? dialogs : tourFiles, words);
        Activities activities = new Activities(app, language, errands);
        Services services = new Services(app);
        DisplayMetrics metrics = app.getResources().getDisplayMetrics();
        Roots roots = new Roots(metrics.widthPixels, metrics.heightPixels);
        Screen screen = new Screen(metrics.widthPixels, metrics.heightPixels);
        Nodes nodes = new Nodes(roots);
        Input input = new Input(roots, activities::top);
        FrameLoop loop = new FrameLoop(activities, services, roots, screen, input);
        activities.launch(launcher(app));
        if (options.tour() != null) {
            TourScript script = TourScript.read(options.script());
            new Tour(app, loop, input, nodes, screen, options.tour(), tourFiles, errands).walk(script);
        } else {
            String title = String.valueOf(app.getApplicationInfo().loadLabel(app.getPackageManager()));
            Announcements announcements = new Announcements(app, errands);
            if (options.words()) {
                Narrator narrator = new Narrator(nodes, screen, System.out);
                input.listen(narrator);
                loop.onRest(narrator::rests);
                loop.onLook(narrator::look);
                announcements.listen(narrator::outside);
            }
            PhoneWindow.open(loop, input, screen, announcements, new SharedClipboard(app), dialogs::above, title);
            loop.run();
        }
        activities.destroyAll();
        services.destroyAll();
    }

    /** Robolectric creates none by itself, and WorkManager starts through one. */
    private static void createProviders(Application app) throws Exception {
        PackageInfo info = app.getPackageManager().getPackageInfo(app.getPackageName(), PackageManager.GET_PROVIDERS);
        if (info.providers != null) {
            for (ProviderInfo provider : info.providers) {
                Class<? extends ContentProvider> type =
                        Class.forName(provider.name).asSubclass(ContentProvider.class);
                Robolectric.buildContentProvider(type).create(provider);
            }
        }
    }

    private static Intent launcher(Application app) {
        Intent intent = app.getPackageManager().getLaunchIntentForPackage(app.getPackageName());
        return intent != null
                ? intent
                : new Intent(Intent.ACTION_MAIN)
                        .addCategory(Intent.CATEGORY_LAUNCHER)
                        .setPackage(app.getPackageName());
    }
}
