/**
 * Digits as strokes: {@link dev.inkling.nnlib.data.digits.DrawnDigits} draws them as many hands would, so that a net
 * can be trained without a download, and {@link dev.inkling.nnlib.data.digits.DigitPicture} turns what a user drew or
 * photographed into the 28 by 28 pixels that a net trained on MNIST expects. Imports data and io.
 */
package dev.inkling.nnlib.data.digits;
