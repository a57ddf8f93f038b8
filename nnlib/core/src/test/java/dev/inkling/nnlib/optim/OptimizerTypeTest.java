package dev.inkling.nnlib.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run gets that names an optimizer by its word. */
class OptimizerTypeTest {
    private static Optimizer build(String word, Options options) {
        return Optimizers.ALL.get(word).build(Collections.singletonList(Tensor.ones(1)), options);
    }

    @Test
    void oneThatIsGivenNothingHasTheDefaultsOfItsTable() {
        for (OptimizerType type : Optimizers.ALL.all()) {
            ParamGroup group = build(type.word(), type.options()).groups().get(0);
            for (Option option : type.options().table()) {
                Object standard = option.standard();
                double expected = standard instanceof Boolean flag ? (flag ? 1 : 0) : (Double) standard;
                assertThat(group.get(option.name()))
                        .as("%s of %s", option.name(), type)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void momentumAndNesterovAreDescentsThatDifferInLookingAhead() {
        for (OptimizerType type : Arrays.asList(SGD.MOMENTUM_TYPE, SGD.NESTEROV_TYPE)) {
            Optimizer optimizer = build(type.word(), type.options().with("weight_decay", 0.01));
            ParamGroup group = optimizer.groups().get(0);
            assertThat(optimizer).isInstanceOf(SGD.class);
            assertThat(group.get("momentum")).isEqualTo(0.9);
            assertThat(group.get("weight_decay")).isEqualTo(0.01);
            assertThat(group.is("nesterov")).isEqualTo(type == SGD.NESTEROV_TYPE);
        }
    }

    /** Looking ahead wants a momentum; with none, both are the plain descent. */
    @Test
    void nesterovWithoutMomentumDoesNotLookAhead() {
        Optimizer optimizer = build("nesterov", SGD.NESTEROV_TYPE.options().with("momentum", 0));
        assertThat(optimizer.groups().get(0).get("momentum")).isZero();
        assertThat(optimizer.groups().get(0).is("nesterov")).isFalse();
    }

    @Test
    void lookingAheadAndDampeningDoNotGoTogether() {
        SGD optimizer = new SGD(Collections.singletonList(Tensor.ones(1)), 0.1)
                .momentum(0.9)
                .dampening(0.1);
        assertThatThrownBy(() -> optimizer.nesterov(true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sgd: nesterov needs a momentum above 0 and a dampening of 0; set those first.");
        assertThat(optimizer.nesterov(false)).isSameAs(optimizer);
        assertThat(optimizer.dampening(0).nesterov(true).groups().get(0).is("nesterov"))
                .isTrue();
    }

    @Test
    void bothAdamsAskTheSameAndDifferInTheirWeightDecay() {
        Option[] options = AdamFormula.options(0.02);
        assertThat(options)
                .extracting(Option::name)
                .containsExactly("lr", "beta1", "beta2", "eps", "weight_decay", "amsgrad");
        assertThat(options).extracting(Option::standard).containsExactly(1e-3, 0.9, 0.999, 1e-8, 0.02, false);
        assertThat(AdamFormula.beta1().takes()).isEqualTo("a number, from 0 to 1 (exclusive)");
        assertThat(AdamFormula.beta2().takes()).isEqualTo("a number, from 0 to 1 (exclusive)");
        assertThat(OptimizerType.weightDecay(0.02).takes()).isEqualTo("a number, from 0 to 1");
    }

    @Test
    void oneParameterGivenTwiceIsRefused() {
        Tensor theta = Tensor.ones(1);
        List<Tensor> twice = Arrays.asList(Tensor.ones(1), theta, theta);
        assertThatThrownBy(() -> new SGD(twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sgd: parameter 2 is given twice; each belongs to one group only.");
    }
}
