package dev.inkling.nnlib.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.loss.MSE;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {
    private static final Tensor X = Tensor.randn(new Generator(3), 16, 3);
    private static final Tensor Y = Tensor.randn(new Generator(4), 16, 2);

    static List<Function<List<Tensor>, Optimizer>> optimizers() {
        return Arrays.asList(
                p -> new SGD(p, 0.1),
                p -> new SGD(p, 0.1).momentum(0.9).nesterov(true),
                p -> new Adagrad(p, 0.1),
                p -> new Adadelta(p, 1),
                p -> new RMSprop(p, 0.01).momentum(0.5).centered(true),
                p -> new Adam(p, 0.01).amsgrad(true),
                p -> new AdamW(p, 0.01));
    }

    private static final class Run {
        final Module model = ModelSpec.parse("3-5-2 tanh").build(new Generator(1));
        final Optimizer optimizer;
        final Traced step;

        Run(Function<List<Tensor>, Optimizer> make) {
            optimizer = make.apply(model.parameters());
            step = Traced.of(
                    "step",
                    in -> {
                        Tensor loss = new MSE().of(model.forward(in[0]), in[1]);
                        optimizer.zeroGrad();
                        loss.backward();
                        optimizer.step();
                        return loss;
                    },
                    model,
                    optimizer);
        }

        float[] train(int steps) {
            for (int i = 0; i < steps; i++) {
                step.call(X, Y);
            }
            return step.call(X, Y).toArray();
        }

        Map<String, Tensor> weights() {
            Map<String, Tensor> weights = new LinkedHashMap<>();
            model.state()
                    .forEach((name, tensor) -> weights.put(name, tensor.detach().copy()));
            return weights;
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void goesOnFromItsStateWithTheSameBits(Function<List<Tensor>, Optimizer> make) {
        Run whole = new Run(make);
        whole.train(9);
        OptimizerState state = whole.optimizer.state();
        Map<String, Tensor> weights = whole.weights();
        Run resumed = new Run(make);
        resumed.train(3);
        resumed.model.load(weights);
        resumed.optimizer.load(state);
        assertThat(resumed.train(10)).isEqualTo(whole.train(10));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void makesTheLossSmaller(Function<List<Tensor>, Optimizer> make) {
        Run run = new Run(make);
        float first = run.train(0)[0];
        assertThat(run.train(200)[0]).isLessThan(0.9f * first);
    }

    @Test
    void aRateChangedBetweenReplaysHolds() {
        Run run = new Run(p -> new SGD(p, 0.1));
        run.train(5);
        float[] before = run.model.parameters().get(0).toArray();
        run.optimizer.lr(0);
        run.train(2);
        assertThat(run.model.parameters().get(0).toArray()).isEqualTo(before);
        assertThat(run.step.recordings()).isEqualTo(1);
    }

    @Test
    void aTermThatIsSwitchedOnIsRecordedAnew() {
        Run run = new Run(p -> new SGD(p, 0));
        run.train(5);
        float before = run.model.parameters().get(0).toArray()[0];
        run.optimizer.lr(0.1).set("weight_decay", 0.5);
        run.train(5);
        assertThat(run.step.recordings()).isEqualTo(2);
        assertThat(run.model.parameters().get(0).toArray()[0]).isNotEqualTo(before);
    }

    @Test
    void groupsHaveOptionsOfTheirOwn() {
        Tensor a = Tensor.ones(2).requiresGrad(true);
        Tensor b = Tensor.ones(2).requiresGrad(true);
        SGD optimizer = new SGD(Collections.singletonList(a), 0.1);
        optimizer.addGroup(Collections.singletonList(b)).lr(0.5);
        a.backward(Tensor.ones(2));
        b.backward(Tensor.ones(2));
        optimizer.step();
        assertThat(a.toArray()).containsOnly(0.9f);
        assertThat(b.toArray()).containsOnly(0.5f);
        assertThatThrownBy(() -> optimizer.addGroup(Collections.singletonList(a)))
                .hasMessage("sgd: parameter 0 is given twice; each belongs to one group only.");
    }

    private static Tensor moved(Optimizer optimizer, Tensor parameter, float... gradient) {
        parameter.backward(Tensor.of(gradient));
        optimizer.step();
        optimizer.zeroGrad();
        return parameter;
    }

    private static Tensor parameter() {
        return Tensor.of(new float[] {1, -2}).requiresGrad(true);
    }

    @Test
    void anAddedGroupBeginsWithTheOptionsOfTheFirst() {
        SGD optimizer = new SGD(Collections.singletonList(parameter()), 0.1).momentum(0.9);
        ParamGroup added = optimizer.addGroup(Collections.singletonList(parameter()));
        assertThat(added.get("momentum")).isEqualTo(0.9);
        assertThat(added.lr()).isEqualTo(0.1);
        assertThat(added.lr(0.3).baseRate()).isEqualTo(0.3);
        assertThat(added.baseRate(0.7).baseRate()).isEqualTo(0.7);
        assertThat(added.set("nesterov", true).is("nesterov")).isTrue();
        assertThat(added.set("nesterov", false).is("nesterov")).isFalse();
        assertThat(optimizer.set("nesterov", true).groups()).hasSize(2);
        assertThat(added.is("nesterov")).as("in all groups").isTrue();
    }

    @Test
    void aGroupThatIsAddedToARecordedStepMovesToo() {
        Run run = new Run(p -> new SGD(p.subList(0, 2), 0.1));
        Tensor late = run.model.parameters().get(2);
        float[] before = late.toArray();
        run.train(4);
        assertThat(late.toArray()).isEqualTo(before);
        run.optimizer.addGroup(Collections.singletonList(late));
        run.train(0);
        assertThat(late.toArray()).isNotEqualTo(before);
    }

    @Test
    void theFirstRateAboveZeroIsNoNewTerm() {
        Run run = new Run(p -> new SGD(p, 0));
        run.train(3);
        run.optimizer.lr(0.1);
        run.train(3);
        assertThat(run.step.recordings()).isEqualTo(1);
    }

    static List<Function<List<Tensor>, Optimizer>> thatCountSteps() {
        return Arrays.asList(p -> new Adam(p, 0.1), p -> new NAdam(p, 0.1), p -> new AdamW(p, 0.1), p -> new SGD(p, 1)
                .momentum(0.5));
    }

    /** A parameter that joins later, or has options of its own, moves as with an optimizer of its own. */
    @ParameterizedTest
    @MethodSource("thatCountSteps")
    void everyParameterCountsItsOwnSteps(Function<List<Tensor>, Optimizer> make) {
        Tensor a = parameter();
        Tensor b = parameter();
        Tensor c = parameter();
        Optimizer together = make.apply(Arrays.asList(a, b));
        ParamGroup other = together.addGroup(Collections.singletonList(c)).lr(0.03);
        Tensor aloneA = parameter();
        Tensor aloneB = parameter();
        Tensor aloneC = parameter();
        Optimizer ofA = make.apply(Collections.singletonList(aloneA));
        Optimizer ofB = make.apply(Collections.singletonList(aloneB));
        Optimizer ofC = make.apply(Collections.singletonList(aloneC)).lr(0.03);
        String own = together instanceof SGD ? "momentum" : "beta1";
        other.set(own, 0.4);
        ofC.set(own, 0.4);
        for (int step = 0; step < 6; step++) {
            float g = 0.5f + step;
            a.backward(Tensor.of(new float[] {g, -g}));
            c.backward(Tensor.of(new float[] {g, 2}));
            if (step > 2) b.backward(Tensor.of(new float[] {1, g}));
            together.step();
            together.zeroGrad();
            moved(ofA, aloneA, g, -g);
            moved(ofC, aloneC, g, 2);
            if (step > 2) moved(ofB, aloneB, 1, g);
            else b.gradientBuffer();
            assertThat(a.toArray()).as("a, step %s", step).isEqualTo(aloneA.toArray());
            assertThat(c.toArray()).as("c, step %s", step).isEqualTo(aloneC.toArray());
            assertThat(b.toArray()).as("b, step %s", step).isEqualTo(aloneB.toArray());
        }
    }

    @Test
    void optionsOfNAdamThatChangeCountFromTheFirstStep() {
        Tensor theta = parameter();
        NAdam changed = new NAdam(Collections.singletonList(theta), 0.1);
        moved(changed, theta, 1, 2);
        changed.set("momentum_decay", 0.1).set("beta1", 0.5);
        Tensor other = parameter();
        NAdam fresh = new NAdam(Collections.singletonList(other), 0.1);
        fresh.load(changed.state());
        other.copyFrom(theta.toArray());
        assertThat(moved(changed, theta, 3, 4).toArray())
                .isEqualTo(moved(fresh, other, 3, 4).toArray());
        changed.set("momentum_decay", 0.2);
        fresh = new NAdam(Collections.singletonList(other), 0.1);
        fresh.load(changed.state());
        assertThat(moved(changed, theta, 3, 4).toArray())
                .isEqualTo(moved(fresh, other, 3, 4).toArray());
    }

    @Test
    void aRecordedStepThatIsGivenAnEmptyStateBeginsAnew() {
        Function<List<Tensor>, Optimizer> make = p -> new SGD(p, 0.1).momentum(0.9);
        Run fresh = new Run(make);
        OptimizerState empty = fresh.optimizer.state();
        Map<String, Tensor> weights = fresh.weights();
        Run trained = new Run(make);
        trained.train(5);
        trained.model.load(weights);
        trained.optimizer.load(empty);
        assertThat(trained.train(4)).isEqualTo(fresh.train(4));
    }

    @Test
    void aStateThatDoesNotFitIsRefused() {
        Tensor theta = parameter();
        SGD optimizer = new SGD(Collections.singletonList(theta), 0.1).momentum(0.9);
        moved(optimizer, theta, 1, 2);
        OptimizerState state = optimizer.state();
        assertThat(state.tensors()).containsOnlyKeys("0.momentum_buffer");
        for (String lost : Arrays.asList("group.0.momentum", "group.0.lr", "group.0.base")) {
            Map<String, Double> numbers = new LinkedHashMap<>(state.numbers());
            assertThat(numbers.remove(lost)).isNotNull();
            assertThatThrownBy(() -> optimizer.load(new OptimizerState("sgd", state.tensors(), numbers)))
                    .hasMessage("The state of sgd has no \"" + lost + "\"; it is of another optimizer or damaged.");
        }
        Map<String, Tensor> more = new LinkedHashMap<>(state.tensors());
        more.put("1.momentum_buffer", Tensor.ones(2));
        assertThatThrownBy(() -> optimizer.load(new OptimizerState("sgd", more, state.numbers())))
                .hasMessage("The state has \"1.momentum_buffer\", but there are only 1 parameters.");
        Map<String, Tensor> wide = Collections.singletonMap("0.momentum_buffer", Tensor.ones(3));
        assertThatThrownBy(() -> optimizer.load(new OptimizerState("sgd", wide, state.numbers())))
                .hasMessage("The state's \"0.momentum_buffer\" has shape (3,), but parameter 0 has (2,).");
        assertThat(optimizer.state().tensors().get("0.momentum_buffer").toArray())
                .as("nothing changed")
                .containsExactly(1, 2);
    }

    @Test
    void anOptimizerPrintsItsGroups() {
        SGD optimizer = new SGD(Collections.singletonList(parameter()), 0.5);
        assertThat(optimizer.options().owner()).isEqualTo("sgd");
        assertThat(optimizer.toString())
                .startsWith("SGD (\n  group 0: lr=0.5 momentum=0.0")
                .endsWith("\n)")
                .doesNotContain("group 1");
        optimizer.addGroup(Collections.singletonList(parameter())).lr(0.25);
        assertThat(optimizer.toString()).contains("\n  group 1: lr=0.25 ");
        assertThat(SGD.TYPE.usualRate()).isPositive();
        Optimizer built = SGD.TYPE.build(
                Collections.singletonList(parameter()),
                SGD.TYPE.options().with("momentum", 0.5).with("nesterov", true));
        assertThat(built.groups().get(0).is("nesterov")).isTrue();
    }

    @Test
    void changesInPlaceFollowEachOther() {
        Tensor x = Tensor.of(new float[] {1, 2, 3});
        InPlace.on(x)
                .set(Tensor.of(new float[] {9, 16, 25}))
                .sqrt()
                .sub(Tensor.of(new float[] {1, 1, 9}))
                .max(Tensor.of(new float[] {0, 0, 0}))
                .add(Tensor.of(new float[] {1, 1, 1}))
                .div(Tensor.of(new float[] {2, 2, 2}));
        assertThat(x.toArray()).containsExactly(1.5f, 2, 0.5f);
    }

    @Test
    void aParameterWithoutAGradientStays() {
        Tensor unused = Tensor.ones(2).requiresGrad(true);
        Adam optimizer = new Adam(Collections.singletonList(unused)).weightDecay(0.1);
        optimizer.zeroGrad();
        optimizer.step();
        assertThat(unused.toArray()).containsOnly(1);
    }

    @Test
    void nonsenseIsRefusedWithASentence() {
        List<Tensor> one = Collections.singletonList(Tensor.ones(1).requiresGrad(true));
        assertThatThrownBy(() -> new Adam(Collections.emptyList()))
                .hasMessage("adam got no parameters; pass model.parameters().");
        assertThatThrownBy(() -> new SGD(one, -1)).hasMessage("sgd: lr is -1, but takes a number, at least 0.");
        assertThatThrownBy(() -> new Adam(one).betas(1, 0.9))
                .hasMessage("adam: beta1 is 1, but takes a number, from 0 to 1 (exclusive).");
        assertThatThrownBy(() -> new SGD(one, 1).nesterov(true))
                .hasMessage("sgd: nesterov needs a momentum above 0 and a dampening of 0; set those first.");
        assertThatThrownBy(() -> new SGD(one, 1).set("momentun", 1))
                .hasMessage("sgd has no option \"momentun\"; did you mean momentum?");
        assertThatThrownBy(() -> new Adam(one).load(new SGD(one, 1).state()))
                .hasMessage("The state is of sgd and cannot be loaded into adam.");
    }

    @Test
    void schedulesGoOnFromTheirState() {
        SGD first = new SGD(Collections.singletonList(Tensor.ones(1)), 0.1);
        ReduceLROnPlateau plateau = new ReduceLROnPlateau(first, 0.5, 2);
        for (int i = 0; i < 6; i++) {
            plateau.step(1);
        }
        SGD second = new SGD(Collections.singletonList(Tensor.ones(1)), 0.1);
        second.load(first.state());
        ReduceLROnPlateau resumed = new ReduceLROnPlateau(second, 0.5, 2);
        resumed.load(plateau.state());
        for (int i = 0; i < 10; i++) {
            plateau.step(1);
            resumed.step(1);
            assertThat(resumed.lr()).isEqualTo(plateau.lr());
        }
        assertThat(resumed.lr()).isLessThan(0.05);
        assertThatThrownBy(plateau::step)
                .hasMessage("ReduceLROnPlateau needs to see how training goes: call step(metric), for example with the "
                        + "validation loss.");
    }

    /** Signs alone, as an optimizer of one's own: it counts how often each parameter turned. */
    private static final class Signs extends Optimizer {
        private static final OptimizerType SIGNS = new OptimizerType(
                "signs",
                "Takes steps of the same size.",
                0.1,
                Signs::new,
                Option.atLeastZero("lr", 0.1),
                OptimizerType.weightDecay(0));

        private final List<String> seen = new ArrayList<>();

        Signs(List<Tensor> parameters) {
            super(parameters, 2, SIGNS);
        }

        @Override
        protected void numbers(ParamGroup group, long t, float[] out) {
            out[0] = (float) group.lr();
            out[1] = t;
        }

        @Override
        protected void update(ParamState state, Tensor gradient) {
            seen.add(state.has("turned") + " " + state.group().lr());
            InPlace.on(state.moment("turned", 3)).add(gradient.lt(0));
            InPlace.on(state.parameter()).sub(gradient.sign().mul(state.number(0)));
        }
    }

    @Test
    void anOptimizerOfOnesOwnSeesTheParameterItsGroupAndWhatItRemembers() {
        Tensor a = parameter();
        Tensor b = parameter();
        Signs signs = new Signs(Collections.singletonList(a));
        signs.addGroup(Collections.singletonList(b)).lr(0.5);
        a.backward(Tensor.of(new float[] {4, -4}));
        moved(signs, b, 2, 0);
        assertThat(a.toArray()).containsExactly(1 - 0.1f, -2 + 0.1f);
        assertThat(b.toArray()).containsExactly(0.5f, -2);
        assertThat(signs.seen).containsExactly("false 0.1", "false 0.5");
        moved(signs, b, 1, -1);
        assertThat(b.toArray()).containsExactly(0, -1.5f);
        assertThat(signs.seen).hasSize(4).endsWith("true 0.1", "true 0.5");
        assertThat(signs.state().tensors()).containsOnlyKeys("0.turned", "1.turned");
        assertThat(signs.state().tensors().get("1.turned").toArray()).containsExactly(3, 4);
    }
}
