package dev.inkling.window;

import android.content.Context;
import android.graphics.RectF;
import android.os.SystemClock;
import android.view.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;

/** Walks through the app by itself: taps, draws and types as a script says, and leaves pictures. */
final class Tour {
    private static final int USUAL_PATIENCE_SECONDS = 60;
    private static final long TAP_MILLIS = 60;
    private static final long HOLD_MILLIS = 800;
    /** Long enough for a screen to have faded in, short enough to see a training begin. */
    private static final long AFTER_TAP_MILLIS = 1000;

    private static final long REST_MILLIS = 3000;
    private static final int SWIPES = 20;
    private static final int POINTS_A_LINE = 8;
    private static final int MOVE_MILLIS = 8;
    private static final int LOOK_MILLIS = 50;
    private static final int LONGEST_LIST = 1500;

    private final Context app;
    private final FrameLoop loop;
    private final Input input;
    private final Nodes nodes;
    private final Screen screen;
    private final Path pictures;
    private final TourFiles files;
    private final Errands errands;

    Tour(
            Context app,
            FrameLoop loop,
            Input input,
            Nodes nodes,
            Screen screen,
            Path pictures,
            TourFiles files,
            Errands errands) {
        this.app = app;
        this.loop = loop;
        this.input = input;
        this.nodes = nodes;
        this.screen = screen;
        this.pictures = pictures;
        this.files = files;
        this.errands = errands;
    }

    void walk(TourScript script) throws IOException, ClassNotFoundException {
        Files.createDirectories(pictures);
        loop.settle(REST_MILLIS);
        for (TourScript.Step step : script.steps()) {
            if (loop.isClosing()) {
                throw new TourFailure("The app closed itself before the tour's " + step + ".");
            }
            take(step);
        }
    }

    private void take(TourScript.Step step) throws IOException, ClassNotFoundException {
        switch (step.verb()) {
            case TAP -> press(find(step, step.what()), TAP_MILLIS);
            case HOLD -> press(find(step, step.what()), HOLD_MILLIS);
            case DRAW -> draw(step);
            case TEXT -> type(step, input.text(step.what()));
            case CLEAR -> {
                press(find(step, step.what()), TAP_MILLIS);
                type(step, input.clear());
            }
            case KEY -> {
                int key = KeyEvent.keyCodeFromString(step.what());
                if (key != KeyEvent.KEYCODE_BACK || !files.cancel()) {
                    input.key(key, 0);
                }
                loop.settle(REST_MILLIS);
            }
            case EXPECT -> find(step, step.what());
            case SCROLL -> scroll(step);
            case SHOT -> {
                loop.settle(REST_MILLIS);
                picture(step.what());
            }
            case GLANCE -> picture(step.what());
            case CHOOSE -> choose(step);
            case SAVE -> save(step);
        }
    }

    private void type(TourScript.Step step, boolean typed) throws ClassNotFoundException {
        if (!typed) {
            throw failure(step, "no field has the focus");
        }
        loop.settle(REST_MILLIS);
    }

    private void press(RectF where, long millis) throws ClassNotFoundException {
        input.down(where.centerX(), where.centerY(), SystemClock.uptimeMillis());
        loop.run(millis);
        input.up(where.centerX(), where.centerY(), SystemClock.uptimeMillis());
        loop.settle(AFTER_TAP_MILLIS);
    }

    private void draw(TourScript.Step step) throws ClassNotFoundException {
        RectF pad = find(step, step.what());
        List<float[]> points = new ArrayList<>();
        for (float[] point : step.points()) {
            points.add(new float[] {pad.left + pad.width() * point[0], pad.top + pad.height() * point[1]});
        }
        stroke(points);
    }

    /** A stroke bends through its points as a hand's does. */
    private void stroke(List<float[]> points) throws ClassNotFoundException {
        float[] first = points.get(0);
        input.down(first[0], first[1], SystemClock.uptimeMillis());
        for (int i = 0; i + 1 < points.size(); i++) {
            for (int part = 1; part <= POINTS_A_LINE; part++) {
                float[] at = between(points, i, part / (float) POINTS_A_LINE);
                loop.run(MOVE_MILLIS);
                input.move(at[0], at[1], SystemClock.uptimeMillis());
            }
        }
        float[] last = points.get(points.size() - 1);
        input.up(last[0], last[1], SystemClock.uptimeMillis());
        loop.run(MOVE_MILLIS);
    }

    /** The Catmull-Rom curve between a point and the next. */
    private static float[] between(List<float[]> points, int i, float t) {
        float[] before = points.get(Math.max(0, i - 1));
        float[] from = points.get(i);
        float[] to = points.get(i + 1);
        float[] after = points.get(Math.min(points.size() - 1, i + 2));
        float[] at = new float[2];
        for (int c = 0; c < 2; c++) {
            at[c] = 0.5f
                    * (2 * from[c]
                            + (to[c] - before[c]) * t
                            + (2 * before[c] - 5 * from[c] + 4 * to[c] - after[c]) * t * t
                            + (3 * from[c] - before[c] - 3 * to[c] + after[c]) * t * t * t);
        }
        return at;
    }

    private void scroll(TourScript.Step step) throws ClassNotFoundException {
        Wanted wanted = wanted(step.what());
        float x = screen.width() * 0.5f;
        for (int i = 0; i < SWIPES; i++) {
            RectF found = nodes.find(wanted);
            if (found != null && found.bottom < screen.height() * 0.92f) {
                return;
            }
            stroke(List.of(new float[] {x, screen.height() * 0.7f}, new float[] {x, screen.height() * 0.45f}));
            loop.settle(REST_MILLIS);
        }
        if (nodes.find(wanted) == null) {
            throw failure(step, "it did not show");
        }
    }

    private void choose(TourScript.Step step) throws ClassNotFoundException {
        List<Path> chosen = step.files().stream().map(pictures::resolve).toList();
        await(step, () -> files.mayChoose() > 0, "the app asks for no file");
        if (chosen.size() > files.mayChoose()) {
            throw failure(step, "the app asks for one file");
        }
        files.choose(chosen);
        loop.settle(AFTER_TAP_MILLIS);
    }

    private void save(TourScript.Step step) throws ClassNotFoundException {
        await(step, files::maySave, "the app hands out no file");
        int before = errands.times();
        files.save(pictures.resolve(step.what()));
        await(step, () -> errands.times() != before, "nothing came of it");
        if (errands.failed()) {
            throw failure(step, errands.said());
        }
    }

    private void await(TourScript.Step step, BooleanSupplier wanted, String otherwise) throws ClassNotFoundException {
        long end = System.nanoTime() + USUAL_PATIENCE_SECONDS * 1_000_000_000L;
        while (!wanted.getAsBoolean() && System.nanoTime() < end && !loop.isClosing()) {
            loop.run(LOOK_MILLIS);
        }
        if (!wanted.getAsBoolean()) {
            throw failure(step, otherwise);
        }
    }

    private void picture(String name) throws IOException {
        loop.paint();
        Path file = pictures.resolve(name + ".png");
        ImageIO.write(screen.picture(), "png", file.toFile());
        System.out.println(file);
    }

    private RectF find(TourScript.Step step, String what) throws ClassNotFoundException {
        Wanted wanted = wanted(what);
        int seconds = step.seconds() > 0 ? step.seconds() : USUAL_PATIENCE_SECONDS;
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        RectF found = nodes.find(wanted);
        while (found == null && System.nanoTime() < end && !loop.isClosing()) {
            loop.run(LOOK_MILLIS);
            found = nodes.find(wanted);
        }
        if (found == null) {
            throw failure(step, wanted + " is not on the screen");
        }
        return found;
    }

    private Wanted wanted(String what) {
        return Wanted.of(what, app.getResources(), app.getPackageName());
    }

    private TourFailure failure(TourScript.Step step, String why) {
        String there = String.join(" | ", nodes.texts());
        return new TourFailure("The tour stopped at " + step + ": " + why + "; there is: "
                + (there.length() > LONGEST_LIST ? there.substring(0, LONGEST_LIST) + " …" : there));
    }
}
