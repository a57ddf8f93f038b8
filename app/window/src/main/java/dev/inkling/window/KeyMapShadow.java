package dev.inkling.window;

import android.view.KeyCharacterMap;
import android.view.KeyEvent;
import org.robolectric.annotation.Implementation;
import org.robolectric.annotation.Implements;
import org.robolectric.shadows.ShadowKeyCharacterMap;

/** A key under Ctrl types nothing, as on every real keyboard: a field would take Ctrl-A for an a. */
@Implements(KeyCharacterMap.class)
public class KeyMapShadow extends ShadowKeyCharacterMap {
    /** The character that a key types. */
    @Implementation
    protected static char nativeGetCharacter(long map, int keyCode, int metaState) {
        return (metaState & KeyEvent.META_CTRL_ON) != 0
                ? 0
                : ShadowKeyCharacterMap.nativeGetCharacter(map, keyCode, metaState);
    }
}
