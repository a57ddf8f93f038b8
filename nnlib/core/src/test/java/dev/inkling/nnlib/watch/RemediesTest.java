package dev.inkling.nnlib.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Settings;
import dev.inkling.nnlib.run.Task;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.train.TrainerTest;
import dev.inkling.nnlib.watch.Diagnosis.Kind;
import dev.inkling.nnlib.watch.Diagnosis.Remedy;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is proposed against a finding is another run, one that can start, and one that touches the cause. */
@Timeout(180)
class RemediesTest {
    private static final int SPECS = 3000;

    private static RunSpec random(Random random) {
        RunSpec spec = RunSpec.defaults();
        for (Option setting : Settings.all()) {
            if (setting == Settings.TASK || setting == Settings.MODEL_TEXT || random.nextInt(3) > 0) {
                spec = spec.with(setting, value(setting, random));
            }
        }
        return spec;
    }

    private static String value(Option setting, Random random) {
        if (setting == Settings.TASK) {
            return pick(random, "xor", "and", "moons", "circles", "digits", "mnist", "my-digits");
        }
        if (setting == Settings.MODEL_TEXT) {
            return pick(random, "2-1", "2-8-1", "2-4-4-1", "784-10", "784-30-10", "784-20-20-10", "convnet");
        }
        if (setting == Settings.LOSS_NAME) {
            return pick(random, "bce", "mse", "cross-entropy", "hinge");
        }
        if (setting == Settings.BATCH_SIZE) {
            return pick(random, "0", "1", "2", "4", "60");
        }
        if (setting == Settings.SAMPLES) {
            return "120";
        }
        if (setting == Settings.BACKEND || setting == Settings.THREADS) {
            return Option.text(setting.standard());
        }
        switch (setting.kind()) {
            case WORD:
                return pick(random, setting.words().toArray(new String[0]));
            case FLAG:
                return Boolean.toString(random.nextBoolean());
            case WHOLE:
            case NUMBER:
                return number(setting, random);
            default:
                return Option.text(setting.standard());
        }
    }

    /** Often at an end of the range: a rate that cannot be lowered, a seed that has no next. */
    private static String number(Option setting, Random random) {
        double end = random.nextBoolean() ? setting.min() : setting.max();
        double between = setting.min() + random.nextDouble() * (Math.min(setting.max(), 10) - setting.min());
        double value = random.nextInt(3) == 0 ? end : between;
        value = setting.accepts(value) ? value : between;
        return Option.plain(setting.kind() == Option.Kind.WHOLE ? Math.floor(value) : value);
    }

    private static String pick(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }

    @Test
    void aProposalIsAnotherRunThatCanStartAndTouchesTheCause() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int proposals = 0;
        int built = 0;
        while (proposals < SPECS) {
            RunSpec spec = random(random);
            if (!spec.problems().isEmpty()) {
                continue;
            }
            for (Kind kind : Kind.values()) {
                Remedies.Advice advice = Remedies.against(kind, spec);
                RunSpec proposal = advice.proposal();
                if (proposal == null) {
                    continue;
                }
                proposals++;
                String which = kind + " of " + spec + ", seed " + seed;
                assertThat(proposal).as(which).isNotEqualTo(spec);
                assertThat(proposal.problems()).as(which).isEmpty();
                assertThat(touches(kind, advice.remedy(), spec, proposal))
                        .as("%s: %s by %s", which, advice.remedy(), spec.differences(proposal))
                        .isTrue();
                for (String key : spec.differences(proposal)) {
                    assertThat(Settings.of(key).appliesTo(proposal) || key.equals("random"))
                            .as("%s: %s does something", which, key)
                            .isTrue();
                }
                if (proposal.task().shown() == Task.Shown.BOUNDARY && proposals % 10 == 0) {
                    built++;
                    assertThat(Trainer.of(proposal, Tasks.data(proposal, null)).spec())
                            .as(which)
                            .isEqualTo(proposal);
                }
            }
        }
        assertThat(built).isGreaterThan(SPECS / 100);
    }

    private static boolean touches(Kind kind, Remedy remedy, RunSpec spec, RunSpec proposal) {
        boolean zeros = spec.text("init").equals("zeros") && !spec.startsFromModel();
        boolean hidden = !spec.isLayered() || spec.sizes().length > 2;
        boolean wasAlike = zeros && hidden && proposal.text("init").equals("zeros");
        switch (remedy) {
            case LOWER_RATE:
                return !wasAlikeMatters(kind, wasAlike) && proposal.learningRate() < spec.learningRate();
            case CLIP_GRADIENTS:
                return spec.number("clip") == 0 && proposal.number("clip") == 1;
            case START_VALUES:
                return !proposal.text("init").equals("zeros")
                        && !proposal.text("init").equals(spec.text("init"));
            case HIDDEN_LAYER:
                return !hidden
                        && proposal.sizes().length == 3
                        && !proposal.text("activation").equals("identity");
            case LEAKY_ACTIVATION:
                return hidden && !wasAlike && proposal.text("activation").equals("leaky-relu");
            case OTHER_ACTIVATION:
                return hidden && !wasAlike && proposal.text("activation").equals("relu");
            case BATCH_NORM:
                return hidden && !wasAlikeMatters(kind, wasAlike) && proposal.on(Settings.BATCH_NORM);
            case OTHER_START:
                return hidden && !wasAlike && proposal.seed() != spec.seed();
            case MORE_EPOCHS:
                return proposal.epochs() > spec.epochs();
            default:
                return proposal.number("dropout") > spec.number("dropout") && hidden
                        || !proposal.text("augment").equals(spec.text("augment"))
                        || proposal.whole("patience") == 3
                        || proposal.number("weight-decay") > spec.number("weight-decay");
        }
    }

    /** A net whose units stay alike can still diverge, and then the rate is the cause. */
    private static boolean wasAlikeMatters(Kind kind, boolean alike) {
        return alike && kind != Kind.DIVERGED && kind != Kind.EXPLODING_GRADIENTS;
    }

    @Test
    void whereAHandRaisedTheRateWithoutThatChange() {
        RunSpec began = Presets.of("moons-solve");
        RunSpec raised = began.with("rate-changes", "40:0.001 50:3");
        assertThat(Remedies.against(Kind.DIVERGED, raised).proposal()).isEqualTo(began);
        RunSpec lowered = began.with("rate-changes", "40:0.001");
        assertThat(Remedies.against(Kind.DIVERGED, lowered).proposal())
                .isEqualTo(began.with("lr", began.learningRate() / 10));
    }

    private static Diagnosis only(RunSpec spec) throws IOException {
        List<Diagnosis> found = TrainerTest.trainer(spec).run().diagnoses();
        assertThat(found).as("%s", spec).hasSize(1);
        return found.get(0);
    }

    @Test
    void startedAtZeroXorIsStuckAndAnotherSeedIsNotWhatHelps() throws IOException {
        RunSpec spec = Presets.of("xor-solve").with("init", "zeros");
        Diagnosis found = only(spec);
        assertThat(found.kind()).isEqualTo(Kind.LOCAL_MINIMUM);
        assertThat(found.remedy()).isEqualTo(Remedy.START_VALUES);
        assertThat(found.finding()).contains("zero");
        assertThat(TrainerTest.trainer(spec.with("seed", spec.seed() + 1)).run().accuracy())
                .as("another seed")
                .isLessThan(100);
        assertThat(TrainerTest.trainer(found.proposal()).run().accuracy())
                .as("what is proposed")
                .isEqualTo(100);
    }

    @Test
    void withoutAHiddenLayerXorIsStuckUntilItHasOne() throws IOException {
        Diagnosis found = only(Presets.of("xor-solve").with("model", "2-1"));
        assertThat(found.remedy()).isEqualTo(Remedy.HIDDEN_LAYER);
        assertThat(TrainerTest.trainer(found.proposal()).run().accuracy()).isEqualTo(100);
    }

    @Test
    void withoutABendXorIsStuckUntilItHasOne() throws IOException {
        Diagnosis found = only(Presets.of("xor-solve").with("activation", "identity"));
        assertThat(found.remedy()).isEqualTo(Remedy.OTHER_ACTIVATION);
        assertThat(TrainerTest.trainer(found.proposal()).run().accuracy()).isEqualTo(100);
    }

    @Test
    void deadUnitsOfANetStartedAtZeroWakeWithOtherStartValues() throws IOException {
        Diagnosis found = only(Presets.of("moons-solve").apply("activation=relu init=zeros epochs=60"));
        assertThat(found.kind()).isEqualTo(Kind.DEAD_UNITS);
        assertThat(found.remedy()).isEqualTo(Remedy.START_VALUES);
        assertThat(TrainerTest.trainer(found.proposal()).run().diagnoses()).isEmpty();
    }
}
