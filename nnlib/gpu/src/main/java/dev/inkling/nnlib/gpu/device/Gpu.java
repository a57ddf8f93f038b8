package dev.inkling.nnlib.gpu.device;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A graphics processor: it owns memory and runs programs on it. What is asked for happens in the order in which it is
 * asked; only {@link #read} and {@link #finish} wait for it. One thread at a time.
 */
public interface Gpu extends AutoCloseable {
    /** What is known of it. */
    Facts facts();

    /** Memory for so many bytes; what it holds at first is undefined. */
    Block allocate(long bytes);

    /** Copies the bytes between position and limit to a place in a block. */
    void write(ByteBuffer from, Block to, long offset);

    /** Fills a buffer from position to limit from a place in a block, after all that was asked for before. */
    void read(Block from, long offset, ByteBuffer to);

    /** Copies within the device; the two places do not overlap. */
    void copy(Block from, long fromOffset, Block to, long toOffset, long bytes);

    /** Makes a program ready to run. */
    Program program(ProgramSource source);

    /** Runs one program once. */
    void run(Dispatch dispatch);

    /** Dispatches that are run together, again and again. */
    Graph graph(List<Dispatch> dispatches);

    /** Waits until everything is done. */
    void finish();

    /** Frees everything that it has ever given out. */
    @Override
    void close();
}
