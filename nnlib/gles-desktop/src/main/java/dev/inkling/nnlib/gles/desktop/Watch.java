package dev.inkling.nnlib.gles.desktop;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** Counts barriers, and what OpenGL ES and EGL have made and not yet given back; lets tests answer in the driver's place. */
public final class Watch {
    private static final AtomicLong LIVING = new AtomicLong();
    private static final AtomicLong BARRIERS = new AtomicLong();

    private static volatile IntUnaryOperator errors = error -> error;
    private static volatile IntUnaryOperator waits = answer -> answer;
    private static volatile IntBinaryOperator numbers = (name, there) -> there;
    private static volatile UnaryOperator<String> texts = text -> text;

    private Watch() {}

    /** Contexts, surfaces, buffers, shaders, programs and fences that are there just now. */
    public static long living() {
        return LIVING.get();
    }

    /** Barriers that were ever asked for. */
    public static long barriers() {
        return BARRIERS.get();
    }

    /** What glGetError answers instead. */
    public static void errors(IntUnaryOperator instead) {
        errors = instead;
    }

    /** What glClientWaitSync answers instead. */
    public static void waits(IntUnaryOperator instead) {
        waits = instead;
    }

    /** What glGetIntegerv answers instead. */
    public static void numbers(IntBinaryOperator ofNameAndAnswer) {
        numbers = ofNameAndAnswer;
    }

    /** What glGetString answers instead. */
    public static void texts(UnaryOperator<String> instead) {
        texts = instead;
    }

    /** The driver answers for itself again. */
    public static void nothing() {
        errors = error -> error;
        waits = answer -> answer;
        numbers = (name, there) -> there;
        texts = text -> text;
    }

    /** Notes that something was made, unless it has no handle. */
    public static long made(long handle) {
        if (handle != 0) LIVING.incrementAndGet();
        return handle;
    }

    /** Notes that something was given back. */
    public static long gone(long handle) {
        if (handle != 0) LIVING.decrementAndGet();
        return handle;
    }

    /** Notes that a barrier was asked for. */
    public static void barrier() {
        BARRIERS.incrementAndGet();
    }

    public static int error(int error) {
        return errors.applyAsInt(error);
    }

    public static int waited(int answer) {
        return waits.applyAsInt(answer);
    }

    public static int number(int name, int there) {
        return numbers.applyAsInt(name, there);
    }

    public static String text(String there) {
        return texts.apply(there);
    }
}
