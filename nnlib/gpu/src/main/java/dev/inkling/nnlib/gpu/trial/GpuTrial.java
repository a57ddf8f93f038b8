package dev.inkling.nnlib.gpu.trial;

import dev.inkling.nnlib.compute.DeviceException;
import dev.inkling.nnlib.compute.DeviceTrial;
import dev.inkling.nnlib.compute.TrialReport;
import dev.inkling.nnlib.compute.TrialReport.Finding;
import dev.inkling.nnlib.compute.TrialReport.Outcome;
import dev.inkling.nnlib.gpu.GpuBackend;
import dev.inkling.nnlib.gpu.Product;
import dev.inkling.nnlib.gpu.Ways;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The trial of a graphics processor: every program, then whole nets, then how fast it is. It runs in a thread of its
 * own, so that a driver that hangs holds nobody up.
 */
final class GpuTrial implements DeviceTrial {
    /** One part of the trial takes far less on the slowest of devices. */
    private static final long PATIENCE_MILLIS = 60_000;

    private final GpuBackend backend;
    private final Reports reports;
    private final long patienceMillis;
    private final List<NetTrial.Net> nets;
    /** Without a lock: who reads it twice from the disk reads the same, and the backend has a lock of its own. */
    private volatile TrialReport known;

    /** Of a backend; without reports they are kept as long as the process lasts. */
    GpuTrial(GpuBackend backend, Reports reports) {
        this(backend, reports, PATIENCE_MILLIS, List.of(NetTrial.Net.values()));
    }

    GpuTrial(GpuBackend backend, Reports reports, long patienceMillis, List<NetTrial.Net> nets) {
        this.nets = nets;
        this.backend = backend;
        this.reports = reports;
        this.patienceMillis = patienceMillis;
        backend.whenUnsteady(this::unsteady);
    }

    @Override
    public TrialReport report() {
        if (known == null && reports != null) take(reports.read(device()));
        return known;
    }

    private String device() {
        return backend.gpu().facts().toString();
    }

    private void take(TrialReport report) {
        known = report;
        if (report == null || !report.isUsable()) return;
        backend.trust(right(report.findings()));
        Ways ways = Ways.of(report.ways());
        if (ways != null) backend.multiplyBy(ways);
    }

    private void keep(TrialReport report) {
        take(report);
        if (reports != null) reports.write(report);
    }

    /** The ways to multiply in which nothing was wrong. */
    private static Set<Product> right(List<Finding> findings) {
        Set<Product> right = EnumSet.allOf(Product.class);
        for (Finding finding : findings) right.removeIf(way -> way.runs(finding.program()));
        return right;
    }

    /** A product came out differently the second time, in the middle of a run: that way is not taken any more. */
    private void unsteady(String program) {
        TrialReport before = report();
        if (before == null) return;
        List<Finding> findings = new ArrayList<>(before.findings());
        findings.add(new Finding(program, "it gave two results for one product while a net was trained"));
        Set<Product> right = right(findings);
        Product way = right.isEmpty() ? null : right.iterator().next();
        keep(new TrialReport(
                before.device(),
                way == null ? Outcome.WRONG : before.outcome(),
                way == null ? program : "",
                before.kernels(),
                findings,
                way == null ? "" : Ways.only(way).toString(),
                before.speeds()));
    }

    @Override
    public TrialReport run(Watch watch) throws InterruptedException {
        Work work = new Work(watch);
        Thread thread = new Thread(work, "device trial");
        thread.setDaemon(true);
        thread.start();
        try {
            while (thread.isAlive()) {
                int done = work.done.get();
                thread.join(patienceMillis);
                if (thread.isAlive() && work.done.get() == done) return silent(work);
            }
        } catch (InterruptedException e) {
            work.ended = true;
            throw e;
        }
        return work.ended(this);
    }

    private TrialReport silent(Work work) {
        work.ended = true;
        TrialReport report = work.failed(Outcome.SILENT, work.where);
        keep(report);
        return report;
    }

    /** What the trial's thread does. */
    private final class Work implements Runnable {
        private final Watch watch;
        private final List<Finding> findings = new ArrayList<>();
        private final Examination examination = new Examination(backend, 1);
        private final int parts = 1 + examination.parts() + Speeds.parts(nets) + nets.size() * NetCheck.PARTS;
        private TrialReport report;
        private RuntimeException failure;
        private final AtomicInteger done = new AtomicInteger();
        private volatile String where = "";
        private volatile boolean ended;

        Work(Watch watch) {
            this.watch = watch;
        }

        @Override
        public void run() {
            try {
                report = examined();
            } catch (DeviceException e) {
                if (!ended) report = failed(Outcome.FAILED, where + ": " + e.getMessage());
            } catch (InterruptedException e) {
                ended = true;
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        /** Notes what comes next; false where the trial is to end. */
        private boolean next(String what) {
            if (ended) return false;
            if (reports != null && !what.equals(where)) reports.mark(what);
            where = what;
            if (!watch.goesOn(done.getAndIncrement(), parts)) ended = true;
            return !ended;
        }

        private TrialReport examined() throws InterruptedException {
            next("its first program");
            for (Examination.Finding finding : examination.run(this::next)) {
                for (String program : finding.programs()) {
                    findings.add(new Finding(program, finding.sample() + ": " + finding.how()));
                }
            }
            if (ended) return null;
            Set<Product> right = right(findings);
            for (Finding finding : findings) {
                if (!Product.isOne(finding.program()) || right.isEmpty()) {
                    return failed(Outcome.WRONG, finding.program());
                }
            }
            backend.trust(right);
            Speeds speeds = new Speeds(backend, this::next);
            Ways ways = speeds.fastest(right);
            if (ended) return null;
            backend.multiplyBy(ways);
            for (NetTrial.Net net : nets) {
                String wrong = new NetCheck(net, backend, this::next).wrong();
                if (ended) return null;
                if (wrong != null) return failed(Outcome.WRONG, net.word + ": " + wrong);
            }
            List<TrialReport.Speed> steps = speeds.steps(nets);
            if (ended) return null;
            return new TrialReport(device(), Outcome.RIGHT, "", examination.size(), findings, ways.toString(), steps);
        }

        private TrialReport failed(Outcome outcome, String at) {
            return new TrialReport(device(), outcome, at, examination.size(), findings, "", List.of());
        }

        /** Once the thread is over. */
        private TrialReport ended(GpuTrial trial) {
            if (failure != null) throw failure;
            if (report != null) trial.keep(report);
            else if (reports != null) reports.unmark();
            return report;
        }
    }
}
