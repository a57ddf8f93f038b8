package dev.inkling.nnlib.optim;

/** Half a cosine down to eta_min, again and again; the first takes {@code T_0} steps, each next {@code T_mult} times as many. */
public final class CosineAnnealingWarmRestarts extends Schedule {
    private final int t0;
    private final int tMult;
    private final double etaMin;

    /** PyTorch's {@code CosineAnnealingWarmRestarts(optimizer, T_0, T_mult, eta_min)}. */
    public CosineAnnealingWarmRestarts(Optimizer optimizer, int t0, int tMult, double etaMin) {
        super(optimizer);
        this.t0 = t0;
        this.tMult = tMult;
        this.etaMin = etaMin;
        apply();
    }

    @Override
    public double rate(double base, int t) {
        long length = t0;
        long since = t;
        if (tMult == 1) {
            since = t % t0;
        }
        while (since >= length) {
            since -= length;
            length *= tMult;
        }
        return etaMin + (base - etaMin) * (1 + Math.cos(Math.PI * since / length)) / 2;
    }
}
