package dev.inkling.nnlib.compute;

import java.util.List;
import java.util.Locale;

/**
 * What the trial of a device came to.
 *
 * @param device its name and its driver's
 * @param outcome whether runs may be trained on it
 * @param where what was tried when it failed; empty where it did not
 * @param kernels how many kernels were checked against the CPU
 * @param findings those that were wrong
 * @param ways how it multiplies matrices from now on: the fastest way for few elements and for many
 * @param speeds how long training steps take
 */
public record TrialReport(
        String device,
        Outcome outcome,
        String where,
        int kernels,
        List<Finding> findings,
        String ways,
        List<Speed> speeds) {
    /** How a trial ends. */
    public enum Outcome {
        /** All was right that is used from now on. */
        RIGHT,
        /** Something was wrong, and there is no other way to compute it there. */
        WRONG,
        /** The driver reported an error, or there was too little memory. */
        FAILED,
        /** It did not answer in time. */
        SILENT,
        /** The process ended in the middle of the trial. */
        CRASHED
    }

    /**
     * A kernel that was wrong.
     *
     * @param program what ran
     * @param how in what way it was wrong
     */
    public record Finding(String program, String how) {}

    /**
     * A training step of a net, in milliseconds on the device and on the CPU.
     *
     * @param net such as 784-500-10
     */
    public record Speed(String net, double device, double cpu) {}

    /** Whether runs may be trained on it. */
    public boolean isUsable() {
        return outcome == Outcome.RIGHT;
    }

    /** How many times as fast as the CPU it takes a step of a net; 0 where that was not measured. */
    public double gain(String net) {
        for (Speed speed : speeds) {
            if (speed.net().equals(net)) return speed.cpu() / speed.device();
        }
        return 0;
    }

    /** The outcome in a sentence. */
    public String sentence() {
        String at = where.isEmpty() ? "" : " (" + where + ")";
        switch (outcome) {
            case RIGHT:
                return device + " gives the results that the CPU gives: " + kernels + " kernels tried"
                        + (findings.isEmpty() ? "." : ", " + findings.size() + " wrong and replaced.");
            case WRONG:
                return device + " gives other results than the CPU" + at + ".";
            case FAILED:
                return device + " failed while it was tried" + at + ".";
            case SILENT:
                return device + " did not answer while it was tried" + at + ".";
            default:
                return "the process ended while " + device + " was tried" + at
                        + "; it is tried again when its driver changes, or when you ask for it.";
        }
    }

    /** The whole report in words, a line each. */
    public String text() {
        StringBuilder text = new StringBuilder(sentence());
        for (Finding finding : findings)
            text.append("\n  ").append(finding.program()).append(": ").append(finding.how());
        if (!ways.isEmpty()) text.append("\n  products: ").append(ways);
        for (Speed speed : speeds) {
            text.append(String.format(
                    Locale.ROOT,
                    "\n  a step of %s: %.2f ms, on the CPU %.2f ms",
                    speed.net(),
                    speed.device(),
                    speed.cpu()));
        }
        return text.toString();
    }
}
