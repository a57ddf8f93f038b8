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
        footerHeading = "%nThe benchmark's own options:%n",
        footer = {
            "  --quick           a look in under five minutes, on one thread",
            "  --out DIR         where results.json, RESULTS.md and the chart go",
            "  --peers LIST      djl, tensorflow, dl4j, encog, smile",
            "  --only LIST       train, xor, predict, convolution, product, vulkan, alone (no peers)",
            "  --threads LIST    numbers of threads, 1,2 unless --quick",
            "  --join            keep the rows that DIR has and this run does not measure",
            "",
            "Examples:",
            "  inkling bench --quick",
            "  inkling bench --out results",
            "  inkling bench --before HEAD~1  is anything slower than it was at that commit?",
            "  inkling bench shapes           GFLOP/s over sizes and batches",
            "  inkling bench --jmh Steps      JMH on whole steps, with JMH's own options"
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
                List.of(
                        "pom.xml",
                        "benchmark/pom.xml",
                        "benchmark/src",
                        "nnlib/core/src/main",
                        "nnlib/simd/src/main",
                        "nnlib/gpu/src/main"));
        benchmark.ensure(console, "the benchmark");
        return benchmark.java(List.of(), arguments);
    }
}
