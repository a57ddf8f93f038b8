package dev.inkling.window;

import android.app.Activity;
import android.app.Application;
import android.content.ClipData;
import android.content.Intent;
import android.database.Cursor;
import android.net.Uri;
import android.os.Handler;
import android.os.Looper;
import android.provider.OpenableColumns;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.robolectric.Shadows;
import org.robolectric.shadows.ShadowActivity;

/**
 * What the app asks other apps for. Its pickers open the desktop's files, what it shares is saved as a file; for
 * anything else there is no one.
 */
final class Errands {
    private final Application app;
    private final Outside outside;
    private final Words words;
    private final DesktopFiles files;
    private final Handler handler = new Handler(Looper.getMainLooper());
    private int times;
    private String said = "";
    private boolean failed;

    Errands(Application app, Outside outside, Words words) {
        this.app = app;
        this.outside = outside;
        this.words = words;
        this.files = DesktopFiles.create();
    }

    /** What there was to say last about an errand; empty in the beginning. */
    String said() {
        return said;
    }

    /** How often something was said. */
    int times() {
        return times;
    }

    /** Whether that was something that could not be done. */
    boolean failed() {
        return failed;
    }

    private void say(boolean failure, String sentence) {
        failed = failure;
        said = sentence;
        times++;
    }

    /** Runs it; whoever asked hears of it even if nothing comes of it. */
    void run(Intent intent, Activity asking) {
        ShadowActivity.IntentForResult request = request(intent, asking);
        Uri shared = shared(intent);
        if (Intent.ACTION_OPEN_DOCUMENT.equals(intent.getAction())) {
            boolean several = intent.getBooleanExtra(Intent.EXTRA_ALLOW_MULTIPLE, false);
            outside.choose(several, kinds(intent), chosen -> answer(asking, request, chosen));
        } else if (shared != null) {
            String name = name(shared);
            outside.save(name, to -> {
                if (to != null) {
                    save(shared, to);
                }
            });
        } else {
            say(true, words.of("only-a-phone", intent.getAction()));
            answer(asking, request, List.of());
        }
    }

    /** The request that this intent belongs to; null where nobody waits for an answer. */
    private static ShadowActivity.IntentForResult request(Intent intent, Activity asking) {
        if (asking == null) {
            return null;
        }
        ShadowActivity shadow = Shadows.shadowOf(asking);
        ShadowActivity.IntentForResult next = shadow.getNextStartedActivityForResult();
        // Those before it are done with: each errand is run as soon as it is asked for.
        while (next != null && !next.intent.filterEquals(intent)) {
            next = shadow.getNextStartedActivityForResult();
        }
        return next == null || next.requestCode < 0 ? null : next;
    }

    private void answer(Activity asking, ShadowActivity.IntentForResult request, List<Path> chosen) {
        if (request == null || asking.isDestroyed()) {
            return;
        }
        ShadowActivity shadow = Shadows.shadowOf(asking);
        if (chosen.isEmpty()) {
            shadow.receiveResult(request.intent, Activity.RESULT_CANCELED, null);
            return;
        }
        List<Uri> places = chosen.stream().map(files::show).toList();
        Intent data = new Intent().setData(places.get(0));
        if (request.intent.getBooleanExtra(Intent.EXTRA_ALLOW_MULTIPLE, false)) {
            ClipData all = ClipData.newRawUri(null, places.get(0));
            places.stream().skip(1).forEach(place -> all.addItem(new ClipData.Item(place)));
            data.setClipData(all);
        }
        shadow.receiveResult(request.intent, Activity.RESULT_OK, data);
    }

    private static FileKinds kinds(Intent intent) {
        List<String> types = new ArrayList<>();
        String[] several = intent.getStringArrayExtra(Intent.EXTRA_MIME_TYPES);
        if (several != null) {
            types.addAll(Arrays.asList(several));
        } else if (intent.getType() != null) {
            types.add(intent.getType());
        }
        return new FileKinds(types);
    }

    /** The file that is to be shared; null where it is something else. */
    private static Uri shared(Intent intent) {
        Intent wanted = Intent.ACTION_CHOOSER.equals(intent.getAction())
                ? intent.getParcelableExtra(Intent.EXTRA_INTENT, Intent.class)
                : intent;
        return wanted != null && Intent.ACTION_SEND.equals(wanted.getAction())
                ? wanted.getParcelableExtra(Intent.EXTRA_STREAM, Uri.class)
                : null;
    }

    private String name(Uri place) {
        String[] wanted = {OpenableColumns.DISPLAY_NAME};
        try (Cursor row = app.getContentResolver().query(place, wanted, null, null, null)) {
            return row != null && row.moveToFirst() && !row.isNull(0) ? row.getString(0) : place.getLastPathSegment();
        }
    }

    private void save(Uri from, Path to) {
        // A disk may be slow, and the app goes on.
        Thread copying = new Thread(() -> {
            IOException failure = copy(from, to);
            handler.post(() -> say(
                    failure != null,
                    failure == null
                            ? words.of("saved", to)
                            : words.of("not-saved", to.getFileName(), words.reason(failure))));
        });
        copying.setName("saves a shared file");
        copying.start();
    }

    /** Null once it is copied, or what went wrong. */
    private IOException copy(Uri from, Path to) {
        try (InputStream in = app.getContentResolver().openInputStream(from)) {
            if (in == null) {
                throw new FileNotFoundException(from.toString());
            }
            SavedFile.write(in, to);
            return null;
        } catch (IOException e) {
            return e;
        }
    }
}
