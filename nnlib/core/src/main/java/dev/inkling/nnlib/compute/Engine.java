package dev.inkling.nnlib.compute;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one seam between operations and arithmetic. Each thread has its engine: it runs a kernel at once and, while a
 * plan is recorded, hands it to the recorder too. Whether gradients are noted is a property of the thread as well.
 */
public final class Engine {
    private static final ThreadLocal<Engine> OF_THREAD = ThreadLocal.withInitial(Engine::new);

    /** Counts changes of settings that decide which kernels a step runs. */
    private static final AtomicInteger SETTINGS = new AtomicInteger();

    /** Not null while a plan is recorded. */
    private Recorder recorder;
    /** The name of the traced body that this thread is in, or null. */
    private String traced;

    private boolean inHost;
    private boolean gradients = true;
    private boolean checking;
    private boolean fusing = true;
    private Object pass = new Object();
    private List<long[]> drawn;
    private Iterator<long[]> again;
    private final List<Runnable> beforeLeaving = new ArrayList<>();

    private Engine() {}

    public static Engine current() {
        return OF_THREAD.get();
    }

    public static void run(Kernel kernel) {
        run(home(kernel.name, kernel.out, kernel.in).bind(kernel), kernel);
    }

    /** The device on which all operands lie; an error names both where there are two. */
    private static Backend home(String name, View[] out, View[] in) {
        Backend home = out[0].storage.backend();
        for (View operand : in) {
            Backend other = operand.storage.backend();
            if (other != home && !home.isSameDevice(other)) {
                throw new IllegalArgumentException(name + ": one operand is on " + home + " and another on " + other
                        + "; bring them to one device with to(device).");
            }
        }
        return home;
    }

    private static void run(Call call, Kernel kernel) {
        call.run();
        for (View out : kernel.out) out.storage.written();
        Recorder recorder = current().recorder;
        if (recorder != null) recorder.kernel(kernel);
    }

    /**
     * Runs the backend's fused kernel if it has one of this name for such operands; false where the caller must
     * compose.
     */
    public static boolean runFused(String name, View[] out, View[] in, int... ints) {
        Backend backend = home(name, out, in);
        if (!current().fusing || !backend.hasFused(name)) return false;
        Kernel kernel = Kernel.fused(name, out, in, ints);
        Call call = backend.bind(kernel);
        if (call == null) return false;
        run(call, kernel);
        return true;
    }

    /** Whether {@link #runFused} would run such a kernel. */
    public static boolean hasFused(String name, View[] out, View[] in, int... ints) {
        Backend backend = home(name, out, in);
        return current().fusing && backend.hasFused(name) && backend.bind(Kernel.fused(name, out, in, ints)) != null;
    }

    /** Switches the use of fused kernels, for those who compare; returns what it was. */
    public boolean fusing(boolean on) {
        boolean before = fusing;
        fusing = on;
        return before;
    }

    /**
     * Does something on the host, now and at this place of every replay: refresh a rate, count a step. It may write
     * scalars, not run kernels.
     */
    public static void host(Runnable action) {
        host(action, null);
    }

    /**
     * The same, where these views are all that kernels will see of it, and it reads nothing that kernels write: it may
     * then come earlier in a replay.
     */
    public static void host(Runnable action, View[] written) {
        Engine engine = current();
        boolean before = engine.inHost;
        engine.inHost = true;
        try {
            action.run();
        } finally {
            engine.inHost = before;
        }
        if (engine.recorder != null) engine.recorder.host(action, written);
    }

    /** Memory for a result; part of the plan while one is recorded. */
    public static View allocate(Backend backend, int... shape) {
        Storage storage = backend.allocate(View.count(shape));
        Recorder recorder = current().recorder;
        if (recorder != null) recorder.allocated(storage);
        return View.of(storage, shape);
    }

    /** Memory for a result that lies in memory as another view does. */
    public static View allocateLike(Backend backend, View other) {
        return View.like(allocate(backend, other.shape).storage, other);
    }

    /**
     * Memory that outlives the plan in which it was born: gradients of parameters, state of optimizers. Filled with
     * zeros.
     */
    public static View allocateLasting(Backend backend, int... shape) {
        return View.of(backend.wrap(new float[View.count(shape)]), shape);
    }

    /** As {@link #allocateLasting}, lying in memory as another view does. */
    public static View allocateLastingLike(Backend backend, View other) {
        return View.like(allocateLasting(backend, other.shape).storage, other);
    }

    /**
     * To be called when something changes that decides which kernels a step runs (train or eval, what is frozen, a term
     * of a formula): the next call of each traced step asks for its key again.
     */
    public static void settingChanged() {
        SETTINGS.incrementAndGet();
    }

    /** A number that is another after each {@link #settingChanged}. */
    public static int settings() {
        return SETTINGS.get();
    }

    /**
     * Refuses what makes no sense in a traced body: values that the host reads are not there when the plan is replayed,
     * and it writes them only once.
     */
    public void refuseInTrace(String what) {
        if (traced != null && !inHost) {
            throw new IllegalStateException(what + " inside the traced '" + traced
                    + "': a replay would not see it; return the tensor, or pass it as an input");
        }
    }

    /** Runs a traced body; the recorder is null where it only runs eagerly. */
    public <T> T tracing(String name, Recorder newRecorder, Supplier<T> body) {
        if (traced != null)
            throw new IllegalStateException(
                    "'" + name + "' is called inside '" + traced + "': traced steps do not nest");
        traced = name;
        recorder = newRecorder;
        pass = new Object();
        try {
            T result = body.get();
            for (Runnable action : beforeLeaving) action.run();
            return result;
        } finally {
            beforeLeaving.clear();
            traced = null;
            recorder = null;
            pass = new Object();
        }
    }

    /** Runs without being recorded, as if before the traced body began. */
    public void aside(Runnable action) {
        Recorder before = recorder;
        recorder = null;
        try {
            action.run();
        } finally {
            recorder = before;
        }
    }

    /** Runs this at the end of the traced pass, still recorded. */
    public void beforeLeaving(Runnable action) {
        beforeLeaving.add(action);
    }

    /** While a plan is recorded: every replay runs this before its first kernel. */
    public void beforeReplay(Runnable action) {
        if (recorder != null) recorder.beforeReplay(action);
    }

    /**
     * A key for random kernels, filled now and before that place of every replay. While a part is recomputed it is
     * given the keys of its first run.
     */
    public long[] draw(Consumer<long[]> fill) {
        if (again != null && again.hasNext()) return again.next();
        long[] key = new long[2];
        host(() -> fill.accept(key));
        if (drawn != null) drawn.add(key);
        return key;
    }

    /** Notes the keys that a body draws. */
    public List<long[]> noteDraws(Runnable body) {
        List<long[]> before = drawn;
        List<long[]> noted = new ArrayList<>();
        drawn = noted;
        try {
            body.run();
        } finally {
            drawn = before;
            if (before != null) before.addAll(noted);
        }
        return noted;
    }

    /** Runs a body for the second time: it draws what it drew in the first. */
    public void repeat(List<long[]> keys, Runnable body) {
        Iterator<long[]> before = again;
        again = keys.iterator();
        try {
            body.run();
        } finally {
            again = before;
        }
    }

    /**
     * Whether a part of the forward pass is run again for its gradients: what it changes besides (running statistics)
     * is changed already.
     */
    public boolean isRepeating() {
        return again != null;
    }

    /**
     * The traced pass this thread is in, or the time between two: two equal answers mean nothing was entered or left in
     * between.
     */
    public Object pass() {
        return pass;
    }

    public boolean isRecording() {
        return recorder != null;
    }

    public boolean isTracing() {
        return traced != null;
    }

    public boolean gradients() {
        return gradients;
    }

    /** Switches the noting of gradients; returns what it was. */
    public boolean gradients(boolean on) {
        boolean before = gradients;
        gradients = on;
        return before;
    }

    public boolean checking() {
        return checking;
    }

    /** Switches the search for the first NaN or infinity; returns what it was. */
    public boolean checking(boolean on) {
        boolean before = checking;
        checking = on;
        return before;
    }
}
