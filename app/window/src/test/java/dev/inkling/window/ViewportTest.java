package dev.inkling.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ViewportTest {
    @Test
    void thePictureFillsTheRoomThatHasItsShape() {
        Viewport view = Viewport.of(822, 1782, 411, 891);
        assertThat(view).isEqualTo(new Viewport(0.5, 0, 0, 411, 891));
        assertThat(view.phoneX(100)).isEqualTo(200);
        assertThat(view.phoneY(890)).isEqualTo(1780);
    }

    @Test
    void inAnotherRoomItLiesInTheMiddle() {
        Viewport wide = Viewport.of(800, 1600, 1000, 400);
        assertThat(wide).isEqualTo(new Viewport(0.25, 400, 0, 200, 400));
        assertThat(wide.phoneX(400)).isZero();
        assertThat(wide.phoneX(600)).isEqualTo(800);
        assertThat(wide.phoneX(300)).isNegative();
        Viewport high = Viewport.of(800, 1600, 200, 1000);
        assertThat(high).isEqualTo(new Viewport(0.25, 0, 300, 200, 400));
        assertThat(high.phoneY(300)).isZero();
        assertThat(high.phoneY(700)).isEqualTo(1600);
    }
}
