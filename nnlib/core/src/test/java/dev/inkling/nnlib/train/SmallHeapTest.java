package dev.inkling.nnlib.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.data.PictureDataset;
import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.tensor.Generator;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Trains in the memory of a small phone: a JVM of that size. */
class SmallHeapTest {
    /** As many as MNIST has to train with. */
    private static final int MANY = 60_000;

    /** Their pixels and labels as bytes, in megabytes. */
    private static final int DATA = MANY * 785 / 1_000_000;

    @Test
    void theNotesNetTrainsIn64MegabytesBesideItsData() throws Exception {
        assertThat(trainIn(64 + DATA, "784-500-10", MANY)).isEqualTo("trained");
    }

    @Test
    void theConvnetTrainsInThe256MegabytesThatAPhoneGivesAnApp() throws Exception {
        assertThat(trainIn(256, "convnet", 10_000)).isEqualTo("trained");
    }

    private static String trainIn(int megabytes, String net, int pictures) throws Exception {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Xmx" + megabytes + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Run.class.getName(),
                        net,
                        "" + pictures)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(said).isTrue();
        return said.trim();
    }

    /** Thirty steps, then "trained". */
    static final class Run {
        public static void main(String[] args) {
            int count = Integer.parseInt(args[1]);
            byte[] pixels = new byte[count * 784];
            byte[] labels = new byte[count];
            for (int i = 0; i < count; i++) {
                labels[i] = (byte) (i % 10);
                pixels[i * 784 + i % 784] = (byte) 255;
            }
            PictureDataset data = PictureDataset.of(pixels, labels, 28, 28, 10);
            Module net = ModelSpec.parse(args[0]).build(new Generator(1));
            boolean pictures = args[0].equals("convnet");
            Trainer trainer = Trainer.of(
                            net, new CrossEntropy(), new Adam(net.parameters(), 1e-3), pictures ? data : data.flat())
                    .batch(100)
                    .epochs(1);
            trainer.listen(new Listener() {
                @Override
                public void onStep(long step, double loss) {
                    if (step == 30) trainer.cancel();
                }
            });
            trainer.run();
            System.out.println("trained");
        }
    }
}
