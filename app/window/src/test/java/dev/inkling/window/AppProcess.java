package dev.inkling.window;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The window's program in a process of its own, as {@code inkling app} starts it, and what it says about itself. */
final class AppProcess implements AutoCloseable {
    /** What the finger did, in the phone's pixels. */
    record Touch(String how, int x, int y) {}

    private static final long PATIENCE_MINUTES = 5;

    private final Process process;
    private final Thread reader;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<String> said = new ArrayList<>();
    private final List<Touch> touches = new ArrayList<>();
    private Seen seen = Seen.NOTHING;
    private boolean atRest;
    private boolean keyboard;
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    private AppProcess(Process process) {
        this.process = process;
        reader = new Thread(this::read, "what the window says");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts it with these options; a variable without a value is taken away. */
    static AppProcess start(Map<String, String> environment, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + System.getProperty("inkling.window.args"));
        command.addAll(Arrays.asList(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        return new AppProcess(builder.start());
    }

    private void read() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                hear(line);
            }
        } catch (IOException closed) {
            hear("(" + closed.getMessage() + ")");
        } finally {
            change(() -> ended = true);
        }
    }

    private void hear(String line) {
        if (line.startsWith("{")) {
            JsonObject known = Json.parseObject(line);
            change(() -> learn(known));
        } else if (!line.startsWith("[Robolectric]")) {
            change(() -> said.add(line));
        }
    }

    private void learn(JsonObject line) {
        if (line.has("screen")) {
            seen = Seen.of(line);
        } else if (line.has("rest")) {
            atRest = line.bool("rest");
        } else if (line.has("line")) {
            lines.add(line.string("line"));
        } else if (line.has("keyboard")) {
            keyboard = line.bool("keyboard");
        } else {
            int[] at = line.integers("at");
            touches.add(new Touch(line.string("touch"), at[0], at[1]));
        }
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is so, and answers what there is then. */
    private <T> T until(String what, BooleanSupplier wanted, Supplier<T> answer) throws InterruptedException {
        long nanos = TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        lock.lock();
        try {
            while (!wanted.getAsBoolean()) {
                if (ended || nanos <= 0) {
                    throw new AssertionError("Not seen" + (ended ? " before the window closed" : "") + ": " + what
                            + "; there was " + seen + ", below it " + lines + ", and it said " + said);
                }
                nanos = changed.awaitNanos(nanos);
            }
            return answer.get();
        } finally {
            lock.unlock();
        }
    }

    /** What is on the screen as soon as it is like this. */
    Seen await(String what, Predicate<Seen> wanted) throws InterruptedException {
        return until(what, () -> wanted.test(seen), () -> seen);
    }

    /** What is on the screen as soon as these words are. */
    Seen await(String words) throws InterruptedException {
        return await(words, now -> now.shows(words));
    }

    /** What is on the screen once these words are and nothing moves: a screen that comes or goes takes no clicks. */
    Seen awaitAtRest(String words) throws InterruptedException {
        return until(words + ", at rest", () -> atRest && seen.shows(words), () -> seen);
    }

    /** What the finger did after it had done so much. */
    Touch awaitTouch(int after) throws InterruptedException {
        return until("touch " + (after + 1), () -> touches.size() > after, () -> touches.get(after));
    }

    /** Waits until what is typed comes here, or goes elsewhere. */
    void awaitKeyboard(boolean here) throws InterruptedException {
        until("the keyboard " + (here ? "here" : "elsewhere"), () -> keyboard == here, () -> true);
    }

    /** Waits until this stood in the line below the phone. */
    void awaitLine(String words) throws InterruptedException {
        until("the line " + words, () -> lines.contains(words), () -> true);
    }

    /** How often the finger did something until now. */
    int touches() {
        lock.lock();
        try {
            return touches.size();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for its end, and answers its exit code. */
    int exit() throws InterruptedException {
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            throw new AssertionError("still running after " + PATIENCE_MINUTES + " minutes; it said " + said());
        }
        reader.join(TimeUnit.MINUTES.toMillis(PATIENCE_MINUTES));
        return process.exitValue();
    }

    /** The lines that it printed for people. */
    List<String> said() {
        lock.lock();
        try {
            return List.copyOf(said);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
