package dev.inkling.nnlib.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.loss.MSE;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
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
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void goesOnFromItsStateWithTheSameBits(Function<List<Tensor>, Optimizer> make) {
        Run whole = new Run(make);
        whole.train(9);
        OptimizerState state = whole.optimizer.state();
        Map<String, Tensor> weights = new LinkedHashMap<>();
        whole.model
                .state()
                .forEach((name, tensor) -> weights.put(name, tensor.detach().copy()));
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
}
