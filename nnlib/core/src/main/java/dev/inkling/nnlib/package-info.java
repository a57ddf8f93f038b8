/**
 * nnlib: small neural networks that train on a phone; the packages below go from what users write down to arithmetic. A
 * test holds each to what its description says that it imports.
 */
package dev.inkling.nnlib;
