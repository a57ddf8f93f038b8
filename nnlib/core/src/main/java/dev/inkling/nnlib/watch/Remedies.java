package dev.inkling.nnlib.watch;

import dev.inkling.nnlib.nn.Identity;
import dev.inkling.nnlib.nn.Init;
import dev.inkling.nnlib.nn.LayerType;
import dev.inkling.nnlib.nn.LeakyReLU;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.run.RateChanges;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Settings;
import dev.inkling.nnlib.watch.Diagnosis.Remedy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What to do about a finding: for each cause its cures in their order, and of them the first that this run has not
 * taken yet and that could start. Another seed, for example, is no cure where all start values are zeros.
 */
final class Remedies {
    private static final double MANY_EPOCHS = 2;
    private static final int HIDDEN_FOR_POINTS = 8;
    private static final int HIDDEN_FOR_PICTURES = 64;
    private static final double DROPOUT = 0.3;
    private static final int PATIENCE = 3;
    private static final String DECAY = "weight-decay";
    private static final double MOST_DECAY = 0.1;

    private final RunSpec spec;
    private final List<Supplier<Advice>> cures = new ArrayList<>();

    private Remedies(RunSpec spec) {
        this.spec = spec;
    }

    /**
     * What is advised.
     *
     * @param proposal the run to start instead; null where there is none to propose
     */
    record Advice(Remedy remedy, RunSpec proposal) {}

    /** What to do about that kind of finding in that run; {@code spec} is null for a net written by hand. */
    static Advice against(Diagnosis.Kind kind, RunSpec spec) {
        Remedies remedies = new Remedies(spec);
        switch (kind) {
            case EXPLODING_GRADIENTS:
                return remedies.exploding();
            case DIVERGED:
                return remedies.diverged();
            case DEAD_UNITS:
                return remedies.dead();
            case VANISHING_GRADIENTS:
                return remedies.vanishing();
            case LOCAL_MINIMUM:
                return remedies.stuck();
            case UNFINISHED:
                return remedies.unfinished();
            default:
                return remedies.overfitting();
        }
    }

    private Advice exploding() {
        cure(Remedy.CLIP_GRADIENTS, () -> spec.number(Settings.CLIP) == 0, () -> defaultStart(spec.with("clip", 1)));
        cure(Remedy.START_VALUES, () -> drawsStart() && !startIs(Init.STANDARD), () -> defaultStart(spec));
        batchNorm();
        slower();
        return first(Remedy.CLIP_GRADIENTS);
    }

    private Advice diverged() {
        slower();
        cure(Remedy.CLIP_GRADIENTS, () -> spec.number(Settings.CLIP) == 0, () -> spec.with("clip", 1));
        return first(Remedy.LOWER_RATE);
    }

    private Advice dead() {
        unlikeStart();
        cure(
                Remedy.LEAKY_ACTIVATION,
                () -> hasHidden() && spec.activation().canDie(),
                () -> lower(spec.with("activation", LeakyReLU.TYPE.word())));
        slower();
        return first(Remedy.LEAKY_ACTIVATION);
    }

    private Advice vanishing() {
        unlikeStart();
        cure(
                Remedy.OTHER_ACTIVATION,
                () -> hasHidden() && !activationIs(ReLU.TYPE),
                () -> defaultStart(spec.with("activation", ReLU.TYPE.word())));
        batchNorm();
        // The default start lets gradients shrink from layer to layer; this one keeps them as they are.
        cure(
                Remedy.START_VALUES,
                () -> hasHidden() && drawsStart() && !startIs(Init.KAIMING_NORMAL, Init.KAIMING_UNIFORM),
                () -> spec.with("init", Init.KAIMING_NORMAL.word()));
        return first(Remedy.OTHER_ACTIVATION);
    }

    private Advice stuck() {
        cure(Remedy.HIDDEN_LAYER, () -> mayChangeNet() && !hasHidden(), this::hidden);
        cure(
                Remedy.OTHER_ACTIVATION,
                () -> hasHidden() && activationIs(Identity.TYPE),
                () -> unlike(spec.with("activation", ReLU.TYPE.word())));
        unlikeStart();
        cure(Remedy.OTHER_START, () -> !isLinear(), this::otherSeed);
        return first(Remedy.OTHER_START);
    }

    private Advice unfinished() {
        cure(
                Remedy.MORE_EPOCHS,
                () -> true,
                () -> spec.with("epochs", Math.min(Settings.EPOCHS.max(), MANY_EPOCHS * spec.epochs())));
        return first(Remedy.MORE_EPOCHS);
    }

    private Advice overfitting() {
        cure(
                Remedy.KEEP_BEST,
                () -> hasHidden() && spec.number(Settings.DROPOUT) < DROPOUT,
                () -> spec.with("dropout", DROPOUT));
        cure(
                Remedy.KEEP_BEST,
                () -> Settings.AUGMENT.appliesTo(spec)
                        && spec.text(Settings.AUGMENT).equals("none"),
                () -> spec.with("augment", "affine"));
        cure(
                Remedy.KEEP_BEST,
                () -> Settings.PATIENCE.appliesTo(spec)
                        && (spec.whole(Settings.PATIENCE) == 0 || spec.whole(Settings.PATIENCE) > PATIENCE),
                () -> spec.with("patience", PATIENCE));
        cure(
                Remedy.KEEP_BEST,
                () -> Settings.of(DECAY).appliesTo(spec) && spec.number(DECAY) < MOST_DECAY,
                this::moreDecay);
        return first(Remedy.KEEP_BEST);
    }

    /** Ten times the pull towards zero, from a hundredth on. */
    private RunSpec moreDecay() {
        double decay = Math.max(0.01, 10 * spec.number(DECAY));
        return spec.with(DECAY, Math.min(MOST_DECAY, decay));
    }

    /** Where all weights begin alike, the units of a layer stay alike whatever the seed. */
    private void unlikeStart() {
        cure(Remedy.START_VALUES, () -> drawsStart() && startIs(Init.ZEROS) && !isLinear(), () -> defaultStart(spec));
    }

    private RunSpec unlike(RunSpec change) {
        return startIs(Init.ZEROS) ? defaultStart(change) : change;
    }

    private void batchNorm() {
        cure(
                Remedy.BATCH_NORM,
                () -> hasHidden() && !spec.on(Settings.BATCH_NORM),
                () -> spec.with("batch-norm", true));
    }

    private void slower() {
        cure(Remedy.LOWER_RATE, () -> true, () -> lower(spec));
    }

    /** Where a hand raised the rate, that was too high; otherwise what the run began with. */
    private RunSpec lower(RunSpec change) {
        RunSpec unchanged = change.with(Settings.RATE_CHANGES, "");
        boolean raised = RateChanges.of(spec).rates().values().stream().anyMatch(rate -> rate > spec.learningRate());
        if (raised) {
            return unchanged;
        }
        double rate = Diagnoser.oneDigit(spec.learningRate() / 10);
        return unchanged.with("lr", Math.max(Settings.LR.min(), rate));
    }

    /** What draws numbers as PyTorch does has no effect with other start values, and is not to begin unasked. */
    private RunSpec defaultStart(RunSpec change) {
        if (!drawsStart()) {
            return change;
        }
        boolean idle = !Settings.RANDOM.appliesTo(spec);
        RunSpec begun = change.with("init", Init.STANDARD.word());
        return idle ? begun.with("random", "inkling") : begun;
    }

    private RunSpec hidden() {
        int[] sizes = spec.sizes();
        int units = spec.task().hasPictures() ? HIDDEN_FOR_PICTURES : HIDDEN_FOR_POINTS;
        RunSpec bent = spec.with("model", sizes[0] + "-" + units + "-" + sizes[1]);
        return unlike(activationIs(Identity.TYPE) ? bent.with("activation", ReLU.TYPE.word()) : bent);
    }

    private RunSpec otherSeed() {
        return spec.with("seed", spec.seed() < Settings.SEED.max() ? spec.seed() + 1 : 0);
    }

    /** Start values matter where the net does not begin with those of a model. */
    private boolean drawsStart() {
        return Settings.INIT.appliesTo(spec);
    }

    /** A run that starts from a model has that model's net. */
    private boolean mayChangeNet() {
        return spec.isLayered() && !spec.startsFromModel();
    }

    /** Without a hidden layer there is one minimum, wherever a run starts. */
    private boolean isLinear() {
        return spec.isLayered() && spec.sizes().length == 2;
    }

    private boolean hasHidden() {
        return mayChangeNet() && !isLinear();
    }

    private boolean activationIs(LayerType type) {
        return spec.activation() == type;
    }

    private boolean startIs(Init... inits) {
        return Arrays.asList(inits).contains(spec.init());
    }

    private void cure(Remedy remedy, BooleanSupplier fits, Supplier<RunSpec> change) {
        cures.add(() -> fits.getAsBoolean() ? new Advice(remedy, change.get()) : null);
    }

    /** The first cure that changes the run into one that can start; {@code otherwise} is named where none does. */
    private Advice first(Remedy otherwise) {
        if (spec != null) {
            for (Supplier<Advice> cure : cures) {
                Advice advice = cure.get();
                if (advice != null
                        && !advice.proposal().equals(spec)
                        && advice.proposal().problems().isEmpty()) {
                    return advice;
                }
            }
        }
        return new Advice(otherwise, null);
    }
}
