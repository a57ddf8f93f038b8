package dev.inkling.nnlib.data;

/**
 * Small tasks on two numbers, for seeing a net learn: truth tables, and clouds of points with noise (its standard
 * deviation) drawn from a seed. Points lie within about -1 to 1.
 */
public final class Toys {
    private Toys() {}

    /** The four rows of exclusive or: what no straight line divides. */
    public static ArrayDataset xor() {
        return table(0, 1, 1, 0);
    }

    public static ArrayDataset and() {
        return table(0, 0, 0, 1);
    }

    public static ArrayDataset or() {
        return table(0, 1, 1, 1);
    }

    private static ArrayDataset table(float... targets) {
        return ArrayDataset.vectors(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, new int[] {2}, targets, 1);
    }

    /** A ring (class 0) around a disc's rim of half its radius (class 1). */
    public static ArrayDataset circles(int n, float noise, long seed) {
        return points(n, 2, noise, seed, (random, label, xy) -> {
            double angle = 2 * Math.PI * random.uniform();
            double radius = label == 0 ? 0.9 : 0.45;
            xy[0] = (float) (radius * Math.cos(angle));
            xy[1] = (float) (radius * Math.sin(angle));
        });
    }

    /** Two half moons that reach into each other. */
    public static ArrayDataset moons(int n, float noise, long seed) {
        return points(n, 2, noise, seed, (random, label, xy) -> {
            double angle = Math.PI * random.uniform();
            double side = label == 0 ? 1 : -1;
            xy[0] = (float) (0.6 * side * Math.cos(angle) - 0.3 * side);
            xy[1] = (float) (0.6 * side * Math.sin(angle) - 0.15 * side);
        });
    }

    /** Two arms that wind around the origin 1.5 times. */
    public static ArrayDataset spirals(int n, float noise, long seed) {
        return points(n, 2, noise, seed, (random, label, xy) -> {
            double along = Math.sqrt(random.uniform());
            double angle = 3 * Math.PI * along + Math.PI * label;
            xy[0] = (float) (0.95 * along * Math.cos(angle));
            xy[1] = (float) (0.95 * along * Math.sin(angle));
        });
    }

    /** Gaussian clouds with their centres on a circle, one a class. */
    public static ArrayDataset clusters(int n, int classes, float noise, long seed) {
        return points(n, classes, noise, seed, (random, label, xy) -> {
            double angle = 2 * Math.PI * label / classes + Math.PI / 4;
            xy[0] = (float) (0.65 * Math.cos(angle));
            xy[1] = (float) (0.65 * Math.sin(angle));
        });
    }

    private interface Placer {
        void place(SampleRandom random, int label, float[] xy);
    }

    private static ArrayDataset points(int n, int classes, float noise, long seed, Placer placer) {
        if (n < 1 || classes < 1 || !(noise >= 0)) {
            throw new IllegalArgumentException(
                    "Points need a count and classes of at least 1 and noise of at least 0, not " + n + ", " + classes
                            + ", " + noise + ".");
        }
        float[] inputs = new float[2 * n];
        float[] labels = new float[n];
        SampleRandom random = new SampleRandom();
        float[] xy = new float[2];
        for (int i = 0; i < n; i++) {
            random.reset(seed, 0, i);
            int label = i % classes;
            placer.place(random, label, xy);
            inputs[2 * i] = xy[0] + noise * random.normal();
            inputs[2 * i + 1] = xy[1] + noise * random.normal();
            labels[i] = label;
        }
        return ArrayDataset.classes(inputs, new int[] {2}, labels, classes);
    }
}
