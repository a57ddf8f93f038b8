package dev.inkling.nnlib.compute;

import java.util.List;

/** The lines of a plan, one after the other. */
final class InTurn extends Call {
    private final Call[] calls;

    InTurn(Backend backend, List<Recorded> steps) {
        calls = new Call[steps.size()];
        for (int i = 0; i < calls.length; i++) {
            Recorded step = steps.get(i);
            calls[i] = step.kernel == null ? new HostCall(step.host) : backend.bind(step.kernel);
        }
    }

    @Override
    public void run() {
        for (Call call : calls) call.run();
    }

    /** What the host does between two kernels. */
    private static final class HostCall extends Call {
        private final HostStep step;

        HostCall(HostStep step) {
            this.step = step;
        }

        @Override
        public void run() {
            step.run();
        }
    }
}
