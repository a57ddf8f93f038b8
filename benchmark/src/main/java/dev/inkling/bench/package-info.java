/** Measures nnlib and its peers side by side, each in a JVM of its own, in turns. */
package dev.inkling.bench;
