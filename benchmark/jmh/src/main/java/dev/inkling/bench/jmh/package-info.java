/** JMH's look at nnlib by itself, piece by piece, on both kernel sets. Run by {@code ./inkling bench --jmh}. */
package dev.inkling.bench.jmh;
