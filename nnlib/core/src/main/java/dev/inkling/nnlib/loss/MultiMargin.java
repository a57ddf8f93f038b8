package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Tensor;

/** The true class must lead each other by a margin: the mean over classes of {@code max(0, margin - x_t + x_j)^p}. */
public final class MultiMargin extends Reduced<MultiMargin> implements Loss {
    /** The loss as a run chooses it. */
    public static final LossType TYPE = new LossType(
            "multi-margin",
            "The true class must lead each other by a margin.",
            LossType.Target.CLASS,
            LossType.Output.SCORES,
            LossType.Width.SEVERAL,
            given -> new MultiMargin(given.number("margin"), given.whole("p")),
            Option.number("margin", 1.0, 0, 100).say("Margin", "By how much the true class must lead each other."),
            Option.whole("p", 1L, 1, 2)
                    .key("margin-power")
                    .say("Power of what lacks", "1 counts what lacks, 2 its square."));

    private final double margin;
    private final int p;

    /** With margin 1 and p 1, PyTorch's defaults. */
    public MultiMargin() {
        this(1, 1);
    }

    /** With that margin; {@code p} is 1 or 2. */
    public MultiMargin(double margin, int p) {
        super("MultiMargin");
        if (p != 1 && p != 2) {
            throw new IllegalArgumentException("MultiMargin: p is " + p + ", but must be 1 or 2.");
        }
        this.margin = margin;
        this.p = p;
    }

    @Override
    public Tensor of(Tensor output, Tensor target) {
        int dim = ClassNumbers.dim(output);
        Tensor truth = ClassNumbers.pick(output, target, "MultiMargin").unsqueeze(dim);
        Tensor lacking = output.sub(truth).add((float) margin).relu();
        // the true class against itself is short by the margin, always; it must not count
        Tensor self = Tensor.scalar(output.device(), (float) Math.max(0, margin));
        Tensor all =
                p == 1 ? lacking.sum(dim).sub(self) : lacking.square().sum(dim).sub(self.square());
        return reduce(all.div(output.size(dim)));
    }
}
