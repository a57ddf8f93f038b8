package dev.inkling.nnlib.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.autograd.Op;
import dev.inkling.nnlib.loss.Losses;
import dev.inkling.nnlib.nn.Layers;
import dev.inkling.nnlib.nn.Module;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every row of {@link OpCases}; the seed is printed, and {@code -Dinkling.seed=N} repeats it,
 * {@code -Dinkling.samples=N} draws more. Optimizers: {@link OptimCasesTest}.
 */
class OpCasesTest {
    @TestFactory
    List<DynamicTest> valueAndGradientOnAllViewsEagerlyAndReplayed() {
        System.out.println("OpCases: seed " + EveryBackend.SEED);
        List<DynamicTest> tests = new ArrayList<>();
        for (OpCase row : OpCases.all()) {
            tests.add(DynamicTest.dynamicTest(
                    row.name,
                    () -> EveryBackend.check(row.name, (seed, layout, where) -> new CaseRun(
                                    row.sample.apply(new Draw(seed)), layout, where)
                            .check())));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> whatMustFailDoesWithItsSentence() {
        List<DynamicTest> tests = new ArrayList<>();
        for (OpCase row : OpCases.all()) {
            row.fails.forEach((sentence, call) -> tests.add(DynamicTest.dynamicTest(
                    row.name + ": " + sentence, () -> assertThatThrownBy(call).hasMessage(sentence))));
        }
        assertThat(tests).hasSizeGreaterThan(5);
        return tests;
    }

    @Test
    void everyOperationLayerActivationAndLossHasARow() {
        Set<Class<?>> covered = new HashSet<>();
        OpCases.all().forEach(row -> covered.add(row.covers));
        assertThat(ClassPath.concrete("dev.inkling.nnlib.autograd", Op.class)).isSubsetOf(covered);
        assertThat(ClassPath.concrete("dev.inkling.nnlib.nn", Module.class)).isSubsetOf(covered);
        Set<Class<?>> losses =
                ClassPath.concrete("dev.inkling.nnlib.loss", ClassPath.named("dev.inkling.nnlib.loss", "Reduced"));
        assertThat(losses).hasSizeGreaterThan(10).isSubsetOf(covered);
    }

    @Test
    void everyLayerCanBeNamedInASpecAndEveryLossInARun() {
        Set<String> layers = new HashSet<>();
        for (OpCase row : OpCases.all()) {
            OpCase.Sample sample = row.sample.apply(new Draw(EveryBackend.SEED));
            if (sample.module != null) {
                layers.add(sample.module.layerSpec().type().word());
            }
        }
        assertThat(layers).containsExactlyInAnyOrderElementsOf(Layers.ALL.words());
        Losses.ALL.all().forEach(type -> assertThat(type.build(type.options())).isNotNull());
    }
}
