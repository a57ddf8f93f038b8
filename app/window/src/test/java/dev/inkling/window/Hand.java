package dev.inkling.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A hand at the mouse and the keyboard of a desktop, at the app's window. Each move waits until the app has felt it, so
 * that none is lost however busy the machine is.
 */
final class Hand {
    private static final int SEEN_WIDTH = 411;
    private static final int SEEN_HEIGHT = 891;

    private static final int MOST_TABS = 40;

    /** How far a touch may lie from where it was meant, in the phone's pixels: a dot of the desktop is some of them. */
    private static final int NEAR = 6;

    private final Desktop desktop;
    private final AppProcess app;
    private final String window;
    private final int belowThePhone;

    private Hand(Desktop desktop, AppProcess app) throws IOException, InterruptedException {
        this.desktop = desktop;
        this.app = app;
        app.awaitAtRest("#pad");
        window = desktop.xdotool("search", "--sync", "--onlyvisible", "--name", "^Inkling$");
        Map<String, Integer> all = geometry();
        assertThat(all).containsEntry("WIDTH", SEEN_WIDTH);
        belowThePhone = all.get("HEIGHT") - SEEN_HEIGHT;
        // A click on the line below the phone: the window wants the keyboard then, and the app feels nothing.
        String line = Integer.toString(SEEN_HEIGHT + belowThePhone / 2);
        desktop.xdotool("mousemove", "--window", window, Integer.toString(SEEN_WIDTH / 2), line, "click", "1");
        app.awaitKeyboard(true);
    }

    /** Waits until the window shows the app, and finds out where it is. */
    static Hand at(Desktop desktop, AppProcess app) throws IOException, InterruptedException {
        return new Hand(desktop, app);
    }

    /** What xdotool tells of the window: X, Y, WIDTH and HEIGHT. */
    private Map<String, Integer> geometry() throws IOException, InterruptedException {
        Map<String, Integer> numbers = new HashMap<>();
        for (String line :
                desktop.xdotool("getwindowgeometry", "--shell", window).split("\n")) {
            String[] parts = line.split("=", 2);
            numbers.put(parts[0], Integer.parseInt(parts[1].trim()));
        }
        return numbers;
    }

    private Viewport view(Seen seen) throws IOException, InterruptedException {
        Map<String, Integer> all = geometry();
        return Viewport.of(seen.width(), seen.height(), all.get("WIDTH"), all.get("HEIGHT") - belowThePhone);
    }

    /** The dots of the desktop that show these places of the phone. */
    List<int[]> onDesktop(Seen seen, List<double[]> places) throws IOException, InterruptedException {
        Viewport view = view(seen);
        Map<String, Integer> all = geometry();
        return places.stream()
                .map(at -> new int[] {
                    all.get("X") + (int) Math.round(view.left() + at[0] * view.scale()),
                    all.get("Y") + (int) Math.round(view.top() + at[1] * view.scale())
                })
                .toList();
    }

    /** A place on something, in hundredths of it. */
    static double[] on(Seen.Node node, int[] hundredths) {
        return new double[] {
            node.x() + (hundredths[0] - 50) / 100.0 * node.width(),
            node.y() + (hundredths[1] - 50) / 100.0 * node.height()
        };
    }

    /** Moves the mouse to a place of the phone and does something with its button there, if anything. */
    private AppProcess.Touch act(Viewport view, double x, double y, String... button)
            throws IOException, InterruptedException {
        int before = app.touches();
        String[] move = {
            "mousemove",
            "--window",
            window,
            Long.toString(Math.round(view.left() + x * view.scale())),
            Long.toString(Math.round(view.top() + y * view.scale()))
        };
        String[] all = new String[move.length + button.length];
        System.arraycopy(move, 0, all, 0, move.length);
        System.arraycopy(button, 0, all, move.length, button.length);
        desktop.xdotool(all);
        return app.awaitTouch(before);
    }

    private void touch(String how, Viewport view, double x, double y, String... button)
            throws IOException, InterruptedException {
        AppProcess.Touch felt = act(view, x, y, button);
        assertThat(felt.how()).isEqualTo(how);
        assertThat(felt.x()).isBetween((int) x - NEAR, (int) x + NEAR);
        assertThat(felt.y()).isBetween((int) y - NEAR, (int) y + NEAR);
    }

    private void lift() throws IOException, InterruptedException {
        int before = app.touches();
        desktop.xdotool("mouseup", "1");
        assertThat(app.awaitTouch(before).how()).isEqualTo("up");
    }

    /** Clicks on what shows these words, once nothing moves. */
    void click(String words) throws IOException, InterruptedException {
        Seen seen = app.awaitAtRest(words);
        Seen.Node node = seen.find(words);
        touch("down", view(seen), node.x(), node.y(), "mousedown", "1");
        lift();
    }

    /** Draws one stroke on the sheet, through points in hundredths of it. */
    void draw(int[][] stroke) throws IOException, InterruptedException {
        Seen seen = app.awaitAtRest("#pad");
        Viewport view = view(seen);
        boolean down = false;
        for (int[] point : stroke) {
            double[] at = on(seen.find("#pad"), point);
            if (down) {
                touch("move", view, at[0], at[1]);
            } else {
                touch("down", view, at[0], at[1], "mousedown", "1");
                down = true;
            }
        }
        lift();
    }

    /** Turns the wheel towards oneself in the middle of the phone. */
    void wheel(int clicks) throws IOException, InterruptedException {
        Seen seen = app.await("the app", now -> now.width() > 0);
        double[] place = {seen.width() / 2.0, seen.height() / 2.0};
        int[] middle = onDesktop(seen, List.of(place)).get(0);
        desktop.xdotool("mousemove", Integer.toString(middle[0]), Integer.toString(middle[1]));
        desktop.xdotool("click", "--repeat", Integer.toString(clicks), "5");
    }

    /** Clicks into a field and types at its end. */
    void type(String field, String more) throws IOException, InterruptedException {
        click(field);
        app.await(field + " with the focus", seen -> {
            Seen.Node node = seen.find(field);
            return node != null && node.focused();
        });
        desktop.xdotool("key", "End");
        desktop.xdotool("type", more);
        app.await(field + more);
    }

    void key(String name) throws IOException, InterruptedException {
        desktop.xdotool("key", name);
    }

    /** Presses Tab until this has the focus. */
    void tabTo(String words) throws IOException, InterruptedException {
        Seen.Node before = app.awaitAtRest("").focused();
        Seen.Node now = before;
        for (int i = 0; i < MOST_TABS && (now == null || !now.says(words)); i++) {
            key("Tab");
            Seen.Node last = now;
            now = app.await("another focus than " + last, seen -> {
                        Seen.Node focused = seen.focused();
                        return focused != null && !focused.equals(last);
                    })
                    .focused();
        }
        assertThat(now.says(words)).as(now.toString()).isTrue();
    }

    /** Types this into the dialog with that title, and ends it with a key. */
    void dialog(String title, String typed, String key) throws IOException, InterruptedException {
        // First this: the search would wait for ever for a dialog that never opens.
        app.awaitKeyboard(false);
        desktop.xdotool("search", "--sync", "--onlyvisible", "--name", "^" + title + "$");
        if (!typed.isEmpty()) {
            desktop.xdotool("type", typed);
        }
        key(key);
        app.awaitKeyboard(true);
    }

    /** Makes the window this large, and waits until it has laid itself out anew. */
    void resize(int width, int height) throws IOException, InterruptedException {
        desktop.xdotool(
                "windowsize", "--sync", window, Integer.toString(width), Integer.toString(height + belowThePhone));
        Seen seen = app.await("the app", now -> now.width() > 0);
        Viewport view = view(seen);
        // The bar beside the phone takes clicks to nowhere, and they tell where the window has the phone by now.
        double x = -view.left() / (2 * view.scale());
        double y = seen.height() / 2.0;
        AppProcess.Touch felt;
        do {
            felt = act(view, x, y, "mousedown", "1");
            lift();
        } while (Math.abs(felt.x() - x) > NEAR || Math.abs(felt.y() - y) > NEAR);
    }

    /** Presses the window's close button. */
    void close() throws IOException {
        CloseButton.press(desktop, Long.parseLong(window));
    }
}
