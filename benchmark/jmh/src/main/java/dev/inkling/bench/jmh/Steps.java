package dev.inkling.bench.jmh;

import dev.inkling.bench.InklingPeer;
import dev.inkling.bench.Peer;
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

/** Whole training steps through the Trainer, XOR steps, and single predictions: what the peers are compared in. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Steps {
    @Param({"cpu", "simd"})
    public String backend;

    @Param({"1"})
    public int threads;

    private Peer peer;
    private Peer.Work train;
    private Peer.Work convolution;
    private Peer.Work xor;
    private Peer.Work predict;

    @Setup
    public void open() throws Exception {
        System.setProperty("inkling.backend", backend);
        peer = new InklingPeer();
        peer.open(threads);
    }

    @Benchmark
    @OperationsPerInvocation(Peer.BATCHES)
    public void notesNet() throws Exception {
        if (train == null) train = peer.train();
        train.run(Peer.BATCHES);
    }

    @Benchmark
    @OperationsPerInvocation(Peer.BATCHES)
    public void convnet() throws Exception {
        if (convolution == null) convolution = peer.convolution();
        convolution.run(Peer.BATCHES);
    }

    @Benchmark
    @OperationsPerInvocation(1000)
    public void xor() throws Exception {
        if (xor == null) xor = peer.xor();
        xor.run(1000);
    }

    @Benchmark
    public void prediction() throws Exception {
        if (predict == null) predict = peer.predict();
        predict.run(1);
    }
}
