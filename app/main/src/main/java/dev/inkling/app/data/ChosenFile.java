package dev.inkling.app.data;

import android.content.Context;
import android.database.Cursor;
import android.net.Uri;
import android.provider.OpenableColumns;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** A file that the person chose in the system's picker. Both methods wait for whoever keeps it. */
public final class ChosenFile {
    private final Context context;
    private final Uri place;

    public ChosenFile(Context context, Uri place) {
        this.context = context;
        this.place = place;
    }

    /** What its keeper calls it. */
    public String name() {
        String[] wanted = {OpenableColumns.DISPLAY_NAME};
        try (Cursor row = context.getContentResolver().query(place, wanted, null, null, null)) {
            if (row != null && row.moveToFirst() && !row.isNull(0)) return row.getString(0);
        } catch (RuntimeException notTold) {
            // A keeper may refuse any question; its address says enough.
        }
        String last = place.getLastPathSegment();
        return last == null ? place.toString() : last;
    }

    /** Its bytes. */
    public InputStream open() throws IOException {
        try {
            InputStream in = context.getContentResolver().openInputStream(place);
            if (in == null) throw new FileNotFoundException("Whoever keeps " + place + " gives nothing.");
            return in;
        } catch (SecurityException notAllowed) {
            throw new IOException("Whoever keeps " + place + " does not let it be read.", notAllowed);
        }
    }
}
