package dev.inkling.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of the results.
 *
 * @param measure what was measured
 * @param ours our figure, in the unit
 * @param peer who it is compared with; empty where it stands for itself
 * @param theirs the peer's figure; NaN where there is none
 * @param unit of both figures
 * @param ratio what the aim is about: ours to theirs, or our figure as it is
 * @param low lower quarter of the ratios, NaN where there was one look
 * @param high upper quarter
 * @param atLeast what we hold ourselves to; NaN for a line without an aim
 * @param reachFor what we would like
 * @param threads of both
 * @param lessIsBetter whether a smaller ratio is the better one
 * @param remark what the figures were taken on where that is not the processor, or why there are none; else empty
 */
record Row(
        String measure,
        double ours,
        String peer,
        double theirs,
        String unit,
        double ratio,
        double low,
        double high,
        double atLeast,
        double reachFor,
        int threads,
        boolean lessIsBetter,
        String remark) {

    static Row of(
            Measure measure,
            String kernels,
            PairedTiming timing,
            Peers peer,
            int threads,
            double atLeast,
            double reachFor) {
        return new Row(
                measure.title + ", " + kernels,
                timing.ours,
                peer.title,
                timing.theirs,
                measure.unit,
                timing.ratio,
                timing.low,
                timing.high,
                atLeast,
                reachFor,
                threads,
                false,
                "");
    }

    static Row alone(String measure, double figure, String unit, double atLeast, double reachFor, int threads) {
        return new Row(
                measure,
                figure,
                "",
                Double.NaN,
                unit,
                figure,
                Double.NaN,
                Double.NaN,
                atLeast,
                reachFor,
                threads,
                false,
                "");
    }

    /** Epochs on a graphics processor beside somebody else's; both hold nothing where there are no figures. */
    static Row ofEpochs(
            Measure measure, double[] ours, String peer, double[] theirs, int threads, double aim, String remark) {
        double[] none = {};
        boolean seen = ours.length > 0 && theirs.length > 0;
        PairedTiming timing = seen ? new PairedTiming(ours, theirs) : new PairedTiming(none, none);
        return new Row(
                measure.title + ", vulkan",
                PairedTiming.quantile(ours, 0.5),
                peer,
                PairedTiming.quantile(theirs, 0.5),
                measure.unit,
                timing.ratio,
                timing.low,
                timing.high,
                aim,
                Double.NaN,
                threads,
                false,
                remark);
    }

    /** Whether there is an aim and a figure to hold to it. */
    boolean isHeld() {
        return !Double.isNaN(atLeast) && !Double.isNaN(ratio);
    }

    /** A figure that is the better the smaller it is. */
    static Row least(String measure, double figure, String unit, double atMost, double reachFor) {
        return new Row(
                measure, figure, "", Double.NaN, unit, figure, Double.NaN, Double.NaN, atMost, reachFor, 1, true, "");
    }

    /** Whether the aim holds; a line without one always does. */
    boolean holds() {
        return Double.isNaN(atLeast) || (lessIsBetter ? ratio <= atLeast : ratio >= atLeast);
    }

    Map<String, Object> json() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("measure", measure);
        row.put("ours", number(ours));
        row.put("peer", peer);
        row.put("theirs", number(theirs));
        row.put("unit", unit);
        row.put("ratio", number(ratio));
        row.put("atLeast", number(atLeast));
        row.put("reachFor", number(reachFor));
        row.put("spread", Double.isNaN(low) ? null : List.of(number(low), number(high)));
        row.put("threads", threads);
        row.put("lessIsBetter", lessIsBetter);
        if (!remark.isEmpty()) row.put("remark", remark);
        return row;
    }

    /** The inverse of {@link #json}. */
    static Row of(Map<?, ?> row) {
        List<?> spread = (List<?>) row.get("spread");
        return new Row(
                (String) row.get("measure"),
                number(row.get("ours")),
                (String) row.get("peer"),
                number(row.get("theirs")),
                (String) row.get("unit"),
                number(row.get("ratio")),
                spread == null ? Double.NaN : number(spread.get(0)),
                spread == null ? Double.NaN : number(spread.get(1)),
                number(row.get("atLeast")),
                number(row.get("reachFor")),
                (int) number(row.get("threads")),
                Boolean.TRUE.equals(row.get("lessIsBetter")),
                row.get("remark") == null ? "" : (String) row.get("remark"));
    }

    /** Whether two rows are about the same thing. */
    boolean isOf(Row other) {
        return measure.equals(other.measure) && peer.equals(other.peer) && threads == other.threads;
    }

    /** By what is measured, then kernels, threads, peer; what has no peer comes last. */
    String place() {
        int what = 0;
        for (Measure m : Measure.values()) {
            if (measure.startsWith(m.title)) break;
            what++;
        }
        int whom = 0;
        for (Peers p : Peers.values()) {
            if (p.title.equals(peer)) break;
            whom++;
        }
        return (peer.isEmpty() ? "b" : "a") + what + (measure.endsWith("simd") ? 0 : 1) + threads + whom;
    }

    private static double number(Object value) {
        return value == null ? Double.NaN : ((Number) value).doubleValue();
    }

    /** Four digits are more than the machine is good for; null for what was not measured. */
    private static Double number(double x) {
        return Double.isNaN(x)
                ? null
                : new java.math.BigDecimal(x)
                        .round(new java.math.MathContext(4))
                        .doubleValue();
    }
}
