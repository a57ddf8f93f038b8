package dev.inkling.cli;

import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.watch.RunResult;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** One optimizer with one rate in a comparison, and the runs that it made. */
final class Contender {
    private final RunSpec spec;
    private final List<RunResult> results = new ArrayList<>();

    Contender(RunSpec spec) {
        this.spec = spec;
    }

    RunSpec spec() {
        return spec;
    }

    String name() {
        return spec.text("optimizer") + " " + spec.text("lr");
    }

    void add(RunResult result) {
        results.add(result);
    }

    /** The smaller the better: the mean loss; a run that came to no number is last. */
    double rank() {
        double loss = mean(RunResult::loss);
        return Double.isFinite(loss) ? loss : Double.POSITIVE_INFINITY;
    }

    private double mean(ToDoubleFunction<RunResult> figure) {
        return results.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    /** The loss of the first start over its epochs. */
    Curve curve() {
        RunResult first = results.get(0);
        return RunFiles.curve(name(), first.metrics().loss(), first.metrics());
    }

    String row() {
        DoubleSummaryStatistics losses =
                results.stream().mapToDouble(RunResult::loss).summaryStatistics();
        StringBuilder row = new StringBuilder(spec.text("optimizer") + "," + spec.text("lr") + "," + results.size());
        double[] figures = {
            losses.getAverage(), losses.getMin(), losses.getMax(),
            mean(RunResult::accuracy), mean(RunResult::testAccuracy), mean(RunResult::seconds)
        };
        for (double figure : figures) {
            row.append(',').append(Double.isFinite(figure) ? Float.toString((float) figure) : "");
        }
        return row.toString();
    }

    String words(int wide) {
        double loss = mean(RunResult::loss);
        return String.format(
                Locale.ROOT,
                "%-" + wide + "s  %10s  %9s  %9s  %8.2f",
                name(),
                Double.isFinite(loss) ? Figures.loss(loss) : "diverged",
                percent(mean(RunResult::accuracy)),
                percent(mean(RunResult::testAccuracy)),
                mean(RunResult::seconds));
    }

    private static String percent(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f %%", value);
    }
}
