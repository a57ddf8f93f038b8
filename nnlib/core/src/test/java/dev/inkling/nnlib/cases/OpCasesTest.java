package dev.inkling.nnlib.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.autograd.Op;
import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.loss.LossType;
import dev.inkling.nnlib.nn.Layers;
import dev.inkling.nnlib.nn.Module;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every row of {@link OpCases}; the seed is printed, and {@code -Dinkling.seed=N} repeats it, {@code -Dinkling.samples=N} draws more. */
class OpCasesTest {
    private static final long SEED = Long.getLong("inkling.seed", System.nanoTime() & 0xffffff);
    private static final int SAMPLES = Integer.getInteger("inkling.samples", 3);

    /** Every usable backend, each on one thread and on two. */
    private static List<Backend> backends() {
        List<Backend> backends = new ArrayList<>();
        for (BackendProvider provider : Devices.all()) {
            if (provider.whyNot().isEmpty()) {
                backends.add(Devices.open(provider.name(), 1));
                backends.add(Devices.open(provider.name(), 2));
            }
        }
        return backends;
    }

    @TestFactory
    List<DynamicTest> valueAndGradientOnAllViewsEagerlyAndReplayed() {
        System.out.println("OpCases: seed " + SEED);
        List<DynamicTest> tests = new ArrayList<>();
        for (OpCase row : OpCases.all()) {
            tests.add(DynamicTest.dynamicTest(row.name, () -> {
                for (int i = 0; i < SAMPLES; i++) {
                    check(row, SEED + i);
                }
            }));
        }
        return tests;
    }

    /** On every backend, with the kernels that it fuses and without. */
    private static void check(OpCase row, long seed) {
        Backend before = Devices.current();
        try {
            for (Backend backend : backends()) {
                Devices.use(backend);
                for (boolean fused : new boolean[] {true, false}) {
                    Engine.current().offers(fused);
                    for (Layout layout : Layout.values()) {
                        String kernels = fused ? " fused, " : " composed, ";
                        String where = row.name + ", seed " + seed + ", " + backend.name() + kernels + layout;
                        new CaseRun(row.sample.apply(new Draw(seed)), layout, where).check();
                    }
                }
            }
        } finally {
            Engine.current().offers(true);
            Devices.use(before);
        }
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
            OpCase.Sample sample = row.sample.apply(new Draw(SEED));
            if (sample.module != null) {
                layers.add(sample.module.layerSpec().type().word());
            }
        }
        assertThat(layers).containsExactlyInAnyOrderElementsOf(Layers.ALL.words());
        LossType.ALL.all().forEach(type -> assertThat(type.maker().get()).isNotNull());
    }
}
