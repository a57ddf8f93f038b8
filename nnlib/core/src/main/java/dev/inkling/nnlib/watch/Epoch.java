package dev.inkling.nnlib.watch;

/**
 * What one epoch came to; a figure that the run does not have is NaN.
 *
 * @param number counted from 1
 * @param step steps taken so far
 * @param loss mean training loss over the epoch's steps
 * @param accuracy training accuracy in per cent
 * @param validationLoss loss on the kept samples
 * @param validationAccuracy accuracy on the kept samples in per cent
 * @param rate learning rate of the epoch's last step
 * @param samplesPerSecond training speed of the epoch, validation not counted
 * @param seconds time that the run has trained so far
 */
public record Epoch(
        int number,
        long step,
        double loss,
        double accuracy,
        double validationLoss,
        double validationAccuracy,
        double rate,
        double samplesPerSecond,
        double seconds) {}
