package dev.inkling.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Measures Inkling beside its peers; the benchmark is a module of its own and has its own options. */
@Command(
        name = "bench",
        description = "Measure Inkling beside PyTorch, TensorFlow and others, and print the ratios.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  inkling bench --quick          under five minutes",
            "  inkling bench --out results    results.json, RESULTS.md and a chart",
            "  inkling bench shapes           GFLOP/s over sizes and batches"
        })
final class BenchCommand implements Callable<Integer> {
    /** Handed to the benchmark as they are. */
    @Unmatched
    private final List<String> arguments = new ArrayList<>();

    private final Console console;

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        BuiltModule benchmark = new BuiltModule(
                "benchmark",
                List.of("pom.xml", "benchmark/pom.xml", "benchmark/src", "nnlib/core/src/main", "nnlib/simd/src/main"));
        benchmark.ensure(console, "the benchmark");
        return benchmark.java(List.of(), arguments);
    }
}
