package dev.inkling.android.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every item that a step depended on and made when it last succeeded, so that a miss can name what changed. */
final class StepRecord {
    private static final String OUTPUT = "output ";
    private static final int NAMED_CHANGES = 3;

    private final Map<String, String> items;

    private StepRecord(Map<String, String> items) {
        this.items = items;
    }

    /** What the step declares now: options and the content of each input. */
    static StepRecord of(Step step) throws IOException {
        Map<String, String> items = new LinkedHashMap<>();
        step.options.forEach((k, v) -> items.put("option " + k, v.replace('\n', ' ')));
        if (!step.code.isEmpty()) {
            items.put("the plugin's own code", Hashes.of(step.code));
        }
        StringBuilder order = new StringBuilder();
        for (Step.Input in : step.inputs) {
            String name = "input " + in.name();
            order.append(name).append('\n');
            Map<String, String> files = Hashes.ofTree(in.path());
            if (files.isEmpty()) {
                items.merge(name, "none", (a, b) -> a + "," + b);
            }
            files.forEach((file, hash) ->
                    items.merge(file.isEmpty() ? name : name + "/" + file, hash, (a, b) -> a + "," + b));
        }
        items.put("order of inputs", Hashes.of(order.toString()));
        return new StepRecord(items);
    }

    /** The key of the step: the hash of all it declares. */
    String key() {
        return Hashes.of(text());
    }

    StepRecord withOutputs(Step step) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(items);
        for (Map.Entry<String, Path> out : step.outputs.entrySet()) {
            all.put(OUTPUT + out.getKey(), Hashes.ofAny(out.getValue()));
        }
        return new StepRecord(all);
    }

    /** What differs from an earlier record, in words; empty when nothing does. */
    String changesSince(StepRecord before) {
        List<String> changes = new ArrayList<>();
        items.forEach((item, value) -> {
            String old = before.items.get(item);
            if (old == null) {
                changes.add(item + " is new");
            } else if (!old.equals(value)) {
                changes.add(item.startsWith("option ") ? item + " was " + old + " and is " + value : item + " changed");
            }
        });
        for (String item : before.items.keySet()) {
            if (!items.containsKey(item)) {
                changes.add(item + " is gone");
            }
        }
        if (changes.size() > NAMED_CHANGES) {
            int more = changes.size() - NAMED_CHANGES;
            return String.join(", ", changes.subList(0, NAMED_CHANGES)) + " and " + more + " more";
        }
        return String.join(", ", changes);
    }

    /** Reads a record; null if there is none, or if it is not one. */
    static StepRecord read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        int sum = text.lastIndexOf("sum\t");
        if (sum < 0 || !text.substring(sum).strip().equals("sum\t" + Hashes.of(text.substring(0, sum)))) {
            return null;
        }
        Map<String, String> items = new LinkedHashMap<>();
        for (String line : text.substring(0, sum).split("\n")) {
            int tab = line.lastIndexOf('\t');
            if (tab > 0) {
                items.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        return new StepRecord(items);
    }

    void write(Path file) throws IOException {
        String text = text();
        Trees.write(file, (text + "sum\t" + Hashes.of(text) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        StringBuilder s = new StringBuilder();
        items.forEach((k, v) -> s.append(k).append('\t').append(v).append('\n'));
        return s.toString();
    }
}
