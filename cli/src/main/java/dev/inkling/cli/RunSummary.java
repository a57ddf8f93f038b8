package dev.inkling.cli;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.metric.Metric;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.Diagnosis;
import dev.inkling.nnlib.watch.RunResult;
import java.util.List;
import java.util.Locale;

/** How a run ended, for people: its curve, its answers, its figures, and what to do if something is wrong. */
final class RunSummary {
    /** About as many as a terminal has columns. */
    static final int SHOWN_POINTS = 80;

    private final Console console;
    private final RunData source;
    private final RunSpec spec;
    private final Trainer trainer;

    RunSummary(Console console, RunData source, RunSpec spec, Trainer trainer) {
        this.console = console;
        this.source = source;
        this.spec = spec;
        this.trainer = trainer;
    }

    void print(RunResult result) {
        console.println("");
        Curve loss = RunFiles.curve("loss", result.metrics().loss(), result.metrics());
        TerminalChart.on(console)
                .draw(List.of(loss.smooth(SHOWN_POINTS)), "epochs")
                .forEach(console::println);
        console.println("");
        if (spec.task().isTruthTable()) {
            answers();
        }
        figures(result);
        for (Diagnosis diagnosis : result.diagnoses()) {
            remedy(diagnosis);
        }
        if (spec.task().isTruthTable()
                && result.accuracy() < 100
                && result.diagnoses().isEmpty()) {
            console.println("It did not get there in " + spec.epochs() + " epochs, and was still learning.");
            console.println("Try: inkling train " + source.argument(spec) + " --epochs " + 2L * spec.epochs()
                    + ", or another start with --seed " + (spec.seed() + 1));
        }
    }

    /** What the net makes of the four rows. */
    private void answers() {
        Dataset rows = Tasks.points(spec);
        Module net = trainer.model().eval();
        for (int i = 0; i < rows.size(); i++) {
            float[] row = new float[2];
            float[] truth = new float[1];
            rows.read(i, row, 0, truth, 0);
            float[] said = new float[1];
            NoGrad.run(() ->
                    said[0] = net.forward(Tensor.wrap(net.device(), row, 1, 2)).item());
            console.println(String.format(
                    Locale.ROOT,
                    "  %.0f %s %.0f = %.0f   the net says %.3f%s",
                    row[0],
                    spec.task(),
                    row[1],
                    truth[0],
                    said[0],
                    trainer.scoring().read(said, 0, 1) == (int) truth[0] ? "" : "   wrong"));
        }
    }

    private void figures(RunResult result) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "Loss %s after %,d epochs in %.2f s (%,.0f samples/s, %s, %d thread%s)",
                Figures.loss(result.loss()),
                result.epochs(),
                result.seconds(),
                result.samplesPerSecond(),
                result.backend(),
                result.threads(),
                result.threads() == 1 ? "" : "s"));
        console.println(line.append('.').toString());
        if (!Double.isNaN(result.accuracy())) {
            console.println(percent("Training accuracy", result.accuracy()));
        }
        if (!Double.isNaN(result.validationAccuracy())) {
            console.println(percent("Validation accuracy", result.validationAccuracy()));
        }
        if (!Double.isNaN(result.testAccuracy())) {
            String what = spec.task() == Tasks.DIGITS ? "Test accuracy, on hands it never saw" : "Test accuracy";
            console.println(percent(what, result.testAccuracy()));
        }
        if (result.test() != null) {
            result.test().figures().forEach((name, figure) -> console.println(figure(name, figure)));
        }
        source.otherAccuracies(trainer)
                .forEach((name, accuracy) -> console.println(percent("Test accuracy, on MNIST", accuracy)));
    }

    /** A figure by its metric's word, and the column's name where several columns are estimated. */
    private static String figure(String name, double figure) {
        int space = name.indexOf(' ');
        Metric metric = Metric.ALL.get(space < 0 ? name : name.substring(0, space));
        String column = space < 0 ? "" : name.substring(space);
        String value = metric.unit() == Metric.Unit.PERCENT
                ? String.format(Locale.ROOT, "%.2f %%", figure)
                : String.format(Locale.ROOT, "%.4g", figure);
        return "Test " + metric.title() + column + ": " + value + ".";
    }

    private static String percent(String what, double percent) {
        return String.format(Locale.ROOT, "%s: %.2f %%.", what, percent);
    }

    private void remedy(Diagnosis diagnosis) {
        console.println(diagnosis.finding());
        if (diagnosis.proposal() != null) {
            StringBuilder command = new StringBuilder("Try: inkling train ").append(source.argument(spec));
            for (String key : spec.differences(diagnosis.proposal())) {
                command.append(" --")
                        .append(key)
                        .append(' ')
                        .append(diagnosis.proposal().text(key));
            }
            console.println(command.toString());
        }
    }
}
