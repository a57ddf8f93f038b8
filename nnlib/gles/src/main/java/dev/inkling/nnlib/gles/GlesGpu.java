package dev.inkling.nnlib.gles;

import dev.inkling.nnlib.gpu.device.Block;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Facts;
import dev.inkling.nnlib.gpu.device.Gpu;
import dev.inkling.nnlib.gpu.device.GpuException;
import dev.inkling.nnlib.gpu.device.GpuUnavailableException;
import dev.inkling.nnlib.gpu.device.Graph;
import dev.inkling.nnlib.gpu.device.Program;
import dev.inkling.nnlib.gpu.device.ProgramSource;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A device of OpenGL ES. Whatever is asked for goes to the thread of its context, in order. */
final class GlesGpu implements Gpu {
    /** More than the thread itself waits for the device, so that it is the one to say what happened. */
    private static final long MOST_NANOS = 30_000_000_000L;

    private final GlThread thread;
    private final Map<String, GlesProgram> programs = new HashMap<>();
    private final Set<GlesBlock> blocks = new LinkedHashSet<>();
    private EglContext context;
    private Facts facts;
    private GlesSource dialect;
    private Commands commands;
    private boolean closed;

    private GlesGpu(long mostNanos) {
        thread = new GlThread(mostNanos);
        try {
            thread.now(this::begin);
        } catch (RuntimeException | LinkageError e) {
            thread.end(this::free);
            throw e;
        }
    }

    static GlesGpu open() throws GpuUnavailableException {
        return open(MOST_NANOS);
    }

    /** With a limit of its own to waiting for the driver. */
    static GlesGpu open(long mostNanos) throws GpuUnavailableException {
        try {
            return new GlesGpu(mostNanos);
        } catch (GpuException e) {
            throw new GpuUnavailableException(e.getMessage(), e);
        }
    }

    private void begin() {
        context = new EglContext();
        Driver driver = new Driver();
        driver.refuseLess();
        facts = driver.facts();
        dialect = driver.dialect();
        commands = new Commands(facts.alignment());
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public Block allocate(long bytes) {
        GlesBlock[] made = new GlesBlock[1];
        thread.now(() -> made[0] = GlesBlock.ofPrograms(bytes, this::giveBack));
        blocks.add(made[0]);
        return made[0];
    }

    private void giveBack(GlesBlock block) {
        blocks.remove(block);
        thread.later(block::delete);
    }

    @Override
    public void write(ByteBuffer from, Block to, long offset) {
        thread.now(() -> commands.write(from, (GlesBlock) to, offset));
    }

    @Override
    public void read(Block from, long offset, ByteBuffer to) {
        thread.now(() -> commands.read((GlesBlock) from, offset, to));
    }

    @Override
    public void copy(Block from, long fromOffset, Block to, long toOffset, long bytes) {
        thread.later(() -> commands.copy((GlesBlock) from, fromOffset, (GlesBlock) to, toOffset, bytes));
    }

    @Override
    public Program program(ProgramSource source) {
        GlesProgram known = programs.get(source.name());
        if (known != null) return known;
        GlesProgram[] made = new GlesProgram[1];
        thread.now(() -> made[0] = new GlesProgram(source, dialect.of(source)));
        programs.put(source.name(), made[0]);
        return made[0];
    }

    @Override
    public void run(Dispatch dispatch) {
        thread.later(() -> commands.dispatch(dispatch));
    }

    @Override
    public Graph graph(List<Dispatch> dispatches) {
        return new GlesGraph(thread, commands, dispatches, facts.alignment());
    }

    /** How it wants its programs. */
    GlesSource dialect() {
        return dialect;
    }

    /** How often anything was handed over. */
    long submissions() {
        long[] count = new long[1];
        thread.now(() -> count[0] = commands.submissions());
        return count[0];
    }

    /** How often bytes of the host were. */
    long writes() {
        long[] count = new long[1];
        thread.now(() -> count[0] = commands.writes());
        return count[0];
    }

    @Override
    public void finish() {
        thread.now(commands::finish);
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        thread.end(this::free);
    }

    /** Gives back all that there is, as far as it came to be. */
    private void free() {
        programs.values().forEach(GlesProgram::delete);
        blocks.forEach(GlesBlock::delete);
        if (commands != null) commands.close();
        if (context != null) context.close();
    }
}
