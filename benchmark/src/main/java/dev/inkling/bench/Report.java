package dev.inkling.bench;

import dev.inkling.nnlib.io.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what was measured: for programs, for readers, as a picture. */
final class Report {
    private final Map<String, Object> machine;
    private final List<Row> rows;
    private final List<String> notes;
    private final boolean quick;

    Report(Map<String, Object> machine, List<Row> rows, List<String> notes, boolean quick) {
        this.machine = machine;
        this.rows = rows;
        this.notes = notes;
        this.quick = quick;
    }

    /** Takes over what a folder's results have and these have not: one report made of several runs on one machine. */
    void join(Path folder) throws IOException {
        Path file = folder.resolve("results.json");
        if (!Files.isReadable(file)) return;
        Map<?, ?> before = (Map<?, ?>) Json.parse(Files.readString(file));
        for (Object each : (List<?>) before.get("rows")) {
            Row row = Row.of((Map<?, ?>) each);
            if (rows.stream().noneMatch(row::isOf)) rows.add(row);
        }
        Object load = ((Map<?, ?>) before.get("machine")).get(Machine.LOAD);
        machine.put(Machine.LOAD, load + "; " + machine.get(Machine.LOAD));
    }

    void write(Path folder) throws IOException {
        rows.sort(Comparator.comparing(Row::place));
        Files.createDirectories(folder);
        List<Object> list = new ArrayList<>();
        for (Row row : rows) list.add(row.json());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine);
        all.put("quick", quick);
        all.put("rows", list);
        all.put("notes", new ArrayList<Object>(notes));
        Files.writeString(folder.resolve("results.json"), Json.pretty(all) + "\n");
        Files.writeString(folder.resolve("RESULTS.md"), markdown(), StandardCharsets.UTF_8);
        Chart.ratios(rows, folder.resolve("results.png"));
    }

    String markdown() {
        StringBuilder text = new StringBuilder("# How fast nnlib is\n\n");
        text.append("Medians of blocks that ours and the peer ran in turns, each in a JVM of its own (")
                .append(quick ? "a quick look: `./inkling bench --quick`" : "`./inkling bench`")
                .append(
                        "). A ratio above 1 means that nnlib is faster. \"Middle half\" is where half of the pairs lay.\n\n");
        machine.forEach((key, value) ->
                text.append("- ").append(key).append(": ").append(value).append('\n'));
        text.append('\n').append(table(rows));
        for (String note : notes) text.append("\n- ").append(note);
        return text.append(notes.isEmpty() ? "" : "\n")
                .append("\n![Ratios](results.png)\n")
                .toString();
    }

    static String table(List<Row> rows) {
        StringBuilder text = new StringBuilder(
                """
                | measure | threads | nnlib | peer | ratio | middle half | at least | reach for | |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """);
        for (Row r : rows) {
            List<String> cells = List.of(
                    r.measure(),
                    "" + r.threads(),
                    Double.isNaN(r.ours()) ? "" : figure(r.ours()) + " " + r.unit(),
                    r.peer().isEmpty() ? "" : (figure(r.theirs()) + " (" + r.peer() + ")").trim(),
                    r.peer().isEmpty() || Double.isNaN(r.ratio()) ? "" : figure(r.ratio()) + "x",
                    Double.isNaN(r.low()) ? "" : figure(r.low()) + " - " + figure(r.high()),
                    figure(r.atLeast()),
                    figure(r.reachFor()),
                    verdict(r));
            text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }
        return text.toString();
    }

    private static String verdict(Row row) {
        String verdict = row.isHeld() ? row.holds() ? "holds" : "**short**" : "";
        return verdict + (verdict.isEmpty() || row.remark().isEmpty() ? "" : "; ") + row.remark();
    }

    /** Three digits, large numbers in thousands; nothing for what was not measured. */
    static String figure(double x) {
        if (Double.isNaN(x)) return "";
        if (x == 0) return "0";
        if (Math.abs(x) >= 1e6) return String.format(Locale.ROOT, "%.2f M", x / 1e6);
        if (Math.abs(x) >= 1e4) return String.format(Locale.ROOT, "%.1f k", x / 1e3);
        int digits = Math.abs(x) >= 100 ? 0 : Math.abs(x) >= 10 ? 1 : Math.abs(x) >= 0.1 ? 2 : 4;
        return String.format(Locale.ROOT, "%." + digits + "f", x);
    }
}
