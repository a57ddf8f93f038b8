package dev.inkling.window;

import static java.awt.event.InputEvent.ALT_DOWN_MASK;
import static java.awt.event.InputEvent.ALT_GRAPH_DOWN_MASK;
import static java.awt.event.InputEvent.CTRL_DOWN_MASK;
import static java.awt.event.InputEvent.META_DOWN_MASK;
import static java.awt.event.InputEvent.SHIFT_DOWN_MASK;
import static org.assertj.core.api.Assertions.assertThat;

import android.view.KeyEvent;
import org.junit.jupiter.api.Test;

final class KeysTest {
    private static final int NOTHING_HELD = 0;

    @Test
    void keysThatMoveOrDeleteAreAndroidsWhateverIsHeld() {
        for (int held : new int[] {NOTHING_HELD, SHIFT_DOWN_MASK, CTRL_DOWN_MASK}) {
            assertThat(Keys.code(java.awt.event.KeyEvent.VK_TAB, held, CTRL_DOWN_MASK))
                    .isEqualTo(KeyEvent.KEYCODE_TAB);
            assertThat(Keys.code(java.awt.event.KeyEvent.VK_HOME, held, CTRL_DOWN_MASK))
                    .isEqualTo(KeyEvent.KEYCODE_MOVE_HOME);
            assertThat(Keys.code(java.awt.event.KeyEvent.VK_DELETE, held, CTRL_DOWN_MASK))
                    .isEqualTo(KeyEvent.KEYCODE_FORWARD_DEL);
        }
    }

    @Test
    void lettersAreKeysOnlyUnderTheCommandKeyOfTheDesktop() {
        int a = java.awt.event.KeyEvent.VK_A;
        assertThat(Keys.code(a, NOTHING_HELD, CTRL_DOWN_MASK)).isEqualTo(Keys.NONE);
        assertThat(Keys.code(a, SHIFT_DOWN_MASK, CTRL_DOWN_MASK)).isEqualTo(Keys.NONE);
        assertThat(Keys.code(a, CTRL_DOWN_MASK, CTRL_DOWN_MASK)).isEqualTo(KeyEvent.KEYCODE_A);
        assertThat(Keys.code(a, META_DOWN_MASK, META_DOWN_MASK)).isEqualTo(KeyEvent.KEYCODE_A);
        assertThat(Keys.code(java.awt.event.KeyEvent.VK_Z, CTRL_DOWN_MASK, CTRL_DOWN_MASK))
                .isEqualTo(KeyEvent.KEYCODE_Z);
        assertThat(Keys.code(java.awt.event.KeyEvent.VK_SEMICOLON, CTRL_DOWN_MASK, CTRL_DOWN_MASK))
                .isEqualTo(Keys.NONE);
    }

    @Test
    void whatIsHeldComesAlongAndCmdOfAMacIsCtrl() {
        assertThat(Keys.meta(NOTHING_HELD, CTRL_DOWN_MASK)).isZero();
        assertThat(Keys.meta(META_DOWN_MASK, META_DOWN_MASK) & KeyEvent.META_CTRL_ON)
                .isNotZero();
        int both = Keys.meta(CTRL_DOWN_MASK | SHIFT_DOWN_MASK, CTRL_DOWN_MASK);
        assertThat(both & KeyEvent.META_CTRL_ON).isNotZero();
        assertThat(both & KeyEvent.META_SHIFT_ON).isNotZero();
        assertThat(both & KeyEvent.META_ALT_ON).isZero();
    }

    @Test
    void textIsWhatIsTypedAndNotWhatAShortcutLeavesBehind() {
        assertThat(Keys.isText('가', NOTHING_HELD, CTRL_DOWN_MASK)).isTrue();
        assertThat(Keys.isText('A', SHIFT_DOWN_MASK, CTRL_DOWN_MASK)).isTrue();
        assertThat(Keys.isText('1', CTRL_DOWN_MASK, CTRL_DOWN_MASK)).isFalse();
        assertThat(Keys.isText('a', META_DOWN_MASK, META_DOWN_MASK)).isFalse();
        // AltGr of a German or Polish keyboard, as Windows and X report it.
        assertThat(Keys.isText('@', CTRL_DOWN_MASK | ALT_DOWN_MASK, CTRL_DOWN_MASK))
                .isTrue();
        assertThat(Keys.isText('@', ALT_GRAPH_DOWN_MASK, CTRL_DOWN_MASK)).isTrue();
        assertThat(Keys.isText('\b', NOTHING_HELD, CTRL_DOWN_MASK)).isFalse();
        assertThat(Keys.isText('\u007f', NOTHING_HELD, CTRL_DOWN_MASK)).isFalse();
        assertThat(Keys.isText(java.awt.event.KeyEvent.CHAR_UNDEFINED, NOTHING_HELD, CTRL_DOWN_MASK))
                .isFalse();
    }
}
