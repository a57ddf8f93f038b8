package dev.inkling.nnlib.gles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.gles.desktop.Watch;
import dev.inkling.nnlib.gpu.device.Block;
import dev.inkling.nnlib.gpu.device.DeviceLostException;
import dev.inkling.nnlib.gpu.device.Facts;
import dev.inkling.nnlib.gpu.device.GpuException;
import dev.inkling.nnlib.gpu.device.GpuUnavailableException;
import dev.inkling.nnlib.gpu.device.OutOfDeviceMemoryException;
import dev.inkling.nnlib.gpu.device.ProgramSource;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said, and what is left, where a driver fails: one sentence, and nothing that was not given back. */
class FaultsTest {
    private static final int MINOR_VERSION = 0x821C;
    private static final int STORAGE_BLOCKS = 0x90DB;
    private static final int GROUP_THREADS = 0x90EB;
    private static final int SHARED_BYTES = 0x8262;
    private static final int BLOCK_BYTES = 0x90DE;
    private static final int CONTEXT_LOST = 0x0507;
    private static final int OUT_OF_MEMORY = 0x0505;
    private static final int INVALID_OPERATION = 0x0502;
    private static final int WAIT_FAILED = 0x911D;

    private long living;

    @BeforeEach
    void count() {
        GlesHere.gpu().finish();
        living = Watch.living();
    }

    @AfterEach
    void allIsGivenBack() {
        Watch.nothing();
        assertThat(Watch.living()).isEqualTo(living);
        assertThat(Tensor.ones(3).add(1).toArray()).containsOnly(2);
    }

    @Test
    void everythingIsGivenBackAtTheEnd() throws Exception {
        try (Trial trial = new Trial()) {
            trial.gpu.graph(List.of(trial.fill())).run();
            float[] numbers = trial.numbers();
            trial.gpu.run(trial.fill());
            assertThat(trial.numbers()).isEqualTo(numbers);
            assertThat(numbers[1]).isBetween(0f, 1f).isNotEqualTo(numbers[0]);
            Block another = trial.gpu.allocate(1024);
            long with = Watch.living();
            another.close();
            another.close();
            trial.gpu.finish();
            // The fence of what was read is gone by then, too.
            assertThat(Watch.living()).isLessThan(with);
        }
    }

    @Test
    void nothingIsDoneAfterTheEnd() throws Exception {
        Trial trial = new Trial();
        trial.close();
        trial.close();
        assertThatThrownBy(trial.gpu::finish)
                .isInstanceOf(GpuException.class)
                .hasMessage("this device of OpenGL ES is closed");
    }

    @Test
    void theContextIsLost() throws Exception {
        try (Trial trial = new Trial()) {
            Watch.errors(error -> CONTEXT_LOST);
            assertThatThrownBy(trial.gpu::finish)
                    .isInstanceOf(DeviceLostException.class)
                    .hasMessage("a submission: the driver lost the device");
            Watch.nothing();
            assertThatThrownBy(trial::numbers).isInstanceOf(DeviceLostException.class);
        }
    }

    @Test
    void theDeviceIsLostWhileItWorks() throws Exception {
        try (Trial trial = new Trial()) {
            Watch.waits(answer -> WAIT_FAILED);
            assertThatThrownBy(trial::numbers)
                    .isInstanceOf(DeviceLostException.class)
                    .hasMessage("waiting for the device: the driver lost the device");
        }
    }

    @Test
    void theDriverHangs() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (Trial trial = new Trial(50_000_000)) {
            Watch.errors(error -> awaited(end));
            assertThatThrownBy(trial.gpu::finish)
                    .isInstanceOf(DeviceLostException.class)
                    .hasMessageStartingWith("the driver of OpenGL ES has not answered for ");
            assertThatThrownBy(() -> trial.gpu.run(trial.fill())).isInstanceOf(DeviceLostException.class);
            end.countDown();
        }
    }

    private static int awaited(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return 0;
    }

    @Test
    void whatNobodyWaitedForFails() throws Exception {
        try (Trial trial = new Trial()) {
            trial.fill();
            Watch.errors(error -> INVALID_OPERATION);
            trial.gpu.graph(List.of(trial.fill())).run();
            // The graph's failure comes out here, and whatever comes next is not done.
            assertThatThrownBy(trial::numbers).isInstanceOf(GpuException.class).hasMessage("a submission failed (502)");
            Watch.nothing();
            assertThatThrownBy(trial::numbers).isInstanceOf(GpuException.class).hasMessage("a submission failed (502)");
        }
    }

    @Test
    void noMemory() throws Exception {
        assertThatThrownBy(() -> GlesHere.gpu().allocate(1L << 40))
                .isInstanceOf(OutOfDeviceMemoryException.class)
                .hasMessage("OpenGL ES has no buffers of 1099511627776 bytes");
        assertThatThrownBy(() -> GlesHere.backend().allocate(1 << 30))
                .isInstanceOf(OutOfDeviceMemoryException.class)
                .hasMessageContaining("is larger than what");
        try (Trial trial = new Trial()) {
            Watch.errors(error -> OUT_OF_MEMORY);
            assertThatThrownBy(() -> trial.gpu.allocate(1024))
                    .isInstanceOf(OutOfDeviceMemoryException.class)
                    .hasMessage("a buffer of 1024 bytes found no memory");
            Watch.nothing();
            // What failed was said at once, and the device goes on.
            trial.gpu.run(trial.fill());
            assertThat(trial.numbers()[1]).isPositive();
        }
    }

    @Test
    void aProgramIsWrong() throws Exception {
        try (Trial trial = new Trial()) {
            ProgramSource wrong =
                    new ProgramSource("wrong", "void main() { int x = 1.5; }", List.of(), List.of(), 1, 64, 1, 0);
            assertThatThrownBy(() -> trial.gpu.program(wrong))
                    .isInstanceOf(GpuException.class)
                    .hasMessageStartingWith("the program wrong does not compile: ");
            trial.gpu.run(trial.fill());
            assertThat(trial.numbers()[1]).isPositive();
        }
    }

    private static void isRefused(int name, int there, String why) {
        Watch.numbers((asked, answer) -> asked == name ? there : answer);
        assertThatThrownBy(GlesGpu::open)
                .isInstanceOf(GpuUnavailableException.class)
                .hasMessageMatching(".+ has only " + why);
    }

    @Test
    void theDriverHasLessThanItMust() {
        isRefused(MINOR_VERSION, 0, "OpenGL ES 3.0, and computing wants 3.1");
        isRefused(STORAGE_BLOCKS, 0, "0 storage buffers in a program instead of 4");
        isRefused(GROUP_THREADS, 64, "64 threads in a group instead of 128");
        isRefused(SHARED_BYTES, 1024, "1024 bytes of memory that a group shares instead of 16384");
    }

    @Test
    void aBlockOfAnySizeFitsIntoAnInt() throws Exception {
        Watch.numbers((name, there) -> name == BLOCK_BYTES ? -1 : there);
        try (Trial trial = new Trial()) {
            assertThat(trial.gpu.facts().mostBytes()).isEqualTo(Integer.MAX_VALUE);
        }
    }

    @Test
    void itSaysWhoseDriverRuns() throws Exception {
        Facts mine = GlesHere.gpu().facts();
        assertThat(mine.kind() == Facts.Kind.CPU).isEqualTo(mine.name().contains("llvmpipe"));
        assertThat(mine.driver()).matches("OpenGL ES 3\\.[12].*, the driver of .+");
        Watch.texts(text -> text.equals(mine.name()) ? "ANGLE (Qualcomm, Vulkan 1.3 (Adreno (TM) 740))" : text);
        try (Trial trial = new Trial()) {
            Facts angle = trial.gpu.facts();
            assertThat(angle.kind()).isEqualTo(Facts.Kind.OTHER);
            assertThat(angle.toString()).matches("ANGLE \\(Qualcomm, .* \\(OpenGL ES 3.*, ANGLE\\)");
            assertThat(angle.key()).isNotEqualTo(mine.key());
        }
    }
}
