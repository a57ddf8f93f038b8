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

    /** Bytes on their way; one object for all, so that a step whose host writes leaves nothing to the collector. */
    private final class Transfer implements Runnable {
        private ByteBuffer host;
        private GlesBlock block;
        private long offset;
        private boolean reads;

        void is(ByteBuffer theHosts, Block devices, long at, boolean isRead) {
            host = theHosts;
            block = (GlesBlock) devices;
            offset = at;
            reads = isRead;
        }

        @Override
        public void run() {
            if (reads) commands.read(block, offset, host);
            else commands.write(host, block, offset);
        }
    }

    /** What nobody waits for: a dispatch, or a copy where there is none. */
    private final class Later implements Runnable {
        private Dispatch dispatch;
        private GlesBlock from;
        private GlesBlock to;
        private long fromOffset;
        private long toOffset;
        private long bytes;

        @Override
        public void run() {
            if (dispatch == null) commands.copy(from, fromOffset, to, toOffset, bytes);
            else commands.dispatch(dispatch);
        }
    }

    private final GlThread thread;
    /** In turn, one more than can be on their way. */
    private final Later[] later = new Later[GlThread.MOST_WAITING + 1];

    private int nextLater;
    private final Transfer transfer = new Transfer();
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
            thread.end(this::giveBack);
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
        thread.now(() -> made[0] = GlesBlock.ofPrograms(bytes, this::delete));
        blocks.add(made[0]);
        return made[0];
    }

    private void delete(GlesBlock block) {
        blocks.remove(block);
        thread.later(block::delete);
    }

    private Later free() {
        nextLater = (nextLater + 1) % later.length;
        if (later[nextLater] == null) later[nextLater] = new Later();
        return later[nextLater];
    }

    @Override
    public void write(ByteBuffer from, Block to, long offset) {
        transfer.is(from, to, offset, false);
        thread.now(transfer);
    }

    @Override
    public void read(Block from, long offset, ByteBuffer to) {
        transfer.is(to, from, offset, true);
        thread.now(transfer);
    }

    @Override
    public void copy(Block from, long fromOffset, Block to, long toOffset, long bytes) {
        Later job = free();
        job.dispatch = null;
        job.from = (GlesBlock) from;
        job.to = (GlesBlock) to;
        job.fromOffset = fromOffset;
        job.toOffset = toOffset;
        job.bytes = bytes;
        thread.later(job);
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
        Later job = free();
        job.dispatch = dispatch;
        thread.later(job);
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
        thread.end(this::giveBack);
    }

    /** Gives back all that there is, as far as it came to be. */
    private void giveBack() {
        programs.values().forEach(GlesProgram::delete);
        blocks.forEach(GlesBlock::delete);
        if (commands != null) commands.close();
        if (context != null) context.close();
    }
}
