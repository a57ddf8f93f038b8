package dev.inkling.nnlib.gpu.trial;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.DeviceTrial;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.gpu.GpuBackend;
import dev.inkling.nnlib.gpu.device.Gpu;
import dev.inkling.nnlib.gpu.device.GpuException;
import dev.inkling.nnlib.gpu.device.GpuUnavailableException;
import java.nio.file.Path;

/** Finds a graphics processor, or the reason why there is none; the first to ask opens it. */
public abstract class GpuProvider implements BackendProvider {
    private final String name;
    private GpuBackend backend;
    private String reason;
    private GpuTrial trial;

    protected GpuProvider(String name) {
        this.name = name;
    }

    /** Opens the device. The classes that it needs may be missing. */
    protected abstract Gpu open() throws GpuUnavailableException;

    /** What is said where classes are missing, or what they load. */
    protected abstract String missing(LinkageError error);

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized String whyNot() {
        if (backend == null && reason == null) {
            try {
                backend = new GpuBackend(name, open());
                reason = "";
            } catch (GpuUnavailableException e) {
                reason = e.getMessage();
            } catch (LinkageError e) {
                reason = missing(e);
            } catch (RuntimeException e) {
                // A driver that breaks as soon as it is opened is none.
                reason = "its driver does not start" + (e instanceof GpuException ? " (" + e.getMessage() + ")" : "");
            }
        }
        return reason;
    }

    /**
     * The one backend that there is, whatever the number of threads: a device has its own. It takes the ways to multiply
     * that its trial found best, where there was one.
     */
    @Override
    public synchronized Backend create(int threads) {
        if (!whyNot().isEmpty()) throw new IllegalStateException(whyNot());
        trial().report();
        return backend;
    }

    @Override
    public synchronized DeviceTrial trial() {
        if (trial == null && whyNot().isEmpty()) {
            Path folder = Devices.reports();
            trial = new GpuTrial(backend, folder == null ? null : new Reports(folder, name, backend.key()));
        }
        return trial;
    }
}
