package dev.inkling.nnlib.gles;

import android.opengl.GLES20;
import android.opengl.GLES30;
import android.opengl.GLES31;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Range;

/** A dispatch as the calls that it is, worked out once: issuing it leaves nothing to the collector. */
final class Issue {
    final GlesProgram program;
    private final int[] words;
    private final int[] groups;
    private final int[] buffers;
    private final int[] starts;
    private final int[] sizes;

    Issue(Dispatch dispatch, int alignment) {
        program = (GlesProgram) dispatch.program();
        words = dispatch.words();
        groups = dispatch.groups();
        int count = dispatch.ranges().size();
        buffers = new int[count];
        starts = new int[count];
        sizes = new int[count];
        for (int i = 0; i < count; i++) {
            Range range = dispatch.ranges().get(i);
            buffers[i] = ((GlesBlock) range.block()).handle;
            starts[i] = (int) range.start(alignment);
            sizes[i] = (int) (range.to() - range.start(alignment));
        }
    }

    /** Its program is the current one. */
    void run() {
        for (int i = 0; i < buffers.length; i++) {
            GLES30.glBindBufferRange(GLES31.GL_SHADER_STORAGE_BUFFER, i, buffers[i], starts[i], sizes[i]);
        }
        GLES20.glUniform1iv(program.words, words.length, words, 0);
        GLES31.glDispatchCompute(groups[0], groups[1], groups[2]);
    }
}
