package dev.inkling.nnlib.golden;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.NoArrayBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** PyTorch's answers once more, on a device whose memory the host cannot see. */
class GoldenWithoutArraysTest extends GoldenTest {
    private Backend before;

    @BeforeEach
    void computeElsewhere() {
        before = Devices.current();
        Devices.use(Devices.open(NoArrayBackend.NAME, 1));
    }

    @AfterEach
    void putBack() {
        Devices.use(before);
    }
}
