package dev.inkling.nnlib.gles;

import android.opengl.GLES20;
import android.opengl.GLES30;
import android.opengl.GLES31;
import dev.inkling.nnlib.gpu.device.DeviceLostException;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.GpuException;
import dev.inkling.nnlib.gpu.device.Hazards;
import java.nio.Buffer;
import java.nio.ByteBuffer;

/**
 * What the driver is told, on the thread of the context. Two parts take turns: the device works on one while the other is
 * gathered, and each has room for the host's bytes on their way. Barriers are always of all memory: narrower ones are
 * where drivers err.
 */
final class Commands {
    private static final long MOST_NANOS = 20_000_000_000L;
    private static final long SLICE_NANOS = 1_000_000_000L;
    private static final int MOST_DISPATCHES = 256;
    private static final int STAGE_BYTES = 1 << 20;

    private final Hazards hazards = new Hazards();
    private final int alignment;
    private final long[] fences = new long[2];
    private final GlesBlock[] stages = {stage(GLES20.GL_STREAM_DRAW), stage(GLES20.GL_STREAM_DRAW)};
    private final GlesBlock answers = stage(GLES30.GL_STREAM_READ);
    private int turn;
    private int staged;
    private int gathered;
    private GlesProgram current;
    /** Whether something ran since the last barrier that hazards were not told of. */
    private boolean untold;

    private long submissions;
    private long writes;

    Commands(int alignment) {
        this.alignment = alignment;
    }

    private static GlesBlock stage(int usage) {
        return new GlesBlock(STAGE_BYTES, usage, block -> {});
    }

    long submissions() {
        return submissions;
    }

    long writes() {
        return writes;
    }

    void dispatch(Dispatch dispatch) {
        if (untold) barrier();
        if (hazards.barrierBefore(dispatch)) memoryBarrier();
        issue(new Issue(dispatch, alignment));
        gathered++;
        if (gathered < MOST_DISPATCHES) return;
        barrier();
        submit();
    }

    /** Runs dispatches with barriers before some of them. */
    void replay(Issue[] issues, boolean[] barriers) {
        barrier();
        for (int i = 0; i < issues.length; i++) {
            if (barriers[i]) memoryBarrier();
            issue(issues[i]);
        }
        untold = true;
        submit();
    }

    private void issue(Issue issue) {
        if (issue.program != current) {
            GLES20.glUseProgram(issue.program.handle);
            current = issue.program;
        }
        issue.run();
    }

    /** Where anything ran since the last one. */
    private void barrier() {
        if (!untold && hazards.isClear()) return;
        memoryBarrier();
        hazards.clear();
        untold = false;
    }

    private static void memoryBarrier() {
        GLES31.glMemoryBarrier(GLES31.GL_ALL_BARRIER_BITS);
    }

    void copy(GlesBlock from, long fromOffset, GlesBlock to, long toOffset, long bytes) {
        barrier();
        GLES20.glBindBuffer(GLES30.GL_COPY_READ_BUFFER, from.handle);
        GLES20.glBindBuffer(GLES30.GL_COPY_WRITE_BUFFER, to.handle);
        GLES30.glCopyBufferSubData(
                GLES30.GL_COPY_READ_BUFFER, GLES30.GL_COPY_WRITE_BUFFER, (int) fromOffset, (int) toOffset, (int) bytes);
        untold = true;
    }

    /**
     * By way of a stage that the device is done with: written to directly, a buffer in use would be waited for, or
     * doubled.
     */
    void write(ByteBuffer from, GlesBlock to, long offset) {
        int begin = from.position();
        int size = from.remaining();
        for (int done = 0; done < size; done += STAGE_BYTES) {
            int part = Math.min(size - done, STAGE_BYTES);
            if (staged + part > STAGE_BYTES) submit();
            ((Buffer) from).position(begin + done);
            GLES20.glBindBuffer(GLES30.GL_COPY_READ_BUFFER, stages[turn].handle);
            GLES20.glBufferSubData(GLES30.GL_COPY_READ_BUFFER, staged, part, from);
            copy(stages[turn], staged, to, offset + done, part);
            staged += (part + 3) / 4 * 4;
            writes++;
        }
        ((Buffer) from).position(begin);
        Gl.check("writing " + size + " bytes");
    }

    void read(GlesBlock from, long offset, ByteBuffer to) {
        int size = to.remaining();
        for (int done = 0; done < size; done += STAGE_BYTES) {
            int part = Math.min(size - done, STAGE_BYTES);
            copy(from, offset + done, answers, 0, part);
            // What a wait with a limit has seen ended is then there at once.
            submit();
            await(1 - turn);
            GLES20.glBindBuffer(GLES30.GL_COPY_READ_BUFFER, answers.handle);
            ByteBuffer seen =
                    (ByteBuffer) GLES30.glMapBufferRange(GLES30.GL_COPY_READ_BUFFER, 0, part, GLES30.GL_MAP_READ_BIT);
            if (seen == null) {
                Gl.check("reading " + size + " bytes");
                throw new GpuException("the driver does not let " + size + " bytes be read");
            }
            to.put(seen);
            if (!GLES30.glUnmapBuffer(GLES30.GL_COPY_READ_BUFFER)) throw Gl.lost("reading " + size + " bytes");
        }
        ((Buffer) to).position(to.limit() - size);
    }

    /** Hands over what is gathered, and takes the other turn once the device is done with that. */
    void submit() {
        Gl.check("a submission");
        fences[turn] = GLES30.glFenceSync(GLES30.GL_SYNC_GPU_COMMANDS_COMPLETE, 0);
        GLES20.glFlush();
        submissions++;
        turn = 1 - turn;
        staged = 0;
        gathered = 0;
        await(turn);
    }

    private void await(int which) {
        long fence = fences[which];
        if (fence == 0) return;
        long end = System.nanoTime() + MOST_NANOS;
        while (true) {
            int answer = GLES30.glClientWaitSync(fence, GLES30.GL_SYNC_FLUSH_COMMANDS_BIT, SLICE_NANOS);
            if (answer == GLES30.GL_ALREADY_SIGNALED || answer == GLES30.GL_CONDITION_SATISFIED) break;
            if (answer == GLES30.GL_WAIT_FAILED) throw Gl.lost("waiting for the device");
            if (System.nanoTime() - end >= 0) {
                throw new DeviceLostException(
                        "the device has not answered OpenGL ES for " + MOST_NANOS / SLICE_NANOS + " s");
            }
        }
        GLES30.glDeleteSync(fence);
        fences[which] = 0;
    }

    void finish() {
        submit();
        await(1 - turn);
    }

    /** Gives back what is its own; the device may still work. */
    void close() {
        for (long fence : fences) if (fence != 0) GLES30.glDeleteSync(fence);
        for (GlesBlock stage : stages) stage.delete();
        answers.delete();
    }
}
