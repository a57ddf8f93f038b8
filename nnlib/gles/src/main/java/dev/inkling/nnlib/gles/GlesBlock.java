package dev.inkling.nnlib.gles;

import android.opengl.GLES20;
import android.opengl.GLES30;
import android.opengl.GLES31;
import dev.inkling.nnlib.gpu.device.Block;
import dev.inkling.nnlib.gpu.device.GpuException;
import dev.inkling.nnlib.gpu.device.OutOfDeviceMemoryException;
import java.util.function.Consumer;

/** A buffer. */
final class GlesBlock implements Block {
    final int handle;
    private final int bytes;
    private final Consumer<GlesBlock> atEnd;
    private boolean closed;

    /** On the thread of the context; {@code usage} is what the host does with it. */
    GlesBlock(long bytes, int usage, Consumer<GlesBlock> atEnd) {
        if (bytes > Integer.MAX_VALUE) {
            throw new OutOfDeviceMemoryException("OpenGL ES has no buffers of " + bytes + " bytes");
        }
        this.bytes = (int) bytes;
        this.atEnd = atEnd;
        int[] made = new int[1];
        GLES20.glGenBuffers(1, made, 0);
        handle = made[0];
        GLES20.glBindBuffer(GLES31.GL_SHADER_STORAGE_BUFFER, handle);
        GLES20.glBufferData(GLES31.GL_SHADER_STORAGE_BUFFER, this.bytes, null, usage);
        try {
            Gl.check("a buffer of " + bytes + " bytes");
        } catch (GpuException e) {
            delete();
            throw e;
        }
    }

    /** For programs, which alone touch it. */
    static GlesBlock ofPrograms(long bytes, Consumer<GlesBlock> atEnd) {
        return new GlesBlock(bytes, GLES30.GL_DYNAMIC_COPY, atEnd);
    }

    /** On the thread of the context. What the device still does with it comes first. */
    void delete() {
        GLES20.glDeleteBuffers(1, new int[] {handle}, 0);
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        atEnd.accept(this);
    }
}
