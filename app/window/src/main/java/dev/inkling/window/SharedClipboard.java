package dev.inkling.window;

import android.content.ClipData;
import android.content.ClipboardManager;
import android.content.Context;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.IOException;

/** Makes one clipboard of the app's and the desktop's, for text. */
final class SharedClipboard {
    private final Context app;
    private final ClipboardManager phones;

    SharedClipboard(Context app) {
        this.app = app;
        this.phones = app.getSystemService(ClipboardManager.class);
        phones.addPrimaryClipChangedListener(this::give);
    }

    private String onPhone() {
        ClipData clip = phones.getPrimaryClip();
        return clip == null || clip.getItemCount() == 0
                ? ""
                : clip.getItemAt(0).coerceToText(app).toString();
    }

    /** What the app copied goes to the desktop. */
    private void give() {
        String text = onPhone();
        EventQueue.invokeLater(() -> {
            if (!text.equals(onDesktop())) {
                Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
            }
        });
    }

    /** The desktop's text; empty where it has something else. On Swing's thread. */
    static String onDesktop() {
        try {
            return (String) Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor);
        } catch (UnsupportedFlavorException | IOException | IllegalStateException nothingToTake) {
            return "";
        }
    }

    /** Takes the desktop's text for the app; on Android's thread. */
    void take(String text) {
        if (!text.isEmpty() && !text.equals(onPhone())) {
            phones.setPrimaryClip(ClipData.newPlainText(null, text));
        }
    }
}
