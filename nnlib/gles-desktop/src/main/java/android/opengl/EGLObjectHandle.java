package android.opengl;

/** A handle of EGL's; two with one number are equal. Nobody compares those of two kinds. */
public abstract class EGLObjectHandle {
    final long handle;

    EGLObjectHandle(long handle) {
        this.handle = handle;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EGLObjectHandle that && that.handle == handle;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(handle);
    }
}
