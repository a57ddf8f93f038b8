/**
 * Runnable programs, one thing each: a {@code main} that prints what it finds, and a method that a test holds to its
 * figures. They use nnlib as anybody would, and nothing imports them.
 */
package dev.inkling.nnlib.examples;
