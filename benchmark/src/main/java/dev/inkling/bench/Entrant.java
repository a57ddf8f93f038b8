package dev.inkling.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Who takes part in trainings by epochs, over all its lives; or why it does not. */
final class Entrant implements AutoCloseable {
    final String title;
    final int threads;
    private final Start start;
    private Contestant life;
    private String device = "";
    private String reason = "";
    private final Map<Measure, List<Double>> blocks = new EnumMap<>(Measure.class);

    /** How a life begins; an error says why it cannot. */
    interface Start {
        Contestant start() throws IOException;
    }

    Entrant(String title, int threads, Start start) {
        this.title = title;
        this.threads = threads;
        this.start = start;
    }

    /** Begins a life. Who could not begin once, or failed, does not come again. */
    void begin() {
        attempt(() -> {
            life = start.start();
            device = life.device();
            return 0;
        });
    }

    /** What it computes on; empty where it never began. */
    String device() {
        return device;
    }

    /** Why there is not every figure, in a sentence; empty where there is. */
    String reason() {
        return reason;
    }

    boolean warmUp(Measure measure, PairedTiming.Effort effort) {
        return attempt(() -> PairedTiming.blockSize(life, measure, effort)) != null;
    }

    void block(Measure measure) {
        attempt(() -> {
            int times = life.blockSizes.get(measure);
            double figure = measure.figure(times, life.time(measure, times));
            return blocks.computeIfAbsent(measure, m -> new ArrayList<>()).add(figure);
        });
    }

    /** The losses of a training's first steps; null where there are none. */
    double[] losses(Measure measure) {
        return attempt(() -> life.losses(measure));
    }

    private interface Attempt<T> {
        T run() throws IOException;
    }

    private <T> T attempt(Attempt<T> what) {
        if (!reason.isEmpty()) return null;
        try {
            return what.run();
        } catch (IOException e) {
            reason = e.getMessage();
            close();
            return null;
        }
    }

    /** What it did a second, block by block. */
    double[] figures(Measure measure) {
        return blocks.getOrDefault(measure, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    @Override
    public void close() {
        if (life != null) life.close();
        life = null;
    }
}
