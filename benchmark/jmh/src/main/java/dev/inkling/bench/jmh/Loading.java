package dev.inkling.bench.jmh;

import dev.inkling.nnlib.data.Batch;
import dev.inkling.nnlib.data.DataLoader;
import dev.inkling.nnlib.data.PictureDataset;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Batches of 100 pictures kept as bytes, shuffled; prepared by the thread that wants them, or ahead. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Loading {
    private static final int BATCHES = 100;

    @Param({"0", "1"})
    public int workers;

    private DataLoader loader;
    private int epoch;

    @Setup
    public void open() {
        Random random = new Random(1);
        byte[] pixels = new byte[BATCHES * 100 * 784];
        random.nextBytes(pixels);
        byte[] labels = new byte[BATCHES * 100];
        for (int i = 0; i < labels.length; i++) labels[i] = (byte) random.nextInt(10);
        loader = new DataLoader(PictureDataset.of(pixels, labels, 28, 28, 10), 100, true, 1).workers(workers);
    }

    @Benchmark
    @OperationsPerInvocation(BATCHES)
    public void batch(Blackhole sink) {
        for (Batch batch : loader.epoch(epoch++)) sink.consume(batch.x());
    }
}
