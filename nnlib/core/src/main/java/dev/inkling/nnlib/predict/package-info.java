/**
 * Using a trained net: {@link dev.inkling.nnlib.predict.Predictor} takes the numbers of one sample,
 * {@link dev.inkling.nnlib.predict.Reading} says what the net makes of it and whether it is sure. Imports tensor,
 * autograd, trace, nn and run.
 */
package dev.inkling.nnlib.predict;
