package dev.inkling.window;

import android.content.ContentProvider;
import android.content.ContentValues;
import android.content.pm.ProviderInfo;
import android.database.Cursor;
import android.database.MatrixCursor;
import android.net.Uri;
import android.os.ParcelFileDescriptor;
import android.provider.OpenableColumns;
import java.io.File;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.robolectric.Robolectric;

/** Lets the app read the files of the desktop that the person chose, as a phone's picker does; only those. */
public final class DesktopFiles extends ContentProvider {
    private static final String AUTHORITY = "dev.inkling.window.files";
    private static final String[] ALL = {OpenableColumns.DISPLAY_NAME, OpenableColumns.SIZE};

    private final List<Path> chosen = new CopyOnWriteArrayList<>();

    /** One that the app's content resolver knows. */
    static DesktopFiles create() {
        ProviderInfo info = new ProviderInfo();
        info.authority = AUTHORITY;
        info.grantUriPermissions = true;
        return Robolectric.buildContentProvider(DesktopFiles.class).create(info).get();
    }

    /** Where the app reads this file. */
    Uri show(Path file) {
        chosen.add(file);
        return new Uri.Builder()
                .scheme("content")
                .authority(AUTHORITY)
                .appendPath(Integer.toString(chosen.size() - 1))
                .appendPath(file.getFileName().toString())
                .build();
    }

    private Path file(Uri place) {
        return chosen.get(Integer.parseInt(place.getPathSegments().get(0)));
    }

    @Override
    public boolean onCreate() {
        return true;
    }

    @Override
    public String getType(Uri place) {
        return FileKinds.of(file(place));
    }

    @Override
    public Cursor query(Uri place, String[] wanted, String where, String[] values, String order) {
        File file = file(place).toFile();
        MatrixCursor table = new MatrixCursor(wanted == null ? ALL : wanted);
        MatrixCursor.RowBuilder row = table.newRow();
        row.add(OpenableColumns.DISPLAY_NAME, file.getName());
        row.add(OpenableColumns.SIZE, file.length());
        return table;
    }

    @Override
    public ParcelFileDescriptor openFile(Uri place, String mode) throws FileNotFoundException {
        if (!mode.equals("r")) {
            throw new SecurityException("A file that was chosen can be read only.");
        }
        return ParcelFileDescriptor.open(file(place).toFile(), ParcelFileDescriptor.MODE_READ_ONLY);
    }

    @Override
    public Uri insert(Uri place, ContentValues values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int delete(Uri place, String where, String[] values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int update(Uri place, ContentValues values, String where, String[] wanted) {
        throw new UnsupportedOperationException();
    }
}
