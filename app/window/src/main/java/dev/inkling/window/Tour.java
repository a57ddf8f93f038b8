package dev.inkling.window;

import android.graphics.RectF;
import android.view.KeyEvent;
import android.view.MotionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Walks through the app by itself: taps, draws and types as a script says, and leaves pictures. */
final class Tour {
    private static final Pattern TIMED = Pattern.compile("(.*) in (\\d+)");
    private static final int USUAL_PATIENCE_SECONDS = 10;
    private static final int SWIPES = 20;

    private final FrameLoop loop;
    private final Input input;
    private final Nodes nodes;
    private final Screen screen;
    private final Path pictures;

    Tour(FrameLoop loop, Input input, Nodes nodes, Screen screen, Path pictures) {
        this.loop = loop;
        this.input = input;
        this.nodes = nodes;
        this.screen = screen;
        this.pictures = pictures;
    }

    void walk(TourScript script) throws IOException, ClassNotFoundException {
        Files.createDirectories(pictures);
        loop.run(500);
        for (TourScript.Step step : script.steps()) {
            if (loop.isClosing()) {
                throw new TourFailure("The app closed itself before the tour's " + step + ".");
            }
            take(step);
        }
    }

    private void take(TourScript.Step step) throws IOException, ClassNotFoundException {
        String rest = step.rest();
        switch (step.verb()) {
            case "tap" -> tap(find(step, rest, USUAL_PATIENCE_SECONDS));
            case "draw" -> draw(step);
            case "text" -> {
                if (!input.text(rest)) {
                    throw failure(step, "no field has the focus");
                }
                loop.run(150);
            }
            case "key" -> {
                input.key(KeyEvent.keyCodeFromString(rest));
                loop.run(300);
            }
            case "wait" -> loop.run(Long.parseLong(rest));
            case "expect" -> {
                Matcher timed = TIMED.matcher(rest);
                boolean patient = timed.matches();
                find(
                        step,
                        patient ? timed.group(1) : rest,
                        patient ? Integer.parseInt(timed.group(2)) : USUAL_PATIENCE_SECONDS);
            }
            case "scroll" -> scroll(step);
            case "shot" -> shot(rest);
            default -> throw new IllegalStateException(step.toString());
        }
    }

    private void tap(RectF where) throws ClassNotFoundException {
        input.touch(MotionEvent.ACTION_DOWN, where.centerX(), where.centerY());
        loop.run(60);
        input.touch(MotionEvent.ACTION_UP, where.centerX(), where.centerY());
        loop.run(350);
    }

    private void draw(TourScript.Step step) throws ClassNotFoundException {
        String[] words = step.rest().split("\\s+");
        RectF pad = find(step, words[0], USUAL_PATIENCE_SECONDS);
        List<float[]> points = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            String[] at = words[i].split(",");
            points.add(new float[] {
                pad.left + pad.width() * Float.parseFloat(at[0]), pad.top + pad.height() * Float.parseFloat(at[1])
            });
        }
        stroke(points);
        loop.run(150);
    }

    private void stroke(List<float[]> points) throws ClassNotFoundException {
        float[] from = points.get(0);
        input.touch(MotionEvent.ACTION_DOWN, from[0], from[1]);
        for (float[] to : points.subList(1, points.size())) {
            for (int i = 1; i <= 8; i++) {
                input.touch(
                        MotionEvent.ACTION_MOVE,
                        from[0] + (to[0] - from[0]) * i / 8,
                        from[1] + (to[1] - from[1]) * i / 8);
                loop.run(8);
            }
            from = to;
        }
        input.touch(MotionEvent.ACTION_UP, from[0], from[1]);
    }

    private void scroll(TourScript.Step step) throws ClassNotFoundException {
        float x = screen.width() * 0.5f;
        for (int i = 0; i < SWIPES; i++) {
            RectF found = nodes.find(step.rest());
            if (found != null && found.bottom < screen.height() * 0.92f) {
                return;
            }
            stroke(List.of(new float[] {x, screen.height() * 0.7f}, new float[] {x, screen.height() * 0.45f}));
            loop.run(400);
        }
        if (nodes.find(step.rest()) == null) {
            throw failure(step, "it did not show");
        }
    }

    private void shot(String name) throws IOException, ClassNotFoundException {
        loop.run(50);
        loop.paint();
        Path file = pictures.resolve(name + ".png");
        ImageIO.write(screen.picture(), "png", file.toFile());
        System.out.println(file);
    }

    private RectF find(TourScript.Step step, String wanted, int seconds) throws ClassNotFoundException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        RectF found = nodes.find(wanted);
        while (found == null && System.nanoTime() < end && !loop.isClosing()) {
            loop.run(50);
            found = nodes.find(wanted);
        }
        if (found == null) {
            throw failure(step, wanted + " is not on the screen");
        }
        return found;
    }

    private TourFailure failure(TourScript.Step step, String why) {
        return new TourFailure("The tour stopped at " + step + ": " + why + "; there is: " + nodes.texts());
    }
}
