package dev.inkling.nnlib.compute.cpu.plain;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.inkling.nnlib.compute.cpu.kernels.ConvChecks;
import dev.inkling.nnlib.compute.cpu.kernels.Gemm;
import dev.inkling.nnlib.compute.cpu.kernels.KernelChecks;
import dev.inkling.nnlib.compute.cpu.kernels.RowChecks;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;
import dev.inkling.nnlib.compute.cpu.shapes.RowTile;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainKernelsTest {
    private static final PlainKernels MUL_ADD = new PlainKernels(new MulAddTiles());

    @Test
    void agreesOnRows() {
        RowChecks.agreeWithPlainLoops(PlainKernels.best());
    }

    @Test
    void letsMomentsFade() {
        RowChecks.letsMomentsFadeWithoutDenormalNumbers(PlainKernels.best());
    }

    @Test
    void multipliesInPartsAsTheReferenceDoes() {
        KernelChecks.agreesOnLargeProducts(MUL_ADD);
        KernelChecks.agreesOnLargeProducts(PlainKernels.best());
    }

    @Test
    void multipliesOddSizesAsTheReferenceDoes() {
        KernelChecks.agreesWithTheReference(MUL_ADD);
        KernelChecks.agreesWithTheReference(PlainKernels.best());
    }

    @Test
    void convolvesOddSizesAsTheReferenceDoes() {
        ConvChecks.agreesWithTheReference(MUL_ADD);
        ConvChecks.agreesWithTheReference(PlainKernels.best());
    }

    @Test
    void convolvesNanAndInfinity() {
        ConvChecks.carriesNanAndInfinity(MUL_ADD);
        ConvChecks.carriesNanAndInfinity(PlainKernels.best());
    }

    @Test
    void stepsAdamLikeItsComposition() {
        KernelChecks.stepsAdamLikeItsComposition(PlainKernels.best());
    }

    @Test
    void carriesNanAndInfinity() {
        KernelChecks.carriesNanAndInfinity(MUL_ADD);
        KernelChecks.carriesNanAndInfinity(PlainKernels.best());
    }

    @Test
    void everyTileOfAFamilyGivesTheSameBits() {
        Random random = new Random(3);
        for (RowTile.Family family : new RowTile.Family[] {new MulAddTiles(), new FmaTiles()}) {
            float[] first = null;
            for (int s = 0; s <= family.shapes().length; s++) {
                RowTile tile = s == 0 ? family.single() : family.shapes()[s - 1];
                float[] c = product(family, tile, random);
                if (first == null) first = c;
                assertThat(c).as(family.name() + " " + tile.name).isEqualTo(first);
                random.setSeed(3);
            }
            random.setSeed(3);
        }
    }

    private static float[] product(RowTile.Family family, RowTile tile, Random random) {
        Gemm.Shape shape = Gemm.Shape.of(37, 65, 119);
        float[] a = new float[37 * 119];
        float[] b = new float[119 * 65];
        random.setSeed(3);
        for (int i = 0; i < a.length; i++) a[i] = random.nextFloat() - 0.5f;
        for (int i = 0; i < b.length; i++) b[i] = random.nextFloat() - 0.5f;
        float[] c = new float[37 * 65];
        try (WorkPool pool = new WorkPool(1)) {
            new RowGemm(shape, family, tile, pool).run(a, 0, b, 0, c, 0, false);
        }
        return c;
    }

    @Test
    void choosesByWhatThereIsAndNotByTheClock() {
        assertThat(PlainKernels.best()).isSameAs(PlainKernels.best());
        assertThat(PlainKernels.best().name()).isIn("plain fma", "plain muladd");
    }

    @Test
    void timesItsTilesWhenALargeProductComes() {
        PlainKernels kernels = new PlainKernels(new MulAddTiles());
        try (WorkPool pool = new WorkPool(1)) {
            kernels.gemm(Gemm.Shape.of(4, 4, 4), pool);
            assertThat(kernels.tile()).isEqualTo("not timed");
            kernels.gemm(Gemm.Shape.of(100, 500, 784), pool);
            assertThat(kernels.tile()).isIn("2x2", "1x4");
        }
    }

    /**
     * Math.fma came to Android with API 33: a phone must never load what calls it, so no class may lead there but by
     * name.
     */
    @Test
    void nothingRefersToTheFusedTilesSoThatNoPhoneLoadsThem() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.inkling.nnlib");
        assertThat(classes.get(FmaTiles.class).getDirectDependenciesToSelf())
                .allSatisfy(d -> assertThat(d.getOriginClass().getName()).startsWith(FmaTiles.class.getName()));
        assertThat(classes.stream()
                        .filter(c -> c.getMethodCallsFromSelf().stream()
                                .anyMatch(m -> m.getTarget().getFullName().startsWith("java.lang.Math.fma")))
                        .map(c -> c.getName().replaceAll("\\$.*", ""))
                        .distinct())
                .containsExactly(FmaTiles.class.getName());
    }
}
