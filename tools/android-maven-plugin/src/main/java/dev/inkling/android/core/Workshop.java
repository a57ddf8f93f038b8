package dev.inkling.android.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs steps: skips one whose declared inputs, options and outputs are what they were, else runs it in a scratch folder
 * and renames its outputs into place. The record is deleted first and written last, so whatever stops a build in
 * between, a later build believes nothing half-made.
 */
public final class Workshop {
    /** A lock for each shared step of this process, by key: who comes second finds its outputs in the cache. */
    private static final Map<String, Object> SHARING = new ConcurrentHashMap<>();

    private final Path records;
    private final Cache cache;
    private final Log log;

    public Workshop(Path records, Cache cache, Log log) {
        this.records = records;
        this.cache = cache;
        this.log = log;
    }

    Log log() {
        return log;
    }

    /** Brings a step's outputs up to date; true if it had to work. */
    public boolean run(Step step) {
        try {
            return bring(step);
        } catch (Problem p) {
            throw p;
        } catch (Exception e) {
            throw Problem.of(step.name, e);
        }
    }

    private boolean bring(Step step) throws Exception {
        Path file = records.resolve(step.name.replace(':', '_') + ".txt");
        StepRecord now = StepRecord.of(step);
        StepRecord before = StepRecord.read(file);
        String why = before == null ? "first run" : now.withOutputs(step).changesSince(before);
        if (why.isEmpty()) {
            return false;
        }
        long start = System.nanoTime();
        Files.deleteIfExists(file);
        Path scratch = records.resolve(file.getFileName() + ".scratch");
        clean(step, scratch);
        boolean restored;
        try {
            restored = step.shared && share(step, now.key(), scratch);
            if (!step.shared) {
                make(step, scratch);
            }
            for (Map.Entry<String, Path> out : step.outputs.entrySet()) {
                Trees.replace(scratch(step, scratch, out.getKey()), out.getValue());
            }
            now.withOutputs(step).write(file);
        } finally {
            Trees.delete(scratch);
        }
        if (!step.quiet) {
            double seconds = (System.nanoTime() - start) / 1e9;
            String cost = restored ? "from the cache" : String.format(Locale.ROOT, "%.1f s", seconds);
            log.info(step.name + ": " + cost + " (" + why + ")");
        }
        return true;
    }

    /** Takes the outputs from the cache or puts them there; true if they were there. */
    private boolean share(Step step, String key, Path scratch) throws Exception {
        synchronized (SHARING.computeIfAbsent(key, any -> new Object())) {
            if (restore(step, key, scratch)) {
                return true;
            }
            make(step, scratch);
            for (String out : step.outputs.keySet()) {
                cache.store(key, out, scratch(step, scratch, out));
            }
            return false;
        }
    }

    private static void make(Step step, Path scratch) throws Exception {
        step.action.run(name -> scratch(step, scratch, name));
        for (String out : step.outputs.keySet()) {
            if (!Files.exists(scratch(step, scratch, out))) {
                throw new IllegalStateException("step " + step.name + " made no " + out);
            }
        }
    }

    private boolean restore(Step step, String key, Path scratch) throws IOException {
        for (String out : step.outputs.keySet()) {
            if (!cache.restore(key, out, scratch(step, scratch, out))) {
                clean(step, scratch);
                return false;
            }
        }
        return true;
    }

    private static void clean(Step step, Path scratch) throws IOException {
        Trees.delete(scratch);
        for (String out : step.outputs.keySet()) {
            Files.createDirectories(scratch.resolve(out));
        }
    }

    private static Path scratch(Step step, Path scratch, String output) {
        Path place = step.outputs.get(output);
        if (place == null) {
            throw new IllegalArgumentException("step " + step.name + " declares no output " + output);
        }
        return scratch.resolve(output).resolve(place.getFileName().toString());
    }
}
