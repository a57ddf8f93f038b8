package dev.inkling.window;

import android.view.KeyEvent;
import java.awt.event.InputEvent;
import java.util.Map;

/** What a key of the desktop's keyboard is to Android. */
final class Keys {
    /** No key that Android would know, or one that only types. */
    static final int NONE = KeyEvent.KEYCODE_UNKNOWN;

    private static final Map<Integer, Integer> NAMED = Map.ofEntries(
            Map.entry(java.awt.event.KeyEvent.VK_BACK_SPACE, KeyEvent.KEYCODE_DEL),
            Map.entry(java.awt.event.KeyEvent.VK_DELETE, KeyEvent.KEYCODE_FORWARD_DEL),
            Map.entry(java.awt.event.KeyEvent.VK_INSERT, KeyEvent.KEYCODE_INSERT),
            Map.entry(java.awt.event.KeyEvent.VK_ENTER, KeyEvent.KEYCODE_ENTER),
            Map.entry(java.awt.event.KeyEvent.VK_TAB, KeyEvent.KEYCODE_TAB),
            Map.entry(java.awt.event.KeyEvent.VK_ESCAPE, KeyEvent.KEYCODE_ESCAPE),
            Map.entry(java.awt.event.KeyEvent.VK_LEFT, KeyEvent.KEYCODE_DPAD_LEFT),
            Map.entry(java.awt.event.KeyEvent.VK_UP, KeyEvent.KEYCODE_DPAD_UP),
            Map.entry(java.awt.event.KeyEvent.VK_RIGHT, KeyEvent.KEYCODE_DPAD_RIGHT),
            Map.entry(java.awt.event.KeyEvent.VK_DOWN, KeyEvent.KEYCODE_DPAD_DOWN),
            Map.entry(java.awt.event.KeyEvent.VK_KP_LEFT, KeyEvent.KEYCODE_DPAD_LEFT),
            Map.entry(java.awt.event.KeyEvent.VK_KP_UP, KeyEvent.KEYCODE_DPAD_UP),
            Map.entry(java.awt.event.KeyEvent.VK_KP_RIGHT, KeyEvent.KEYCODE_DPAD_RIGHT),
            Map.entry(java.awt.event.KeyEvent.VK_KP_DOWN, KeyEvent.KEYCODE_DPAD_DOWN),
            Map.entry(java.awt.event.KeyEvent.VK_HOME, KeyEvent.KEYCODE_MOVE_HOME),
            Map.entry(java.awt.event.KeyEvent.VK_END, KeyEvent.KEYCODE_MOVE_END),
            Map.entry(java.awt.event.KeyEvent.VK_PAGE_UP, KeyEvent.KEYCODE_PAGE_UP),
            Map.entry(java.awt.event.KeyEvent.VK_PAGE_DOWN, KeyEvent.KEYCODE_PAGE_DOWN));

    private Keys() {}

    /**
     * Android's code for a pressed key. Letters and digits are keys only under the command key ({@code command}, of
     * Swing's modifiers): otherwise they come as text, by whatever input method the desktop has.
     */
    static int code(int key, int modifiers, int command) {
        Integer named = NAMED.get(key);
        if (named != null) {
            return named;
        }
        if ((modifiers & command) == 0) {
            return NONE;
        }
        if (key >= java.awt.event.KeyEvent.VK_A && key <= java.awt.event.KeyEvent.VK_Z) {
            return KeyEvent.KEYCODE_A + key - java.awt.event.KeyEvent.VK_A;
        }
        if (key >= java.awt.event.KeyEvent.VK_0 && key <= java.awt.event.KeyEvent.VK_9) {
            return KeyEvent.KEYCODE_0 + key - java.awt.event.KeyEvent.VK_0;
        }
        return NONE;
    }

    /** Android's modifiers for Swing's; the command key, which is Cmd on a Mac, is Android's Ctrl. */
    static int meta(int modifiers, int command) {
        int meta = 0;
        if ((modifiers & (command | InputEvent.CTRL_DOWN_MASK)) != 0) {
            meta |= KeyEvent.META_CTRL_ON | KeyEvent.META_CTRL_LEFT_ON;
        }
        if ((modifiers & InputEvent.SHIFT_DOWN_MASK) != 0) {
            meta |= KeyEvent.META_SHIFT_ON | KeyEvent.META_SHIFT_LEFT_ON;
        }
        if ((modifiers & InputEvent.ALT_DOWN_MASK) != 0) {
            meta |= KeyEvent.META_ALT_ON | KeyEvent.META_ALT_LEFT_ON;
        }
        return meta;
    }

    /** Whether a typed character is text for a field, and not what a shortcut leaves behind. */
    static boolean isText(char typed, int modifiers, int command) {
        boolean shortcut = (modifiers & command) != 0
                && (modifiers & InputEvent.ALT_DOWN_MASK) == 0
                && (modifiers & InputEvent.ALT_GRAPH_DOWN_MASK) == 0;
        return !shortcut && typed >= ' ' && typed != 127 && typed != java.awt.event.KeyEvent.CHAR_UNDEFINED;
    }
}
