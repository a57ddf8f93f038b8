package dev.inkling.nnlib.gles;

import dev.inkling.nnlib.gpu.Programs;
import dev.inkling.nnlib.gpu.device.Block;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Range;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A device of a test's own, with a buffer of numbers and a program that fills it. */
final class Trial implements AutoCloseable {
    private static final int COUNT = 64;

    final GlesGpu gpu;
    final Block block;
    private final int[] words = {COUNT, 0, 1, 2};

    Trial(long mostNanos) throws Exception {
        gpu = GlesGpu.open(mostNanos);
        block = gpu.allocate(4 * COUNT);
    }

    Trial() throws Exception {
        this(20_000_000_000L);
    }

    Dispatch fill() {
        List<Range> ranges = List.of(new Range(block, 0, 4 * COUNT));
        return new Dispatch(gpu.program(Programs.all().get("uniform")), ranges, words, new int[] {1, 1, 1});
    }

    float[] numbers() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(4 * COUNT).order(ByteOrder.nativeOrder());
        gpu.read(block, 0, bytes);
        float[] numbers = new float[COUNT];
        bytes.asFloatBuffer().get(numbers);
        return numbers;
    }

    @Override
    public void close() {
        gpu.close();
    }
}
