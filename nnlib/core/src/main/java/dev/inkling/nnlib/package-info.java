/** nnlib: small neural networks that train on a phone; the packages below go from what users write down to arithmetic. */
package dev.inkling.nnlib;
